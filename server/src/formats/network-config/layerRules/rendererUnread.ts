import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { isWithoutNetplan } from '../../../layers/systemsTaking.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';

export const rendererCode = 'layers/setting-without-effect';

/** `renderer`, which netplan alone reads, on systems whose images never have it. Of other keys of netplan the tool's own check says it. */
export function rendererUnread(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!systems.every(({ id }) => isWithoutNetplan(id))) return undefined;
  return configRule<Readonly<Record<string, unknown>>>({
    codes: [rendererCode],
    at: ['', 'network'],
    *check(config) {
      if (config.version !== 2 || typeof config.renderer !== 'string') return;
      yield {
        code: rendererCode,
        severity: 'warning',
        message: `\`renderer\` does nothing on ${namesOfSystems(systems)}: it is for netplan, which is not there; remove it`,
        path: ['renderer'],
        isOwn: true,
        fixes: ({ node }, document) => removeKeyIn(mapAround(node, document), 'renderer', document),
      };
    },
  });
}

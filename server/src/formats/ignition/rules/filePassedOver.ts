import { decodeText } from '../../../base/decodeText.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { writtenFiles } from '../../../generated/machineFacts.ts';
import { configRule } from '../../configRule.ts';
import { ruleOfName } from '../../ruleOfName.ts';
import type { IgnitionConfig } from '../config.ts';

const code = 'files/passed-over';

/** Files that the program they are for passes over because of their name. What holds on some systems only is left out. */
export const filePassedOver = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check({ storage, systemd }) {
    const rules = writtenFiles.rules.filter(({ on }) => !on);
    for (const [index, { path }] of knownItems(storage?.files).entries()) {
      if (typeof path !== 'string' || holdsTemplate(path)) continue;
      const rule = ruleOfName(path, rules, (name) => isNamedElsewhere(name, path, storage, systemd));
      if (!rule) continue;
      yield {
        code,
        severity: 'warning',
        message: `nothing comes of \`${path}\`: ${rule.because}; ${rule.instead}`,
        path: ['storage', 'files', index, 'path'],
        isOwn: true,
      };
    }
  },
});

/** Whether a text of the config has the name of the file at a path, or may have it. */
function isNamedElsewhere(
  name: string,
  path: string,
  storage: IgnitionConfig['storage'],
  systemd: IgnitionConfig['systemd'],
): boolean {
  const others = knownItems(storage?.files).filter((file) => file.path !== path);
  const sources = others.map(({ contents }) => contents?.source);
  const units = knownItems(systemd?.units).flatMap(({ contents, dropins }) => [
    contents,
    ...knownItems(dropins).map((dropin) => dropin.contents),
  ]);
  const links = knownItems(storage?.links).map(({ target }) => target);
  return [...sources, ...units, ...links].some((text) => {
    if (typeof text !== 'string') return text !== undefined;
    if (!text.startsWith('data:')) return text.includes(name);
    const reading = readDataUrl(text);
    return reading.kind === 'contents' && decodeText(reading.bytes).text.includes(name);
  });
}

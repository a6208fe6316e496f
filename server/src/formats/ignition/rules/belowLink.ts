import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Storage } from '../config.ts';

const code = 'ignition/below-link';

/** Nothing of a config may lie below one of its own links: Ignition writes links last. */
export const belowLink = configRule<Storage>({
  codes: [code],
  at: ['storage'],
  *check(storage, { target }) {
    const links = new Map<string, number>();
    for (const [index, { path }] of knownItems(storage.links).entries())
      if (typeof path === 'string' && !links.has(path)) links.set(path, index);
    if (links.size === 0) return;
    for (const list of ['directories', 'files', 'links'] as const) {
      for (const [index, { path }] of knownItems(storage[list]).entries()) {
        if (typeof path !== 'string') continue;
        for (const parent of parentsOf(path)) {
          const link = links.get(parent);
          if (link === undefined) continue;
          yield {
            code,
            severity: 'error',
            message: `\`${path}\` lies below \`${parent}\`, which is a link of this config: ${target.refusal}; write it below the place that the link leads to`,
            path: [list, index],
            related: { path: ['links', link], message: 'the link stands here' },
          };
        }
      }
    }
  },
});

/** The folders above a path, the nearest last. */
function* parentsOf(path: string): Generator<string> {
  for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1)) yield path.slice(0, at);
}

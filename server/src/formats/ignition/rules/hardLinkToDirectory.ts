import { joinPath } from '../../../base/joinPath.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Link, Storage } from '../config.ts';

const code = 'ignition/hard-link-to-directory';

/** No filesystem has hard links to directories. */
export const hardLinkToDirectory = configRule<Storage>({
  codes: [code],
  at: ['storage'],
  *check(storage, { target }) {
    const links = knownItems(storage.links);
    if (!links.some(({ hard }) => hard === true)) return;
    const directories = new Map<string, number>();
    for (const [index, { path }] of knownItems(storage.directories).entries())
      if (typeof path === 'string') directories.set(path, index);
    for (const [index, link] of links.entries()) {
      const aim = aimOf(link);
      const directory = aim === undefined ? undefined : directories.get(aim);
      if (directory === undefined) continue;
      yield {
        code,
        severity: 'error',
        message: `this hard link leads to \`${aim}\`, which is a directory of this config, and only files can have hard links: ${target.refusal}; take \`hard\` away to make it a symbolic link`,
        path: ['links', index],
        related: { path: ['directories', directory], message: 'the directory stands here' },
      };
    }
  },
});

/** The path that a hard link leads to; Ignition counts a relative target from the link itself, not from its folder. */
function aimOf({ hard, path, target }: Link): string | undefined {
  if (hard !== true || typeof target !== 'string' || target === '') return undefined;
  if (target.startsWith('/')) return joinPath(target, '');
  return typeof path === 'string' ? joinPath(path, target) : undefined;
}

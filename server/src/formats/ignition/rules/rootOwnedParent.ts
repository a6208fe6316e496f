import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { IgnitionConfig, StorageNode } from '../config.ts';

const code = 'ignition/root-owned-parent';

const homeOf = /^(?<home>\/(?:var\/)?home\/(?<user>[^/]+))\/(?<rest>.+)$/u;

/** Folders that Ignition makes on the way to a file belong to root, also in somebody's home. */
export const rootOwnedParent = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check({ storage, ignition }) {
    // Another config may bring the folders.
    if (!storage || knownItems(ignition?.config?.merge).length > 0) return;
    const declared = new Set(knownItems(storage.directories).map(({ path }) => plainHome(path)));
    const said = new Set<string>();
    for (const list of ['files', 'directories', 'links'] as const) {
      for (const [index, node] of knownItems(storage[list]).entries()) {
        for (const folder of foldersOf(node)) {
          const plain = plainHome(folder);
          if (declared.has(plain) || said.has(plain)) continue;
          said.add(plain);
          yield {
            code,
            severity: 'warning',
            message: `Ignition makes \`${folder}\` on the way and gives it to root, so that its user cannot write there; list it under \`directories\` with the same owner`,
            path: ['storage', list, index, 'path'],
            isOwn: true,
          };
        }
      }
    }
  },
});

/** The folders between a home and what its user is to own. `.ssh` is made by Ignition for the user's keys. */
function foldersOf({ path, user }: StorageNode): readonly string[] {
  const groups = typeof path === 'string' ? homeOf.exec(path)?.groups : undefined;
  if (!groups || user?.name !== groups.user) return [];
  const names = (groups.rest ?? '').split('/').slice(0, -1);
  return names.map((_, index) => `${groups.home}/${names.slice(0, index + 1).join('/')}`);
}

/** `/home` leads to `/var/home`. */
function plainHome(path: unknown): string {
  return typeof path === 'string' ? path.replace(/^\/var\/home\//u, '/home/') : '';
}

import type { Path } from '../../../base/path.ts';
import type { Fix } from '../../../base/problem.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { nodeAtPath, pairOf, partAt } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertItem, insertPair } from '../../../document/textEdits.ts';
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
            message: `Ignition makes \`${folder}\` on the way and gives it to root: its user cannot write there, and what runs as that user fails where it tries; list it under \`directories\` with the same owner`,
            path: ['storage', list, index, 'path'],
            isOwn: true,
            fixes: ({ node: place, path }, document) => listFolder(place, path, folder, node, document),
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

/** Lists a folder with the owner of what stands in it. */
function listFolder(
  node: Node,
  path: Path,
  folder: string,
  { user, group }: StorageNode,
  document: TextDocument,
): readonly Fix[] {
  const part = partAt(document, node.start);
  const at = path.slice(0, -3);
  if (!part || nodeAtPath(part, path).node !== node) return [];
  const storage = nodeAtPath(part, at).node;
  if (storage?.kind !== 'map') return [];
  const list = pairOf(storage, 'directories')?.value;
  const owner: Record<string, { readonly name: string }> = {};
  for (const [key, value] of Object.entries({ user: user?.name, group: group?.name }))
    if (typeof value === 'string') owner[key] = { name: value };
  const title = `List \`${folder}\` under \`directories\``;
  const inFlow = [JSON.stringify({ path: folder, ...owner })];
  const inBlock = [
    `path: ${plain(folder)}`,
    ...Object.entries(owner).flatMap(([key, { name }]) => [`${key}:`, `  name: ${plain(name)}`]),
  ];
  if (list?.kind === 'seq') {
    const lines = list.style === 'flow' ? inFlow : inBlock;
    return [{ title, edits: insertItem(document, list, { lines }), certain: false }];
  }
  if (list) return [];
  const lines = storage.style === 'flow' ? [`[${inFlow.join()}]`] : asItem(inBlock);
  return [{ title, edits: insertPair(document, storage, 'directories', { lines }), certain: false }];
}

/** As a text in YAML. */
function plain(text: string): string {
  return /^[a-z/_][\w./-]*$/u.test(text) ? text : JSON.stringify(text);
}

function asItem(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
}

/** `/home` leads to `/var/home`. */
function plainHome(path: unknown): string {
  return typeof path === 'string' ? path.replace(/^\/var\/home\//u, '/home/') : '';
}

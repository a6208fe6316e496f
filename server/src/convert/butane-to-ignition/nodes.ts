import {
  type Origin,
  type Produced,
  type ProducedObject,
  producedAt,
  producedList,
  producedObject,
  producedText,
  withMember,
} from '../../decode/produced.ts';

/** The lists of the storage section whose items are told apart by one path. */
export type NodeList = 'files' | 'directories' | 'links';

/** The files, directories and links of a config, by path: what later steps complete and add to. */
export interface StorageNodes {
  readonly lists: Record<NodeList, Produced[]>;
  /** Where each path stands; of a path that a list has twice, the last. */
  readonly byPath: Record<NodeList, Map<string, number>>;
}

const nodeLists: readonly NodeList[] = ['directories', 'files', 'links'];

export function storageNodes(config: ProducedObject): StorageNodes {
  const nodes: StorageNodes = {
    lists: { files: [], directories: [], links: [] },
    byPath: { files: new Map(), directories: new Map(), links: new Map() },
  };
  for (const list of nodeLists) {
    const items = producedAt(config, 'storage', list);
    if (items?.kind !== 'list') continue;
    for (const [index, item] of items.items.entries()) {
      nodes.lists[list].push(item);
      nodes.byPath[list].set(producedText(producedAt(item, 'path')) ?? '', index);
    }
  }
  return nodes;
}

export function exists({ byPath }: StorageNodes, path: string): boolean {
  return nodeLists.some((list) => byPath[list].has(path));
}

/** The node of this list at the path, if there is one. */
export function nodeAt({ lists, byPath }: StorageNodes, list: NodeList, path: string): ProducedObject | undefined {
  const index = byPath[list].get(path);
  const node = index === undefined ? undefined : lists[list][index];
  return node?.kind === 'object' ? node : undefined;
}

/** Puts a node in the place of the one with its path, or behind the others. */
export function putNode({ lists, byPath }: StorageNodes, list: NodeList, path: string, node: ProducedObject): void {
  const index = byPath[list].get(path) ?? lists[list].length;
  lists[list][index] = node;
  byPath[list].set(path, index);
}

/** The config with these nodes. `origin` is what new lists come from. */
export function withNodes(config: ProducedObject, nodes: StorageNodes, origin: Origin): ProducedObject {
  const old = producedAt(config, 'storage');
  let storage = old?.kind === 'object' ? old : producedObject([], origin);
  for (const list of nodeLists) {
    const items = nodes.lists[list];
    if (items.length === 0) continue;
    const known = storage.members.get(list);
    storage = withMember(storage, list, producedList(items, ...(known?.origins ?? items[0]?.origins ?? [origin])));
  }
  return storage.members.size === 0 ? config : withMember(config, 'storage', storage);
}

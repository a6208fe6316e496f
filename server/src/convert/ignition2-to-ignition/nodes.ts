import { joinPath } from '../../base/joinPath.ts';
import { type Produced, type ProducedObject, producedList, producedObject } from '../../decode/produced.ts';
import type { FilesystemPath } from './filesystemPaths.ts';
import {
  objectIn,
  objectsIn,
  plainIn,
  reportLoss,
  scalarFrom,
  textIn,
  type Upgrade,
  withItems,
  withMembers,
  withSection,
} from './upgrade.ts';

/** Files, directories and links: whole paths in place of a filesystem and a path on it, and what Ignition 2 does by default. */
export function withNodes(
  upgrade: Upgrade,
  config: ProducedObject,
  paths: ReadonlyMap<string, FilesystemPath>,
  hasOptionalModes: boolean,
): ProducedObject {
  const storage = objectIn(config, 'storage');
  if (!storage) return config;
  const placed = (list: string): readonly ProducedObject[] =>
    objectsIn(storage, list).flatMap((node) => {
      const own = withPath(upgrade, node, paths);
      // Before modes could be left away, one that was absent was none at all.
      if (!own || hasOptionalModes || list === 'links' || own.members.has('mode')) return own ?? [];
      return [withMembers(own, { mode: scalarFrom(own.members.get('path') ?? own, 0) })];
    });
  const files = onceEach(upgrade, placed('files').map(asFile));
  let changed = withItems(storage, 'directories', onceEach(upgrade, placed('directories')));
  changed = withItems(changed, 'files', files);
  changed = withItems(changed, 'links', onceEach(upgrade, placed('links')));
  return withSection(config, 'storage', changed);
}

function withPath(
  upgrade: Upgrade,
  node: ProducedObject,
  paths: ReadonlyMap<string, FilesystemPath>,
): ProducedObject | undefined {
  const name = textIn(node, 'filesystem') ?? 'root';
  const path = node.members.get('path');
  const found = paths.get(name);
  if (found?.path === undefined) {
    const why = found ? 'is mounted outside of the system that Ignition sets up' : 'is defined nowhere in the config';
    const message = `\`${textIn(node, 'path')}\` is left out: its filesystem \`${name}\` ${why}`;
    reportLoss(upgrade, path ?? node, 'dropped', 'left-behind', message);
    return undefined;
  }
  const whole = joinPath(found.path, textIn(node, 'path') ?? '');
  return withMembers(node, { filesystem: undefined, path: scalarFrom(path ?? node, whole) });
}

/** Files are written over what is there, unless they are appended to it. */
function asFile(file: ProducedObject): ProducedObject {
  const append = file.members.get('append');
  const contents = contentsOf(file);
  const overwrite = file.members.get('overwrite');
  if (append && plainIn(file, 'append') === true)
    return withMembers(file, {
      overwrite: scalarFrom(overwrite ?? append, false),
      contents: undefined,
      append: producedList([contents], ...append.origins),
    });
  return withMembers(file, {
    append: undefined,
    overwrite: overwrite ?? scalarFrom(file.members.get('path') ?? file, true),
    contents,
  });
}

/** Without a source Ignition 2 makes an empty file; Ignition 3 would leave one that is there as it is. */
function contentsOf(file: ProducedObject): Produced {
  const contents = objectIn(file, 'contents');
  const source = file.members.get('path') ?? file;
  if (!contents) return producedObject([['source', scalarFrom(source, '')]], ...source.origins);
  return contents.members.has('source') ? contents : withMembers(contents, { source: scalarFrom(contents, '') });
}

/** Ignition 2 takes a path twice and does one after the other; Ignition 3 refuses it. */
function onceEach(upgrade: Upgrade, nodes: readonly ProducedObject[]): readonly ProducedObject[] {
  const found = new Map<string, ProducedObject>();
  for (const node of nodes) {
    const path = textIn(node, 'path') ?? '';
    const before = found.get(path);
    if (!before) {
      found.set(path, node);
      continue;
    }
    const appended = node.members.get('append');
    const message = appended
      ? `\`${path}\` stands twice, which Ignition 3 refuses: what is appended here is put into the first entry`
      : `\`${path}\` stands twice, and Ignition 2 writes the later one over this one: it is left out`;
    const lost = appended ? node : before;
    reportLoss(upgrade, lost.members.get('path') ?? lost, 'changed', 'said-otherwise', message);
    found.set(path, appended ? withAppended(before, node, appended) : node);
  }
  return [...found.values()];
}

function withAppended(before: ProducedObject, node: ProducedObject, appended: Produced): ProducedObject {
  const old = before.members.get('append');
  const items = [old, appended].flatMap((list) => (list?.kind === 'list' ? list.items : []));
  const later = Object.fromEntries(
    ['mode', 'user', 'group'].flatMap((name) => {
      const member = node.members.get(name);
      return member ? [[name, member] as const] : [];
    }),
  );
  return withMembers(before, { ...later, append: producedList(items, ...appended.origins) });
}

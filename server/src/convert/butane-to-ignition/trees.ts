import type { DirectoryEntry } from '../../base/fileSnapshot.ts';
import { goBytes } from '../../base/goString.ts';
import { joinPath } from '../../base/joinPath.ts';
import {
  type Origin,
  type Produced,
  type ProducedObject,
  producedAt,
  producedObject,
  producedScalar,
  producedText,
} from '../../decode/produced.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { encodedContents } from './encodedContents.ts';
import { ignitionEntry } from './ignitionEntry.ts';
import { localPath, reportRefusal } from './localFiles.ts';
import { exists, nodeAt, putNode, type StorageNodes, storageNodes, withNodes } from './nodes.ts';
import { renameKeys } from './renameKeys.ts';
import {
  askFile,
  at,
  itemsOf,
  report,
  reportAs,
  reportLoss,
  scalarOf,
  type Translation,
  textAt,
} from './translation.ts';

/** Everything in the folders of `storage.trees`: files with their contents, links, and directories that need an owner or mode. */
export function addTrees(translation: Translation, config: ProducedObject): ProducedObject {
  const trees = at(translation, translation.root, 'storage', 'trees');
  if (!trees || itemsOf(trees).length === 0) return config;
  const nodes = storageNodes(config);
  for (const tree of itemsOf(trees)) {
    const local = textAt(translation, tree, 'local');
    if (local === undefined) continue;
    const source = localPath(translation, tree, local);
    // Without a files directory the first tree ends it all.
    if (source === undefined && translation.options.filesDir === undefined) break;
    if (source !== undefined) addTree({ translation, tree, nodes, origin: originOf(tree), local }, source);
  }
  return withNodes(config, nodes, originOf(trees));
}

interface Walk {
  readonly translation: Translation;
  readonly tree: Place;
  readonly nodes: StorageNodes;
  readonly origin: Origin;
  /** The tree's folder as the config names it. */
  readonly local: string;
}

function addTree(walk: Walk, source: string): void {
  const { translation, tree, local } = walk;
  const answer = askFile(translation, { path: source, want: 'list' });
  if (answer?.kind === 'refused') {
    reportRefusal(translation, tree, local, answer.reason);
    return;
  }
  if (answer?.kind !== 'list') return;
  const base = textAt(translation, tree, 'path') || '/';
  // The walk does not follow links, not even at its start.
  if (answer.isLink) {
    addLink(walk, source, joinPath(base, ''));
    return;
  }
  addDirectory(walk, joinPath(base, ''));
  addEntries(walk, source, base, answer.entries);
}

function addEntries(walk: Walk, source: string, target: string, entries: readonly DirectoryEntry[]): void {
  for (const entry of inByteOrder(entries)) {
    const from = source === '' ? entry.name : `${source}/${entry.name}`;
    const to = joinPath(target, entry.name);
    switch (entry.kind) {
      case 'file':
        addFile(walk, from, to, entry.isExecutable);
        break;
      case 'link':
        addLink(walk, from, to);
        break;
      case 'directory':
        addSubdirectory(walk, from, to);
        break;
      case 'other':
        report(
          walk.translation,
          walk.origin,
          'tree-special-file',
          `\`${from}\` in this tree is neither a file nor a directory nor a link: Butane refuses the file; take it out of the folder`,
        );
    }
  }
}

function addSubdirectory(walk: Walk, from: string, to: string): void {
  addDirectory(walk, to);
  const answer = askFile(walk.translation, { path: from, want: 'list' });
  if (answer?.kind === 'list') addEntries(walk, from, to, answer.entries);
  else if (answer?.kind === 'refused') reportRefusal(walk.translation, walk.tree, from, answer.reason);
}

/** Directories come by themselves with what is in them; only an owner or a mode makes an entry of its own. */
function addDirectory(walk: Walk, to: string): void {
  const { translation, tree, origin } = walk;
  const mode = at(translation, tree, 'dir_mode');
  const owner = ownerOf(walk);
  if (!mode && owner.length === 0) return;
  if (exists(walk.nodes, to)) {
    reportExisting(walk, to);
    return;
  }
  const members: (readonly [string, Produced | undefined])[] = [
    ...owner,
    ['path', producedScalar(to, origin)],
    ['mode', scalarOf(mode) ?? producedScalar(0o755, origin)],
  ];
  putNode(walk.nodes, 'directories', to, producedObject(members, origin));
}

function addFile(walk: Walk, from: string, to: string, isExecutable: boolean | undefined): void {
  const { translation, tree, origin } = walk;
  const known = nodeAt(walk.nodes, 'files', to);
  if (known ? hasSource(known) : exists(walk.nodes, to)) {
    reportExisting(walk, to);
    return;
  }
  const file = known ?? producedObject([...ownerOf(walk), ['path', producedScalar(to, origin)]], origin);
  // The path is taken even if its contents cannot be read.
  putNode(walk.nodes, 'files', to, file);
  const answer = askFile(translation, { path: from, want: 'bytes' });
  if (answer?.kind === 'refused') reportRefusal(translation, tree, from, answer.reason);
  if (answer?.kind !== 'bytes') return;
  const resource = file.members.get('contents');
  const made = resource?.kind === 'object' ? resource.members : new Map<string, Produced>();
  const { bytes } = answer;
  reportHeaders(translation, made.get('httpHeaders'), from);
  const contents = new Map([...made, ...encodedContents(translation, () => bytes, made, origin, bytes)]);
  const members = new Map(file.members);
  members.set('contents', { kind: 'object', members: contents, origins: [origin, ...(resource?.origins ?? [])] });
  if (!members.has('mode')) {
    const given = scalarOf(at(translation, tree, 'file_mode'));
    members.set('mode', given ?? producedScalar(isExecutable ? 0o755 : 0o644, origin));
    if (!given && isExecutable === undefined)
      reportLoss(
        translation,
        origin,
        'approximated',
        'mode-unknown',
        `nobody here can say whether \`${from}\` may be executed, so it gets mode 0644`,
      );
  }
  putNode(walk.nodes, 'files', to, { ...file, members });
}

/** What a folder brings is not fetched. The rule for Ignition does not see it, for nobody makes its source for a judgement. */
function reportHeaders(translation: Translation, headers: Produced | undefined, from: string): void {
  const [origin] = headers?.origins ?? [];
  if (headers?.kind !== 'list' || headers.items.length === 0 || !origin) return;
  reportAs(
    translation,
    origin,
    'ignition/headers-without-http',
    `\`${from}\` of a tree puts the content into the config, so nothing is fetched that headers could be sent for: ${translation.input.target.refusal}; take the headers away`,
  );
}

/** Whether the file has contents already; an empty source is none. Sources made of contents are never empty. */
function hasSource(file: ProducedObject): boolean {
  const source = producedAt(file, 'contents', 'source');
  return source?.kind === 'scalar' && source.value !== '';
}

function addLink(walk: Walk, from: string, to: string): void {
  const { translation, tree, origin } = walk;
  const known = nodeAt(walk.nodes, 'links', to);
  if (known ? producedText(known.members.get('target')) : exists(walk.nodes, to)) {
    reportExisting(walk, to);
    return;
  }
  const link = known ?? producedObject([...ownerOf(walk), ['path', producedScalar(to, origin)]], origin);
  putNode(walk.nodes, 'links', to, link);
  const answer = askFile(translation, { path: from, want: 'link' });
  if (answer?.kind === 'refused') reportRefusal(translation, tree, from, answer.reason);
  if (answer?.kind !== 'link') return;
  const members = new Map(link.members).set('target', producedScalar(answer.target, origin));
  putNode(walk.nodes, 'links', to, { ...link, members });
}

/** The tree's `user` and `group`, as far as they say anything. */
function ownerOf({ translation, tree }: Walk): (readonly [string, Produced])[] {
  const owner: (readonly [string, Produced])[] = [];
  for (const key of ['group', 'user']) {
    const place = at(translation, tree, key);
    const made = place && renameKeys(translation, place, ignitionEntry('storage', 'files', 0, key), {});
    if (made?.kind === 'object' && made.members.size > 0) owner.push([key, made]);
  }
  return owner;
}

function reportExisting({ translation, tree }: Walk, to: string): void {
  report(
    translation,
    originOf(tree),
    'node-exists',
    `this tree brings \`${to}\`, which the config has already with contents of its own or as something else: Butane refuses the file; take one of the two away`,
  );
}

/** As Go sorts names: by their bytes. */
function inByteOrder(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  return entries
    .map((entry) => ({ entry, bytes: goBytes(entry.name) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ entry }) => entry);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const different = a.findIndex((byte, index) => byte !== b[index]);
  if (different < 0 || different >= b.length) return a.length - b.length;
  return (a[different] ?? 0) - (b[different] ?? 0);
}

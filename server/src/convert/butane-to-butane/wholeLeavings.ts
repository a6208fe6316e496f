import type { Place } from '../../decode/visit.ts';
import { nodesAt } from '../../document/locate.ts';
import type { MapNode, Node, SeqNode } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import type { Change, Note } from './change.ts';
import { type Leaving, leavingNode, leavingRange } from './leaveOut.ts';

type Leave = Extract<Change, { readonly kind: 'leave' }>;

export interface WholeLeaving {
  readonly leaving: Leaving;
  readonly notes: readonly Note[];
}

interface Group {
  readonly leaving: Leaving;
  readonly place: Place;
  readonly notes: Set<Note>;
}

/** What goes, each once; where nothing would be left of a collection, that goes instead, for it would say nothing. */
export function wholeLeavings(leaves: readonly Leave[], part: Part): readonly WholeLeaving[] {
  let groups = grouped(leaves.map(({ leaving, place, note }) => ({ leaving, place, notes: new Set([note]) })));
  for (;;) {
    const raised = grouped(raise(groups));
    if (raised.length === groups.length && raised.every((group, index) => nodeOf(group) === nodeOf(groups[index])))
      return withContents(groups, part);
    groups = raised;
  }
}

/** Where all of a collection goes and it has to stay, because it has an anchor: what it holds. */
function withContents(groups: readonly Group[], part: Part): readonly WholeLeaving[] {
  const gone = new Set<object | undefined>(groups.map(nodeOf));
  const whole = new Map<object, { readonly leaving: Leaving; readonly notes: Set<Note> }>();
  for (const group of groups) {
    const node = collectionAround(group.leaving, part);
    const inside: readonly object[] = node?.kind === 'map' ? node.pairs : node?.kind === 'seq' ? node.items : [];
    const isEmptied = node !== undefined && inside.length > 0 && inside.every((each) => gone.has(each));
    const [key, leaving]: readonly [object, Leaving] = isEmptied
      ? [node, { kind: 'contents', node }]
      : [group, group.leaving];
    const known = whole.get(key);
    whole.set(key, { leaving, notes: new Set([...(known?.notes ?? []), ...group.notes]) });
  }
  return [...whole.values()].map(({ leaving, notes }) => ({ leaving, notes: [...notes] }));
}

function collectionAround(leaving: Leaving, part: Part): MapNode | SeqNode | undefined {
  for (const { node } of nodesAt(part, leavingRange(leaving).start))
    if ((node.kind === 'map' || node.kind === 'seq') && isIn(leaving, node)) return node;
  return undefined;
}

function grouped(groups: readonly Group[]): readonly Group[] {
  const byNode = new Map<object | undefined, Group>();
  for (const group of groups) {
    const known = byNode.get(nodeOf(group));
    if (known) for (const note of group.notes) known.notes.add(note);
    else byNode.set(nodeOf(group), group);
  }
  return [...byNode.values()];
}

function nodeOf(group: Group | undefined): object | undefined {
  if (!group) return undefined;
  return leavingNode(group.leaving);
}

function raise(groups: readonly Group[]): readonly Group[] {
  const byHolder = new Map<object, Group[]>();
  for (const group of groups) {
    const holder = group.place.parent?.decoded.node;
    if (holder) byHolder.set(holder, [...(byHolder.get(holder) ?? []), group]);
  }
  return groups.map((group) => {
    const holder = group.place.parent;
    const { node } = holder?.decoded ?? {};
    if (!holder?.parent || !node || node.anchor !== undefined) return group;
    const all = node.kind === 'map' ? node.pairs.length : node.kind === 'seq' ? node.items.length : 0;
    const own = (byHolder.get(node) ?? []).filter(({ leaving }) => isIn(leaving, node));
    const isWhole = all > 0 && own.length === all;
    const around = isWhole ? leavingAt(holder) : undefined;
    return around ? { leaving: around, place: holder, notes: group.notes } : group;
  });
}

/** Whether it stands there itself, and does not come there through a merge key. */
function isIn(leaving: Leaving, node: Node): boolean {
  if (leaving.kind === 'pair') return node.kind === 'map' && node.pairs.includes(leaving.pair);
  return leaving.kind === 'item' && node.kind === 'seq' && node.items.includes(leaving.node);
}

function leavingAt({ path, parent, decoded }: Place): Leaving | undefined {
  const name = path.at(-1);
  if (typeof name !== 'string') return { kind: 'item', node: decoded.node };
  const member = parent?.decoded.members?.get(name);
  return member && !member.borrowed ? { kind: 'pair', pair: member.pair } : undefined;
}

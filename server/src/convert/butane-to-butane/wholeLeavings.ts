import type { Place } from '../../decode/visit.ts';
import type { Change, Note } from './change.ts';
import type { Leaving } from './leaveOut.ts';

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
export function wholeLeavings(leaves: readonly Leave[]): readonly WholeLeaving[] {
  let groups = grouped(leaves.map(({ leaving, place, note }) => ({ leaving, place, notes: new Set([note]) })));
  for (;;) {
    const raised = grouped(raise(groups));
    if (raised.length === groups.length && raised.every((group, index) => nodeOf(group) === nodeOf(groups[index])))
      return groups.map(({ leaving, notes }) => ({ leaving, notes: [...notes] }));
    groups = raised;
  }
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
  return group.leaving.kind === 'pair' ? group.leaving.pair : group.leaving.node;
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
    const isWhole = (byHolder.get(node)?.length ?? 0) === all;
    const around = isWhole ? leavingAt(holder) : undefined;
    return around ? { leaving: around, place: holder, notes: group.notes } : group;
  });
}

function leavingAt({ path, parent, decoded }: Place): Leaving | undefined {
  const name = path.at(-1);
  if (typeof name !== 'string') return { kind: 'item', node: decoded.node };
  const member = parent?.decoded.members?.get(name);
  return member && !member.borrowed ? { kind: 'pair', pair: member.pair } : undefined;
}

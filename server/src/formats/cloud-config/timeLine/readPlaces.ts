import { printPath } from '../../../base/path.ts';
import { areAlternatives } from '../../../decode/alternatives.ts';
import type { Decoded, Member } from '../../../decode/decoded.ts';
import type { Node, Pair } from '../../../document/node.ts';
import type { TimeLinePlace } from '../../timeLine.ts';
import { userDataOf } from '../../userData/userDataOf.ts';

/** The keys at the top level of all configs of a text that count in the end. */
export type ConfigKeys = ReadonlyMap<string, readonly ConfigKey[]>;

/** What configs say under a key: where a template decides, several times. */
export interface ConfigKey extends Pick<Member, 'value'> {
  readonly pairs: readonly Pair[];
}

/**
 * A later config takes the place of what an earlier one says under the same key, unless one says how to merge them, itself or
 * in front of it.
 */
export function keysOf(configs: readonly Decoded[], text: string): ConfigKeys {
  const says = configs.some(({ members }) => members?.has('merge_how') || members?.has('merge_type'));
  const merges = says || (configs.length > 1 && hasMergeHeader(text));
  const keys = new Map<string, readonly ConfigKey[]>();
  for (const { members, node } of configs)
    for (const [key, { pair, value }] of members ?? []) {
      const pairs = alternatives(node, key, pair);
      // What is not there for sure leaves what an earlier config says.
      const stays = merges || pairs.every(({ branch }) => branch !== undefined);
      keys.set(key, [...(stays ? (keys.get(key) ?? []) : []), { pairs, value }]);
    }
  return keys;
}

/** All places of a key that may count, in the order of the text. */
function alternatives(node: Node, name: string, last: Pair): readonly Pair[] {
  const own = node.kind === 'map' ? node.pairs.filter(({ key }) => key.kind === 'scalar' && key.text === name) : [];
  const others = own.filter((pair) => pair !== last && areAlternatives(pair, last));
  return [...others, last].toSorted((a, b) => a.start - b.start);
}

function hasMergeHeader(text: string): boolean {
  const userData = userDataOf(text);
  if (userData.kind !== 'entries') return false;
  return userData.entries.some(({ headers }) => headers.has('Merge-Type') || headers.has('X-Merge-Type'));
}

/** Where something stands that a module reads; `read` is as `ModuleRun.reads` has it. */
export function placesOf(read: string, keys: ConfigKeys): readonly TimeLinePlace[] {
  const { key = read, not, name } = /^(?<key>[^[]+)\[(?<not>!?)(?<name>.+)\]$/u.exec(read)?.groups ?? {};
  return (keys.get(key) ?? []).flatMap(({ pairs, value }): readonly TimeLinePlace[] => {
    if (name === undefined || (!value.items && not !== ''))
      return pairs.map(({ start, end, key: own, value: held }) => {
        return {
          name: key,
          path: [key],
          range: { start, end: own.end },
          extent: { start, end: Math.max(end, held?.end ?? 0) },
        };
      });
    const meant = (value.items ?? []).filter((item) => isSaid(item.value.members?.get(name)) === (not === ''));
    return meant.map(({ index, value: thing }) => {
      const path = [key, index];
      return { name: printPath(path), path, range: rangeOf(thing.node), thing };
    });
  });
}

/** The key of `ModuleRun.reads` without what is said of items. */
export function keyOf(read: string): string {
  return read.replace(/\[.*$/u, '');
}

function isSaid(member: Member | undefined): boolean {
  return member !== undefined && member.value.value !== false;
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

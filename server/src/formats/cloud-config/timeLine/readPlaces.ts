import { printPath } from '../../../base/path.ts';
import type { Decoded, Member } from '../../../decode/decoded.ts';
import type { TimeLinePlace } from '../../timeLine.ts';
import { userDataOf } from '../../userData/userDataOf.ts';

/** The keys at the top level of all configs of a text that count in the end. */
export type ConfigKeys = ReadonlyMap<string, readonly Member[]>;

/**
 * A later config takes the place of what an earlier one says under the same key, unless one says how to merge them, itself or
 * in front of it.
 */
export function keysOf(configs: readonly Decoded[], text: string): ConfigKeys {
  const says = configs.some(({ members }) => members?.has('merge_how') || members?.has('merge_type'));
  const merges = says || (configs.length > 1 && hasMergeHeader(text));
  const keys = new Map<string, readonly Member[]>();
  for (const { members } of configs)
    for (const [key, member] of members ?? []) keys.set(key, merges ? [...(keys.get(key) ?? []), member] : [member]);
  return keys;
}

function hasMergeHeader(text: string): boolean {
  const userData = userDataOf(text);
  if (userData.kind !== 'entries') return false;
  return userData.entries.some(({ headers }) => headers.has('Merge-Type') || headers.has('X-Merge-Type'));
}

/** Where something stands that a module reads; `read` is as `ModuleRun.reads` has it. */
export function placesOf(read: string, keys: ConfigKeys): readonly TimeLinePlace[] {
  const { key = read, not, name } = /^(?<key>[^[]+)\[(?<not>!?)(?<name>.+)\]$/u.exec(read)?.groups ?? {};
  return (keys.get(key) ?? []).flatMap(({ pair, value }): readonly TimeLinePlace[] => {
    if (name === undefined) return [{ name: key, path: [key], range: { start: pair.start, end: pair.key.end } }];
    if (!value.items) return not === '' ? [] : [{ name: key, path: [key], range: rangeOf(pair.key) }];
    const meant = value.items.filter((item) => isSaid(item.value.members?.get(name)) === (not === ''));
    return meant.map(({ index, value: { node } }) => {
      const path = [key, index];
      return { name: printPath(path), path, range: rangeOf(node) };
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

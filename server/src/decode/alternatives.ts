import type { Pair } from '../document/node.ts';
import type { Decoded, Item, Member } from './decoded.ts';
import { decodedAt, decodedList, decodedObject, decodedUnknown } from './makeDecoded.ts';
import { mayHaveMoreKeys } from './visit.ts';

/**
 * Whether two pairs of one map may never be there at once, because a template decides about at least one of them. A key
 * that stands in both is not there twice, and nobody knows which of them counts.
 */
export function areAlternatives(a: Pair, b: Pair): boolean {
  return a.branch !== b.branch;
}

/** What two keys have in common that are there twice: the name, and the branch of the template. */
export function identityIn({ branch }: Pair, name: string): string {
  return branch === undefined ? name : `${branch}\n${name}`;
}

/**
 * A key's value where a template chooses between two: an object with the keys of both, a list with the items of both, the
 * value that both have, or UNKNOWN. What is wrong with either is wrong with it.
 */
export function eitherOf(a: Decoded, b: Decoded): Decoded {
  if (a.members && b.members) {
    const members = new Map<string, Member>(a.members);
    for (const [name, member] of b.members) {
      const other = members.get(name);
      members.set(name, other ? { ...member, value: eitherOf(other.value, member.value) } : member);
    }
    const node = mayHaveMoreKeys(a.node) ? a.node : b.node;
    return decodedObject(members, node, b.entry, [...a.problems, ...b.problems]);
  }
  if (a.items && b.items) {
    const items: readonly Item[] = [...a.items, ...b.items];
    // Both at once are more than either may be.
    if (items.length > (b.entry?.keywords.maxItems ?? Number.POSITIVE_INFINITY))
      return decodedUnknown(b.node, b.entry, [...problemsIn(a), ...problemsIn(b)]);
    return decodedList(items, b.node, b.entry, [...a.problems, ...b.problems]);
  }
  const problems = [...problemsIn(a), ...problemsIn(b)];
  return a.value === b.value && !a.members && !a.items
    ? decodedAt(b, { problems: a.problems })
    : decodedUnknown(b.node, b.entry, problems);
}

function problemsIn(decoded: Decoded): Decoded['problems'] {
  if (!decoded.troubled) return [];
  const below = [...(decoded.members?.values() ?? []), ...(decoded.items ?? [])];
  return [...decoded.problems, ...below.flatMap(({ value }) => problemsIn(value))];
}

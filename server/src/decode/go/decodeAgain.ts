import type { Entry } from '../../shape/entry.ts';
import { isPointerInAll } from '../../shape/pointer.ts';
import type { Decoded, DecodeProblem, Member } from '../decoded.ts';
import { decodedAt, decodedList, decodedObject, decodedUnknown } from '../makeDecoded.ts';
import { targetTypeOf } from '../targetType.ts';

/** Values that stand for a null, which changes nothing where there is an earlier value. */
export const leftByNull = new WeakSet<Decoded>();

/** The keys of an object whose value is a null. */
export const nullsIn = new WeakMap<Decoded, ReadonlySet<string>>();

/**
 * What Go's encoding/json makes of a key that stands there twice: it decodes the later value into what the earlier one
 * left. Objects keep the keys that the later one does not name; lists get the later one's length, but their items are
 * decoded into the earlier items; everything else is replaced. Undefined is null.
 */
export function decodeAgain(
  earlier: Decoded | undefined,
  later: Decoded | undefined,
  entry: Entry,
): Decoded | undefined {
  if (!earlier) return later;
  if (!later) return leftByNullOver(earlier, entry);
  const errors = errorsIn(earlier);
  if (earlier.members && later.members) return mergeObjects(earlier, later, errors);
  if (earlier.items && later.items) return mergeLists(earlier, later, errors);
  // What was refused stays refused although another value takes its place.
  return decodedAt(later, { problems: errors });
}

/** A null makes lists, maps and pointers nothing, and leaves what is none of them as it is. */
function leftByNullOver(earlier: Decoded, entry: Entry): Decoded | undefined {
  switch (targetTypeOf(entry)) {
    case 'struct':
      return earlier;
    case 'list':
    case 'map':
    case 'any':
      return undefined;
    default: {
      const isPointer = isPointerInAll(entry);
      if (isPointer !== undefined) return isPointer ? undefined : earlier;
      // The version decides, which nobody knows before the config is decoded.
      return decodedUnknown(earlier.node, entry, errorsIn(earlier));
    }
  }
}

function mergeObjects(earlier: Decoded, later: Decoded, errors: readonly DecodeProblem[]): Decoded {
  const members = new Map<string, Member>();
  for (const [name, member] of earlier.members ?? []) if (member.value.entry) members.set(name, member);
  for (const name of nullsIn.get(later) ?? []) {
    const member = members.get(name);
    const left = member?.value.entry && leftByNullOver(member.value, member.value.entry);
    if (member && left) members.set(name, { ...member, value: left });
    else members.delete(name);
  }
  for (const [name, member] of later.members ?? []) {
    const { entry } = member.value;
    const value = entry ? decodeAgain(members.get(name)?.value, member.value, entry) : member.value;
    if (value) members.set(name, { ...member, value });
  }
  return decodedObject(members, later.node, later.entry, [...later.problems, ...errors]);
}

function mergeLists(earlier: Decoded, later: Decoded, errors: readonly DecodeProblem[]): Decoded {
  const items = (later.items ?? []).map((item, index) => {
    if (leftByNull.has(item.value)) return earlier.items?.[index] ?? item;
    const { entry } = item.value;
    const value = entry && decodeAgain(earlier.items?.[index]?.value, item.value, entry);
    return value ? { ...item, value } : item;
  });
  return decodedList(items, later.node, later.entry, [...later.problems, ...errors]);
}

export function errorsIn(decoded: Decoded): readonly DecodeProblem[] {
  if (!decoded.troubled) return [];
  const below = [...(decoded.members?.values() ?? []), ...(decoded.items ?? [])];
  return [
    ...decoded.problems.filter((problem) => problem.severity === 'error'),
    ...below.flatMap(({ value }) => errorsIn(value)),
  ];
}

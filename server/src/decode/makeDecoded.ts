import type { Node } from '../document/node.ts';
import type { Entry } from '../shape/entry.ts';
import { type Decoded, type DecodeProblem, type Item, type Member, unknownValue, type Value } from './decoded.ts';

const noProblems: readonly DecodeProblem[] = [];

export function decodedScalar(value: Value, node: Node, entry: Entry | undefined): Decoded {
  return { value, node, entry, problems: noProblems, troubled: false, uncertain: false };
}

/** A value that nobody knows, with what is to be said about it, if anything. */
export function decodedUnknown(node: Node, entry: Entry | undefined, problems: readonly DecodeProblem[] = []): Decoded {
  return { value: unknownValue(), node, entry, problems, troubled: problems.length > 0, uncertain: true };
}

export function decodedObject(
  members: ReadonlyMap<string, Member>,
  node: Node,
  entry: Entry | undefined,
  problems: readonly DecodeProblem[],
): Decoded {
  const value: Record<string, Value> = Object.create(null);
  let troubled = problems.length > 0;
  let uncertain = false;
  for (const [name, { value: member }] of members) {
    value[name] = member.value;
    troubled ||= member.troubled;
    uncertain ||= member.uncertain;
  }
  return { value, node, entry, members, problems, troubled, uncertain };
}

export function decodedList(
  items: readonly Item[],
  node: Node,
  entry: Entry | undefined,
  problems: readonly DecodeProblem[],
): Decoded {
  let troubled = problems.length > 0;
  let uncertain = false;
  for (const { value } of items) {
    troubled ||= value.troubled;
    uncertain ||= value.uncertain;
  }
  return { value: items.map((item) => item.value.value), node, entry, items, problems, troubled, uncertain };
}

/** The same value at another place: of an alias, or with more to be said. */
export function decodedAt(
  decoded: Decoded,
  change: { readonly node?: Node; readonly problems?: readonly DecodeProblem[] },
): Decoded {
  const problems = [...decoded.problems, ...(change.problems ?? [])];
  const node = change.node ?? decoded.node;
  return { ...decoded, node, problems, troubled: decoded.troubled || problems.length > 0 };
}

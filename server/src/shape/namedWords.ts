import type { Range } from '../base/text.ts';

/** A stretch of a text that is a name. */
export interface NamedWord extends Range {
  /** As `schemas/names.json` calls it. */
  readonly kind: string;
}

/** The names in a text of which `x-words` says where they stand: a group of the pattern for each kind, `_` for its `-`. */
export function namedWords(pattern: string, text: string): readonly NamedWord[] {
  return [...text.matchAll(new RegExp(pattern, 'dgu'))].flatMap(({ indices }) =>
    Object.entries(indices?.groups ?? {}).flatMap(([group, place]) =>
      // A group that took no part is undefined, whatever the type says.
      place === undefined ? [] : [{ kind: kindOf(group), start: place[0], end: place[1] }],
    ),
  );
}

/** The kinds of names that such a pattern speaks of, in its order. */
export function wordKinds(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\(\?<([a-z_]+)>/gu)].map(([, group = '']) => kindOf(group));
}

function kindOf(group: string): string {
  return group.replaceAll('_', '-');
}

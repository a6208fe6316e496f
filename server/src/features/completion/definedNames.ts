import type { PartAnalysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { writtenAs } from '../../embedded/nameForms.ts';
import { stringsOf } from '../../formats/stringsOf.ts';

/** A name that a key of the config defines, as it can be written at some place. */
export interface DefinedName {
  readonly written: string;
  readonly kind: string;
  readonly name: string;
  /** Where it is defined. */
  readonly range: Range;
}

/**
 * What the keys of a part define that can be written where a name of the kind is expected. It looks at no references and
 * into no units, because completion waits for it at every keystroke.
 */
export function definedNames(own: PartAnalysis, expected: string): readonly DefinedName[] {
  const byKind = namesByRoot.get(own.decoded) ?? new Map<string, readonly DefinedName[]>();
  namesByRoot.set(own.decoded, byKind);
  const names = byKind.get(expected) ?? findDefined(own, expected);
  byKind.set(expected, names);
  return names;
}

/** By what they are expected as: snippets and values ask many times for one answer. */
const namesByRoot = new WeakMap<Decoded, Map<string, readonly DefinedName[]>>();

function findDefined({ part, decoded }: PartAnalysis, expected: string): readonly DefinedName[] {
  const found = new Map<string, DefinedName>();
  for (const { node, entry, value } of stringsOf(part, decoded)) {
    const kind = entry.keywords['x-defines'];
    if (kind === undefined || typeof value !== 'string' || value === '') continue;
    for (const written of writtenAs(expected, kind, value))
      if (!found.has(written)) found.set(written, { written, kind, name: value, range: node });
  }
  return [...found.values()];
}

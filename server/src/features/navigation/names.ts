import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { findNames, type NameOccurrence } from '../../formats/findNames.ts';

/** A name that stands somewhere in the text, and the part that it stands in: other parts have names of their own. */
export interface PartName extends NameOccurrence {
  readonly part: PartAnalysis;
}

const namesByAnalysis = new WeakMap<Analysis, readonly PartName[]>();

/** All names of a text: users, groups, units, devices, labels, paths; in the order of the text. */
export function namesOf(analysis: Analysis): readonly PartName[] {
  const known = namesByAnalysis.get(analysis);
  if (known) return known;
  const names = analysis.parts.flatMap((part) =>
    findNames(analysis.document, part.part, part.decoded).map((occurrence) => Object.assign(occurrence, { part })),
  );
  namesByAnalysis.set(analysis, names);
  return names;
}

/** The name at an offset, its end included; of several the one with the shortest word. */
export function nameAt(analysis: Analysis, offset: number): PartName | undefined {
  return nameIn(namesOf(analysis), offset);
}

/** The same among some names. */
export function nameIn<Name extends NameOccurrence>(names: readonly Name[], offset: number): Name | undefined {
  let found: Name | undefined;
  for (const name of names) {
    if (name.node.start > offset || offset > name.node.end) continue;
    const { start, end } = name.word;
    if (start > offset || offset > end) continue;
    if (!found || end - start < found.word.end - found.word.start) found = name;
  }
  return found;
}

/** Every place of the same name in the same part, itself included. */
export function placesOf(analysis: Analysis, { kind, name, part }: PartName): readonly PartName[] {
  return namesOf(analysis).filter((other) => other.part === part && other.kind === kind && other.name === name);
}

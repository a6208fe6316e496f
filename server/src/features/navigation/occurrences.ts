import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { anchorAt } from './anchors.ts';
import { nameAt, placesOf } from './names.ts';

/** All places of what is named at one place. */
export interface Occurrences {
  /** The word at the place that was asked about. */
  readonly word: Range;
  readonly places: readonly Occurrence[];
}

export interface Occurrence extends Range {
  readonly role: 'definition' | 'reference';
}

/** The places of the anchor or name at the offset, in the order of the text. */
export function occurrencesAt(analysis: Analysis, offset: number): Occurrences | undefined {
  const anchor = anchorAt(analysis, offset);
  if (anchor) {
    const { definition, references } = anchor;
    const places = [
      { ...definition, role: 'definition' as const },
      ...references.map((range) => ({ ...range, role: 'reference' as const })),
    ];
    const word = places.find(({ start, end }) => start - 1 <= offset && offset <= end) ?? definition;
    return { word: { start: word.start, end: word.end }, places: places.sort((a, b) => a.start - b.start) };
  }
  const name = nameAt(analysis, offset);
  if (!name) return undefined;
  const places = placesOf(analysis, name).map(({ range, role }) => ({ ...range, role }));
  return { word: name.word, places };
}

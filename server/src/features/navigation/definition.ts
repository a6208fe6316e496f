import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { localTargets } from './localFiles.ts';
import { type Occurrence, occurrencesAt } from './occurrences.ts';

/** Where the thing is made that is named at a place. */
export interface Definition {
  /** What leads there. */
  readonly origin: Range;
  /** In this text. */
  readonly places: readonly Range[];
  /** The URIs of other files. */
  readonly files: readonly string[];
}

/** Where what is named at the offset is defined: in the text, or in a file of the files directory. */
export function definitionAt(analysis: Analysis, offset: number): Definition | undefined {
  const found = occurrencesAt(analysis, offset);
  const places = found?.places.filter(({ role }) => role === 'definition') ?? [];
  if (found && places.length > 0) return { origin: found.word, places: places.map(plainRange), files: [] };
  const local = localTargets(analysis).find(({ range }) => range.start <= offset && offset <= range.end);
  return local && { origin: local.range, places: [], files: local.files };
}

/** Every place of what is named at the offset; those that define it only on request. */
export function referencesAt(analysis: Analysis, offset: number, withDefinitions: boolean): readonly Range[] {
  const places = occurrencesAt(analysis, offset)?.places ?? [];
  return places.filter(({ role }) => withDefinitions || role === 'reference').map(plainRange);
}

function plainRange({ start, end }: Occurrence): Range {
  return { start, end };
}

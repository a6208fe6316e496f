import type { Range } from '../../base/text.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { NameOccurrence } from '../../formats/findNames.ts';
import { nameIn } from '../navigation/names.ts';
import { lineOf } from './hoverAnchors.ts';

/** A name that another place of the file defines. */
export interface DefinedElsewhere {
  /** In the document: the word that was pointed at. */
  readonly word: Range;
  readonly text: string;
  /** Where it is defined, counted from 1. */
  readonly line: number;
}

/** The name at an offset, if another place among the names of its part defines it. */
export function definedElsewhere(
  names: readonly NameOccurrence[],
  document: TextDocument,
  offset: number,
): DefinedElsewhere | undefined {
  const name = nameIn(names, offset);
  if (!name || name.role === 'definition') return undefined;
  const { kind, word } = name;
  const place = names.find((other) => other.role === 'definition' && other.kind === kind && other.name === name.name);
  return place && place.node !== name.node
    ? { word, text: document.text.slice(word.start, word.end), line: lineOf(place.node, document) }
    : undefined;
}

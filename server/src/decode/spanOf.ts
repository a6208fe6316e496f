import type { Problem } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import { rangeOf } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { sourceRange } from '../document/yaml/scalarOffsets.ts';
import type { Origin } from './produced.ts';

/**
 * What is underlined for a finding about a stretch of a text. Where the text does not stand in the document as it is (it
 * came through an alias, or out of another file), that is the whole of what it came from.
 */
export function spanOf(
  { node, head }: Origin,
  text: string,
  span: Range,
  document: TextDocument,
): Pick<Problem, 'range' | 'within'> {
  if (node.kind !== 'scalar' || node.masked || node.text !== text) return { range: rangeOf(head) };
  return { range: sourceRange(document, node, span), within: { start: node.start, end: node.end } };
}

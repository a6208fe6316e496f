import type { Path } from '../base/path.ts';
import type { Fix } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { Origin } from '../decode/produced.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { changeContent } from '../document/textEdits.ts';
import type { Finding } from './configRule.ts';

/** What a leaf language says of a stretch of its text. */
export interface LeafProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  /** What to write in the place of the range. */
  readonly instead?: { readonly text: string; readonly certain: boolean };
}

/** A finding of our own about a stretch of a text that a config carries: the real tool carries it as it is. */
export function leafFinding({ code, message, range, instead }: LeafProblem, path: Path, text: string): Finding {
  return {
    code,
    severity: 'warning',
    message,
    path,
    span: range,
    isOwn: true,
    ...(instead ? { fixes: (origin, document) => replace(origin, document, text, range, instead) } : {}),
  };
}

/** Only where the text stands in the document as it is. */
function replace(
  { node }: Origin,
  document: TextDocument,
  text: string,
  { start, end }: Range,
  instead: NonNullable<LeafProblem['instead']>,
): readonly Fix[] {
  if (node.kind !== 'scalar' || node.masked || node.text !== text) return [];
  const changed = text.slice(0, start) + instead.text + text.slice(end);
  const edits = changeContent(document, node, changed);
  return [{ title: `Change to \`${instead.text}\``, edits, certain: instead.certain }];
}

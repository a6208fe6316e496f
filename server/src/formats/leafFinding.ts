import type { Path } from '../base/path.ts';
import type { Fix } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { Origin } from '../decode/produced.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { changeContent } from '../document/textEdits.ts';
import { moveAssignment } from '../embedded/systemd/moveAssignment.ts';
import type { Finding } from './configRule.ts';
import { type Rewrite, rewriteText } from './rewriteText.ts';

/** What a leaf language says of a stretch of its text. */
export interface LeafProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  /** What to write in the place of the range. */
  readonly instead?: { readonly text: string; readonly certain: boolean };
  /** Of a unit file: the section that lines of it belong into. */
  readonly move?: { readonly section: string; readonly range: Range };
}

/** A finding of our own about a stretch of a text that a config carries: the real tool carries it as it is. */
export function leafFinding(problem: LeafProblem, path: Path, text: string): Finding {
  const { code, message, range, instead, move } = problem;
  return {
    code,
    severity: 'warning',
    message,
    path,
    span: range,
    isOwn: true,
    ...(instead ? { fixes: (origin, document) => replace(origin, document, text, range, instead) } : {}),
    ...(move ? { fixes: rewriteText(text, () => moved(text, move)) } : {}),
  };
}

function moved(text: string, { section, range }: NonNullable<LeafProblem['move']>): readonly Rewrite[] {
  const changed = moveAssignment(text, range, section);
  return changed === undefined ? [] : [{ title: `Move it to \`[${section}]\``, text: changed, certain: false }];
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

import type { Path } from '../base/path.ts';
import type { Fix } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { Origin } from '../decode/produced.ts';
import { changeContent } from '../document/changeContent.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { moveComment } from '../embedded/systemd/commentBehind.ts';
import { moveAssignment } from '../embedded/systemd/moveAssignment.ts';
import type { Finding } from './configRule.ts';
import { type Rewrite, rewriteText } from './rewriteText.ts';

/** What a leaf language says of a stretch of its text. */
export interface LeafProblem {
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  /** What to write in the place of the range. */
  readonly instead?: { readonly text: string; readonly certain: boolean; readonly title?: string };
  /** Of a unit file: the section whose header is missing above the line. */
  readonly above?: string;
  /** Of a unit file: the section that lines of it belong into. */
  readonly move?: { readonly section: string; readonly range: Range };
  /** Of a unit file: a value that a comment stands behind. */
  readonly commented?: Range;
}

/** A finding of our own about a stretch of a text that a config carries: the real tool carries it as it is. */
export function leafFinding(problem: LeafProblem, path: Path, text: string): Finding {
  const { code, message, range, instead, above, move, commented } = problem;
  return {
    code,
    severity: 'warning',
    message,
    path,
    span: range,
    isOwn: true,
    ...(instead ? { fixes: (origin, document) => replace(origin, document, text, range, instead) } : {}),
    ...(above === undefined ? {} : { fixes: rewriteText(text, () => [headed(text, range, above)]) }),
    ...(move ? { fixes: rewriteText(text, () => moved(text, move)) } : {}),
    ...(commented ? { fixes: rewriteText(text, () => withComment(text, commented)) } : {}),
  };
}

function headed(text: string, { start }: Range, section: string): Rewrite {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const written = `${text.slice(0, line)}[${section}]\n${text.slice(line)}`;
  return { title: `Write \`[${section}]\` above`, text: written, certain: false };
}

function moved(text: string, { section, range }: NonNullable<LeafProblem['move']>): readonly Rewrite[] {
  const changed = moveAssignment(text, range, section);
  return changed === undefined ? [] : [{ title: `Move it to \`[${section}]\``, text: changed, certain: false }];
}

function withComment(text: string, value: Range): readonly Rewrite[] {
  const changed = moveComment(text, value);
  return changed === undefined
    ? []
    : [{ title: 'Move the comment to a line of its own', text: changed, certain: false }];
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
  const title = instead.title ?? `Change to \`${instead.text}\``;
  return edits.length > 0 ? [{ title, edits, certain: instead.certain }] : [];
}

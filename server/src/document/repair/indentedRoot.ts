import { endOfLine, startOfLine } from '../characters.ts';
import { moveFix } from '../indentation.ts';
import { columnIn, indentOf, isEntryAt, isItemAt } from '../lines.ts';
import { firstItemStart } from '../locate.ts';
import type { Node } from '../node.ts';
import { shorten } from '../syntaxProblem.ts';
import type { SyntaxProblem } from '../textDocument.ts';

/**
 * The problem of a document whose first keys are indented, so that it ends before the key at `next`, which is not: for the
 * tool that is no fault, and the rest is dropped. Undefined where something else than a key of the root follows.
 */
export function indentedRoot(text: string, root: Node | undefined, next: number): SyntaxProblem | undefined {
  const start = root?.kind === 'map' && root.style === 'block' ? firstItemStart(root) : undefined;
  const [first] = root?.kind === 'map' ? root.pairs : [];
  if (start === undefined || first?.key.kind !== 'scalar' || first.start !== start) return undefined;
  const line = startOfLine(text, next);
  const column = columnIn(text, start);
  const to = next - line;
  if (indentOf(text, line) !== to || to >= column || !isEntryAt(text, next) || isItemAt(text, next)) return undefined;
  if (indentOf(text, startOfLine(text, start)) !== column) return undefined;
  const range = { start: first.key.start, end: first.key.end };
  const found = shorten(text.slice(next, endOfLine(text, next)).trim());
  return {
    code: 'syntax/after-document',
    severity: 'warning',
    message: `\`${shorten(first.key.text)}\` is indented further than \`${found}\`, so the document ends before that line: it is dropped silently, with everything below; begin both in the same column`,
    range,
    cause: range,
    fixes: [moveFix(text, { start, end: line }, column, to)],
  };
}

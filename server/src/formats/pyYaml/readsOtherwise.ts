import type { SyntaxProblem, TextDocument } from '../../document/textDocument.ts';

/** PyYAML takes tabs behind the indentation of a block, and nothing behind the end of the first document. */
export function readsOtherwise(problem: SyntaxProblem, { text }: TextDocument): SyntaxProblem | undefined {
  const { code, range } = problem;
  if (code === 'syntax/block-scalar-tab') return / $/u.test(text.slice(0, range.start)) ? undefined : problem;
  if (code !== 'syntax/after-document') return problem;
  const message =
    'the document ends before this, and a second one is refused: the file is refused; put it in the column of the first key';
  return { ...problem, severity: 'error', message };
}

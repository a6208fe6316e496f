import { startOfLine } from '../../document/characters.ts';
import { isBlankLine, nextLine } from '../../document/lines.ts';
import type { SyntaxProblem, TextDocument } from '../../document/textDocument.ts';

/** PyYAML takes tabs behind the indentation of a block, and nothing behind the end of the first document. */
export function readsOtherwise(problem: SyntaxProblem, { text }: TextDocument): SyntaxProblem | undefined {
  const { code, range } = problem;
  if (code === 'syntax/block-scalar-tab') {
    const tab = tabInIndentation(text, range.start);
    return tab === undefined ? undefined : { ...problem, range: { start: tab, end: tab + 1 } };
  }
  if (code !== 'syntax/after-document') return problem;
  const message =
    'the document ends before this, and a second one is refused: the file is refused; put it in the column of the first key';
  return { ...problem, severity: 'error', message };
}

/** The tab that stands where the text that begins at `header` still has to be indented, which ends it for PyYAML. */
function tabInIndentation(text: string, header: number): number | undefined {
  const first = startOfLine(text, header);
  const [, blanks = '', dashes = '', rest = ''] = /^( *)((?:- +)*)(.*)$/su.exec(text.slice(first, header)) ?? [];
  // An item's text has to stand further right than its dash, a key's further right than the key.
  const around = blanks.length + (rest === '' ? Math.max(0, dashes.trimEnd().length - 1) : dashes.length);
  let indent: number | undefined;
  for (let line = nextLine(text, header); line < text.length; line = nextLine(text, line)) {
    const spaces = /^ */u.exec(text.slice(line, line + 1000))?.[0].length ?? 0;
    const isTabbed = text.charAt(line + spaces) === '\t';
    if (isBlankLine(text, line) && !(isTabbed && indent !== undefined && spaces < indent)) continue;
    indent ??= Math.max(around + 1, spaces);
    if (spaces < indent) return isTabbed ? line + spaces : undefined;
  }
  return undefined;
}

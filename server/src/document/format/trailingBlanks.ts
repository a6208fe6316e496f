import type { Range, TextEdit } from '../../base/text.ts';
import { endOfLine, isBlank } from '../characters.ts';
import { nextLine } from '../lines.ts';
import { lastNotBehind } from '../locate.ts';
import type { Node, ScalarNode } from '../node.ts';
import { lineOf, type Sheet } from './sheet.ts';

/** Takes away the blanks at the ends of lines, but for those within a text. */
export function trimLines(sheet: Sheet, within: Range, scalars: readonly ScalarNode[]): void {
  const { text } = sheet.document;
  const isInText = (end: number): boolean => {
    const scalar = scalars[lastNotBehind(scalars.length, end, (index) => scalars[index]?.start ?? 0)];
    if (!scalar || end >= scalar.end) return false;
    const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
    return !isBlock || end > endOfLine(text, scalar.start);
  };
  for (let line = lineOf(sheet, within.start); line < within.end; line = nextLine(text, line)) {
    const end = endOfLine(text, line);
    let start = end;
    while (start > line && isBlank(text.charCodeAt(start - 1))) start--;
    if (start === end || start < within.start || start > within.end || isInText(start)) continue;
    if (!sheet.mayTouch(line) || sheet.hasMask(line)) continue;
    sheet.gaps.push({ start, end, newText: '' });
  }
}

/** Ends the last line, unless that would add to the text that it belongs to. */
export function endLastLine(
  { document: { text }, mayTouch }: Sheet,
  lastLine: number,
  scalars: readonly ScalarNode[],
): readonly TextEdit[] {
  const { length } = text;
  if (/^[ \t]*$/u.test(text.slice(lastLine)) || !mayTouch(lastLine)) return [];
  const last = scalars.at(-1);
  const isBlock = last?.style === 'literal' || last?.style === 'folded';
  if (isBlock && last.end > lastLine && !/^.[1-9]?-/u.test(text.slice(last.start, last.start + 3))) return [];
  const newText = /\r\n|\n|\r/u.exec(text.slice(0, 10_000))?.[0] ?? '\n';
  return [{ start: length, end: length, newText }];
}

/** The scalars that reach over a line, in the order of the text. */
export function longScalars(text: string, root: Node | undefined): readonly ScalarNode[] {
  const found: ScalarNode[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'seq') for (const item of node.items) visit(item);
    if (node.kind === 'scalar' && endOfLine(text, node.start) < node.end) found.push(node);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      visit(key);
      if (value) visit(value);
    }
  };
  if (root) visit(root);
  return found;
}

import { lineAt, type TextEdit } from '../base/text.ts';
import { startOfLine } from '../document/characters.ts';
import type { ScalarNode, SeqNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { indentStep, listStep } from '../document/textEdits.ts';
import { indentLines } from './indentLines.ts';

/**
 * Makes a scalar or a list the value of a key of its own: on the line of its dash, on lines of its own, or in braces.
 *
 * @param skip how many characters at its beginning are left out
 */
export function putUnder(
  document: TextDocument,
  node: ScalarNode | SeqNode,
  key: string,
  skip = 0,
): readonly TextEdit[] {
  const { text, lineStarts, syntax } = document;
  if (node.propertiesStart !== undefined) return [];
  if (node.kind === 'seq' && node.style === 'block') return skip > 0 ? [] : aboveItems(document, node, key);
  const before = text.slice(lineStarts[lineAt(lineStarts, node.start)] ?? 0, node.start);
  const { start, end } = node;
  if (syntax === 'yaml' && /^ *(?:- +)+$/u.test(before)) {
    return [{ start, end: start + skip, newText: `${key}: ` }, ...moreIndented(document, node)];
  }
  if (syntax === 'yaml' && /^ *(?:- +)*[\w-]+: +$/u.test(before)) {
    const column = /^ *(?:- +)*/u.exec(before)?.[0].length ?? 0;
    const head = `${newlineOf(text)}${' '.repeat(column + indentStep(document))}${key}: `;
    const from = text.slice(0, start).trimEnd().length;
    return [{ start: from, end: start + skip, newText: head }, ...moreIndented(document, node)];
  }
  if (node.style === 'literal' || node.style === 'folded') return [];
  return [
    { start, end: start + skip, newText: syntax === 'json' ? `{ ${JSON.stringify(key)}: ` : `{ ${key}: ` },
    { start: end, end, newText: ' }' },
  ];
}

function moreIndented(document: TextDocument, node: ScalarNode | SeqNode): readonly TextEdit[] {
  return indentLines(document.text, node, indentStep(document)).filter(({ start }) => start > node.start);
}

/** The key on a line above the first dash, and the items as far to the right as in other lists. */
function aboveItems(document: TextDocument, list: SeqNode, key: string): readonly TextEdit[] {
  const { text } = document;
  const dash = list.dashes[0] ?? list.start;
  const line = startOfLine(text, dash);
  if (!/^ *$/u.test(text.slice(line, dash))) return [];
  const step = indentStep(document);
  const column = Math.max(dash - line, columnAbove(text, line) + step);
  const head = `${' '.repeat(column)}${key}:${newlineOf(text)}`;
  const [first, ...others] = indentLines(
    text,
    { start: dash, end: list.end },
    column + listStep(document) - (dash - line),
  );
  // Two insertions at one place would have no order.
  return first ? [{ ...first, newText: `${head}${first.newText}` }, ...others] : [];
}

/** The column of the key that leads to what begins on a line, whose dashes may stand in the same column. */
function columnAbove(text: string, line: number): number {
  for (let start = line; start > 0; ) {
    start = startOfLine(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    const found = /^ *(?:- +)*(?=[^\s#])/u.exec(text.slice(start, line));
    if (found) return found[0].length;
  }
  return 0;
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

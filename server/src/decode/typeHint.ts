import { lineAt, type TextEdit } from '../base/text.ts';
import type { ScalarNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { indentStep } from '../document/textEdits.ts';
import type { Entry } from '../shape/entry.ts';
import type { JsonType } from '../shape/keywords.ts';
import { indentLines } from './indentLines.ts';
import type { Reshaping } from './listFixes.ts';

/** What the schema says of a value of another type than the entry's: what it was probably meant for. */
export function typeHint(entry: Entry | undefined, found: JsonType, node?: ScalarNode): Reshaping | undefined {
  const hint = entry?.keywords['x-type-hint']?.[found];
  if (!hint) return undefined;
  const { instead, under } = hint;
  if (under === undefined || !node) return { advice: instead };
  return {
    advice: instead,
    fixes: (document) => {
      const edits = putUnder(document, node, under);
      return edits.length > 0 ? [{ title: `Write it as \`${under}\``, edits, certain: true }] : [];
    },
  };
}

/** A scalar as the value of a key of its own: on the line of its dash, on a line of its own, or in braces. */
function putUnder(document: TextDocument, node: ScalarNode, key: string): readonly TextEdit[] {
  const { text, lineStarts, syntax } = document;
  if (node.propertiesStart !== undefined) return [];
  const before = text.slice(lineStarts[lineAt(lineStarts, node.start)] ?? 0, node.start);
  const { start, end } = node;
  if (syntax === 'yaml' && /^ *(?:- +)+$/u.test(before)) {
    return [{ start, end: start, newText: `${key}: ` }, ...moreIndented(document, node)];
  }
  if (syntax === 'yaml' && /^ *(?:- +)*[\w-]+: +$/u.test(before)) {
    const column = /^ *(?:- +)*/u.exec(before)?.[0].length ?? 0;
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const head = `${newline}${' '.repeat(column + indentStep(document))}${key}: `;
    const from = text.slice(0, start).trimEnd().length;
    return [{ start: from, end: start, newText: head }, ...moreIndented(document, node)];
  }
  if (node.style === 'literal' || node.style === 'folded') return [];
  return [
    { start, end: start, newText: syntax === 'json' ? `{ ${JSON.stringify(key)}: ` : `{ ${key}: ` },
    { start: end, end, newText: ' }' },
  ];
}

function moreIndented(document: TextDocument, node: ScalarNode): readonly TextEdit[] {
  return indentLines(document.text, node, indentStep(document)).filter(({ start }) => start > node.start);
}

import { applyEdits, type Range, type TextEdit } from '../base/text.ts';
import { endOfLine, isBreak, startOfLine } from './characters.ts';
import { firstItemStart, nodesAt, partAt } from './locate.ts';
import { type MapNode, type Node, type Pair, rangeOf, type ScalarNode, type SeqNode } from './node.ts';
import type { TextDocument } from './textDocument.ts';
import { sourceRange } from './yaml/scalarOffsets.ts';
import { isSafePlain, type ScalarMeaning, writeInside, writeScalar } from './yaml/scalarText.ts';

/** What is put in: one line of text, or lines of source in the document's own language, indented from column 0. */
export type NewValue = string | { readonly lines: readonly string[] };

/** Gives a pair another key; quotes stay as they are, and come where the new name needs them. */
export function renameKey(document: TextDocument, pair: Pair, name: string): readonly TextEdit[] {
  const { key } = pair;
  const style = key.kind === 'scalar' ? key.style : 'plain';
  return [replacement(key, writeScalar(name, style, document.syntax, 'string', isInFlow(document, pair.start)))];
}

/**
 * Gives a scalar another content. `string` (the default) means this very text and is quoted where it would be read as
 * anything else; `literal` is written as it stands, for numbers and booleans.
 */
export function replaceScalar(
  document: TextDocument,
  node: ScalarNode,
  text: string,
  meaning: ScalarMeaning = 'string',
): readonly TextEdit[] {
  const isBlock = node.style === 'literal' || node.style === 'folded';
  if (isBlock && meaning === 'string' && /\n/u.test(text))
    return [replacement(node, blockScalar(document, node, text))];
  const written = writeScalar(
    text,
    isBlock ? 'plain' : node.style,
    document.syntax,
    meaning,
    isInFlow(document, node.start),
  );
  // `key:` with nothing behind it has its value directly at the colon.
  const needsSpace = node.start === node.end && /[:\-?]/u.test(document.text.charAt(node.start - 1));
  return [replacement(node, needsSpace ? ` ${written}` : written)];
}

/**
 * Puts other texts in the place of stretches of a scalar's content, and touches nothing else unless the scalar needs quotes
 * then. Neither the stretches nor the texts hold line breaks.
 */
export function replaceStretches(
  document: TextDocument,
  node: ScalarNode,
  changes: readonly TextEdit[],
): readonly TextEdit[] {
  const content = applyEdits(node.text, changes);
  if (node.style === 'plain' && !isSafePlain(content, isInFlow(document, node.start)))
    return replaceScalar(document, node, content);
  return changes.map((change) =>
    replacement(sourceRange(document, node, change), writeInside(change.newText, node.style)),
  );
}

/** Takes a pair out, with its lines where it stands alone on them. Comments above it stay, one behind it goes. */
export function removePair(document: TextDocument, pair: Pair): readonly TextEdit[] {
  const parent = parentOf(document, pair.start, (node) => node.kind === 'map' && node.pairs.includes(pair));
  if (parent?.kind !== 'map') return [removal(pair)];
  const index = parent.pairs.indexOf(pair);
  const before = parent.pairs[index - 1];
  const after = parent.pairs[index + 1];
  if (parent.style === 'flow') return [removal(flowRemoval(parent, pair, before, after))];
  return removeBlock(document, parent, pair, pair.start, before !== undefined, after?.start, '{}');
}

/** Takes an item out of the list that it stands in. */
export function removeFromList(document: TextDocument, item: Node): readonly TextEdit[] {
  const list = parentOf(document, item.start, (node) => node.kind === 'seq' && node.items.includes(item));
  return list?.kind === 'seq' ? removeItem(document, list, list.items.indexOf(item)) : [];
}

/** Takes an item out of a list, like `removePair`. */
export function removeItem(document: TextDocument, list: SeqNode, index: number): readonly TextEdit[] {
  const item = list.items[index];
  if (!item) return [];
  const before = list.items[index - 1];
  const after = list.items[index + 1];
  if (list.style === 'flow') return [removal(flowRemoval(list, rangeOf(item), before, after && rangeOf(after)))];
  const dash = list.dashes[index] ?? item.start;
  return removeBlock(
    document,
    list,
    { start: dash, end: Math.max(item.end, dash + 1) },
    dash,
    before !== undefined,
    list.dashes[index + 1],
    '[]',
  );
}

function flowRemoval(parent: Node, own: Range, before: Range | undefined, after: Range | undefined): Range {
  if (after) return { start: own.start, end: after.start };
  if (before) return { start: before.end, end: own.end };
  return { start: parent.start + 1, end: parent.end - 1 };
}

function removeBlock(
  { text, comments }: TextDocument,
  parent: Node,
  own: Range,
  start: number,
  hasBefore: boolean,
  after: number | undefined,
  empty: string,
): readonly TextEdit[] {
  const line = startOfLine(text, start);
  const isFirstOnLine = text.slice(line, start).trim() === '';
  const isOnly = !hasBefore && after === undefined;
  if (isOnly && parent.start > 0 && !isFirstOnLine) return [{ start, end: own.end, newText: empty }];
  if (isOnly && line > 0 && startOfLine(text, parent.start) === line && parentKeyEnd(text, line) !== undefined) {
    // The collection's only item: `key:` alone would be null.
    const end = parentKeyEnd(text, line) ?? line;
    return [{ start: end, end: own.end, newText: ` ${empty}` }];
  }
  if (!isFirstOnLine && after !== undefined) {
    const comment = comments.find((each) => each.start > endOfLine(text, own.end) && each.start < after);
    return [{ start, end: comment?.start ?? after, newText: '' }];
  }
  const end = endOfLine(text, own.end);
  if (end < text.length) return [{ start: line, end: text.startsWith('\r\n', end) ? end + 2 : end + 1, newText: '' }];
  let from = line;
  if (from > 0) from -= text.startsWith('\r\n', from - 2) ? 2 : 1;
  return [{ start: from, end, newText: '' }];
}

/** Where the line above ends, if a key ends there that the collection below belongs to. */
function parentKeyEnd(text: string, line: number): number | undefined {
  const end = line - (text.startsWith('\r\n', line - 2) ? 2 : 1);
  return text.charAt(end - 1) === ':' ? end : undefined;
}

/** Puts a pair into a map: behind the pair `after`, at the beginning, or at the end. */
export function insertPair(
  document: TextDocument,
  map: MapNode,
  key: string,
  value: NewValue,
  after: Pair | 'first' | 'last' = 'last',
  meaning: ScalarMeaning = 'string',
): readonly TextEdit[] {
  const { syntax } = document;
  const inFlow = map.style === 'flow';
  const name = writeScalar(key, 'plain', syntax, 'string', inFlow);
  const previous = after === 'last' ? map.pairs.at(-1) : after === 'first' ? undefined : after;
  const column = columnOf(document.text, firstItemStart(map) ?? map.start);
  const isList = typeof value !== 'string' && value.lines[0]?.startsWith('- ');
  const below = ' '.repeat(isList ? listStep(document) : indentStep(document));
  const source =
    typeof value === 'string'
      ? [`${name}: ${writeScalar(value, 'plain', syntax, meaning, inFlow)}`]
      : inFlow
        ? joined(`${name}: `, value.lines)
        : [`${name}:`, ...value.lines.map((line) => (line === '' ? '' : `${below}${line}`))];
  if (inFlow) return [insertIntoFlow(document, map, source, previous?.end, map.pairs[0]?.start)];
  return [
    insertLines(
      document,
      source,
      previous && blockEnd(document, previous.end, previous.value),
      map.pairs[0]?.start ?? map.start,
      column,
    ),
  ];
}

/** Puts an item into a list: behind the item with the index `after` (-1: at the beginning), by default at the end. */
export function insertItem(
  document: TextDocument,
  list: SeqNode,
  value: NewValue,
  after = list.items.length - 1,
  meaning: ScalarMeaning = 'string',
): readonly TextEdit[] {
  const inFlow = list.style === 'flow';
  const lines =
    typeof value === 'string' ? [writeScalar(value, 'plain', document.syntax, meaning, inFlow)] : value.lines;
  const previous = list.items[after];
  const first = list.items[0];
  if (inFlow) return [insertIntoFlow(document, list, joined('', lines), previous?.end, first && rangeOf(first).start)];
  const dash = list.dashes[0] ?? list.start;
  const source = lines.map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
  const end = previous && blockEnd(document, Math.max(previous.end, (list.dashes[after] ?? 0) + 1), previous);
  return [insertLines(document, source, end, dash, columnOf(document.text, firstItemStart(list) ?? dash))];
}

/** Makes a list of one item out of a value. */
export function wrapInList(document: TextDocument, node: Node): readonly TextEdit[] {
  const { text, syntax } = document;
  const start = node.propertiesStart ?? node.start;
  const isBlock = (node.kind === 'map' || node.kind === 'seq') && node.style === 'block';
  // A list cannot begin behind its key, on the line of an anchor.
  const line = startOfLine(text, start);
  if (isBlock && line !== startOfLine(text, node.start) && !/^[\s-]*$/u.test(text.slice(line, start))) return [];
  if (isBlock) return indentBlock(text, start, node.end);
  if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
    const column = columnOf(
      text,
      startOfLine(text, start) + (/^ */u.exec(text.slice(startOfLine(text, start)))?.[0].length ?? 0),
    );
    return [
      insertion(start, `${newlineOf(text)}${' '.repeat(column + listStep(document))}- `),
      ...indentLines(text, start, node.end, 2),
    ];
  }
  if (node.kind === 'scalar' && node.style === 'plain' && syntax === 'yaml' && !isSafeInFlow(node.text))
    return [replacement(node, `[${writeScalar(node.text, 'double', syntax, 'string', true)}]`)];
  return [insertion(start, '['), insertion(node.end, ']')];
}

function isSafeInFlow(text: string): boolean {
  return !/[,?[\]{}]|:[,"']|[\r\n]/u.test(text);
}

function indentBlock(text: string, start: number, end: number): readonly TextEdit[] {
  return [insertion(start, '- '), ...indentLines(text, start, end, 2)];
}

function indentLines(text: string, start: number, end: number, columns: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = endOfLine(text, start); at < end; at = endOfLine(text, at + 1)) {
    const line = at + 1 + (text.startsWith('\r\n', at) ? 1 : 0);
    if (line < end && !isBreak(text.charCodeAt(line))) edits.push(insertion(line, ' '.repeat(columns)));
    if (line > at + 1) at++;
  }
  return edits;
}

/** Lines behind the place where an item ends, or before the first item. */
function insertLines(
  { text }: TextDocument,
  source: readonly string[],
  end: number | undefined,
  first: number,
  column: number,
): TextEdit {
  const newline = newlineOf(text);
  const indent = ' '.repeat(column);
  const lines = source.map((line, index) =>
    line === '' || (index === 0 && end === undefined) ? line : `${indent}${line}`,
  );
  if (end === undefined) return insertion(first, `${lines.join(newline)}${newline}${indent}`);
  const lineEnd = endOfLine(text, end);
  return insertion(lineEnd, `${newline}${lines.join(newline)}`);
}

/** The end of what belongs to a value: with `|+`, the blank lines below it too. */
function blockEnd({ text }: TextDocument, end: number, value: Node | undefined): number {
  let node = value;
  for (let last: Node | undefined = value; last; ) {
    node = last;
    last =
      last.kind === 'map'
        ? (last.pairs.at(-1)?.value ?? undefined)
        : last.kind === 'seq'
          ? last.items.at(-1)
          : undefined;
  }
  const keeps =
    node?.kind === 'scalar' &&
    (node.style === 'literal' || node.style === 'folded') &&
    /^.\d?\+/u.test(text.slice(node.start, node.start + 3));
  if (!keeps) return end;
  const blank = /^(?:[ \t]*(?:\r?\n|\r(?!\n)))*/u.exec(text.slice(endOfLine(text, end)))?.[0] ?? '';
  return Math.max(end, endOfLine(text, end) + blank.replace(/(?:\r?\n|\r)$/u, '').length);
}

/** An item among those of a flow collection, on a line of its own where they have one each. */
function insertIntoFlow(
  { text }: TextDocument,
  parent: Node,
  source: readonly string[],
  previousEnd: number | undefined,
  first: number | undefined,
): TextEdit {
  const written = source.join(' ');
  if (first === undefined)
    return { start: parent.start + 1, end: Math.max(parent.start + 1, parent.end - 1), newText: written };
  const gap = text.slice(parent.start + 1, first);
  const separator = /[\r\n]/u.test(gap) && gap.trim() === '' ? gap : ' ';
  if (previousEnd === undefined) return insertion(first, `${written},${separator}`);
  return insertion(previousEnd, `,${separator}${written}`);
}

function joined(head: string, lines: readonly string[]): string[] {
  return [`${head}${lines.map((line) => line.trim()).join(' ')}`];
}

function blockScalar(document: TextDocument, node: ScalarNode, text: string): string {
  const { text: source } = document;
  const lineStart = startOfLine(source, node.start);
  const below = /^(?:[ \t]*(?:\r?\n|\r(?!\n)))+( +)\S/u.exec(source.slice(endOfLine(source, node.start), node.end));
  const own = /^ */u.exec(source.slice(lineStart))?.[0].length ?? 0;
  const isFitting = below?.[1] !== undefined && !/^ /u.test(node.text);
  const indent = ' '.repeat(isFitting ? (below[1]?.length ?? 0) : own + indentStep(document));
  const chomping = !text.endsWith('\n') ? '-' : /\n\n$|^\n$/u.test(text) ? '+' : '';
  const indicator = /^[ \n]/u.test(text) ? String(Math.min(9, indent.length - own)) : '';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  const newline = newlineOf(source);
  const comment = /[ \t]+#.*$/u.exec(source.slice(node.start, endOfLine(source, node.start)))?.[0] ?? '';
  return [`|${indicator}${chomping}${comment}`, ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))].join(
    newline,
  );
}

/** Whether a place is in brackets. */
export function isInFlow(document: TextDocument, offset: number): boolean {
  const part = partAt(document, offset);
  return (part ? nodesAt(part, offset) : []).some(
    ({ node }) => (node.kind === 'map' || node.kind === 'seq') && node.style === 'flow' && node.start < offset,
  );
}

function parentOf(document: TextDocument, offset: number, isParent: (node: Node) => boolean): Node | undefined {
  const part = partAt(document, offset);
  return part && nodesAt(part, offset).findLast(({ node }) => isParent(node))?.node;
}

/** How many columns the document indents by, as its first nested map shows; 2 where there is none. */
export function indentStep(document: TextDocument): number {
  const { text } = document;
  for (const { root } of document.parts) {
    const step = root && stepBelow(text, root);
    if (step) return step;
  }
  return 2;
}

/** How many columns the document's lists are further to the right than their keys; as much as anything where it has none. */
export function listStep(document: TextDocument): number {
  for (const { root } of document.parts) {
    const step = root && listStepBelow(document.text, root);
    if (step !== undefined) return step;
  }
  return indentStep(document);
}

function listStepBelow(text: string, node: Node): number | undefined {
  if (node.kind === 'seq') return firstOf(node.items, (item) => listStepBelow(text, item));
  if (node.kind !== 'map' || node.style === 'flow') return undefined;
  return firstOf(node.pairs, ({ start, value }) => {
    const dash = value?.kind === 'seq' ? value.dashes[0] : undefined;
    const isBelow = dash !== undefined && startOfLine(text, dash) > start;
    if (isBelow) return Math.max(0, columnOf(text, dash) - columnOf(text, start));
    return value && listStepBelow(text, value);
  });
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function stepBelow(text: string, node: Node): number | undefined {
  const children = node.kind === 'map' ? node.pairs.map(({ value }) => value) : node.kind === 'seq' ? node.items : [];
  for (const child of children) {
    if (!child) continue;
    if (node.kind === 'map' && child.kind === 'map' && child.style === node.style && child.pairs[0] && node.pairs[0]) {
      const step = columnOf(text, child.pairs[0].start) - columnOf(text, node.pairs[0].start);
      const isBelow = startOfLine(text, child.pairs[0].start) !== startOfLine(text, node.pairs[0].start);
      if (step > 0 && isBelow) return step;
    }
    const deeper = stepBelow(text, child);
    if (deeper) return deeper;
  }
  return undefined;
}

function newlineOf(text: string): string {
  const found = /\r\n|\n|\r/u.exec(text.slice(0, 10_000));
  return found ? found[0] : '\n';
}

function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

function replacement({ start, end }: Range, newText: string): TextEdit {
  return { start, end, newText };
}

function removal({ start, end }: Range): TextEdit {
  return { start, end, newText: '' };
}

function insertion(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

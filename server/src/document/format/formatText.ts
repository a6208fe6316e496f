import { applyEdits, type Range, type TextEdit } from '../../base/text.ts';
import { endOfLine, startOfLine } from '../characters.ts';
import { indentOf } from '../lines.ts';
import { lastNotBehind } from '../locate.ts';
import type { Node } from '../node.ts';
import { readAlike } from '../readText.ts';
import type { Part, TextDocument } from '../textDocument.ts';
import { beginOf } from './beginOf.ts';
import { formatBlock, listOffsetOf } from './formatBlock.ts';
import { moveComments } from './formatComments.ts';
import { formatFlow, widthBefore } from './formatFlow.ts';
import { layOutJson } from './layOutJson.ts';
import { obstaclesIn } from './obstacles.ts';
import { saysTheSame } from './saysTheSame.ts';
import { columnAt, type FormatOptions, isFirstOnLine, moveTo, type Sheet } from './sheet.ts';
import { endLastLine, longScalars, trimLines } from './trailingBlanks.ts';

/**
 * The edits that lay out some parts of a text, one for each stretch that changes. What is formatted says what it said
 * before: where that is in doubt there are no edits.
 */
export function formatText(
  document: TextDocument,
  parts: readonly Part[],
  options: FormatOptions,
): readonly TextEdit[] {
  const edits = plannedEdits(document, parts, options);
  if (edits.length === 0) return edits;
  return saysTheSame(document, readAlike(document, applyEdits(document.text, edits))) ? edits : [];
}

/** The edits without the proof that nothing is lost by them. */
export function plannedEdits(
  document: TextDocument,
  parts: readonly Part[],
  options: FormatOptions,
): readonly TextEdit[] {
  const { text, syntax } = document;
  const roots = parts.flatMap(({ root }) => root ?? []);
  const indentSize = Math.min(8, Math.max(1, options.indentSize));
  const usesTabs = options.usesTabs && syntax === 'json';
  if (syntax === 'json') {
    if (document.parts.some(({ problems }) => problems.length > 0)) return [];
    // They end lines for YAML, and are characters of a text like others here.
    if (/[\u0085\u2028\u2029]/u.test(text)) return [];
    const root = document.parts[0]?.root;
    if (root && isOneLine(document, root)) return layOutLine(document, root, { ...options, indentSize, usesTabs });
  }
  const listOffset = listOffsetOf(text, roots, indentSize);
  return parts.flatMap((part) => partEdits(document, part, { ...options, indentSize, usesTabs }, listOffset));
}

function isOneLine({ text }: TextDocument, root: Node): boolean {
  return (root.kind === 'map' || root.kind === 'seq') && !/[\r\n]/u.test(text.slice(root.start, root.end));
}

function layOutLine(document: TextDocument, root: Node, options: FormatOptions): readonly TextEdit[] {
  // A range of such a text is all of it, or nothing that could be laid out.
  if (options.within || document.masks.length > 0) return [];
  const { text } = document;
  const unit = options.usesTabs ? '\t' : ' '.repeat(options.indentSize);
  const newline = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const isOpenEnd = options.endsWithNewline && /^[ \t]*$/u.test(text.slice(root.end));
  const end = { start: text.length, end: text.length, newText: newline };
  return [
    ...withoutBlanks(text, 0, root.start),
    ...layOutJson(text, root, unit, newline),
    ...withoutBlanks(text, root.end, text.length),
    ...(isOpenEnd ? [end] : []),
  ];
}

function withoutBlanks(text: string, from: number, to: number): readonly TextEdit[] {
  return Array.from(text.slice(from, to).matchAll(/[ \t]+/gu), ({ index, 0: { length } }) => ({
    start: from + index,
    end: from + index + length,
    newText: '',
  }));
}

function partEdits(
  document: TextDocument,
  part: Part,
  options: FormatOptions,
  listOffset: number,
): readonly TextEdit[] {
  const { text } = document;
  const { root } = part;
  const sheet = createSheet(document, part, options, listOffset);
  if (root) {
    // What stands in a list, or as a text in another one, keeps its place in it.
    const isHeld = part.stretch !== undefined || !document.parts.some((each) => each.root === root);
    formatBlock(sheet, root, isHeld ? columnAt(sheet, beginOf(root)) : 0);
    if ((root.kind === 'map' || root.kind === 'seq') && root.style === 'flow') {
      const from = widthBefore(sheet, root.start);
      const to = isHeld || !isFirstOnLine(sheet, root.start) || !sheet.mayMove(root) ? from : 0;
      moveTo(sheet, root.start, to);
      formatFlow(sheet, root, { from, to });
    }
  }
  moveComments(sheet, part);
  const scalars = longScalars(text, root);
  trimLines(sheet, part, scalars);
  const lastLine = startOfLine(text, text.length);
  const isLast = part.end === text.length && options.endsWithNewline;
  const end = isLast ? endLastLine(sheet, lastLine, scalars) : [];
  return [...indentEdits(sheet), ...sheet.gaps, ...end].sort((a, b) => a.start - b.start);
}

function createSheet(document: TextDocument, part: Part, options: FormatOptions, listOffset: number): Sheet {
  const { text, masks } = document;
  const obstacles = obstaclesIn(document, part);
  const furthest = furthestEnds(obstacles);
  const stretches = options.within?.map((range) => wholeLines(text, range)) ?? [{ start: 0, end: text.length }];
  const isFree = (start: number, end: number): boolean => {
    const last = lastNotBehind(obstacles.length, end, (index) => obstacles[index]?.start ?? 0);
    return last < 0 || (furthest[last] ?? 0) < start;
  };
  const mayMove = (range: Range): boolean => {
    const start = startOfLine(text, range.start);
    const end = endOfLine(text, Math.max(range.start, range.end - 1));
    return stretches.some((each) => each.start <= start && end <= each.end) && isFree(start, end);
  };
  return {
    document,
    options,
    listOffset,
    indents: new Map(),
    columns: [],
    limits: [],
    gaps: [],
    mayMove,
    mayTouch: (line) => mayMove({ start: line, end: line }),
    hasMask: (offset) => {
      const end = endOfLine(text, offset);
      const mask = masks[lastNotBehind(masks.length, end, (index) => masks[index]?.start ?? 0)];
      return mask !== undefined && mask.end > startOfLine(text, offset);
    },
  };
}

/** For every stretch how far it and those before it reach. */
function furthestEnds(ranges: readonly Range[]): readonly number[] {
  let furthest = -1;
  return ranges.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
}

/** The lines that a range touches; one that it only reaches the start of is none of them. */
function wholeLines(text: string, { start, end }: Range): Range {
  const first = startOfLine(text, start);
  const reachesStart = end > start && startOfLine(text, end) === end;
  return { start: first, end: endOfLine(text, reachesStart ? end - 1 : end) };
}

function indentEdits(sheet: Sheet): readonly TextEdit[] {
  const { text } = sheet.document;
  const edits: TextEdit[] = [];
  for (const [line, { to }] of sheet.indents) {
    const written = text.slice(line, line + indentOf(text, line));
    const wanted = indentation(to, sheet.options);
    if (written === wanted || !sheet.mayTouch(line)) continue;
    edits.push(indentEdit(line, written, wanted));
  }
  return edits;
}

function indentation(columns: number, { usesTabs, indentSize }: FormatOptions): string {
  if (!usesTabs) return ' '.repeat(columns);
  return '\t'.repeat(Math.floor(columns / indentSize)) + ' '.repeat(columns % indentSize);
}

/** Takes away or adds blanks at the start of a line, and leaves the others alone. */
function indentEdit(line: number, written: string, wanted: string): TextEdit {
  if (written.endsWith(wanted)) return { start: line, end: line + written.length - wanted.length, newText: '' };
  if (wanted.endsWith(written)) return { start: line, end: line, newText: wanted.slice(written.length) };
  return { start: line, end: line + written.length, newText: wanted };
}

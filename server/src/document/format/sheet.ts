import type { Range, TextEdit } from '../../base/text.ts';
import { startOfLine } from '../characters.ts';
import { indentOf } from '../lines.ts';
import type { TextDocument } from '../textDocument.ts';

/** How a text is to be laid out. */
export interface FormatOptions {
  /** Columns from a key to what stands below it. */
  readonly indentSize: number;
  /** Whether JSON is indented with tabs; YAML knows none. */
  readonly usesTabs: boolean;
  readonly endsWithNewline: boolean;
  /** The stretches whose lines may be changed; undefined for all. */
  readonly within: readonly Range[] | undefined;
}

/** The same column before and after. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/** A column in which something that has a place of its own begins: a key, a dash, a line of a flow collection. */
export interface Column extends Shift {
  readonly offset: number;
}

/** What is worked out of one text: nothing is changed before all of it is known. */
export interface Sheet {
  readonly document: TextDocument;
  readonly options: FormatOptions;
  /** Columns from a key to the dashes of the list below it. */
  readonly listOffset: number;
  /** The blanks that a line is to begin with, by the offset of its start. */
  readonly indents: Map<number, Shift>;
  /** In the order of the text. */
  readonly columns: Column[];
  /** Where texts in block style end, and the column from which on a comment behind them would be a line of theirs. */
  readonly limits: { readonly offset: number; readonly column: number }[];
  /** What changes within lines. */
  readonly gaps: TextEdit[];
  /** Whether a line may be changed at all. */
  readonly mayTouch: (line: number) => boolean;
  /** Whether all lines of a range may be changed, so that they can change their place together. */
  readonly mayMove: (range: Range) => boolean;
  /** Whether a template stands on the line that holds the offset. */
  readonly hasMask: (offset: number) => boolean;
}

/** Where the line of an offset begins, behind the mark that some editors put at the start of a file. */
export function lineOf({ document: { text } }: Sheet, offset: number): number {
  const start = startOfLine(text, offset);
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

export function columnAt(sheet: Sheet, offset: number): number {
  return offset - lineOf(sheet, offset);
}

/** Whether nothing but blanks stands before the offset on its line. */
export function isFirstOnLine(sheet: Sheet, offset: number): boolean {
  const line = lineOf(sheet, offset);
  return line + indentOf(sheet.document.text, line) === offset;
}

/** Puts what begins at the offset into a column, if it is the first on its line. */
export function moveTo(sheet: Sheet, offset: number, column: number): void {
  if (!isFirstOnLine(sheet, offset)) return;
  const line = lineOf(sheet, offset);
  sheet.indents.set(line, { from: offset - line, to: column });
}

/** Writes a gap between two things on one line, where nothing but blanks is in it. */
export function setGap(sheet: Sheet, start: number, end: number, blanks: string): void {
  const written = sheet.document.text.slice(start, end);
  if (written === blanks || !/^[ \t]*$/u.test(written)) return;
  if (!sheet.mayTouch(lineOf(sheet, start)) || sheet.hasMask(start)) return;
  // What stays of the gap is not touched, nor a cursor in it.
  const kept = written.startsWith(blanks) ? blanks.length : 0;
  sheet.gaps.push({ start: start + kept, end, newText: blanks.slice(kept) });
}

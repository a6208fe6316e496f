import type { Range } from '../../base/text.ts';
import type { Syntax } from '../textDocument.ts';
import { isTagLine, templateMark } from './templateTags.ts';

/** A line without its break, as far as templates are concerned. */
export interface TemplateLine extends Range {
  readonly text: string;
  /** How many spaces it begins with; -1 where it holds nothing else. */
  readonly indent: number;
  /** The least indentation of the block scalar that is open above; -1 where none is. */
  readonly block: number;
  /** Whether it is content of that block scalar, as far as the indentation tells. */
  readonly isBlockContent: boolean;
}

/** No block scalar is open. */
export const noBlock = -1;

/** The lines that are not empty. `isTags` says which hold tags only: these end no block scalar, however they are indented. */
export function linesOf(
  text: string,
  syntax: Syntax,
  isTags: (line: string) => boolean = isTagLine,
): readonly TemplateLine[] {
  const lines: TemplateLine[] = [];
  let block = noBlock;
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/gu)) {
    lines.push(lineAfter(block, line, index));
    if (syntax === 'yaml') block = blockBehind(block, line, isTags);
  }
  return lines;
}

export function lineAfter(block: number, line: string, start: number): TemplateLine {
  const indent = line.search(/[^ ]/u);
  const isBlockContent = block >= 0 && (indent < 0 || indent >= block);
  return { start, end: start + line.length, text: line, indent, block, isBlockContent };
}

/** Which block scalar is open behind a line. */
export function blockBehind(block: number, line: string, isTags: (line: string) => boolean = isTagLine): number {
  const indent = line.search(/[^ ]/u);
  if (indent < 0 || (block >= 0 && (indent >= block || isTags(line)))) return block;
  return blockBegunBy(line);
}

/** Which block scalar is open before the line that begins at `offset`; what `linesOf` would say, without reading all lines. */
export function blockBefore(text: string, offset: number): number {
  let block = noBlock;
  let lowest = Number.POSITIVE_INFINITY;
  // A header counts when all lines since are deeper; the outermost such is the one that is no content of another.
  for (let end = offset; end > 0 && lowest > 0; ) {
    const start = lineStartOf(text, end - 1);
    let first = start;
    while (text.charCodeAt(first) === 0x20) first++;
    if (first < end - 1 && first - start < lowest) {
      const line = text.slice(start, end - 1);
      if (!isTagLine(line)) {
        const begun = blockBegunBy(line);
        if (begun >= 0 && begun <= lowest) block = begun;
        lowest = first - start;
      }
    }
    end = start;
  }
  return block;
}

/** The start of the line that holds `offset`; only CR and LF end lines of templates. */
export function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text, start - 1)) start--;
  return start;
}

/** The line break, or end of the text, at or behind `offset`. */
export function lineEndOf(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return end;
}

function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 0x0a || code === 0x0d;
}

const header = /^( *(?:- +)*)(.*:[ \t]+)?(?:[!&]\S+[ \t]+)*[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/u;

function blockBegunBy(line: string): number {
  const match = /[|>]/u.test(line) ? header.exec(line) : null;
  if (!match) return noBlock;
  const [, before = '', key] = match;
  // The item of a list is content from behind its dash on, the value of a key from behind where the key begins.
  const dash = key === undefined ? before.lastIndexOf('-') : -1;
  return (dash < 0 ? before.length : dash) + 1;
}

/** Whether a template may take part in the line's structure. */
export function isMarked({ text, isBlockContent }: TemplateLine): boolean {
  return !isBlockContent && templateMark.test(text);
}

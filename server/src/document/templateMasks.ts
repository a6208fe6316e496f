import type { Range } from '../base/text.ts';
import { lastNotBehind } from './locate.ts';
import type { Mask } from './mask.ts';
import { linesOf, type TemplateLine } from './templateLines.ts';
import { holdsTagsOnly, isCommentTag, isControlTag, type TemplateFamily, tagsIn, withoutTags } from './templateTags.ts';
import type { Syntax } from './textDocument.ts';

interface Tag extends Range {
  readonly text: string;
  readonly isControl: boolean;
}

/** The lines of a template, all tags in them replaced by a sign that means nothing. */
interface Lines {
  readonly syntax: Syntax;
  readonly lines: readonly TemplateLine[];
  /** Which of them hold tags only, and perhaps a comment. */
  readonly alone: readonly boolean[];
  /** For each line the nearest one above, and below, that holds more than tags, blanks and a comment. */
  readonly above: readonly (TemplateLine | undefined)[];
  readonly below: readonly (TemplateLine | undefined)[];
}

/** What becomes of the tags in a file that is known to be a template. */
export function maskAllTags(text: string, syntax: Syntax, families: readonly TemplateFamily[]): readonly Mask[] {
  const tags = families
    .flatMap((family) =>
      tagsIn(text, family).map(({ start, end }): Tag => {
        const tag = text.slice(start, end);
        return { start, end, text: tag, isControl: isControlTag(tag, family) };
      }),
    )
    .sort((a, b) => a.start - b.start);
  const view = viewOf(withoutTags(text, tags), syntax);
  const writes = new Set(tags.filter(({ isControl }) => !isControl).map(({ start }) => indexAt(view, start)));
  const isInQuotes = quotesOf(view);
  return tags.map((tag, index) => {
    const first = indexAt(view, tag.start);
    const lastIndex = indexAt(view, tag.end - 1);
    const last = view.lines[lastIndex];
    const line = view.lines[first];
    if (!line || !last) return { ...tag, wordStart: tag.start };
    if (view.alone[first] && view.alone[lastIndex]) return maskAlone(view, first, tag, writes.has(first));
    if (isCommentTag(tag.text) && endsLine(last, tag.end)) return { ...tag, wordStart: tag.end };
    if (syntax === 'json' && tag.isControl && !isInQuotes(first, tag.start)) return maskBranch(tags, index, line);
    return { ...tag, wordStart: tag.start };
  });
}

function viewOf(plain: string, syntax: Syntax): Lines {
  const lines = linesOf(plain, syntax, holdsTagsOnly);
  const alone = lines.map((line) => holdsTagsOnly(line.text));
  const isContent = ({ text, indent, isBlockContent }: TemplateLine, index: number): boolean =>
    indent >= 0 && !alone[index] && (isBlockContent || !/^\s*(?:#|$)/u.test(text));
  const above: (TemplateLine | undefined)[] = [];
  const below: (TemplateLine | undefined)[] = [];
  let nearest: TemplateLine | undefined;
  for (const [index, line] of lines.entries()) {
    above[index] = nearest;
    if (isContent(line, index)) nearest = line;
  }
  nearest = undefined;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    below[index] = nearest;
    if (line && isContent(line, index)) nearest = line;
  }
  return { syntax, lines, alone, above, below };
}

function indexAt({ lines }: Lines, offset: number): number {
  return lastNotBehind(lines.length, offset, (index) => lines[index]?.start ?? 0);
}

/** A tag with nothing but tags on its line: blanks, or letters from the column on where the line is content. */
function maskAlone(view: Lines, index: number, tag: Tag, writes: boolean): Mask {
  const line = view.lines[index];
  const column = line && columnOfWord(view, index, line, writes);
  if (!line || column === undefined)
    return { ...tag, wordStart: tag.end, isComment: line !== undefined && line.block >= 0 && view.syntax === 'yaml' };
  const wordStart = line.start + column;
  // The first line of a block scalar says how deep it is, so one that is too deep is drawn out to the left.
  const isDrawn = line.isBlockContent && line.text.slice(0, tag.start - line.start).trim() === '';
  return { start: isDrawn ? Math.min(tag.start, wordStart) : tag.start, end: tag.end, wordStart };
}

/** Where a line of tags has letters; undefined where it is to be blank. `writes`: whether any of its tags leaves a text. */
function columnOfWord({ syntax, above, below }: Lines, index: number, line: TemplateLine, writes: boolean) {
  const before = above[index];
  const after = below[index];
  if (syntax === 'json') return writes ? line.indent : undefined;
  const goesOn = after?.isBlockContent === true && after.block === line.block;
  if (line.block >= 0 && (line.isBlockContent || goesOn || writes)) {
    if (before?.isBlockContent) return Math.min(line.isBlockContent ? line.indent : before.indent, before.indent);
    return goesOn ? after.indent : Math.max(line.indent, line.block);
  }
  if (!writes || !before) return undefined;
  if (/[[{]\s*$/u.test(before.text) || (/,\s*$/u.test(before.text) && /^\s*[\]}]|,\s*$/u.test(after?.text ?? '')))
    return line.indent;
  const key = /^( *(?:- +)*)(.*:|-)[ \t]*(?:#.*)?$/u.exec(before.text);
  if (!key) return undefined;
  const column = key[1]?.length ?? 0;
  const isList = after?.indent === column && /^ *- /u.test(after.text) && key[2] !== '-';
  const isEmpty = !after || (after.indent <= column && !isList);
  return isEmpty ? Math.max(line.indent, column + 1) : undefined;
}

function endsLine(line: TemplateLine, offset: number): boolean {
  const blanks = /[ \t]*$/uy;
  blanks.lastIndex = offset - line.start;
  return blanks.test(line.text);
}

/** Tells whether a place of a line is inside of double quotes; to be asked in the order of the text. */
function quotesOf({ lines }: Lines): (index: number, offset: number) => boolean {
  let current = -1;
  let position = 0;
  let isOpen = false;
  return (index, offset) => {
    const line = lines[index];
    if (!line) return false;
    if (index !== current) {
      current = index;
      position = 0;
      isOpen = false;
    }
    for (; position < offset - line.start; position++) {
      const character = line.text.charAt(position);
      if (character === '\\') position++;
      else if (character === '"') isOpen = !isOpen;
    }
    return isOpen;
  };
}

/** JSON has room for one value only: of two branches on one line the second one goes. */
function maskBranch(tags: readonly Tag[], index: number, line: TemplateLine): Mask {
  const tag = tags[index];
  const start = tag?.start ?? 0;
  let end = tag?.end ?? 0;
  if (/^\{[{%][-~]?\s*else\b/u.test(tag?.text ?? '')) {
    const close = tags.slice(index + 1, index + 20).find(({ text }) => /^\{[{%][-~]?\s*end/u.test(text));
    if (close && close.end <= line.end) end = close.end;
  }
  return { start, end, wordStart: end };
}

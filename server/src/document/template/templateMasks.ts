import type { Range } from '../../base/text.ts';
import { lastNotBehind } from '../locate.ts';
import type { Syntax } from '../textDocument.ts';
import { blocksOf, type TagText, type TemplateBlock } from './templateBlocks.ts';
import { linesOf, type TemplateLine } from './templateLines.ts';
import { holdsTagsOnly, isCommentTag, isControlTag, type TemplateFamily, tagsIn, withoutTags } from './templateTags.ts';

/** A stretch to replace: blanks up to `wordStart`, letters from there to the end of the line. */
export interface Mask extends Range {
  readonly wordStart: number;
  /** Blanks behind a `#`: below a block scalar, blanks alone would be content of it. */
  readonly isComment?: boolean;
}

interface Tag extends TagText {
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
  /** For each line the nearest one below on which tags alone leave a text in a block scalar. */
  readonly written: readonly (TemplateLine | undefined)[];
  /** Which of them have content of the block scalar above them that is open there. */
  readonly filled: readonly boolean[];
}

export interface TagMasks {
  readonly masks: readonly Mask[];
  readonly blocks: readonly TemplateBlock[];
  /** The tags that leave a text in their place. */
  readonly writing: readonly Range[];
  /** The tags that leave nothing and share their line with something else. */
  readonly inline: readonly Range[];
}

/** What becomes of the tags in a file that is known to be a template. */
export function maskAllTags(text: string, syntax: Syntax, families: readonly TemplateFamily[]): TagMasks {
  const found = families
    .flatMap((family) =>
      tagsIn(text, family).map(({ start, end }): Tag => {
        const tag = text.slice(start, end);
        return { start, end, text: tag, isControl: isControlTag(tag, family) };
      }),
    )
    .sort((a, b) => a.start - b.start);
  const blocks = blocksOf(found);
  const tags = withoutDefinitions(found, blocks);
  const writing = tags.filter(({ isControl }) => !isControl);
  const lines = linesOf(withoutTags(text, tags), syntax, holdsTagsOnly);
  const writes = new Set(writing.map(({ start }) => indexAt(lines, start)));
  const view = viewOf(lines, syntax, writes);
  const isInQuotes = quotesOf(view);
  const ends = endsOfAlternatives(view, blocks);
  const inline: Range[] = [];
  const masks = tags.map((tag) => {
    const first = indexAt(view.lines, tag.start);
    const lastIndex = indexAt(view.lines, tag.end - 1);
    const last = view.lines[lastIndex];
    const line = view.lines[first];
    if (!line || !last) return { ...tag, wordStart: tag.start };
    if (view.alone[first] && view.alone[lastIndex]) return maskAlone(view, first, tag, writes.has(first));
    if (isCommentTag(tag.text) && endsLine(last, tag.end)) return { ...tag, wordStart: tag.end };
    if (tag.isControl) inline.push(tag);
    const isQuoted = isInQuotes(first, tag.start);
    if (!tag.isControl || isQuoted) return { ...tag, wordStart: tag.start };
    const end = ends.get(tag.start) ?? tag.end;
    const isBlank = syntax === 'json' || isBesideBracket(line, tag.start, end);
    return { start: tag.start, end, wordStart: isBlank ? end : tag.start };
  });
  return { masks, blocks, writing, inline };
}

/** A macro and the like is one tag from its beginning to its end, because its content stands somewhere else. */
function withoutDefinitions(tags: readonly Tag[], blocks: readonly TemplateBlock[]): readonly Tag[] {
  const definitions = new Map(
    blocks.filter(({ keyword }) => /^(?:macro|define|set|call)$/u.test(keyword)).map((block) => [block.start, block]),
  );
  if (definitions.size === 0) return tags;
  let done = 0;
  return tags.flatMap((tag) => {
    if (tag.start < done) return [];
    const definition = definitions.get(tag.start);
    done = definition?.end ?? tag.end;
    return definition ? [{ ...tag, end: done }] : [tag];
  });
}

/** `writes`: the lines on which a tag leaves a text in its place. */
function viewOf(lines: readonly TemplateLine[], syntax: Syntax, writes: ReadonlySet<number>): Lines {
  const alone = lines.map((line) => holdsTagsOnly(line.text));
  const isContent = ({ text, indent, isBlockContent }: TemplateLine, index: number): boolean =>
    indent >= 0 && !alone[index] && (isBlockContent || !/^\s*(?:#|$)/u.test(text));
  const above: (TemplateLine | undefined)[] = [];
  const below: (TemplateLine | undefined)[] = [];
  const filled: boolean[] = [];
  let nearest: TemplateLine | undefined;
  let isFilled = false;
  for (const [index, line] of lines.entries()) {
    above[index] = nearest;
    if (isContent(line, index)) nearest = line;
    filled[index] = isFilled;
    isFilled = (line.isBlockContent && line.indent >= 0) || (isFilled && (line.indent < 0 || alone[index] === true));
  }
  nearest = undefined;
  const written: (TemplateLine | undefined)[] = [];
  let nearestWritten: TemplateLine | undefined;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    below[index] = nearest;
    written[index] = nearestWritten;
    if (line && isContent(line, index)) {
      nearest = line;
      if (!line.isBlockContent) nearestWritten = undefined;
    }
    if (line?.isBlockContent && alone[index] && writes.has(index)) nearestWritten = line;
  }
  return { syntax, lines, alone, above, below, written, filled };
}

function indexAt(lines: readonly TemplateLine[], offset: number): number {
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
function columnOfWord(view: Lines, index: number, line: TemplateLine, writes: boolean): number | undefined {
  const { syntax, above, below, written, filled } = view;
  const before = above[index];
  const next = below[index];
  const isText = (other: TemplateLine | undefined): boolean =>
    other?.isBlockContent === true && other.block === line.block;
  const after = !isText(next) && isText(written[index]) ? written[index] : next;
  if (syntax === 'json') return writes ? line.indent : undefined;
  const goesOn = isText(after);
  // It may be more of the block scalar, or come behind it.
  if (line.block >= 0 && filled[index] && !line.isBlockContent && !goesOn) return undefined;
  if (line.block >= 0 && (line.isBlockContent || goesOn || writes)) {
    if (before?.isBlockContent) return Math.min(line.isBlockContent ? line.indent : before.indent, before.indent);
    return goesOn && after ? after.indent : Math.max(line.indent, line.block);
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

/**
 * One line has room for one branch: for every `else` whose block ends on its line, where that block ends. By the place of
 * the first `else`, which hides those behind it.
 */
function endsOfAlternatives(view: Lines, blocks: readonly TemplateBlock[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { branches, end } of blocks) {
    const [first, second] = branches;
    if (first && second && indexAt(view.lines, first.end) === indexAt(view.lines, end - 1)) ends.set(first.end, end);
  }
  return ends;
}

/** How far from a tag a bracket is looked for. */
const farthest = 250;

/** Whether a list or map in brackets begins behind a stretch of a line, or ends before it, with nothing but tags between. */
function isBesideBracket({ text, start: lineStart }: TemplateLine, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - lineStart - farthest), start - lineStart);
  const behind = text.slice(end - lineStart, end - lineStart + farthest);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the sign that tags are replaced by.
  return /[\]}],?[\u0001 \t]*$/u.test(before) || /^[\u0001 \t]*[[{]/u.test(behind);
}

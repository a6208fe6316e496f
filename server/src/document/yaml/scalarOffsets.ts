import type { Range } from '../../base/text.ts';
import { codeAt, isBlank, isBreak } from '../characters.ts';
import { lastNotBehind } from '../locate.ts';
import type { ScalarNode } from '../node.ts';
import type { Syntax, TextDocument } from '../textDocument.ts';
import { yamlEscapes } from './yamlScalars.ts';

/** A run of a scalar's content and the run of the source that it came from. Runs of equal length match unit by unit. */
export interface Segment {
  readonly text: number;
  readonly textLength: number;
  readonly source: number;
  readonly sourceLength: number;
}

/** Where the character at an offset of `node.text` stands in the document. The offset behind the last is the content's end. */
export function sourceOffset(document: TextDocument, node: ScalarNode, textOffset: number): number {
  const segments = segmentsIn(document, node);
  const index = segmentAt(segments, textOffset);
  const segment = segments[index];
  if (!segment) return segments[0]?.source ?? contentStart(node);
  const into = textOffset - segment.text;
  if (into < segment.textLength) return segment.source + (isVerbatim(segment) ? into : 0);
  return segments[index + 1]?.source ?? segment.source + segment.sourceLength;
}

/** Where a stretch of `node.text` stands in the document. It ends with its last character; line breaks at its end do not count. */
export function sourceRange(document: TextDocument, node: ScalarNode, { start, end }: Range): Range {
  const from = sourceOffset(document, node, start);
  const segments = segmentsIn(document, node);
  const segment = segments[segmentAt(segments, end - 1)];
  if (end <= start || !segment) return { start: from, end: from };
  const into = end - segment.text;
  const to = segment.source + (isVerbatim(segment) && into < segment.textLength ? into : segment.sourceLength);
  return { start: from, end: Math.max(from, to) };
}

/** A stretch of `node.text` that neither begins nor ends within what the source has one escape for. */
export function wholeCharacters(document: TextDocument, node: ScalarNode, { start, end }: Range): Range {
  const segments = segmentsIn(document, node);
  const around = (offset: number): Segment | undefined => {
    const segment = segments[segmentAt(segments, offset)];
    const isWithin = segment && segment.text < offset && offset < segment.text + segment.textLength;
    return isWithin && !isVerbatim(segment) ? segment : undefined;
  };
  const last = around(end);
  return { start: around(start)?.text ?? start, end: last ? last.text + last.textLength : end };
}

/** The last segment that is not behind an offset of the content; -1 where all are. */
function segmentAt(segments: readonly Segment[], offset: number): number {
  return lastNotBehind(segments.length, offset, (index) => segments[index]?.text ?? 0);
}

/** Kept for one version of the document: many places of one text may be asked for. */
const segmentsByNode = new WeakMap<ScalarNode, { document: TextDocument; segments: readonly Segment[] }>();

function segmentsIn(document: TextDocument, node: ScalarNode): readonly Segment[] {
  const known = segmentsByNode.get(node);
  if (known?.document === document) return known.segments;
  const segments = segmentsOf(document.text, node, document.syntax);
  segmentsByNode.set(node, { document, segments });
  return segments;
}

/** The offset in `node.text` of a place in the document; places before, behind and between belong to the nearest content behind them. */
export function textOffset(document: TextDocument, node: ScalarNode, offset: number): number {
  for (const segment of segmentsIn(document, node)) {
    const into = offset - segment.source;
    if (into < 0) return segment.text;
    if (into < segment.sourceLength) return segment.text + (isVerbatim(segment) ? into : 0);
  }
  return node.text.length;
}

export function isVerbatim({ textLength, sourceLength }: Segment): boolean {
  return textLength === sourceLength;
}

function contentStart(node: ScalarNode): number {
  return node.style === 'single' || node.style === 'double' ? Math.min(node.start + 1, node.end) : node.start;
}

/**
 * The runs of a scalar in the order of the text. What folding put between them (spaces, line feeds) is in no run. The
 * source is cut into the pieces that must stand in the content as they are, and each is looked up behind the one before.
 */
export function segmentsOf(text: string, node: ScalarNode, syntax: Syntax): readonly Segment[] {
  const segments: Segment[] = [];
  let reached = 0;
  for (const { source, sourceLength, content } of piecesOf(text, node, syntax)) {
    let at = reached;
    while (
      at < node.text.length &&
      !node.text.startsWith(content, at) &&
      /[ \n\u2028\u2029]/u.test(node.text.charAt(at))
    )
      at++;
    if (!node.text.startsWith(content, at)) return segments;
    segments.push({ text: at, textLength: content.length, source, sourceLength });
    reached = at + content.length;
  }
  return segments;
}

interface Piece {
  readonly source: number;
  readonly sourceLength: number;
  readonly content: string;
}

function piecesOf(text: string, node: ScalarNode, syntax: Syntax): Piece[] {
  switch (node.style) {
    case 'plain':
      return linePieces(text, node.start, node.end, node.start);
    case 'single':
    case 'double':
      return quotedPieces(text, node, syntax);
    case 'literal':
    case 'folded':
      return blockPieces(text, node);
  }
}

/** The lines of a stretch without the blanks around them; those at the very start and end stay. */
function linePieces(text: string, start: number, end: number, first: number, last = end): Piece[] {
  const pieces: Piece[] = [];
  for (let line = start; line < end; ) {
    let lineEnd = line;
    while (lineEnd < end && !isBreak(codeAt(text, lineEnd))) lineEnd++;
    let from = line;
    let to = lineEnd;
    if (line !== first) while (from < to && isBlank(codeAt(text, from))) from++;
    if (lineEnd !== last) while (to > from && isBlank(codeAt(text, to - 1))) to--;
    if (to > from) pieces.push({ source: from, sourceLength: to - from, content: text.slice(from, to) });
    line = lineEnd + 1;
  }
  return pieces;
}

function quotedPieces(text: string, node: ScalarNode, syntax: Syntax): Piece[] {
  const start = node.start + 1;
  const isClosed = node.end > start && text.charAt(node.end - 1) === text.charAt(node.start);
  const end = isClosed ? node.end - 1 : node.end;
  const pieces: Piece[] = [];
  let from = start;
  let offset = start;
  const flush = (to: number): void => {
    for (const piece of linePieces(text, from, to, from, to)) pieces.push(piece);
  };
  while (offset < end) {
    const found = escapeAt(text, offset, node.style === 'single', syntax);
    if (!found) {
      offset++;
      continue;
    }
    flush(offset);
    if (found.content !== '') pieces.push(found);
    offset += found.sourceLength;
    // An escaped line break takes the blanks of the next line along.
    if (found.content === '')
      while (offset < end && (isBlank(codeAt(text, offset)) || isBreak(codeAt(text, offset)))) offset++;
    from = offset;
  }
  flush(end);
  return pieces;
}

function escapeAt(text: string, offset: number, isSingle: boolean, syntax: Syntax): Piece | undefined {
  const character = text.charAt(offset);
  if (isSingle) return character === "'" ? { source: offset, sourceLength: 2, content: "'" } : undefined;
  if (character !== '\\') return undefined;
  const name = text.charAt(offset + 1);
  if (syntax === 'yaml' && isBreak(codeAt(text, offset + 1))) return { source: offset, sourceLength: 2, content: '' };
  const digits = name === 'x' ? 2 : name === 'u' ? 4 : name === 'U' ? 8 : 0;
  if (digits > 0) {
    const code = Number.parseInt(text.slice(offset + 2, offset + 2 + digits), 16);
    if (!(code <= 0x10ffff)) return undefined;
    const content = digits === 8 ? String.fromCodePoint(code) : String.fromCharCode(code);
    return { source: offset, sourceLength: 2 + digits, content };
  }
  const content = name === '/' && syntax === 'json' ? '/' : yamlEscapes[name];
  return content === undefined ? undefined : { source: offset, sourceLength: 2, content };
}

/** The lines of a block scalar without their indentation, blank ones left out. */
function blockPieces(text: string, node: ScalarNode): Piece[] {
  const lines: { start: number; end: number }[] = [];
  let line = node.start;
  while (line < node.end && !isBreak(codeAt(text, line))) line++;
  while (line < node.end) {
    line += text.startsWith('\r\n', line) ? 2 : 1;
    let end = line;
    while (end < node.end && !isBreak(codeAt(text, end))) end++;
    if (line < end) lines.push({ start: line, end });
    line = end;
  }
  const indent = blockIndent(text, node, lines);
  return lines.flatMap(({ start, end }) => {
    const from = start + indent;
    return from < end ? [{ source: from, sourceLength: end - from, content: text.slice(from, end) }] : [];
  });
}

/** The columns that are taken from every line: what the first line with content has more than it has in the content. */
function blockIndent(text: string, node: ScalarNode, lines: readonly { start: number; end: number }[]): number {
  const written = lines.map(({ start, end }) => text.slice(start, end)).find((line) => /[^ ]/u.test(line));
  const read = node.text.split(/[\n\u2028\u2029]/u).find((line) => /[^ ]/u.test(line));
  if (written === undefined || read === undefined) return 0;
  return Math.max(0, written.search(/[^ ]/u) - read.search(/[^ ]/u));
}

import type { Fix } from '../base/problem.ts';
import type { Range, TextEdit } from '../base/text.ts';
import { codeAt, endOfLine, startOfLine } from './characters.ts';
import { columnIn, indentOf, isBlankLine, isItemAt, nextContentLine, nextLine } from './lines.ts';
import { firstItemStart } from './locate.ts';
import type { Node } from './node.ts';
import type { Parser } from './yaml/parserState.ts';
import type { YamlFault } from './yaml/yamlFault.ts';

/** A block collection that a line could belong to. */
interface Place {
  readonly kind: 'map' | 'seq';
  readonly column: number;
}

/** The collections that are open, outermost first, and those that the line before may have been the last of. */
function placesOf({ text, frames }: Parser): readonly Place[] {
  const places: Place[] = frames.map(({ kind, column }) => ({ kind, column }));
  let node: Node | undefined = frames.at(-1)?.node as Node | undefined;
  while (node?.kind === 'map' || node?.kind === 'seq') {
    const value: Node | undefined = node.kind === 'map' ? node.pairs.at(-1)?.value : node.items.at(-1);
    node = value && 'style' in value && value.style === 'block' ? value : undefined;
    if (node?.kind !== 'map' && node?.kind !== 'seq') break;
    const start = firstItemStart(node);
    if (start !== undefined) places.push({ kind: node.kind, column: columnIn(text, start) });
  }
  return places;
}

/** The column of the collection that a key or an item, which stands in no right column, most likely belongs to. */
export function likelyColumn(parser: Parser, first: number): number | undefined {
  const column = columnIn(parser.text, first);
  const kind = isItemAt(parser.text, first) ? 'seq' : 'map';
  return nearest(placesOf(parser), kind, column);
}

/**
 * The columns that a key or an item most likely belongs to, the likeliest first: what hangs below it at `below` shows which
 * of the two next to it was meant; where nothing shows it the nearer one is. Two that are equally near are both named.
 */
export function likelyColumns(parser: Parser, first: number, below: number | undefined): readonly number[] {
  const nearer = likelyColumn(parser, first);
  if (nearer === undefined) return [];
  const column = columnIn(parser.text, first);
  const columns = placesOf(parser).flatMap((place) => (place.kind === 'map' ? [place.column] : []));
  const outer = Math.max(...columns.filter((each) => each < column));
  const inner = Math.min(...columns.filter((each) => each > column));
  if (isItemAt(parser.text, first) || !Number.isFinite(outer) || !Number.isFinite(inner)) return [nearer];
  const step = inner - outer;
  if (below === outer + step && below !== inner + step) return [outer, inner];
  if (column - outer !== inner - column) return [nearer];
  // A blank too many is as likely as one too few, but with two the line was meant to be indented.
  const isInner = below === undefined ? column - outer > 1 : below > outer + step;
  return isInner ? [inner, outer] : [outer, inner];
}

/** Of two that are equally near the inner one. */
function nearest(places: readonly Place[], kind: Place['kind'], column: number): number | undefined {
  let found: number | undefined;
  for (const place of places) {
    if (place.kind !== kind) continue;
    if (found === undefined || Math.abs(place.column - column) <= Math.abs(found - column)) found = place.column;
  }
  return found;
}

/** Moves all lines of a stretch as far as its first one has to move. */
export function moveFix(text: string, range: Range, from: number, to: number): Fix {
  const edits: TextEdit[] = [];
  for (let line = startOfLine(text, range.start); line < range.end; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    const removed = Math.min(Math.max(0, from - to), indentOf(text, line));
    edits.push({ start: line, end: line + removed, newText: ' '.repeat(Math.max(0, to - from)) });
  }
  const count = Math.abs(to - from);
  const title = `Move it ${count} ${count === 1 ? 'column' : 'columns'} to the ${to > from ? 'right' : 'left'}`;
  return { title, edits, certain: false };
}

/** The end of the lines from `start` on that are indented with tabs, blank ones between them included. */
export function endOfTabbedLines(text: string, start: number): number {
  let end = endOfLine(text, start);
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    if (!blanksOf(text, line).includes('\t')) break;
    end = endOfLine(text, line);
  }
  return end;
}

/**
 * Writes blanks for the tabs of a stretch: its first line goes to the column that is given or that its neighbours show,
 * the others keep their distance from it. A tab counts for as much as the file is indented by.
 */
export function tabFix(parser: Parser, range: Range, column?: number): Fix {
  const { text } = parser;
  const step = stepOf(parser);
  const start = startOfLine(text, range.start);
  const widthOf = (line: number): number =>
    Array.from(blanksOf(text, line)).reduce((width, blank) => width + (blank === '\t' ? step : 1), 0);
  const from = widthOf(start);
  const to = column ?? columnBelow(parser, start, step) ?? from;
  const places = placesOf(parser);
  const edits: TextEdit[] = [];
  for (let line = start; line < range.end; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    const end = line + indentOf(text, line);
    const width = widthOf(line);
    const outer = width < from ? nearest(places, isItemAt(text, end) ? 'seq' : 'map', width) : undefined;
    edits.push({ start: line, end, newText: ' '.repeat(Math.max(0, outer ?? width - from + to)) });
  }
  return { title: 'Replace tabs by spaces', edits, certain: false };
}

/** The column of a block of text that begins at `start`: that of its first line, if it stands above, or what its header says. */
export function textColumn(parser: Parser, { start, at }: YamlFault): number {
  const { text, frames } = parser;
  const limit = startOfLine(text, at);
  for (let line = nextLine(text, start); line < limit; line = nextLine(text, line))
    if (!isBlankLine(text, line)) return indentOf(text, line);
  const digit = /^[|>][+-]?([1-9])/u.exec(text.slice(start, start + 3))?.[1];
  return Math.max(0, frames.at(-1)?.column ?? 0) + (digit === undefined ? stepOf(parser) : Number(digit));
}

function blanksOf(text: string, line: number): string {
  return text.slice(line, line + indentOf(text, line));
}

/** How much deeper than a key its value stands, as far as the collections show that are open. */
function stepOf({ frames }: Parser): number {
  for (let depth = frames.length - 1; depth > 0; depth--) {
    const outer = frames[depth - 1];
    const step = (frames[depth]?.column ?? 0) - (outer?.column ?? 0);
    if (outer?.kind === 'map' && step > 0) return step;
  }
  return 2;
}

/** Where the line has to stand: below the key or the dash that waits for it, or beside the innermost of its kind. */
function columnBelow(parser: Parser, line: number, step: number): number | undefined {
  const { text, frames } = parser;
  const frame = frames.at(-1);
  const kind = isItemAt(text, line + indentOf(text, line)) ? 'seq' : 'map';
  if (frame?.kind === 'map') {
    const value = frame.node.pairs.at(-1)?.value;
    if (value && isAwaited(text, value, line)) {
      const isFlush = kind === 'seq' && frames.some((each) => each.kind === 'seq' && each.isIndentless);
      return isFlush ? frame.column : frame.column + step;
    }
  } else if (frame) {
    const dash = frame.node.dashes.at(-1);
    if (frame.node.dashes.length > frame.node.items.length && dash !== undefined) return frame.column + 2;
  }
  return placesOf(parser).findLast((place) => place.kind === kind)?.column;
}

/** Whether nothing stands between the place of a value and the line. */
function isAwaited(text: string, value: Range, line: number): boolean {
  if (value.start !== value.end) return false;
  const rest = text.slice(value.end, endOfLine(text, value.end)).trim();
  return (rest === '' || codeAt(rest, 0) === 0x23) && nextContentLine(text, value.end) === line;
}

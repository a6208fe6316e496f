import type { Range, TextEdit } from '../../base/text.ts';
import { endOfLine, startOfLine } from '../characters.ts';
import { columnIn, endOfDeeperLines, indentOf, isBlankLine, isItemAt, nextContentLine, nextLine } from '../lines.ts';
import { firstItemStart, keyText } from '../locate.ts';
import type { MapNode, Node, Pair } from '../node.ts';
import { refused, shorten, syntaxProblem } from '../syntaxProblem.ts';
import type { Parser } from '../yaml/parserState.ts';
import type { Repair } from './repairAt.ts';

/**
 * The first item of a list without its dash, where the dash of the next one stands at `dash`: what was read as a map
 * begins with a key that this one has too. Undefined for anything else.
 */
export function lostFirstDash(parser: Parser, dash: number): Repair | undefined {
  const { text } = parser;
  const column = columnIn(text, dash);
  const place = mapBefore(parser, column);
  const name = nameAt(text, dash + 1 + indentOf(text, dash + 1));
  if (!place || !isItemAt(text, dash) || !hasKey(place.map, name)) return undefined;
  const start = firstItemStart(place.map);
  if (start === undefined || startOfLine(text, start) === startOfLine(text, place.owner.start)) return undefined;
  let end = endOfLine(text, start);
  const line = startOfLine(text, dash);
  for (let next = nextContentLine(text, end); next < line; next = nextContentLine(text, end))
    end = endOfLine(text, next);
  const seen = { start: place.owner.start, end: endOfLine(text, dash) };
  // In the column of its key a list would not be taken for its value, if it began with damage.
  const isIndentless = columnIn(text, place.owner.start) === column;
  return lostDash(parser, { start, end }, column, isIndentless ? column + 1 : column, seen);
}

/** A key with a value above the items of a list, which is in none of them: it is what stands wrong, not the items. */
export function keyAboveItems(parser: Parser, dash: number): Repair | undefined {
  const { text } = parser;
  const column = columnIn(text, dash);
  const place = mapBefore(parser, column);
  const [only, ...others] = place?.map.pairs ?? [];
  if (!place || others.length > 0 || only?.value?.kind !== 'scalar' || only.value.start === only.value.end)
    return undefined;
  const { start } = only;
  const line = startOfLine(text, dash);
  if (columnIn(text, start) !== column || columnIn(text, place.owner.start) >= column) return undefined;
  if (nextContentLine(text, only.value.end - 1) !== line) return undefined;
  const next = nextContentLine(text, endOfDeeperLines(text, dash, column));
  if (next >= text.length || indentOf(text, next) !== column || !isItemAt(text, next + column)) return undefined;
  const end = endOfLine(text, only.value.end - 1);
  const found = shorten(text.slice(start, endOfLine(text, start)).trim());
  const repair = lostDash(parser, { start, end }, column, column, {
    start: place.owner.start,
    end: endOfLine(text, next),
  });
  const message = `\`${found}\` stands above the items of a list and is none; put \`- \` in front of it or remove it, ${refused}`;
  return { ...repair, problem: { ...repair.problem, message } };
}

/** A later item without its dash, whose key at `first` stands in the column of the dashes, and in the item above too. */
export function lostLaterDash(parser: Parser, first: number): Repair | undefined {
  const { text, frames } = parser;
  const frame = frames.at(-1);
  const above = frame?.kind === 'seq' ? frame.node.items.at(-1) : undefined;
  if (!frame || !isPlainMap(above) || !hasKey(above, nameAt(text, first))) return undefined;
  const { column } = frame;
  const names = new Set<string>();
  let end = first;
  let line = startOfLine(text, first);
  do {
    const name = nameAt(text, line + column);
    if (name === undefined || names.has(name)) break;
    names.add(name);
    end = endOfDeeperLines(text, line, column);
    line = nextContentLine(text, end);
  } while (line < text.length && indentOf(text, line) === column);
  const seen = { start: above.start, end: endOfLine(text, nextContentLine(text, end)) };
  return lostDash(parser, { start: first, end }, column, column, seen);
}

/** The map that stands where the list with a dash in the column should, and the key that it belongs to. */
function mapBefore(
  { text, frames }: Parser,
  column: number,
): { readonly map: MapNode; readonly owner: Pair } | undefined {
  const frame = frames.at(-1);
  const outer = frames.at(-2);
  const owners = [frame, outer].flatMap((each) => (each?.kind === 'map' ? (each.node.pairs.at(-1) ?? []) : []));
  for (const owner of owners) {
    const { value } = owner;
    const start = isPlainMap(value) ? firstItemStart(value) : undefined;
    if (!isPlainMap(value) || start === undefined) continue;
    if (columnIn(text, owner.start) <= column && columnIn(text, start) >= column) return { map: value, owner };
  }
  return undefined;
}

function isPlainMap(node: Node | undefined): node is MapNode {
  return node?.kind === 'map' && node.style === 'block' && node.propertiesStart === undefined;
}

function hasKey({ pairs }: MapNode, name: string | undefined): boolean {
  return name !== undefined && pairs.some((pair) => keyText(pair) === name);
}

/** The key that begins at an offset. */
function nameAt(text: string, offset: number): string | undefined {
  return /^["']?([\w./-]+)["']?:(?:\s|$)/u.exec(text.slice(offset, offset + 200))?.[1];
}

function lostDash(parser: Parser, range: Range, column: number, holeColumn: number, seen: Range): Repair {
  const { text, original } = parser;
  const { start, end } = range;
  const found = shorten(text.slice(start, endOfLine(text, start)).trim());
  const problem = {
    ...syntaxProblem('wrong-kind', original, range, start),
    message: `\`- \` is missing in front of \`${found}\`, as the other items of the list have it; add it, ${refused}`,
    fixes: [{ title: 'Insert `- `', edits: withDash(text, range, column), certain: false }],
  };
  return { hole: { start, end, column: holeColumn }, problem, seen };
}

/** A dash in the column, and the keys behind the first one in line with it, unless they are already. */
function withDash(text: string, { start, end }: Range, column: number): readonly TextEdit[] {
  const line = startOfLine(text, start);
  const edits: TextEdit[] = [{ start: line, end: start, newText: `${' '.repeat(column)}- ` }];
  const by = column + 2 - (start - line);
  const below = nextContentLine(text, start);
  const isValueOnLine = /:[ \t]+[^\s#]/u.test(text.slice(start, endOfLine(text, start)));
  if (below >= end || (isValueOnLine && indentOf(text, below) === column + 2)) return edits;
  for (let next = nextLine(text, start); next < end; next = nextLine(text, next)) {
    if (isBlankLine(text, next)) continue;
    if (by > 0) edits.push({ start: next, end: next, newText: ' '.repeat(by) });
    else if (by < 0) edits.push({ start: next, end: next + Math.min(-by, indentOf(text, next)), newText: '' });
  }
  return edits;
}

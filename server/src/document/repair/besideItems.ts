import type { Range } from '../../base/text.ts';
import { endOfLine } from '../characters.ts';
import { moveFix } from '../indentation.ts';
import { columnIn, endOfDeeperLines, indentOf, isEntryAt, isItemAt, nextContentLine, nextLine } from '../lines.ts';
import { firstItemStart } from '../locate.ts';
import { refused, shorten } from '../syntaxProblem.ts';
import type { Parser } from '../yaml/parserState.ts';
import { type Repair, repairAt } from './repairAt.ts';

/** The column of the keys of a list's last item. */
export function mapOfLastItem({ text, frames }: Parser): number | undefined {
  const node = frames.at(-1)?.node;
  const item = node?.kind === 'seq' ? node.items.at(-1) : undefined;
  const start = item?.kind === 'map' && item.style === 'block' ? firstItemStart(item) : undefined;
  return start === undefined ? undefined : columnIn(text, start);
}

/** Keys in the column of the dashes: all that follow each other belong to the item above. */
export function keysBesideItem(parser: Parser, first: number, to: number): Repair {
  const { text } = parser;
  const column = columnIn(text, first);
  let end = endOfDeeperLines(text, first, column);
  for (;;) {
    const next = nextContentLine(text, end);
    const place = next + column;
    if (next >= text.length || indentOf(text, next) !== column) break;
    if (!isEntryAt(text, place) || isItemAt(text, place)) break;
    end = endOfDeeperLines(text, next, column);
  }
  const repair = repairAt(parser, 'wrong-kind', first, end, column, first);
  const fixes = [moveFix(text, { start: first, end }, column, to)];
  const seen = { start: first, end: endOfLine(text, nextContentLine(text, end)) };
  return { ...repair, seen, problem: { ...repair.problem, fixes } };
}

/** A dash before the first key of a document, whose other keys have none: what it makes an item of is left out. */
export function strayDash(parser: Parser, { start }: Range, first: number, inner: number): Repair {
  const { text } = parser;
  const column = columnIn(text, start);
  const end = endOfDeeperLines(text, start, column);
  const repair = repairAt(parser, 'wrong-kind', start, end, column, start);
  const found = shorten(text.slice(first, endOfLine(text, first)).trim());
  const message = `the \`-\` makes a list of this, but the keys from \`${found}\` on stand in none; remove it, ${refused}`;
  const below = nextLine(text, start);
  const moved = below < end ? moveFix(text, { start: below, end }, inner, column).edits : [];
  const edits = [{ start, end: start + inner - column, newText: '' }, ...moved];
  const seen = { start, end: endOfLine(text, first) };
  const fixes = [{ title: 'Remove the `-`', edits, certain: false }];
  return { ...repair, seen, problem: { ...repair.problem, range: { start, end: start + 1 }, message, fixes } };
}

import type { Fix } from '../../base/problem.ts';
import { endOfLine, startOfLine } from '../characters.ts';
import { moveFix } from '../indentation.ts';
import { columnIn, endOfDeeperLines, indentOf, isEntryAt, isItemAt, nextContentLine } from '../lines.ts';
import { firstItemStart, keyText } from '../locate.ts';
import type { Node, Pair } from '../node.ts';
import { refused, shorten, syntaxProblem } from '../syntaxProblem.ts';
import type { Parser } from '../yaml/parserState.ts';
import { type Repair, repairAt } from './repairAt.ts';

/** A map whose last key may have slipped out of the value before it, or whose own value may stand too far to the right. */
interface SlippedPlace {
  readonly before: Pair | undefined;
  readonly last: Pair;
  readonly column: number;
  /** The value of the last key, and the column that it stands in. */
  readonly value: BlockNode;
  readonly below: number;
}

type BlockNode = Extract<Node, { readonly kind: 'map' | 'seq' }>;

/** Keys whose values begin further to the right than, or in the column of, what comes below them now. */
function slippedPlaces({ text, frames }: Parser, to: number): readonly SlippedPlace[] {
  return frames.flatMap(({ node }): readonly SlippedPlace[] => {
    if (node.kind !== 'map') return [];
    const last: Pair | undefined = node.pairs.at(-1);
    const value = last?.value;
    if (!last || (value?.kind !== 'map' && value?.kind !== 'seq') || value.style !== 'block') return [];
    const column = columnIn(text, last.start);
    const start = firstItemStart(value);
    if (column >= to || start === undefined || startOfLine(text, start) === startOfLine(text, last.start)) return [];
    const below = columnIn(text, start);
    if (below < (value.kind === 'seq' ? to : to + 1)) return [];
    return [{ before: node.pairs.at(-2), last, column, value, below }];
  });
}

/** The keys that decide whether one slipped out count as seen, and so does what comes next, whatever was decided. */
export function withKeysAbove(parser: Parser, repair: Repair): Repair {
  const { text } = parser;
  const { hole, seen } = repair;
  const to = columnIn(text, hole.start);
  const starts = slippedPlaces(parser, to).map(({ before, last }) => before?.start ?? last.start - 1);
  const frame = parser.frames.at(-1);
  const isItem = frame?.kind === 'seq' && frame.node.dashes.length === 1 && frame.column === to;
  if (starts.length === 0 && !isItem) return repair;
  const next = isItem
    ? lineLeftOf(text, hole.start, to)
    : nextContentLine(text, endOfDeeperLines(text, hole.start, to));
  return {
    ...repair,
    seen: { start: Math.min(seen.start, ...starts), end: Math.max(seen.end, endOfLine(text, next)) },
  };
}

/**
 * What was read too deep, or not deep enough, because one line above stands in a wrong column; the key at `first` is where
 * it shows. Either a key slipped out of the map above it: what is below it stands right, and so does the key that follows,
 * in the column of that map. Or the first key of a map stands further to the right than the others.
 */
export function slippedKey(parser: Parser, first: number): Repair | undefined {
  const to = columnIn(parser.text, first);
  for (const place of slippedPlaces(parser, to)) {
    const repair =
      loneDash(parser, place, first) ?? indentedFirst(parser, place, first) ?? slippedOut(parser, place, first);
    if (repair) return repair;
  }
  return undefined;
}

function slippedOut(parser: Parser, place: SlippedPlace, first: number): Repair | undefined {
  const { text } = parser;
  const { before, last, value } = place;
  const to = columnIn(text, first);
  if (!before || !isOutOf(text, place, to)) return undefined;
  // Of several keys and one that comes after them, the one is more likely to be wrong.
  if (value.kind === 'map' && value.pairs.length > 1 && !isFollowed(text, first)) return undefined;
  const repair = repairAt(parser, 'bad-indentation', last.start, endBefore(text, last.start, first), to, last.start);
  const seen = { start: before.start, end: endOfLine(text, first) };
  const parent = shorten(keyText(before) ?? '');
  const found = shorten(text.slice(last.key.start, last.key.end));
  const message = `\`${found}\` stands beside \`${parent}\`, but what follows shows that it belongs below it; indent it by ${to} spaces, ${refused}`;
  return { ...repair, seen, problem: { ...repair.problem, message, fixes: [moveIn(text, place, to)] } };
}

/** Whether the key may be one of the map before it: this has keys in the column, and what is below the key stands right then. */
function isOutOf(text: string, { before, column, value, below }: SlippedPlace, to: number): boolean {
  if (!before?.value || !mayHoldKeys(text, before.value, column, to)) return false;
  return value.kind === 'seq' || below - to >= to - column;
}

function moveIn(text: string, { last, column }: SlippedPlace, to: number): Fix {
  return moveFix(text, { start: last.start, end: endOfLine(text, last.start) }, column, to);
}

/** The end of the last line with content between an offset and the line of `first`. */
function endBefore(text: string, start: number, first: number): number {
  const line = startOfLine(text, first);
  let end = endOfLine(text, start);
  for (let next = nextContentLine(text, end); next < line; next = nextContentLine(text, end))
    end = endOfLine(text, next);
  return end;
}

/** The first item of a list, further to the right than the ones that follow; the item at `first` is where it shows. */
export function indentedItem(parser: Parser, first: number): Repair | undefined {
  const to = columnIn(parser.text, first);
  for (const place of slippedPlaces(parser, to)) {
    const repair = place.value.kind === 'seq' && place.below > to ? indentedFirst(parser, place, first) : undefined;
    if (repair) return repair;
  }
  return undefined;
}

/**
 * A dash further to the right than the ones that follow, where the other keys of its item stand right; the one at `first`
 * is where it shows.
 */
export function indentedDash({ text, frames, original }: Parser, first: number): Repair | undefined {
  const frame = frames.at(-1);
  const outer = frames.at(-2);
  const [dash] = frame?.kind === 'seq' && frame.node.dashes.length === 1 ? frame.node.dashes : [];
  if (frame?.kind !== 'seq' || dash === undefined || outer?.kind !== 'map' || frame.isIndentless) return undefined;
  const { column } = frame;
  const line = lineLeftOf(text, first, column);
  const to = indentOf(text, line);
  if (line >= text.length || to + 2 !== column || to <= outer.column || !isItemAt(text, line + to)) return undefined;
  const end = endBefore(text, dash, line);
  const problem = syntaxProblem('bad-indentation', original, { start: dash, end }, dash);
  const message = furtherThan(text, dash, line + to);
  const fixes = [moveFix(text, { start: dash, end: endOfLine(text, dash) }, column, to)];
  return {
    hole: { start: dash, end, column: to },
    problem: { ...problem, message, fixes },
    seen: { start: dash, end: endOfLine(text, line) },
  };
}

/** The first line from an offset on that is indented less than the column. */
function lineLeftOf(text: string, offset: number, column: number): number {
  let line = startOfLine(text, offset);
  while (line < text.length && indentOf(text, line) >= column) line = nextContentLine(text, line);
  return line;
}

function furtherThan(text: string, start: number, other: number): string {
  const beside = shorten(text.slice(other, endOfLine(text, other)).trim());
  const found = shorten(text.slice(start, endOfLine(text, start)).trim());
  return `\`${found}\` is indented further than \`${beside}\`, which comes after it; put both in the same column, ${refused}`;
}

/** The only key or item so far of a collection, further to the right than the ones that follow. */
function indentedFirst(parser: Parser, place: SlippedPlace, first: number): Repair | undefined {
  const { text } = parser;
  const { before, last, column, value, below } = place;
  const to = columnIn(text, first);
  const start = firstItemStart(value);
  const count = value.kind === 'map' ? value.pairs.length : value.dashes.length;
  if (start === undefined || count > 1 || below === to || isItemAt(text, first) !== (value.kind === 'seq'))
    return undefined;
  if (!isTooFar(text, place, first)) return undefined;
  const end = endBefore(text, start, first);
  const next = nextContentLine(text, start);
  const inner = next < end ? indentOf(text, next) : below;
  const step = value.kind === 'map' ? to - column : 2;
  const isLine = inner - to === step || inner - below === 1;
  const repair = repairAt(parser, 'bad-indentation', start, end, to, start);
  const fixes = [moveFix(text, { start, end: isLine ? endOfLine(text, start) : end }, below, to)];
  if (isOutOf(text, place, to))
    fixes.push({ ...moveIn(text, place, to), title: `Put \`${shorten(keyText(last) ?? '')}\` into the section above` });
  const seen = {
    start: before?.start ?? last.start - 1,
    end: endOfLine(text, nextContentLine(text, endOfDeeperLines(text, first, to))),
  };
  const message = furtherThan(text, start, first);
  return { ...repair, seen, problem: { ...repair.problem, message, fixes } };
}

/** Whether the column of the first key is the one that is wrong: the map above or more keys below have the other, or it is odd. */
function isTooFar(text: string, { before, column, below }: SlippedPlace, first: number): boolean {
  const to = columnIn(text, first);
  if (hasKeysIn(text, before?.value, to)) return true;
  if ((below - column) % 2 === 1 && (to - column) % 2 === 0) return true;
  return isFollowed(text, first);
}

/** Whether one more key, or item where one stands there, comes in the column. */
function isFollowed(text: string, first: number): boolean {
  const column = columnIn(text, first);
  const next = nextContentLine(text, endOfDeeperLines(text, first, column));
  const isEntry = next < text.length && indentOf(text, next) === column && isEntryAt(text, next + column);
  return isEntry && isItemAt(text, next + column) === isItemAt(text, first);
}

/** A dash that nothing or an alias stands behind, with keys in its column: one of both was half typed. */
function loneDash(parser: Parser, { before, last, value, below }: SlippedPlace, first: number): Repair | undefined {
  const { text } = parser;
  const to = columnIn(text, first);
  const [dash] = value.kind === 'seq' && value.dashes.length === 1 ? value.dashes : [];
  const item = value.kind === 'seq' ? value.items[0] : undefined;
  if (dash === undefined || below !== to || startOfLine(text, dash) === startOfLine(text, first)) return undefined;
  if (item && item.kind !== 'alias' && item.start !== item.end) return undefined;
  const end = endBefore(text, dash, first);
  const keys = endOfKeys(text, first, to);
  const repair = repairAt(parser, 'wrong-kind', dash, end, to, dash);
  const found = shorten(text.slice(first, endOfLine(text, first)).trim());
  const message = `the \`-\` makes a list of this, but \`${found}\` stands in its column and is no item; remove the dash or indent what belongs to it, ${refused}`;
  const line = startOfLine(text, dash);
  const merge: Fix = {
    title: 'Merge it: write `<<: `',
    edits: [{ start: dash, end: item?.start ?? dash, newText: '<<: ' }],
    certain: false,
  };
  const fixes: Fix[] =
    item?.kind === 'alias'
      ? [merge]
      : [
          {
            title: 'Remove the `-`',
            edits: [{ start: line, end: startOfLine(text, nextContentLine(text, dash)), newText: '' }],
            certain: false,
          },
          { ...moveFix(text, { start: first, end: keys }, to, to + 2), title: 'Indent the keys below the `-`' },
        ];
  const seen = { start: before?.start ?? last.start - 1, end: endOfLine(text, nextContentLine(text, keys)) };
  return { ...repair, seen, problem: { ...repair.problem, range: { start: dash, end: dash + 1 }, message, fixes } };
}

/** The end of the keys that follow each other in a column. */
function endOfKeys(text: string, first: number, column: number): number {
  let end = endOfDeeperLines(text, first, column);
  for (let key = first; isFollowed(text, key); ) {
    key = nextContentLine(text, end) + column;
    end = endOfDeeperLines(text, key, column);
  }
  return end;
}

/** Whether a value is a map with its keys in the column, or is missing and may be one. */
function mayHoldKeys(text: string, value: Node, column: number, to: number): boolean {
  if (value.kind === 'scalar') return value.start === value.end && to - column >= 2;
  return hasKeysIn(text, value, to);
}

function hasKeysIn(text: string, value: Node | undefined, column: number): boolean {
  const start = value?.kind === 'map' && value.style === 'block' ? firstItemStart(value) : undefined;
  return start !== undefined && columnIn(text, start) === column;
}

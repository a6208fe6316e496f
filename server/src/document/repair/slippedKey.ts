import { endOfLine, startOfLine } from '../characters.ts';
import { moveFix } from '../indentation.ts';
import { columnIn, nextContentLine } from '../lines.ts';
import { firstItemStart, keyText } from '../locate.ts';
import type { Node, Pair } from '../node.ts';
import { refused, shorten } from '../syntaxProblem.ts';
import type { Parser } from '../yaml/parserState.ts';
import { type Repair, repairAt } from './repairAt.ts';

/** A map whose last key may have slipped out of the value before it. */
interface SlippedPlace {
  readonly before: Pair | undefined;
  readonly last: Pair;
  readonly column: number;
}

/** Keys whose values begin further to the right than, or in the column of, what comes below them now. */
function slippedPlaces({ text, frames }: Parser, to: number): readonly SlippedPlace[] {
  return frames.flatMap(({ node }): readonly SlippedPlace[] => {
    if (node.kind !== 'map') return [];
    const last: Pair | undefined = node.pairs.at(-1);
    const own = last?.value;
    if (!last || (own?.kind !== 'map' && own?.kind !== 'seq') || own.style !== 'block') return [];
    const column = columnIn(text, last.start);
    const below = firstItemStart(own);
    if (column >= to || below === undefined || startOfLine(text, below) === startOfLine(text, last.start)) return [];
    if (columnIn(text, below) < (own.kind === 'seq' ? to : to + 1)) return [];
    return [{ before: node.pairs.at(-2), last, column }];
  });
}

/** The keys that decide whether one slipped out count as seen, whatever was decided. */
export function withKeysAbove(parser: Parser, repair: Repair): Repair {
  const to = columnIn(parser.text, repair.hole.start);
  const starts = slippedPlaces(parser, to).map(({ before, last }) => before?.start ?? last.start - 1);
  const { seen } = repair;
  return starts.length === 0 ? repair : { ...repair, seen: { ...seen, start: Math.min(seen.start, ...starts) } };
}

/**
 * A key that slipped out of the map above it: what is below it stands right, and so does the key that follows, in the
 * column of that map. The key at `first` is where it shows.
 */
export function slippedKey(parser: Parser, first: number): Repair | undefined {
  const { text } = parser;
  const to = columnIn(text, first);
  const line = startOfLine(text, first);
  for (const { before, last, column } of slippedPlaces(parser, to)) {
    if (!before?.value || !mayHoldKeys(text, before.value, column, to)) continue;
    let end = endOfLine(text, last.start);
    for (let next = nextContentLine(text, end); next < line; next = nextContentLine(text, end))
      end = endOfLine(text, next);
    const repair = repairAt(parser, 'bad-indentation', last.start, end, to, last.start);
    const fixes = [moveFix(text, { start: last.start, end: endOfLine(text, last.start) }, column, to)];
    const seen = { start: before.start, end: endOfLine(text, first) };
    const parent = shorten(keyText(before) ?? '');
    const found = shorten(text.slice(last.key.start, last.key.end));
    const message = `\`${found}\` stands beside \`${parent}\`, but what follows shows that it belongs below it; indent it by ${to} spaces, ${refused}`;
    return { ...repair, seen, problem: { ...repair.problem, message, fixes } };
  }
  return undefined;
}

/** Whether a value is a map with its keys in the column, or is missing and may be one. */
function mayHoldKeys(text: string, value: Node, column: number, to: number): boolean {
  if (value.kind === 'scalar') return value.start === value.end && to - column >= 2;
  const start = value.kind === 'map' && value.style === 'block' ? firstItemStart(value) : undefined;
  return start !== undefined && columnIn(text, start) === to;
}

import type { Fix } from '../../base/problem.ts';
import { endOfLine } from '../characters.ts';
import { likelyColumns, moveFix } from '../indentation.ts';
import {
  columnIn,
  endOfDeeperLines,
  indentOf,
  isBlankLine,
  isEntryAt,
  isItemAt,
  nextContentLine,
  nextLine,
} from '../lines.ts';
import type { Parser } from '../yaml/parserState.ts';
import { type Repair, repairAt } from './repairAt.ts';

/** A line that stands in no right column, with what hangs below it: lines in the column where it belongs are good. */
export function misplacedLine(parser: Parser, first: number): Repair {
  const { text, frames } = parser;
  const column = columnIn(text, first);
  const [to, other] = likelyColumns(parser, first, columnBelow(text, first));
  const isSibling = frames.some((frame) => frame.column === column);
  let end = endOfDeeperLines(text, first, isSibling ? column : column - 1);
  if (to === undefined) return repairAt(parser, 'bad-indentation', first, end, column, first);
  if (to > column) {
    const goodLine = lineIn(text, first, end, to);
    if (goodLine !== undefined) end = goodLine;
  }
  const repair = repairAt(parser, 'bad-indentation', first, end, to, first);
  const fixes = [to, other].flatMap((target) => (target === undefined ? [] : [movedTo(text, first, end, target)]));
  return { ...repair, problem: { ...repair.problem, fixes } };
}

function movedTo(text: string, first: number, end: number, to: number): Fix {
  const moved = hasGoodKeys(text, first, end, to) ? endOfLine(text, first) : end;
  return moveFix(text, { start: first, end: moved }, columnIn(text, first), to);
}

/** The column of what hangs below a key that has nothing else behind it. */
function columnBelow(text: string, first: number): number | undefined {
  if (
    !isEntryAt(text, first) ||
    isItemAt(text, first) ||
    !/:[ \t]*(?:#.*)?$/u.test(text.slice(first, endOfLine(text, first)))
  )
    return undefined;
  const below = nextContentLine(text, first);
  const column = indentOf(text, below);
  return below < text.length && column > columnIn(text, first) ? column : undefined;
}

/** Whether the keys below a key or a `-` stand right already, once it is moved. */
function hasGoodKeys(text: string, dash: number, end: number, to: number): boolean {
  if (!isItemAt(text, dash)) return columnBelow(text, dash) === to + 2 && to < columnIn(text, dash);
  const width = 1 + indentOf(text, dash + 1);
  const below = nextContentLine(text, dash);
  return below < end && indentOf(text, below) === to + width;
}

/** Whether an item in the column of keys can only belong to the list below the last of them. */
export function hasListBelow(parser: Parser, first: number): boolean {
  const { text } = parser;
  if (!isItemAt(text, first)) return false;
  const node = parser.frames.findLast(({ column }) => column === columnIn(text, first))?.node;
  const value = node?.kind === 'map' ? node.pairs.at(-1)?.value : undefined;
  return value?.kind === 'seq' && value.style === 'block';
}

/** The end of the line above the first one below `start` that is indented so far. */
function lineIn(text: string, start: number, end: number, indent: number): number | undefined {
  let above = endOfLine(text, start);
  for (let line = nextLine(text, start); line < end; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    if (indentOf(text, line) === indent) return above;
    above = endOfLine(text, line);
  }
  return undefined;
}

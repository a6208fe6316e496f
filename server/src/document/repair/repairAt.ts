import type { Range } from '../../base/text.ts';
import { endOfLine } from '../characters.ts';
import { columnIn, endOfDeeperLines, nextContentLine } from '../lines.ts';
import { syntaxProblem } from '../syntaxProblem.ts';
import type { SyntaxProblem } from '../textDocument.ts';
import type { Parser } from '../yaml/parserState.ts';
import type { Hole } from '../yaml/scannerState.ts';

/** What is left out of the reading so that the rest can be read, and the one problem that says why. */
export interface Repair {
  readonly hole: Hole;
  readonly problem: SyntaxProblem;
  /** What had to be looked at to decide this, as far as it is not what was read up to the fault. */
  readonly seen: Range;
}

export function lineRepair(
  parser: Parser,
  code: string,
  start: number,
  column: number | undefined,
  at = start,
): Repair {
  return repairAt(parser, code, start, endOfLine(parser.text, start), column, at);
}

/** The line of `start` and those below it that are indented deeper than `indent`. */
export function deepRepair(
  parser: Parser,
  code: string,
  start: number,
  indent: number,
  column: number | undefined = columnIn(parser.text, start),
): Repair {
  return repairAt(parser, code, start, endOfDeeperLines(parser.text, start, indent), column, start);
}

export function repairAt(
  parser: Parser,
  code: string,
  start: number,
  end: number,
  column: number | undefined,
  at: number,
): Repair {
  const range = { start, end: Math.max(end, start + 1) };
  // Where something has to go to the next line, the one that is there now shows how far it is indented.
  const seen = fixedBelow.has(code)
    ? { start, end: endOfLine(parser.text, nextContentLine(parser.text, range.end - 1)) }
    : range;
  return { hole: { ...range, column }, problem: syntaxProblem(code, parser.original, range, at), seen };
}

const fixedBelow: ReadonlySet<string> = new Set(['colon-in-value', 'list-on-key-line', 'block-scalar-header']);

import { afterBreak, codeAt, endOfLine, isBlank, isBreak, isDocumentIndicator, startOfLine } from './characters.ts';
import type { Parser } from './parserState.ts';
import type { Hole, Token } from './scannerState.ts';
import { syntaxProblem } from './syntaxProblem.ts';
import type { SyntaxProblem } from './textDocument.ts';
import type { YamlFault } from './yamlFault.ts';

/** What is left out of the reading so that the rest can be read, and the one problem that says why. */
export interface Repair {
  readonly hole: Hole;
  readonly problem: SyntaxProblem;
}

/**
 * Decides what a fault costs: the smallest stretch of whole line ends, from the place where the mistake was probably
 * made. It looks at the lines of the item that holds the fault and no further, so that an item's repair does not depend
 * on its neighbours. It is asked only about what yaml.v3 refuses, so it can never damage what the tool would read, and
 * never looks into a block scalar or a plain one that was read.
 */
export function repairFault(parser: Parser, fault: YamlFault): Repair {
  const { text } = parser;
  const lineStart = startOfLine(text, fault.at);
  const conflict = conflictLine(text, startOfLine(text, fault.start)) ?? conflictLine(text, lineStart);
  if (conflict !== undefined) return lineRepair(parser, 'conflict-marker', conflict, undefined);
  const { scanner, frames } = parser;
  const before = scanner.lastAdded && scanner.lastAdded.end <= fault.at ? scanner.lastAdded : scanner.lastTaken;
  const quote = openQuote(text, fault, before, frames.at(-1)?.column ?? -1);
  if (quote !== undefined) return lineRepair(parser, 'unclosed-quote', quote, columnIn(text, quote));
  if (fault.code === 'document-start')
    return repairAt(parser, fault.code, fault.start, endOfLine(text, fault.at), 0, fault.start);
  if (fault.code !== 'block-scalar-header' && isInFlow(parser)) return flowRepair(parser, fault);
  switch (fault.code) {
    case 'missing-colon':
      return missingColon(parser, fault.start);
    case 'value-not-allowed':
      return strayColon(parser, fault, before);
    case 'bad-character':
    case 'tab-in-plain':
      return badCharacter(parser, fault, before);
    case 'expected-key':
    case 'expected-entry':
    case 'expected-node':
    case 'sequence-not-allowed':
    case 'key-not-allowed':
      return strayContent(parser, fault, before);
    case 'block-scalar-header':
    case 'block-scalar-tab':
      return deepRepair(parser, fault.code, fault.start, indentOf(text, startOfLine(text, fault.start)));
    case 'escape':
      return quotedRepair(parser, fault);
    case 'too-deep':
      return deepRepair(parser, fault.code, fault.start, indentOf(text, startOfLine(text, fault.start)));
    case 'flow-separator':
    case 'quote-open':
    case 'alias-name':
    case 'tag':
    case 'tag-handle':
    case 'directive':
      return lineRepair(parser, fault.code, fault.start, columnIn(text, fault.start));
  }
}

function conflictLine(text: string, lineStart: number): number | undefined {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \t\r\n]|$)/u.test(text.slice(lineStart, lineStart + 8)) ? lineStart : undefined;
}

/** Where a quote begins that was left open: it swallowed lines that were not meant, or found no end. */
function openQuote(text: string, fault: YamlFault, before: Token | undefined, column: number): number | undefined {
  if (fault.code === 'quote-open') return fault.start;
  const isQuoted = before?.kind === 'scalar' && (before.detail === 'single' || before.detail === 'double');
  if (!before || !isQuoted)
    return fault.code === 'escape' && swallowsLines(text, fault.start, fault.at, column) ? fault.start : undefined;
  if (startOfLine(text, fault.at) !== startOfLine(text, before.end)) return undefined;
  return swallowsLines(text, before.start, before.end, column) ? before.start : undefined;
}

/** Whether a line within the stretch, after its first, looks like an item of its own. */
function swallowsLines(text: string, start: number, end: number, column: number): boolean {
  for (let line = nextLine(text, start); line < end; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    const first = line + indentOf(text, line);
    if (first - line <= column) return true;
    if (/^(?:- |["']?[\w./-]+["']?:(?:\s|$))/u.test(text.slice(first, first + 200))) return true;
  }
  return false;
}

function isInFlow(parser: Parser): boolean {
  return parser.flowStart !== undefined || parser.scanner.flowLevel > 0;
}

/** The flow collection that is outermost around the fault: to its closing bracket, or to where the item ends. */
function flowRepair(parser: Parser, fault: YamlFault): Repair {
  const { text } = parser;
  const start = parser.flowStart ?? parser.scanner.flowStart;
  const own = indentOf(text, startOfLine(text, start));
  const limit = Math.max(endOfDeeperLines(text, start, own), endOfLine(text, start));
  const close = closingBracket(text, start, limit);
  let end = endOfLine(text, close ?? limit);
  if (close === undefined) {
    // A lone closing bracket in the item's own column belongs to it.
    const next = nextLine(text, limit);
    const first = next + indentOf(text, next);
    if (next < text.length && next > limit && /[\]}]/u.test(text.charAt(first)) && first - next >= own)
      end = endOfLine(text, next);
  }
  return repairAt(
    parser,
    fault.code === 'flow-separator' && close === undefined ? 'unclosed-bracket' : fault.code,
    start,
    Math.max(end, endOfLine(text, start)),
    columnIn(text, start),
    fault.at,
  );
}

function closingBracket(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let offset = start; offset < limit; offset++) {
    const character = text.charAt(offset);
    if (quote !== '') {
      if (character === '\\' && quote === '"') offset++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') {
      depth--;
      if (depth === 0) return offset;
    }
  }
  return undefined;
}

function missingColon(parser: Parser, start: number): Repair {
  const { text } = parser;
  return repairAt(
    parser,
    'missing-colon',
    start,
    endOfDeeperLines(text, start, columnIn(text, start)),
    columnIn(text, start),
    start,
  );
}

/** A colon where none may be: a key without one above, a line that is indented too far, or a second one on the line. */
function strayColon(parser: Parser, fault: YamlFault, before: Token | undefined): Repair {
  const { text } = parser;
  const line = startOfLine(text, fault.at);
  if (before?.kind === 'scalar' && before.start < line) {
    const isValue = /:\s+$/u.test(text.slice(startOfLine(text, before.start), before.start));
    if (!isValue) return missingColon(parser, before.start);
    return deepRepair(parser, 'bad-indentation', line + indentOf(text, line), indentOf(text, line), undefined);
  }
  const start = before && before.start >= line ? before.start : line + indentOf(text, line);
  return lineRepair(parser, 'colon-in-value', start, columnIn(text, start), fault.at);
}

function badCharacter(parser: Parser, fault: YamlFault, before: Token | undefined): Repair {
  const { text } = parser;
  const line = startOfLine(text, fault.at);
  const first = line + indentOf(text, line);
  if (codeAt(text, fault.at) === 0x09 && fault.at <= first)
    return lineRepair(parser, 'tab-indentation', fault.at, undefined);
  const start = before && before.start >= line && before.kind === 'scalar' ? before.start : fault.at;
  return lineRepair(
    parser,
    codeAt(text, fault.at) === 0x09 ? 'tab' : 'reserved-character',
    start,
    columnIn(text, start),
    fault.at,
  );
}

/** Something stands where an item of the collection should. */
function strayContent(parser: Parser, fault: YamlFault, before: Token | undefined): Repair {
  const { text, frames } = parser;
  const line = startOfLine(text, fault.at);
  const first = line + indentOf(text, line);
  if (fault.at === first) {
    const column = first - line;
    const isSibling = frames.some((frame) => frame.column === column);
    const code = fault.code === 'expected-node' ? fault.code : isSibling ? 'wrong-kind' : 'bad-indentation';
    return deepRepair(parser, code, first, isSibling ? column : column - 1, column);
  }
  const code = fault.code === 'sequence-not-allowed' ? 'list-on-key-line' : 'stray-content';
  const start = before && before.start >= line && before.kind === 'scalar' ? before.start : fault.at;
  return lineRepair(parser, code, start, columnIn(text, start), fault.at);
}

/** A quoted text that cannot be read inside: to the line where it ends. */
function quotedRepair(parser: Parser, fault: YamlFault): Repair {
  const { text } = parser;
  const quote = text.charAt(fault.start);
  let end = fault.at;
  const limit = endOfDeeperLines(text, fault.start, indentOf(text, startOfLine(text, fault.start)));
  while (end < limit && text.charAt(end) !== quote) end += text.charAt(end) === '\\' ? 2 : 1;
  const column = columnIn(text, fault.start);
  return repairAt(
    parser,
    'bad-escape',
    fault.start,
    endOfLine(text, end < limit ? end : fault.start),
    column,
    fault.at,
  );
}

function lineRepair(parser: Parser, code: string, start: number, column: number | undefined, at = start): Repair {
  return repairAt(parser, code, start, endOfLine(parser.text, start), column, at);
}

/** The line of `start` and those below it that are indented deeper than `indent`. */
function deepRepair(
  parser: Parser,
  code: string,
  start: number,
  indent: number,
  column: number | undefined = columnIn(parser.text, start),
): Repair {
  return repairAt(parser, code, start, endOfDeeperLines(parser.text, start, indent), column, start);
}

function repairAt(
  parser: Parser,
  code: string,
  start: number,
  end: number,
  column: number | undefined,
  at: number,
): Repair {
  return {
    hole: { start, end: Math.max(end, start + 1), column },
    problem: syntaxProblem(code, parser.original, { start, end: Math.max(end, start + 1) }, at),
  };
}

function columnIn(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** How many blanks, tabs included, a line begins with. */
function indentOf(text: string, line: number): number {
  let end = line;
  while (isBlank(codeAt(text, end))) end++;
  return end - line;
}

function isBlankLine(text: string, line: number): boolean {
  const code = codeAt(text, line + indentOf(text, line));
  return code === 0 || isBreak(code);
}

/** The start of the line below, or the end of the text. */
function nextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end >= text.length ? text.length : afterBreak(text, end);
}

/** The end of the last line, from that of `start` on, that is indented deeper than `indent`. */
function endOfDeeperLines(text: string, start: number, indent: number): number {
  let end = endOfLine(text, start);
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    if (indentOf(text, line) <= indent || isDocumentIndicator(text, line)) break;
    end = endOfLine(text, line);
  }
  return end;
}

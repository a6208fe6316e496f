import { codeAt, endOfLine, isBlank, startOfLine } from '../characters.ts';
import { endOfTabbedLines, likelyColumn, moveFix, tabFix, textColumn } from '../indentation.ts';
import {
  columnIn,
  endOfDeeperLines,
  indentOf,
  isBareDashAt,
  isBlankLine,
  isEntryAt,
  isItemAt,
  nextContentLine,
  nextLine,
} from '../lines.ts';
import type { AliasNode, ScalarNode } from '../node.ts';
import { refused, shorten, syntaxProblem } from '../syntaxProblem.ts';
import type { Frame, Parser } from '../yaml/parserState.ts';
import type { Token } from '../yaml/scannerState.ts';
import type { YamlFault } from '../yaml/yamlFault.ts';
import { keysBesideItem, mapOfLastItem, strayDash } from './besideItems.ts';
import { keyAboveItems, lostFirstDash, lostLaterDash } from './lostDash.ts';
import { hasListBelow, misplacedLine } from './misplacedLine.ts';
import { deepRepair, lineRepair, type Repair, repairAt } from './repairAt.ts';
import { indentedDash, indentedItem, slippedKey, withKeysAbove } from './slippedKey.ts';
import { orIntoText, textRepair } from './textRepair.ts';

/**
 * Decides what a fault costs: the smallest stretch of whole line ends, from the place where the mistake was probably
 * made. It looks at the lines of the item that holds the fault and no further, so that an item's repair does not depend
 * on its neighbours. It is asked only about what yaml.v3 refuses, so it can never damage what the tool would read, and
 * never looks into a block scalar or a plain one that was read.
 */
export function repairFault(parser: Parser, fault: YamlFault): Repair {
  return orIntoText(parser, repairOf(parser, fault));
}

function repairOf(parser: Parser, fault: YamlFault): Repair {
  const { text } = parser;
  const { scanner, frames } = parser;
  const before = scanner.lastAdded && scanner.lastAdded.end <= fault.at ? scanner.lastAdded : scanner.lastTaken;
  const pasted = textRepair(parser, fault, before);
  if (pasted) return pasted;
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
      return withKeysAbove(parser, strayContent(parser, fault, before));
    case 'block-scalar-tab':
      return tabInText(parser, fault);
    case 'block-scalar-header':
      return deepRepair(parser, fault.code, fault.start, indentOf(text, startOfLine(text, fault.start)));
    case 'escape':
      return quotedRepair(parser, fault);
    case 'too-deep':
      return deepRepair(parser, fault.code, fault.start, indentOf(text, startOfLine(text, fault.start)));
    case 'alias-name':
      return isStarAt(text, fault.start)
        ? starredItems(parser, fault.start)
        : lineRepair(parser, fault.code, fault.start, columnIn(text, fault.start));
    case 'flow-separator':
    case 'quote-open':
    case 'tag':
    case 'tag-handle':
    case 'directive':
      return lineRepair(parser, fault.code, fault.start, columnIn(text, fault.start));
  }
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
    if (isEntryAt(text, first)) return true;
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
  const isUnclosed = close === undefined && (fault.code === 'flow-separator' || fault.code === 'expected-node');
  return repairAt(
    parser,
    isUnclosed ? 'unclosed-bracket' : fault.code,
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

/** Whether a `*` and a blank begin the line, as items of lists do in other languages. */
function isStarAt(text: string, offset: number): boolean {
  const line = startOfLine(text, offset);
  return line + indentOf(text, line) === offset && text.charAt(offset) === '*' && isBlank(codeAt(text, offset + 1));
}

/** All items in the column that begin with a `*` and follow each other. */
function starredItems(parser: Parser, first: number): Repair {
  const { text } = parser;
  const column = columnIn(text, first);
  const stars = [first];
  let end = endOfDeeperLines(text, first, column);
  for (;;) {
    const next = nextContentLine(text, end) + column;
    if (!isStarAt(text, next) || columnIn(text, next) !== column) break;
    stars.push(next);
    end = endOfDeeperLines(text, next, column);
  }
  const repair = repairAt(parser, 'alias-name', first, end, column, first);
  const message = `a list item begins with \`- \`, and \`*\` is the mark of an alias; write \`-\`, ${refused}`;
  const title = stars.length === 1 ? 'Write `-`' : 'Write `-` for each `*`';
  const fix = { title, edits: stars.map((start) => ({ start, end: start + 1, newText: '-' })), certain: false };
  const seen = { start: first, end: endOfLine(text, nextContentLine(text, end)) };
  return { ...repair, seen, problem: { ...repair.problem, message, fixes: [fix] } };
}

/** A key, or an item, that is half typed: its line, and what is indented deeper. */
function missingColon(parser: Parser, start: number): Repair {
  const { text, frames } = parser;
  const column = columnIn(text, start);
  if (isBareDashAt(text, start) && isListIn(frames, column)) return missingBlank(parser, start);
  const isKey = frames.some((frame) => frame.kind === 'map' && frame.column === column);
  const end = isKey ? endOfValue(text, start, column) : endOfDeeperLines(text, start, column);
  return repairAt(parser, 'missing-colon', start, end, column, start);
}

/** The end of what hangs below a key: lines that are deeper, and a list in the key's own column. */
function endOfValue(text: string, start: number, column: number): number {
  let end = endOfDeeperLines(text, start, column);
  for (;;) {
    const next = nextContentLine(text, end);
    if (indentOf(text, next) !== column || !isItemAt(text, next + column)) return end;
    end = endOfDeeperLines(text, next, column);
  }
}

/** Whether an item of a list may stand in the column: one is open there, or may begin. */
function isListIn(frames: readonly Frame[], column: number): boolean {
  const frame = frames.findLast((each) => each.column <= column);
  if (frame?.column !== column || frame.kind === 'seq') return true;
  const value = frame.node.pairs.at(-1)?.value;
  return value !== undefined && value.start === value.end;
}

/**
 * `-x`: only the line of the `-` is left out, without the dash itself, which begins an item as it was meant to. The keys
 * below it are good.
 */
function missingBlank(parser: Parser, dash: number): Repair {
  const { text } = parser;
  const column = columnIn(text, dash);
  const next = nextContentLine(text, dash);
  const own = indentOf(text, next);
  const isKey = next < text.length && own > column && own <= column + 2 && isEntryAt(text, next + own);
  const end = endOfDeeperLines(text, dash, isKey ? own : column);
  return {
    hole: { start: dash + 1, end, column: column + 1 },
    problem: syntaxProblem('missing-colon', parser.original, { start: dash, end }, dash),
    seen: { start: dash, end: endOfLine(text, next) },
  };
}

/** A colon where none may be: a key without one above, a line that is indented too far, or a second one on the line. */
function strayColon(parser: Parser, fault: YamlFault, before: Token | undefined): Repair {
  const { text, frames } = parser;
  const line = startOfLine(text, fault.at);
  if (before?.kind === 'scalar' && before.start < line) {
    const indent = indentOf(text, line);
    const lineBefore = startOfLine(text, before.start);
    const isValue = /:\s+$/u.test(text.slice(lineBefore, before.start));
    if (!isValue) return missingColon(parser, withProperties(text, before.start));
    const dash = firstBareDash(parser, frames.at(-1));
    if (dash !== undefined && indent === columnIn(text, dash) + 2) return missingBlank(parser, dash);
    return misplacedLine(parser, line + indent);
  }
  const start = before && before.start >= line ? before.start : line + indentOf(text, line);
  return lineRepair(parser, 'colon-in-value', start, columnIn(text, start), fault.at);
}

/**
 * Where lines like `-x: y` begin that were read as the last keys of a map, although they are items of a list: nothing else
 * is in the map, or the key before them has a list in the column, or nothing yet.
 */
function firstBareDash({ text }: Parser, frame: Frame | undefined): number | undefined {
  if (frame?.kind !== 'map') return undefined;
  const pairs = frame.node.pairs.filter(({ key }) => key.kind !== 'damaged');
  const last = pairs.findLastIndex(({ start }) => !isBareDashAt(text, start));
  const value = pairs[last]?.value;
  const isList = value?.kind === 'seq' && columnIn(text, value.start) === frame.column;
  const isEmpty = value !== undefined && value.start === value.end;
  return last < 0 || isList || isEmpty ? pairs[last + 1]?.start : undefined;
}

/** Where the anchor and the tag before a node begin, or the node itself. */
function withProperties(text: string, start: number): number {
  const line = startOfLine(text, start);
  return start - (/(?:[&!][^\s]*[ \t]+)*$/u.exec(text.slice(Math.max(line, start - 200), start))?.[0].length ?? 0);
}

function badCharacter(parser: Parser, fault: YamlFault, before: Token | undefined): Repair {
  const { text } = parser;
  const line = startOfLine(text, fault.at);
  const first = line + indentOf(text, line);
  if (codeAt(text, fault.at) === 0x09 && fault.at <= first) return tabRepair(parser, fault.at);
  const start = before && before.start >= line && before.kind === 'scalar' ? before.start : fault.at;
  return lineRepair(
    parser,
    codeAt(text, fault.at) === 0x09 ? 'tab' : 'reserved-character',
    start,
    columnIn(text, start),
    fault.at,
  );
}

/** All lines that follow each other and are indented with tabs, and what hangs below them once they stand right. */
function tabRepair(parser: Parser, at: number): Repair {
  const { text } = parser;
  const tabbed = endOfTabbedLines(text, at);
  const fix = tabFix(parser, { start: at, end: tabbed });
  const column = fix.edits.reduce((least, { newText }) => Math.min(least, newText.length), Number.POSITIVE_INFINITY);
  const end = endOfDeeperLines(text, startOfLine(text, tabbed), column);
  const repair = repairAt(parser, 'tab-indentation', at, end, undefined, at);
  return { ...repair, problem: { ...repair.problem, fixes: [fix] } };
}

/** A tab in front of a line of a block of text: the whole of it is left out, lines with tabs included. */
function tabInText(parser: Parser, fault: YamlFault): Repair {
  const { text } = parser;
  const indent = indentOf(text, startOfLine(text, fault.start));
  let end = endOfDeeperLines(text, fault.start, indent);
  const tabbed = endOfTabbedLines(text, fault.at);
  if (tabbed > end) end = endOfDeeperLines(text, tabbed, indent);
  const repair = repairAt(parser, fault.code, fault.start, end, columnIn(text, fault.start), fault.start);
  const fixes = [tabFix(parser, { start: fault.at, end: tabbed }, textColumn(parser, fault))];
  return { ...repair, problem: { ...repair.problem, fixes } };
}

/** Something stands where an item of the collection should. */
function strayContent(parser: Parser, fault: YamlFault, before: Token | undefined): Repair {
  const { text, frames } = parser;
  const line = startOfLine(text, fault.at);
  const first = line + indentOf(text, line);
  if (fault.at === first) {
    const column = first - line;
    const isEntry = isEntryAt(text, first);
    const value = isEntry ? valueAbove(parser, column) : undefined;
    if (value?.kind === 'alias') return aliasAbove(parser, value, first);
    if (value) return missingColon(parser, value.propertiesStart ?? value.start);
    const frame = frames.at(-1);
    if (isBareDashAt(text, first) && frame?.kind === 'seq' && frame.column === column)
      return missingBlank(parser, first);
    const dash = isItemAt(text, first) && frame?.column === column ? firstBareDash(parser, frame) : undefined;
    if (dash !== undefined) return missingBlank(parser, dash);
    const lost = isItemAt(text, first)
      ? (lostFirstDash(parser, first) ?? indentedItem(parser, first) ?? keyAboveItems(parser, first))
      : undefined;
    if (lost) return lost;
    const slipped = isEntry && !isItemAt(text, first) ? slippedKey(parser, first) : undefined;
    if (slipped) return slipped;
    const isSibling = frames.some((frame) => frame.column === column);
    if (fault.code !== 'expected-node' && (!isSibling || hasListBelow(parser, first)))
      return misplacedLine(parser, first);
    const code = fault.code === 'expected-node' ? fault.code : 'wrong-kind';
    const inner = code === 'wrong-kind' && frame?.kind === 'seq' ? mapOfLastItem(parser) : undefined;
    if (inner !== undefined && isEntry && frame?.kind === 'seq' && frame.column === column)
      return (
        indentedDash(parser, first) ??
        (frames.length === 1 && frame.node.dashes.length === 1
          ? strayDash(parser, frame.node, first, inner)
          : (lostLaterDash(parser, first) ?? keysBesideItem(parser, first, inner)))
      );
    const repair =
      code === 'wrong-kind' && isSibling && isItemAt(text, first)
        ? strayItems(parser, first)
        : deepRepair(parser, code, first, isSibling ? column : column - 1, column);
    const to = code === 'wrong-kind' && isItemAt(text, first) ? likelyColumn(parser, first) : undefined;
    if (to === undefined || to === column) return repair;
    const fixes = [moveFix(text, { start: first, end: repair.hole.end }, column, to)];
    return { ...repair, problem: { ...repair.problem, fixes } };
  }
  const code = fault.code === 'sequence-not-allowed' ? 'list-on-key-line' : 'stray-content';
  const start = before && before.start >= line && before.kind === 'scalar' ? before.start : fault.at;
  const own = columnIn(text, start);
  if (code === 'stray-content') return lineRepair(parser, code, start, own, fault.at);
  // The keys of the item, if it has more, go with it, also where they stand right for an item on the next line.
  const next = nextContentLine(text, start);
  const isItem = isItemAt(text, next + indentOf(text, next));
  return deepRepair(parser, code, start, isItem ? own : Math.min(own, frames.at(-1)?.column ?? own));
}

/** Items among keys, all that follow each other. */
function strayItems(parser: Parser, first: number): Repair {
  const { text } = parser;
  const column = columnIn(text, first);
  const end = endOfValue(text, first, column);
  const repair = repairAt(parser, 'wrong-kind', first, end, column, first);
  return { ...repair, seen: { start: first, end: endOfLine(text, nextContentLine(text, end)) } };
}

/** The one value that was read in the column, on a line of its own: a first key without its colon, since more are below. */
function valueAbove({ text, frames }: Parser, column: number): ScalarNode | AliasNode | undefined {
  const frame = frames.at(-1);
  if (!frame || frame.column >= column) return undefined;
  const { node } = frame;
  const value =
    node.kind === 'map' ? node.pairs.findLast(({ key }) => key.kind !== 'damaged')?.value : node.items.at(-1);
  if ((value?.kind !== 'scalar' && value?.kind !== 'alias') || value.start === value.end) return undefined;
  if (value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded')) return undefined;
  const start = value.propertiesStart ?? value.start;
  const line = startOfLine(text, start);
  return start - line === column && /^[ \t]*(?:- +)*$/u.test(text.slice(line, start)) ? value : undefined;
}

/** An alias in place of a whole value, with keys or items in its column that stand beside it. */
function aliasAbove(parser: Parser, { start, name }: AliasNode, first: number): Repair {
  const { text } = parser;
  const repair = lineRepair(parser, 'missing-colon', start, columnIn(text, start));
  const mark = isItemAt(text, first) ? '- ' : '<<: ';
  const found = shorten(text.slice(first, endOfLine(text, first)).trim());
  const what = mark === '- ' ? 'make an item of it' : 'merge its keys with those below';
  const message = `\`*${name}\` stands for a whole value, but \`${found}\` comes beside it; write \`${mark}*${name}\` to ${what}, ${refused}`;
  const fixes = [{ title: `Write \`${mark}*${name}\``, edits: [{ start, end: start, newText: mark }], certain: false }];
  const seen = { start, end: endOfLine(text, first) };
  return { ...repair, seen, problem: { ...repair.problem, message, fixes } };
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

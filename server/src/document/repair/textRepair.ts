import type { Fix } from '../../base/problem.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import { endOfLine, isDocumentIndicator, startOfLine } from '../characters.ts';
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
import { keyText } from '../locate.ts';
import type { Node, Pair, ScalarNode } from '../node.ts';
import { refused, shorten } from '../syntaxProblem.ts';
import type { SyntaxProblem } from '../textDocument.ts';
import type { Parser } from '../yaml/parserState.ts';
import type { Token } from '../yaml/scannerState.ts';
import type { YamlFault } from '../yaml/yamlFault.ts';
import type { Repair } from './repairAt.ts';

/**
 * Text that was pasted where a value is awaited and is read as YAML: without its `|`, or below it but not indented. All of
 * it is one mistake. Undefined where nothing says that the lines are text and no half typed keys.
 */
export function textRepair(parser: Parser, fault: YamlFault, before: Token | undefined): Repair | undefined {
  const path = pathToLast(parser.root);
  return missingMark(parser, fault, path) ?? tightMark(parser, fault, path) ?? slippedText(parser, fault, before, path);
}

/**
 * Whether the first line of a script is in the range or right below it. It is a comment to YAML, so it can decide what the
 * lines below are without being read.
 */
export function isAtScript(text: string, { start, end }: Range): boolean {
  const first = startOfLine(text, start);
  return /^[ \t]*#!\//mu.test(text.slice(first, endOfLine(text, lineBelow(text, end))));
}

/**
 * Whether the line below a key begins a text that is not indented by a `|` above it: then a fault further down is blamed
 * on the key.
 */
export function isAboveText(text: string, pair: Pair): boolean {
  const colon = emptyBehind(text, pair);
  return colon !== undefined && beginsText(text, lineBelow(text, colon));
}

/** A collection on the way to what was read last. */
interface Level {
  readonly kind: 'map' | 'seq';
  readonly start: number;
  readonly pair: Pair | undefined;
}

interface LastRead {
  readonly levels: readonly Level[];
  readonly node: Node | undefined;
}

function pathToLast(root: Node | undefined): LastRead {
  const levels: Level[] = [];
  let node = root;
  while ((node?.kind === 'map' || node?.kind === 'seq') && node.style === 'block') {
    if (node.kind === 'map') {
      const pair: Pair | undefined = node.pairs.at(-1);
      if (!pair || pair.key.kind === 'damaged') return { levels, node: undefined };
      levels.push({ kind: 'map', start: pair.start, pair });
      node = pair.value ?? pair.key;
    } else {
      const dash: number | undefined = node.dashes.at(-1);
      if (dash === undefined) return { levels, node: undefined };
      levels.push({ kind: 'seq', start: dash, pair: undefined });
      node = node.items.length < node.dashes.length ? undefined : node.items.at(-1);
    }
  }
  return { levels, node };
}

const section = /^\[[^\]",:{}]+\][ \t]*$/u;
const assignment = /^[A-Za-z_][\w.-]*[ \t]*=/u;

/** A text below a key that lacks its `|`: the first line shows that it is one, and it cannot be read as YAML. */
function missingMark(parser: Parser, fault: YamlFault, { levels }: LastRead): Repair | undefined {
  const { text } = parser;
  for (const { pair, start } of levels.toReversed()) {
    const colon = pair && emptyBehind(text, pair);
    if (!pair || colon === undefined) continue;
    const column = columnIn(text, start);
    const line = lineBelow(text, colon);
    const own = indentOf(text, line);
    if (line > fault.start || own <= column || !beginsText(text, line)) continue;
    const end = endOfDeeperLines(text, line, column);
    if (end < fault.start) continue;
    const mark: TextEdit = { start: colon, end: colon, newText: ' |' };
    const edits = [mark].concat(indented(text, { start: line, end }, own));
    const range = { start: line + own, end: endOfLine(text, line) };
    const problem: SyntaxProblem = {
      code: 'syntax/missing-block-mark',
      severity: 'error',
      message: `\`|\` is missing behind \`${nameOf(pair)}:\`: the lines below it are a text and cannot be read as YAML; add it, ${refused}`,
      range: { start: pair.start, end: colon },
      fixes: [{ title: 'Insert `|`', edits, certain: false }],
    };
    return {
      hole: { start: range.start, end, column: own },
      problem,
      seen: { start: pair.start, end: endOfLine(text, nextContentLine(text, end)) },
    };
  }
  return undefined;
}

/** `key |` or `key:|` above a text that cannot be read, since it is none without its colon or the blank behind it. */
function tightMark({ text }: Parser, fault: YamlFault, { node }: LastRead): Repair | undefined {
  if (node?.kind !== 'scalar' || node.style !== 'plain' || node.masked) return undefined;
  const found = /^([\w.-]+)(?::|[ \t]+)([|>][-+\d]{0,2})$/u.exec(
    text.slice(node.start, endOfLine(text, node.start)).trimEnd(),
  );
  const line = startOfLine(text, node.start);
  if (!found || !/^[ \t]*(?:- +)*$/u.test(text.slice(line, node.start))) return undefined;
  const column = columnIn(text, node.start);
  const end = endOfDeeperLines(text, node.start, column);
  if (fault.start > end || fault.start <= node.start) return undefined;
  const [whole, key = '', mark = ''] = found;
  const range = { start: node.start, end: node.start + whole.length };
  const newText = `${key}: ${mark}`;
  const problem: SyntaxProblem = {
    code: 'syntax/missing-colon',
    severity: 'error',
    message: `\`${shorten(whole)}\` begins no text: a colon and a blank belong behind its key; write \`${shorten(newText)}\`, ${refused}`,
    range,
    fixes: [{ title: `Write \`${shorten(newText)}\``, edits: [{ ...range, newText }], certain: false }],
  };
  const hole = { start: node.start, end, column };
  return { hole, problem, seen: { start: node.start, end: endOfLine(text, nextContentLine(text, end)) } };
}

/** The place behind a key's colon, where nothing but a comment follows on the line. */
function emptyBehind(text: string, { key, value }: Pair): number | undefined {
  if (!value) return undefined;
  const lineEnd = endOfLine(text, key.end);
  const found = /^[ \t]*:(?=[ \t]*(?:$|[ \t]#))/u.exec(text.slice(key.end, lineEnd));
  return found ? key.end + found[0].length : undefined;
}

/** The next line that is not blank; it may hold a comment. */
function lineBelow(text: string, offset: number): number {
  let line = nextLine(text, offset);
  while (line < text.length && isBlankLine(text, line)) line = nextLine(text, line);
  return line;
}

function contentOf(text: string, line: number): string {
  return text.slice(line + indentOf(text, line), endOfLine(text, line));
}

/** Whether a line is the first of something that is known not to be YAML. */
function beginsText(text: string, line: number): boolean {
  const content = contentOf(text, line);
  if (content.startsWith('#!/') || /^-----BEGIN /u.test(content)) return true;
  // A key whose colon is an equals sign stands above more keys; a text assigns something.
  if (/^[a-z_]+[ \t]+=[ \t]*$/u.test(content)) return false;
  if (!section.test(content)) return assignment.test(content);
  const below = contentOf(text, lineBelow(text, line));
  return assignment.test(below) || section.test(below) || /^[#;]/u.test(below);
}

function nameOf(pair: Pair | undefined): string {
  const name = (pair && keyText(pair)) ?? '';
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

/** Lines right below a block of text that are a part of it, but stand too far to the left. */
function slippedText(
  parser: Parser,
  fault: YamlFault,
  before: Token | undefined,
  { levels, node }: LastRead,
): Repair | undefined {
  const { text } = parser;
  const level = levels.at(-1);
  if (node?.kind !== 'scalar' || node.start === node.end || !level) return undefined;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  const isEmpty = isBlock && node.text.trim() === '';
  const from = isEmpty ? node.start : node.end;
  const line = nextContentLine(text, from);
  const places = [fault.start, fault.at, before?.start].filter((place) => place !== undefined);
  if (line >= text.length || !places.some((place) => place >= line && place <= endOfLine(text, line))) return undefined;
  if (isDocumentIndicator(text, line)) return undefined;
  if (isWrappedKey(text, node, line)) return wrappedKey(parser, node, line);
  if (!isBlock || !isSlipped(text, node, level, levels, line)) return undefined;
  const above = lineBelow(text, from);
  const start = isEmpty || contentOf(text, above).startsWith('#!') ? above : line;
  const { end, seen } = endOfRun(text, line, levels);
  const column = textColumn(text, node, levels, isEmpty);
  const edits = indented(text, { start, end }, column, isEmpty);
  const first = start + indentOf(text, start);
  // What stands right already is damaged by something else.
  if (edits.length === 0) return undefined;
  const isOne = edits.length === 1;
  const owner = level.pair ? `the text of \`${nameOf(level.pair)}\`` : 'the text above';
  const problem: SyntaxProblem = {
    code: 'syntax/slipped-text',
    severity: 'error',
    message: `${isOne ? 'this line belongs' : `these ${edits.length} lines belong`} to ${owner} but ${isOne ? 'is' : 'are'} not indented like it; begin ${isOne ? 'it' : 'them'} with ${column} spaces, ${refused}`,
    range: { start: first, end: endOfLine(text, start) },
    fixes: [intoText(edits)],
  };
  return {
    hole: { start: node.start, end, column: columnIn(text, node.start) },
    problem,
    seen: { start: node.start, end: seen },
  };
}

/** A line right below a block of text that is taken for a key without its colon, or indented like nothing, may be one of the text. */
export function orIntoText(parser: Parser, repair: Repair): Repair {
  const { problem } = repair;
  if (problem.code !== 'syntax/missing-colon' && problem.code !== 'syntax/bad-indentation') return repair;
  const { text } = parser;
  const { levels, node } = pathToLast(parser.root);
  if (node?.kind !== 'scalar' || !(node.style === 'literal' || node.style === 'folded')) return repair;
  const line = nextContentLine(text, node.end);
  if (startOfLine(text, problem.range.start) !== line || !isText(text, line) || node.text.trim() === '') return repair;
  const { end, seen } = endOfRun(text, line, levels);
  const edits = indented(text, { start: line, end }, columnOfText(text, node));
  if (edits.length === 0) return repair;
  return {
    ...repair,
    problem: { ...problem, fixes: [...(problem.fixes ?? []), intoText(edits)] },
    seen: { start: Math.min(repair.seen.start, node.start), end: Math.max(repair.seen.end, seen) },
  };
}

function intoText(edits: readonly TextEdit[]): Fix {
  return {
    title: edits.length === 1 ? 'Indent the line into the text' : 'Indent the lines into the text',
    edits,
    certain: false,
  };
}

/** Whether the line below a block of text belongs to it and is no key that is half typed or out of place. */
function isSlipped(text: string, node: ScalarNode, owner: Level, levels: readonly Level[], line: number): boolean {
  const indent = indentOf(text, line);
  const isEmpty = node.text.trim() === '';
  const isInside = indent > columnIn(text, owner.start);
  const first = line + indent;
  if (isItemAt(text, first) || isEntryAt(text, first)) {
    const next = nextContentLine(text, line);
    return isInside && !isEmpty && next < text.length && indentOf(text, next) >= columnOfText(text, node);
  }
  const content = contentOf(text, line);
  if (isInside || isTextLine(content)) return true;
  if (/-----BEGIN [^\n]*-----\n(?:[\w+/=]+\n)*$/u.test(node.text)) return /^[\w+/=]+$/u.test(content);
  const isWord = /^[\w-]*$/u.test(content) && levels.some(({ start }) => columnIn(text, start) === indent);
  return isEmpty && !isWord;
}

/** Whether a line is one of a unit, a script, a certificate, and not likely to become a key. */
function isTextLine(content: string): boolean {
  if (section.test(content) || /^-----(?:BEGIN|END) /u.test(content)) return true;
  if (/^(?=[^=]*[A-Z.-])[A-Za-z_][\w.-]*[ \t]*=/u.test(content)) return true;
  if (/^[A-Za-z0-9+/]{40,}={0,2}(?:\s+\S+)?$/u.test(content)) return true;
  return /^[a-z][\w-]*\s+(?:-{1,2}[A-Za-z]|["$])|;\s*(?:then|do|$)|\s(?:&&|\|\|?|>>?)\s|\\$|\$[({\w]/u.test(content);
}

/** A key for SSH that was wrapped where it was copied. */
function isWrappedKey(text: string, node: ScalarNode, line: number): boolean {
  if (node.style === 'single' || node.style === 'double') return false;
  const above = text.slice(startOfLine(text, node.end), node.end);
  return (
    /(?:^|[\s|])(?:ssh-[a-z0-9]+|ecdsa-sha2-\S+|sk-\S+) [A-Za-z0-9+/]+$/u.test(above) &&
    /^[A-Za-z0-9+/]+={0,2}(?:\s+[^\s:]+)?\s*$/u.test(contentOf(text, line))
  );
}

function wrappedKey(parser: Parser, node: ScalarNode, line: number): Repair {
  const { text } = parser;
  const first = line + indentOf(text, line);
  const end = endOfLine(text, line);
  const fix: Fix = {
    title: 'Join it with the line above',
    edits: [{ start: node.end, end: first, newText: '' }],
    certain: false,
  };
  return {
    hole: { start: node.start, end, column: columnIn(text, node.start) },
    problem: {
      code: 'syntax/slipped-text',
      severity: 'error',
      message: `this line is the rest of the key above; write both on one line, ${refused}`,
      range: { start: first, end },
      fixes: [fix],
    },
    seen: { start: node.start, end },
  };
}

/** The end of the last line of text, before the first that is a key or an item where one is open; and what was looked at. */
function endOfRun(
  text: string,
  start: number,
  levels: readonly Level[],
): { readonly end: number; readonly seen: number } {
  let end = endOfLine(text, start);
  let seen = end;
  const base = indentOf(text, start);
  let line = nextContentLine(text, start);
  while (line < text.length && !isDocumentIndicator(text, line)) {
    const kind = openKind(text, line, levels);
    if (kind) {
      const next = kind === 'map' && indentOf(text, line) > base ? nextOfText(text, line, base, levels) : line;
      seen = endOfLine(text, next);
      if (next === line || !isText(text, next)) break;
      line = next;
    }
    end = endOfLine(text, line);
    line = nextContentLine(text, line);
  }
  return { end, seen: Math.max(seen, endOfLine(text, line)) };
}

/** What a line is one of, in the column where such are open. */
function openKind(text: string, line: number, levels: readonly Level[]): Level['kind'] | undefined {
  const indent = indentOf(text, line);
  const kind = isItemAt(text, line + indent) ? 'seq' : isEntryAt(text, line + indent) ? 'map' : undefined;
  return levels.some((level) => level.kind === kind && columnIn(text, level.start) === indent) ? kind : undefined;
}

/** The line where a text may go on in its own column, or what tells that it cannot: an item, or another text that begins. */
function nextOfText(text: string, start: number, base: number, levels: readonly Level[]): number {
  let line = start;
  for (; line < text.length && indentOf(text, line) > base; line = nextContentLine(text, line)) {
    const isBlock = /:\s+[|>][+-]?\d?\s*$/u.test(contentOf(text, line));
    if (isBlock || openKind(text, line, levels) === 'seq') return line;
  }
  return line;
}

/** Whether a line is neither a key nor an item, and may go on with a text. */
function isText(text: string, line: number): boolean {
  const first = line + indentOf(text, line);
  if (line >= text.length || isDocumentIndicator(text, line)) return false;
  return !isItemAt(text, first) && !isEntryAt(text, first);
}

/** The column that a block of text stands in. */
function columnOfText(text: string, { start }: ScalarNode): number {
  return indentOf(text, lineBelow(text, start));
}

function textColumn(text: string, node: ScalarNode, levels: readonly Level[], isEmpty: boolean): number {
  if (!isEmpty) return columnOfText(text, node);
  const columns = levels.map(({ start }) => columnIn(text, start));
  const own = columns.at(-1) ?? 0;
  const digit = /^[|>][+-]?([1-9])/u.exec(text.slice(node.start, node.start + 3))?.[1];
  if (digit !== undefined) return own + Number(digit);
  let step = 2;
  for (let depth = 1; depth < levels.length; depth++) {
    const width = (columns[depth] ?? 0) - (columns[depth - 1] ?? 0);
    if (levels[depth - 1]?.kind === 'map' && width > 0) step = width;
  }
  return own + step;
}

/** Moves lines to the column, the leftmost first and the others with them; those that stand right already only with all. */
function indented(text: string, { start, end }: Range, column: number, isAll = false): TextEdit[] {
  const lines: number[] = [];
  for (let line = start; line < end; line = nextLine(text, line))
    if (!isBlankLine(text, line) && (isAll || indentOf(text, line) < column)) lines.push(line);
  const least = lines.reduce((indent, line) => Math.min(indent, indentOf(text, line)), column);
  if (least === column) return [];
  return lines.map((line) => ({ start: line, end: line, newText: ' '.repeat(column - least) }));
}

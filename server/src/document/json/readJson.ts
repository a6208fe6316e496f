import type { Range, TextEdit } from '../../base/text.ts';
import type { MutableMap, MutablePair, MutableSeq } from '../mutableNode.ts';
import { emptyScalar } from '../mutableNode.ts';
import type { DamagedNode, Node } from '../node.ts';
import { reportOtherLanguage } from '../otherLanguage.ts';
import type { Part, SyntaxProblem } from '../textDocument.ts';
import {
  closingIndentOf,
  impliedBracket,
  isAwaited,
  isExplained,
  isFirstOnLine,
  isListGoingOn,
  isMemberBelow,
  isNameless,
  isStrayClosing,
  leavesBracket,
  noteIndent,
  noteUnclosed,
  placeOfClosing,
  reportBracketBelow,
  reportBrackets,
  reportLeft,
  reportStrayBracket,
  reportUnclosedEarly,
  stepOverClosing,
  writtenBracket,
} from './jsonBrackets.ts';
import { reportExtraComma, reportMissingComma, reportTrailingComma } from './jsonCommas.ts';
import { missingKey, readKey, reportMissingKey, reportUnquotedKey } from './jsonKeys.ts';
import {
  endOfKey,
  endOfRun,
  endOfWord,
  insertFix,
  isBracketAt,
  isKeyAt,
  isMasked,
  type JsonReader,
  mostProblems,
  type OpenBracket,
  plainValue,
  report,
  shown,
  skipSpace,
  touchesMask,
  type UnclosedBracket,
} from './jsonReader.ts';
import { readSingleQuoted, readText, readWord } from './jsonScalars.ts';

/** Go's encoding/json refuses what is nested deeper. */
const deepestForGo = 10_000;

/** What is nested deeper is not read: the reader calls itself for every level, and the stack of a web worker is small. */
const deepestLevel = 500;

/**
 * Reads a text as JSON, as strictly as Go's encoding/json (RFC 8259, no byte order mark), and goes on after every mistake,
 * so that half-typed text still gives a tree. One mistake is one problem: what follows from it is not reported. Lone
 * surrogates are no mistake: Go replaces them. A text with brackets out of balance is read again with an eye on its
 * indentation, and what has fewer problems then is believed. Next to templates nothing is said about commas, colons and
 * keys, because what the template puts there is not known.
 */
export function readJson(text: string, masks: readonly Range[]): Part {
  const plain = readOnce(text, masks, {});
  const isDamaged = plain.problems.length > 1 || isOutOfBalance(plain);
  const byIndentation = isDamaged ? readOnce(text, masks, { byIndentation: true }) : plain;
  const gain = plain.problems.length - byIndentation.problems.length;
  const best = gain > 0 || (gain === 0 && isOutOfBalance(plain)) ? byIndentation : plain;
  if (!isOutOfBalance(best) || !best.problems.some(({ code }) => code === 'syntax/extra-comma')) return best;
  const dropping = readOnce(text, masks, { dropsOpening: true });
  return dropping.problems.length < best.problems.length ? dropping : best;
}

const bracketCodes = /^syntax\/(?:unclosed-bracket|unexpected-bracket|missing-key|missing-bracket|trailing-data)$/u;

/** Whether a bracket is missing, so that where it is missing is a guess. */
function isOutOfBalance({ problems }: Part): boolean {
  return problems.some(({ code }) => bracketCodes.test(code));
}

/** What is believed of a text that has brackets too many or too few. */
type Beliefs = Partial<Pick<JsonReader, 'byIndentation' | 'dropsOpening'>>;

function readOnce(text: string, masks: readonly Range[], beliefs: Beliefs): Part {
  const reader: JsonReader = {
    text,
    masks,
    byIndentation: false,
    dropsOpening: false,
    ...beliefs,
    problems: [],
    open: [],
    unclosed: [],
    strayOpening: 0,
    closedEarly: 0,
    openString: -1,
    lineStart: 0,
    indent: 0,
    spaceStart: -1,
    spaceEnd: -1,
    leftAt: -1,
    position: 0,
  };
  if (text.charCodeAt(0) === 0xfeff) {
    reader.position = 1;
    const edits = [{ start: 0, end: 1, newText: '' }];
    report(
      reader,
      'byte-order-mark',
      { start: 0, end: 1 },
      'the file begins with a byte order mark, which JSON does not allow; the file is refused',
      { title: 'Remove the byte order mark', edits, certain: true },
    );
  }
  return { start: 0, end: text.length, root: readRoot(reader), problems: reader.problems, anchors: [] };
}

function readRoot(reader: JsonReader): Node | undefined {
  const { text, masks } = reader;
  if (reportOtherLanguage(reader)) return undefined;
  skipSpace(reader);
  if (reader.position >= text.length) {
    if (masks.length === 0)
      report(reader, 'empty', { start: 0, end: 0 }, 'the file is empty: the file is refused; write a JSON object');
    return undefined;
  }
  let root = isKeyAt(reader, reader.position) ? readOpenItem(reader, 0, 'good') : readValue(reader, 0);
  skipSpace(reader);
  // A tag before or behind the value (`{{ if .X }}{ … }{{ end }}`) is no value of its own.
  while (root.kind === 'scalar' && root.masked && root.style === 'plain' && reader.position < text.length) {
    root = readValue(reader, 0);
    skipSpace(reader);
  }
  reportUnclosed(reader);
  if (reader.position >= text.length || touchesMask(reader, root.end, reader.position)) return root;
  reportTrailing(reader, root.end);
  return root;
}

function reportTrailing(reader: JsonReader, rootEnd: number): void {
  const { text, position: start } = reader;
  const character = text.charAt(start);
  const isBracket = character === '}' || character === ']';
  // The bracket that was missed above.
  if (isBracket && reader.closedEarly > 0) return;
  const brackets = isBracket ? (/^[}\]\s]{1,1000}$/u.exec(text.slice(start, start + 1001))?.[0].trimEnd() ?? '') : '';
  const isOne = brackets.length <= 1;
  const found = isOne ? `this \`${character}\` closes` : 'these brackets close';
  const message = isBracket
    ? `${found} nothing; remove ${isOne ? 'it' : 'them'}, or the file is refused`
    : 'nothing may follow the end of the JSON value; remove this, or the file is refused';
  const end = brackets === '' ? endOfLine(reader) : start + brackets.length;
  const edits = [{ start: rootEnd, end, newText: '' }];
  const title = isOne ? `Remove \`${character}\`` : 'Remove these brackets';
  const fix = brackets === '' ? undefined : { title, edits, certain: false };
  report(reader, 'trailing-data', { start, end }, message, fix);
}

function endOfLine({ text, position }: JsonReader): number {
  const end = text.slice(position).search(/[\r\n]/u);
  return end < 0 ? text.length : position + end;
}

/** All brackets that the end of the text leaves open are one mistake, and part of what is half typed there. */
function reportUnclosed(reader: JsonReader): void {
  const [innermost] = reader.unclosed;
  if (!innermost) return;
  const textEnd = reader.text.trimEnd().length;
  const closing = reader.unclosed.map((bracket) => bracket.close).join('');
  const last = reader.problems.findLastIndex(
    ({ code, range }) => range.end >= textEnd && code !== 'syntax/json-comment',
  );
  if (last >= 0) {
    const problem = reader.problems[last];
    if (problem?.code === 'syntax/unclosed-quote') reader.problems[last] = cutOff(reader, problem, innermost, closing);
    return;
  }
  reportBrackets(reader, innermost.start, closing, innermost.place, 'at the end');
}

/** The problem of a text that ends within a string, of which nobody knows how much is missing. */
function cutOff(
  { text }: JsonReader,
  problem: SyntaxProblem,
  { close }: UnclosedBracket,
  closing: string,
): SyntaxProblem {
  const { range } = problem;
  const message = `the file ends within this string, with ${closing.length === 1 ? 'a bracket' : `${closing.length} brackets`} open: it may have been cut off; close them, or the file is refused`;
  const before = text
    .slice(Math.max(0, range.start - 1000), range.start)
    .trimEnd()
    .at(-1);
  // Behind the key of an object its value is missing too.
  const isKey = close === '}' && before !== ':';
  const short = closing.length > 20 ? `${closing.slice(0, 20)}…` : closing;
  const fix = insertFix(`Insert \`"${short}\``, range.end, `"${closing}`, false);
  const { fixes: _, ...common } = problem;
  return { ...common, message, ...(isKey ? {} : { fixes: [fix] }) };
}

function readValue(reader: JsonReader, depth: number): Node {
  const { text, position } = reader;
  const character = text.charAt(position);
  if (character === '{' || character === '[') {
    if (depth >= deepestLevel) return skipDeep(reader, depth);
    if (reader.dropsOpening && /^.[ \t]*,/u.test(text.slice(position, position + 1000))) return dropOpening(reader);
    return character === '{' ? readObject(reader, depth) : readArray(reader, depth);
  }
  if (character === '"') return readText(reader);
  if (character === "'") return readSingleQuoted(reader);
  const word = readWord(reader);
  return isValueBehind(reader, word) ? readValue(reader, depth) : word;
}

/** A bracket with nothing but a comma behind it. */
function dropOpening(reader: JsonReader): DamagedNode {
  const { text, position: start } = reader;
  const found = text.charAt(start);
  const end = start + 1;
  const message = `nothing but a comma stands behind this \`${found}\`; write a value in its place, or close it, or the file is refused`;
  report(reader, 'unclosed-bracket', { start, end }, message);
  reader.position = end;
  return { kind: 'damaged', start, end, text: found };
}

/** Steps to a value that stands behind a template tag or stray words on their line, and says whether there is one. */
function isValueBehind(reader: JsonReader, word: Node): boolean {
  const { text } = reader;
  if (word.kind === 'scalar' && !word.masked) return false;
  const blanks = /^[ \t]*/u.exec(text.slice(reader.position, reader.position + 1000))?.[0].length ?? 0;
  const next = reader.position + blanks;
  const isText = word.kind === 'scalar' && text.charAt(next) === '"' && !isKeyAt(reader, next);
  if (!isText && !isBracketAt(reader, next)) return false;
  reader.position = next;
  return true;
}

/** What is nested too deep stands in the tree as one damaged node. */
function skipDeep(reader: JsonReader, depth: number): DamagedNode {
  const { text, position: start } = reader;
  let open = 0;
  let deepest = 0;
  let end = start;
  for (; end < text.length; end++) {
    const character = text.charAt(end);
    if (character === '"') {
      for (end++; end < text.length && text.charAt(end) !== '"'; end++) if (text.charAt(end) === '\\') end++;
    } else if (character === '{' || character === '[') deepest = Math.max(deepest, ++open);
    else if ((character === '}' || character === ']') && --open === 0) break;
  }
  end = Math.min(end + 1, text.length);
  const isRefused = depth + deepest > deepestForGo || open > 0;
  const message = `nested deeper than ${deepestLevel} levels; what is below is not checked`;
  if (reader.problems.length < mostProblems)
    reader.problems.push({
      code: 'syntax/too-deep',
      severity: isRefused ? 'error' : 'warning',
      message,
      range: { start, end: start + 1 },
    });
  reader.position = end;
  return { kind: 'damaged', start, end, text: text.slice(start, end) };
}

function readObject(reader: JsonReader, depth: number): Node {
  return readPairs(reader, depth, writtenBracket(reader, '}'));
}

function readPairs(reader: JsonReader, depth: number, bracket: OpenBracket): MutableMap {
  const { start } = bracket;
  const pairs: MutablePair[] = [];
  const node: MutableMap = { kind: 'map', start, end: start, style: 'flow', pairs };
  node.end = readMembers(reader, {
    bracket,
    readMember: (before) => readPair(reader, depth, pairs, before),
  });
  return node;
}

function readArray(reader: JsonReader, depth: number): Node {
  return readItems(reader, depth, writtenBracket(reader, ']'));
}

/** Reads the items of a list, of which the first may have been read already. */
function readItems(reader: JsonReader, depth: number, bracket: OpenBracket, first?: Node): Node {
  const { start } = bracket;
  const items: Node[] = first ? [first] : [];
  const node: MutableSeq = { kind: 'seq', start, end: start, style: 'flow', items, dashes: [] };
  node.end = readMembers(reader, {
    bracket,
    memberEnd: first?.end,
    readMember: (before) => {
      const isPair = before !== 'template' && isKeyAt(reader, reader.position) && depth < deepestLevel;
      const item = isPair ? readOpenItem(reader, depth + 1, before) : readValue(reader, depth + 1);
      items.push(item);
      return isWhole(reader, item);
    },
  });
  return node;
}

/** Reads an object in a list whose opening bracket is missing. */
function readOpenItem(reader: JsonReader, depth: number, before: Before): Node {
  const { position: start, problems, text } = reader;
  const outer = reader.open.at(-1)?.indent ?? 0;
  const indent = isFirstOnLine(reader) ? reader.indent - 1 : outer;
  const bracket = impliedBracket(reader, '}', indent, outer);
  const end = endOfKey(reader);
  const place = before === 'no-comma' ? reader.spaceStart : start;
  const index = problems.length;
  const say = (missing: string, closing: TextEdit[]): void => {
    const message = `${missing} missing in front of \`${shown(reader, start, end)}\`; without it the file is refused`;
    const opening = {
      start: place,
      end: start,
      newText: before === 'no-comma' ? `,${text.slice(place, start)}{ ` : '{ ',
    };
    const fix = {
      title: `Insert \`${before === 'no-comma' ? ', {' : '{'}\``,
      edits: [opening, ...closing],
      certain: false,
    };
    report(reader, 'missing-bracket', { start, end }, message, fix);
  };
  const opening = before === 'no-comma' ? '`, {` is' : '`{` is';
  if (before !== 'damage') say(opening, []);
  const node = readPairs(reader, depth, bracket);
  if (before === 'damage' || text.charAt(node.end - 1) === '}') return node;
  const later = problems.splice(index);
  say(opening, [{ start: node.end, end: node.end, newText: ' }' }]);
  for (const problem of later.slice(1)) problems.push(problem);
  return node;
}

/** What stands before a member: something good, no comma, damage that explains what is missing here, or a template. */
type Before = 'good' | 'no-comma' | 'damage' | 'template';

interface Members {
  readonly bracket: OpenBracket;
  /** Where the first one ends, if it has been read already. */
  readonly memberEnd?: number | undefined;
  /** Reads one, and says whether it was whole: behind one that is not, no comma is missed. */
  readMember(before: Before): boolean;
}

/**
 * Reads what stands between brackets, separated by commas, and the closing bracket, and gives its end. Every call on the
 * way to a value within counts: a text of opening brackets must not exhaust the stack.
 */
function readMembers(reader: JsonReader, members: Members): number {
  const { text, open } = reader;
  const { bracket } = members;
  const { close } = bracket;
  const start = bracket.isImplied ? reader.position : bracket.start + 1;
  let comma: number | undefined;
  let { memberEnd } = members;
  let isWhole: boolean = true;
  open.push(bracket);
  reader.position = memberEnd ?? start;
  for (;;) {
    const from = reader.position;
    skipSpace(reader);
    const { position } = reader;
    const character = text.charAt(position);
    const masked = touchesMask(reader, memberEnd ?? start, position);
    if (reader.leftAt === position) isWhole = false;
    if (leavesBracket(reader, bracket)) {
      reportLeft(reader, isWhole && !masked, placeOfClosing(memberEnd ?? start, comma));
      reader.position = from;
      open.pop();
      return Math.max(from, reader.lineStart - 1);
    }
    if (isStrayClosing(reader, bracket)) {
      stepOverClosing(reader);
      isWhole = false;
    } else if (character === close) {
      if (comma !== undefined && !masked) reportTrailingComma(reader, comma);
      reader.position++;
      break;
    } else if (character === '}' || character === ']') {
      if (isAwaited(reader, character)) {
        if (!bracket.isImplied && (isWhole || !reader.byIndentation)) reportUnclosedEarly(reader, bracket, memberEnd);
        break;
      }
      reportStrayBracket(reader);
      isWhole = false;
    } else if (character === '') {
      noteUnclosed(reader, bracket, placeOfClosing(memberEnd ?? start, comma));
      break;
    } else if (character === ',') {
      if ((comma !== undefined || memberEnd === undefined) && !masked) reportExtraComma(reader);
      else comma = position;
      reader.position++;
    } else if (isTag(reader, close, comma !== undefined || memberEnd === undefined)) {
      reader.position = endOfWord(reader, position);
    } else {
      noteIndent(reader, bracket);
      const isGood: boolean = memberEnd === undefined || comma !== undefined;
      const before: Before = masked ? 'template' : !isWhole ? 'damage' : isGood ? 'good' : 'no-comma';
      isWhole =
        before !== 'no-comma' ||
        isCommaSaidLater(reader, bracket) ||
        reportMissingComma(reader, bracket, memberEnd ?? start)
          ? members.readMember(before)
          : false;
      bracket.isEmpty = false;
      comma = undefined;
      memberEnd = reader.position;
    }
  }
  open.pop();
  return reader.position;
}

/** Whether what is missing before the comma that is missing, too, is said together with it. */
function isCommaSaidLater(reader: JsonReader, { close }: OpenBracket): boolean {
  return close === ']' ? isKeyAt(reader, reader.position) : isNameless(reader);
}

/**
 * Whether a value was whole, so that a comma belongs behind it. What only resembles a number or `true` was typed to its
 * end.
 */
function isWhole({ openString }: JsonReader, value: Node): boolean {
  if (value.kind !== 'damaged' || openString === value.start) return openString !== value.start;
  return /^["{[]|^(?:true|false|null|none|nil|undefined)$|\d$/iu.test(value.text);
}

/** A template's tag that is neither a key nor an item. */
function isTag(reader: JsonReader, close: '}' | ']', isFirst: boolean): boolean {
  const { text, position } = reader;
  const end = endOfWord(reader, position);
  if (!isMasked(reader, position, end)) return false;
  const next = /^\s*(.?)/u.exec(text.slice(end, end + 1000))?.[1] ?? '';
  return close === '}' ? next !== ':' : !isFirst || (next !== ',' && next !== ']');
}

/** Reads a key and its value, and says whether both were there. */
function readPair(reader: JsonReader, depth: number, pairs: MutablePair[], before: Before): boolean {
  const { text, position: start } = reader;
  const masked = before === 'template';
  if (!masked && isNameless(reader)) return readNameless(reader, depth, pairs, before);
  if (/[{[]/u.test(text.charAt(start))) {
    if (!masked && !isExplained(reader)) reportMissingKey(reader);
    const value = readValue(reader, depth + 1);
    if (!masked) pairs.push({ start, end: value.end, key: missingKey(start), value });
    return false;
  }
  const { indent } = reader;
  const isFirst = isFirstOnLine(reader);
  const key = readKey(reader);
  const pair: MutablePair = { start, end: key.end, key, value: undefined };
  const isOpen = reader.openString === start;
  skipSpace(reader);
  if (text.charAt(reader.position) !== ':') {
    if (masked || touchesMask(reader, key.end, reader.position)) return false;
    pairs.push(pair);
    const isBelow = isMemberBelow(reader, indent, isFirst);
    const isRead = !isOpen && readWithoutColon(reader, depth, pair);
    if (isOpen) reader.position = key.end;
    return isRead || (isBelow && readBelow(reader, depth, pair, indent));
  }
  if (!isOpen) reportUnquotedKey(reader, key);
  pairs.push(pair);
  const behindColon = ++reader.position;
  skipSpace(reader);
  const { position } = reader;
  const isBelow = isMemberBelow(reader, indent, isFirst);
  if (isBelow && isKeyAt(reader, position)) {
    reportBracketBelow(reader, key.start, behindColon, '{');
    return readBelow(reader, depth, pair, indent);
  }
  const isNextKey = /[\r\n]/u.test(text.slice(behindColon, position)) && isKeyAt(reader, position);
  const isNone = isNextKey || /^[,}\]]?$/u.test(text.charAt(position));
  if (isNone || leavesBracket(reader, reader.open.at(-1))) return withoutValue(reader, pair, behindColon);
  pair.value = readValue(reader, depth + 1);
  const { value } = pair;
  if (isBelow) pair.value = withItemsBehind(reader, depth + 1, value, indent);
  if (pair.value !== value) reportBracketBelow(reader, key.start, behindColon, '[');
  pair.end = pair.value.end;
  return isWhole(reader, pair.value);
}

/** Notes that a key has a colon but no value. */
function withoutValue(reader: JsonReader, pair: MutablePair, behindColon: number): boolean {
  const isUnknown = touchesMask(reader, behindColon, reader.position);
  const range = { start: pair.key.start, end: behindColon };
  if (!isUnknown) report(reader, 'missing-value', range, 'this key has no value; the file is refused');
  reader.position = behindColon;
  pair.value = isUnknown
    ? { ...emptyScalar(behindColon), masked: true }
    : { kind: 'damaged', start: behindColon, end: behindColon, text: '' };
  pair.end = behindColon;
  return false;
}

/** Reads what is indented below a key that was cut off before its bracket. */
function readBelow(reader: JsonReader, depth: number, pair: MutablePair, line: number): boolean {
  const { key } = pair;
  // Of a key without its end, nobody knows which one it is.
  if (reader.openString === key.start && key.kind === 'scalar')
    pair.key = { kind: 'damaged', start: key.start, end: key.end, text: key.text };
  skipSpace(reader);
  const value = readImplied(reader, depth + 1, line, line);
  pair.value = value.kind === 'map' ? withItemsBehind(reader, depth + 1, value, line) : value;
  pair.end = pair.value.end;
  return true;
}

/** The list that goes on behind a value, if it does; its opening bracket is missing in front of that. */
function withItemsBehind(reader: JsonReader, depth: number, first: Node, line: number): Node {
  if (!isListGoingOn(reader, line)) return first;
  return readItems(reader, depth, impliedBracket(reader, ']', line, line, first.start), first);
}

/** Reads a list or an object whose opening bracket is missing. */
function readImplied(reader: JsonReader, depth: number, indent: number, leastClosing: number): Node {
  if (depth >= deepestLevel) return skipDeep(reader, depth);
  return isKeyAt(reader, reader.position)
    ? readPairs(reader, depth, impliedBracket(reader, '}', indent, leastClosing))
    : readItems(reader, depth, impliedBracket(reader, ']', indent, leastClosing));
}

/** Reads what is indented too deep, so that the line with its key and its bracket must be missing above. */
function readNameless(reader: JsonReader, depth: number, pairs: MutablePair[], before: Before): boolean {
  const { position: start } = reader;
  const bracket = isKeyAt(reader, start) ? '{' : '[';
  const end = endOfKey(reader);
  if (before !== 'damage') {
    const message = `the line with a key and a \`${bracket}\` is missing above this, as its indentation shows; without it the file is refused`;
    report(reader, 'missing-bracket', { start, end }, message);
  }
  const value = readImplied(reader, depth + 1, reader.indent - 1, closingIndentOf(reader));
  pairs.push({ start, end: value.end, key: missingKey(start), value });
  return true;
}

/** Reads on behind a key that has no colon: its value may stand there all the same. */
function readWithoutColon(reader: JsonReader, depth: number, pair: MutablePair): boolean {
  const { key, start } = pair;
  const isQuoted = /["']/u.test(reader.text.charAt(start));
  const isValue = isValueWithoutColon(reader, key.end);
  const end = isValue ? key.end : isQuoted ? endOfStray(reader, key.end) : endOfRun(reader, start);
  if (reader.text.charAt(start) !== "'") {
    const message = isQuoted
      ? 'a `:` and a value are missing behind this key; the file is refused'
      : `\`${shown(reader, start, end)}\` is no \`"key": value\`; the file is refused`;
    const fix = end === key.end && isQuoted ? insertFix('Insert a colon', end, ':', false) : undefined;
    report(reader, 'missing-colon', { start, end }, message, fix);
  }
  if (!isValue) {
    reader.position = end;
    return false;
  }
  pair.value = readValue(reader, depth + 1);
  pair.end = pair.value.end;
  return true;
}

function isValueWithoutColon(reader: JsonReader, keyEnd: number): boolean {
  const { text, position } = reader;
  if (/[\r\n]/u.test(text.slice(keyEnd, position))) return false;
  if (text.charAt(position) === '"') return !isKeyAt(reader, position);
  return /[{[]/u.test(text.charAt(position)) || plainValue.test(text.slice(position, endOfWord(reader, position)));
}

/** The end of stray words that follow on the line. */
function endOfStray(reader: JsonReader, offset: number): number {
  const { text, position } = reader;
  const isStray =
    !/[\r\n]/u.test(text.slice(offset, position)) &&
    !/^[,}\]]?$/u.test(text.charAt(position)) &&
    !isKeyAt(reader, position);
  return isStray ? endOfRun(reader, position) : offset;
}

import type { Range } from '../base/text.ts';
import {
  endOfRun,
  endOfWord,
  insertFix,
  isBracketAt,
  isKeyAt,
  isMasked,
  type JsonReader,
  mostProblems,
  plainValue,
  report,
  shown,
  skipSpace,
  touchesMask,
} from './jsonReader.ts';
import { readSingleQuoted, readString, readWord } from './jsonScalars.ts';
import type { MutableMap, MutablePair, MutableSeq } from './mutableNode.ts';
import { emptyScalar } from './mutableNode.ts';
import type { DamagedNode, Node } from './node.ts';
import type { Part } from './textDocument.ts';

/** Go's encoding/json refuses what is nested deeper. */
const deepestForGo = 10_000;

/** What is nested deeper is not read: the reader calls itself for every level, and the stack of a web worker is small. */
const deepestLevel = 500;

/**
 * Reads a text as JSON, as strictly as Go's encoding/json (RFC 8259, no byte order mark), and goes on after every mistake,
 * so that half-typed text still gives a tree. One mistake is one problem: what follows from it is not reported. Lone
 * surrogates are no mistake: Go replaces them. Next to templates nothing is said about commas, colons and keys, because
 * what the template puts there is not known.
 */
export function readJson(text: string, masks: readonly Range[]): Part {
  const reader: JsonReader = {
    text,
    masks,
    problems: [],
    awaited: [],
    unclosed: [],
    strayOpening: 0,
    closedEarly: 0,
    openString: -1,
    position: 0,
  };
  if (text.charCodeAt(0) === 0xfeff) {
    reader.position = 1;
    const edits = [{ start: 0, end: 1, newText: '' }];
    report(
      reader,
      'byte-order-mark',
      { start: 0, end: 1 },
      'the file begins with a byte order mark, which JSON does not allow; Ignition refuses the config',
      { title: 'Remove the byte order mark', edits, certain: true },
    );
  }
  return { start: 0, end: text.length, root: readRoot(reader), problems: reader.problems, anchors: [] };
}

function readRoot(reader: JsonReader): Node | undefined {
  const { text, masks } = reader;
  skipSpace(reader);
  if (reader.position >= text.length) {
    if (masks.length === 0) report(reader, 'empty', { start: 0, end: 0 }, 'the file is empty; expected a JSON object');
    return undefined;
  }
  let root = readValue(reader, 0);
  skipSpace(reader);
  // A tag before or behind the value (`{{ if .X }}{ … }{{ end }}`) is no value of its own.
  while (root.kind === 'scalar' && root.masked && root.style === 'plain' && reader.position < text.length) {
    root = readValue(reader, 0);
    skipSpace(reader);
  }
  reportUnclosed(reader);
  const character = text.charAt(reader.position);
  if (character === '' || touchesMask(reader, root.end, reader.position)) return root;
  const isBracket = character === '}' || character === ']';
  // The bracket that was missed above.
  if (isBracket && reader.closedEarly > 0) return root;
  report(
    reader,
    'trailing-data',
    { start: reader.position, end: endOfLine(reader) },
    isBracket
      ? `this \`${character}\` closes nothing; remove it, or the whole config is refused`
      : 'nothing may follow the end of the JSON value; remove this, or the whole config is refused',
  );
  return root;
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
  if (reader.problems.some(({ code, range }) => range.end >= textEnd && code !== 'syntax/json-comment')) return;
  const { start, place } = innermost;
  const closing = reader.unclosed.map((bracket) => bracket.close).join('');
  const isOne = closing.length === 1;
  report(
    reader,
    'unclosed-bracket',
    { start, end: start + 1 },
    isOne
      ? unclosedMessage(reader, start, closing)
      : `${closing.length} brackets are never closed, this one innermost; add \`${shortClosing(closing)}\` at the end, or the whole config is refused`,
    { title: `Insert \`${shortClosing(closing)}\``, edits: [{ ...place, newText: closing }], certain: false },
  );
}

function shortClosing(closing: string): string {
  return closing.length > 20 ? `${closing.slice(0, 20)}…` : closing;
}

function unclosedMessage({ text }: JsonReader, start: number, close: string): string {
  return `this \`${text.charAt(start)}\` is never closed; add \`${close}\`, or the whole config is refused`;
}

function readValue(reader: JsonReader, depth: number): Node {
  const character = reader.text.charAt(reader.position);
  if (character === '{' || character === '[') {
    if (depth >= deepestLevel) return skipDeep(reader, depth);
    return character === '{' ? readObject(reader, depth) : readArray(reader, depth);
  }
  if (character === '"') return readString(reader);
  if (character === "'") return readSingleQuoted(reader);
  const word = readWord(reader);
  return isValueBehind(reader, word) ? readValue(reader, depth) : word;
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
  const start = reader.position;
  const pairs: MutablePair[] = [];
  const node: MutableMap = { kind: 'map', start, end: start, style: 'flow', pairs };
  reader.awaited.push('}');
  readMembers(reader, {
    start,
    close: '}',
    isMember: () => isMemberAt(reader),
    readMember: (masked) => readPair(reader, depth, pairs, masked),
  });
  reader.awaited.pop();
  node.end = reader.position;
  return node;
}

function readArray(reader: JsonReader, depth: number): Node {
  const start = reader.position;
  const items: Node[] = [];
  const node: MutableSeq = { kind: 'seq', start, end: start, style: 'flow', items, dashes: [] };
  reader.awaited.push(']');
  readMembers(reader, {
    start,
    close: ']',
    isMember: () => isItemAt(reader),
    readMember: () => {
      const item = readValue(reader, depth + 1);
      items.push(item);
      return reader.openString !== item.start;
    },
  });
  reader.awaited.pop();
  node.end = reader.position;
  return node;
}

interface Members {
  readonly start: number;
  readonly close: '}' | ']';
  /** Whether a good member begins at the position. */
  isMember(): boolean;
  /** Reads one, and says whether it was whole: behind one that is not, no comma is missed. */
  readMember(masked: boolean): boolean;
}

/**
 * Reads what stands between brackets, separated by commas, and the closing bracket. Every call on the way to a value
 * within counts: a text of opening brackets must not exhaust the stack.
 */
function readMembers(reader: JsonReader, members: Members): void {
  const { text } = reader;
  const { start, close } = members;
  let comma: number | undefined;
  let memberEnd: number | undefined;
  let isWhole: boolean = true;
  reader.position = start + 1;
  for (;;) {
    skipSpace(reader);
    const { position } = reader;
    const character = text.charAt(position);
    const masked = touchesMask(reader, memberEnd ?? start + 1, position);
    if (character === close) {
      if (comma !== undefined && !masked) reportTrailingComma(reader, comma);
      reader.position++;
      return;
    }
    if (character === '}' || character === ']') {
      if (isAwaited(reader, character)) {
        reportUnclosedEarly(reader, members, memberEnd);
        return;
      }
      reportStrayBracket(reader);
      isWhole = false;
    } else if (character === '') {
      const place =
        comma === undefined
          ? { start: memberEnd ?? start + 1, end: memberEnd ?? start + 1 }
          : { start: comma, end: comma + 1 };
      if (reader.strayOpening > 0) reader.strayOpening--;
      else reader.unclosed.push({ start, close, place });
      return;
    } else if (character === ',') {
      if ((comma !== undefined || memberEnd === undefined) && !masked) reportExtraComma(reader);
      else comma = position;
      reader.position++;
    } else if (isTag(reader, close, comma !== undefined || memberEnd === undefined)) {
      reader.position = endOfWord(reader, position);
    } else {
      const isFirst: boolean = memberEnd === undefined || comma !== undefined || !isWhole || masked;
      isWhole = isFirst || reportMissingComma(reader, members, memberEnd ?? start) ? members.readMember(masked) : false;
      comma = undefined;
      memberEnd = reader.position;
    }
  }
}

/** A template's tag that is neither a key nor an item. */
function isTag(reader: JsonReader, close: '}' | ']', isFirst: boolean): boolean {
  const { text, position } = reader;
  const end = endOfWord(reader, position);
  if (!isMasked(reader, position, end)) return false;
  const next = /^\s*(.?)/u.exec(text.slice(end, end + 1000))?.[1] ?? '';
  return close === '}' ? next !== ':' : !isFirst || (next !== ',' && next !== ']');
}

/** Whether one of the brackets around the innermost one is closed like this. */
function isAwaited({ awaited }: JsonReader, close: string): boolean {
  return awaited.lastIndexOf(close, -2) >= 0;
}

function reportUnclosedEarly(reader: JsonReader, { start, close }: Members, memberEnd: number | undefined): void {
  if (reader.strayOpening > 0) {
    reader.strayOpening--;
    return;
  }
  reader.closedEarly++;
  const fix = insertFix(`Insert \`${close}\``, memberEnd ?? start + 1, close, false);
  report(reader, 'unclosed-bracket', { start, end: start + 1 }, unclosedMessage(reader, start, close), fix);
}

function reportStrayBracket(reader: JsonReader): void {
  const range = { start: reader.position, end: reader.position + 1 };
  const bracket = reader.text.charAt(range.start);
  reader.position++;
  if (reader.closedEarly > 0) {
    reader.closedEarly--;
    return;
  }
  report(
    reader,
    'unexpected-bracket',
    range,
    `this \`${bracket}\` closes nothing; remove it, or the whole config is refused`,
    { title: `Remove \`${bracket}\``, edits: [{ ...range, newText: '' }], certain: false },
  );
}

/**
 * Says what is wrong where a comma should be, and whether a member is to be read there: a good one lacks its comma, one
 * that is itself half typed says so, and stray words behind the member before are stepped over.
 */
function reportMissingComma(reader: JsonReader, members: Members, memberEnd: number): boolean {
  const { text, position } = reader;
  if (members.isMember()) {
    const range = { start: Math.max(memberEnd - 1, members.start), end: memberEnd };
    const message = 'a comma is missing after this; without it the whole config is refused';
    report(reader, 'missing-comma', range, message, insertFix('Insert a comma', memberEnd, ',', true));
    return true;
  }
  const isOnNextLine = /[\r\n]/u.test(text.slice(memberEnd, position));
  if (members.close === '}' && (isOnNextLine || /[{[]/u.test(text.charAt(position)))) return true;
  const end = endOfRun(reader, position);
  const found = shown(reader, position, end);
  const range = { start: position, end };
  if (found.includes('"')) {
    const message = `\`${found}\` cannot stand behind a value; a \`"\` inside a text is written \`\\"\`; the whole config is refused`;
    report(reader, 'unexpected-text', range, message);
  } else {
    const message = `\`${found}\` cannot stand behind a value; remove it, or the whole config is refused`;
    const edits = [{ start: memberEnd, end, newText: '' }];
    report(reader, 'unexpected-text', range, message, { title: 'Remove this text', edits, certain: false });
  }
  reader.position = end;
  return false;
}

function isItemAt(reader: JsonReader): boolean {
  const { text, position } = reader;
  return /["{['#]/u.test(text.charAt(position)) || plainValue.test(text.slice(position, endOfWord(reader, position)));
}

function isMemberAt(reader: JsonReader): boolean {
  const { text, position } = reader;
  if (isKeyAt(reader, position)) return true;
  return /^(?:'[^'\r\n]*'|[\w$./-]+"?)[ \t]*:/u.test(text.slice(position, position + 1000));
}

function reportTrailingComma(reader: JsonReader, comma: number): void {
  const edits = [{ start: comma, end: comma + 1, newText: '' }];
  report(
    reader,
    'trailing-comma',
    { start: comma, end: comma + 1 },
    'JSON allows no comma behind the last item; remove it, or the whole config is refused',
    { title: 'Remove the comma', edits, certain: true },
  );
}

function reportExtraComma(reader: JsonReader): void {
  const range = { start: reader.position, end: reader.position + 1 };
  report(reader, 'extra-comma', range, 'nothing stands before this comma; remove it, or the whole config is refused', {
    title: 'Remove the comma',
    edits: [{ ...range, newText: '' }],
    certain: true,
  });
}

/** Reads a key and its value, and says whether both were there. */
function readPair(reader: JsonReader, depth: number, pairs: MutablePair[], masked: boolean): boolean {
  const { text, position: start } = reader;
  if (/[{[]/u.test(text.charAt(start))) {
    if (!masked) reportMissingKey(reader);
    readValue(reader, depth + 1);
    return false;
  }
  const key = readKey(reader);
  const pair: MutablePair = { start, end: key.end, key, value: undefined };
  const isOpen = reader.openString === start;
  skipSpace(reader);
  if (text.charAt(reader.position) !== ':') {
    if (masked || touchesMask(reader, key.end, reader.position)) return false;
    pairs.push(pair);
    if (!isOpen) return readWithoutColon(reader, depth, pair);
    reader.position = key.end;
    return false;
  }
  if (!isOpen) reportUnquotedKey(reader, key);
  pairs.push(pair);
  const behindColon = ++reader.position;
  skipSpace(reader);
  const { position } = reader;
  const isNextKey = /[\r\n]/u.test(text.slice(behindColon, position)) && isKeyAt(reader, position);
  if (/^[,}\]]?$/u.test(text.charAt(position)) || isNextKey) {
    const isUnknown = touchesMask(reader, behindColon, position);
    if (!isUnknown)
      report(
        reader,
        'missing-value',
        { start: key.start, end: behindColon },
        'this key has no value; the whole config is refused',
      );
    reader.position = behindColon;
    pair.value = isUnknown
      ? { ...emptyScalar(behindColon), masked: true }
      : { kind: 'damaged', start: behindColon, end: behindColon, text: '' };
    pair.end = behindColon;
    return false;
  }
  pair.value = readValue(reader, depth + 1);
  pair.end = pair.value.end;
  return reader.openString !== pair.value.start;
}

/** A bracket where a key is expected. What is in it is read for its own mistakes and belongs to nothing. */
function reportMissingKey(reader: JsonReader): void {
  const { position: start } = reader;
  const bracket = reader.text.charAt(start);
  reader.strayOpening++;
  const message = `this \`${bracket}\` stands where a key is expected: a key is missing before it, or a closing bracket above it; the whole config is refused`;
  report(reader, 'missing-key', { start, end: start + 1 }, message);
}

function readKey(reader: JsonReader): Node {
  const { text, position: start } = reader;
  const character = text.charAt(start);
  if (character === '"') return readOpenKey(reader) ?? readString(reader);
  if (character === "'") return readSingleQuoted(reader);
  if (character === ':') {
    const message = 'a key is missing before this colon; the whole config is refused';
    report(reader, 'missing-key', { start, end: start + 1 }, message);
    return emptyScalar(start);
  }
  const words = /^[^\s,{}[\]":'][^,{}[\]":\r\n]*?"?(?=[ \t]*:)/u.exec(text.slice(start, start + 1000))?.[0];
  const end = words === undefined ? Math.max(endOfWord(reader, start), start + 1) : start + words.length;
  reader.position = end;
  const masked = isMasked(reader, start, end);
  return { kind: 'scalar', start, end, style: 'plain', text: text.slice(start, end).replace(/"$/u, ''), masked };
}

/** A key without its closing quote; the quote that opens its value must not be taken for that. */
function readOpenKey(reader: JsonReader): Node | undefined {
  const { text, position: start } = reader;
  const name = /^"([\w$./-]+)(?=[ \t]*:)/u.exec(text.slice(start, start + 1000))?.[1];
  if (name === undefined || isKeyAt(reader, start)) return undefined;
  const end = start + 1 + name.length;
  const message = `the key \`${shown(reader, start, end)}\` lacks its closing quote; add \`"\`, or the whole config is refused`;
  report(reader, 'unclosed-quote', { start, end }, message, insertFix('Close the string', end, '"', false));
  reader.position = end;
  return { kind: 'scalar', start, end, style: 'double', text: name, masked: isMasked(reader, start, end) };
}

function reportUnquotedKey(reader: JsonReader, key: Node): void {
  if (key.kind !== 'scalar' || key.style !== 'plain' || key.masked || key.text === '') return;
  const { start, end } = key;
  const name = shown(reader, start, start + key.text.length);
  const isBare = end - start === key.text.length;
  const message = `the key \`${name}\` has no ${isBare ? 'quotes' : 'opening quote'}; write \`"${name}"\`, or the whole config is refused`;
  const edits = [{ start, end, newText: JSON.stringify(key.text) }];
  const certain = /^[\w$./-]+$/u.test(key.text);
  report(reader, 'unquoted-key', { start, end }, message, { title: `Write "${name}"`, edits, certain });
}

/** Reads on behind a key that has no colon: its value may stand there all the same. */
function readWithoutColon(reader: JsonReader, depth: number, pair: MutablePair): boolean {
  const { key, start } = pair;
  const isQuoted = /["']/u.test(reader.text.charAt(start));
  const isValue = isValueWithoutColon(reader, key.end);
  const end = isValue ? key.end : isQuoted ? endOfStray(reader, key.end) : endOfRun(reader, start);
  if (reader.text.charAt(start) !== "'") {
    const message = isQuoted
      ? 'a `:` and a value are missing behind this key; the whole config is refused'
      : `\`${shown(reader, start, end)}\` is no \`"key": value\`; the whole config is refused`;
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

import { codeAt, isBlank, isBreak, isDocumentIndicator, isSeparator } from '../characters.ts';
import {
  add,
  atHole,
  columnOf,
  type Hole,
  type Scanner,
  type SimpleKey,
  skipBreak,
  type Token,
  type TokenKind,
  takeComment,
} from './scannerState.ts';
import { YamlFault } from './yamlFault.ts';
import { scanAnchor, scanDirective, scanTag } from './yamlProperties.ts';
import { scanBlockScalar, scanPlain, scanQuoted } from './yamlScalars.ts';

/** Longer stretches cannot be keys without `?`. */
const longestKey = 1024;

/**
 * Text -> tokens, by the rules of libyaml as Go's yaml.v3 v3.0.1 carries them (the reader of Butane), deviations from
 * the YAML specification included: flow collections and quoted texts ignore indentation, a key is at most 1024
 * characters on one line, `%YAML 1.2` is refused. Whether this scanner and the parser behind it throw is the tool's verdict.
 */
export function createScanner(text: string, start: number, holes: readonly Hole[]): Scanner {
  return {
    text,
    position: start,
    line: 0,
    lineStart: start,
    queue: [],
    head: 0,
    indent: -1,
    indents: [],
    flowLevel: 0,
    flowStart: start,
    keyAllowed: true,
    keys: [undefined],
    lastAdded: undefined,
    lastTaken: undefined,
    pendingKey: undefined,
    tokenLine: 0,
    tokenLineStart: start,
    comments: [],
    holes,
    nextHole: 0,
  };
}

/** Goes back, or on, to a place in the block context where an item begins. `columns` are those of the open collections. */
export function moveScanner(scanner: Scanner, position: number, lineStart: number, columns: readonly number[]): void {
  scanner.position = position;
  scanner.lineStart = lineStart;
  scanner.queue = [];
  scanner.head = 0;
  scanner.indents = columns.length === 0 ? [] : [-1, ...columns.slice(0, -1)];
  scanner.indent = columns.at(-1) ?? -1;
  scanner.flowLevel = 0;
  scanner.keyAllowed = true;
  scanner.keys = [undefined];
  scanner.pendingKey = undefined;
  scanner.lastAdded = undefined;
  scanner.lastTaken = undefined;
  while ((scanner.comments.at(-1)?.start ?? -1) >= position) scanner.comments.pop();
  scanner.nextHole = 0;
  while ((scanner.holes[scanner.nextHole]?.end ?? Number.POSITIVE_INFINITY) <= position) scanner.nextHole++;
}

/** The next token, which stays the next one. Behind the end of the stream there is only its end. */
export function peekToken(scanner: Scanner): Token {
  for (;;) {
    const first = scanner.queue[scanner.head];
    if (first && !(first.key && isKeyPossible(scanner, first.key))) return first;
    fetchToken(scanner);
  }
}

export function takeToken(scanner: Scanner): Token {
  const token = peekToken(scanner);
  if (token.kind !== 'stream-end') scanner.head++;
  scanner.lastTaken = token;
  if (scanner.head > 64 && scanner.head * 2 > scanner.queue.length) {
    scanner.queue = scanner.queue.slice(scanner.head);
    scanner.head = 0;
  }
  return token;
}

/**
 * Reads two tokens further than the next one, as yaml.v3 does for the sake of its comments: a fault there is a fault of
 * the document that has just ended.
 */
export function lookAhead(scanner: Scanner): void {
  peekToken(scanner);
  while (scanner.queue.length - scanner.head < 3 && scanner.lastAdded?.kind !== 'stream-end') fetchToken(scanner);
  peekToken(scanner);
}

function fetchToken(scanner: Scanner): void {
  skipToToken(scanner);
  scanner.tokenLine = scanner.line;
  scanner.tokenLineStart = scanner.lineStart;
  const { text, position } = scanner;
  while ((scanner.holes[scanner.nextHole]?.start ?? position) < position) scanner.nextHole++;
  const hole = scanner.holes[scanner.nextHole];
  if (hole?.start === position) {
    fetchDamaged(scanner, hole);
    return;
  }
  const column = columnOf(scanner);
  unrollIndent(scanner, column);
  const code = codeAt(text, position);
  if (code === 0) {
    // No candidate survives the end: without this an open bracket on the last line would wait for its colon for ever.
    scanner.line++;
    endBlocks(scanner);
    add(scanner, 'stream-end', position, position);
    return;
  }
  if (column === 0) {
    if (code === 0x25) {
      endBlocks(scanner);
      scanner.keyAllowed = false;
      scanDirective(scanner);
      return;
    }
    if (isDocumentIndicator(text, position)) {
      endBlocks(scanner);
      scanner.keyAllowed = false;
      scanner.position += 3;
      add(scanner, code === 0x2d ? 'document-start' : 'document-end', position, position + 3);
      return;
    }
  }
  fetchContent(scanner, code);
  if (scanner.queue.at(-1)?.kind !== 'block-entry') skipLineComment(scanner);
}

function fetchContent(scanner: Scanner, code: number): void {
  const next = codeAt(scanner.text, scanner.position + 1);
  const inFlow = scanner.flowLevel > 0;
  switch (code) {
    case 0x5b:
      fetchFlowStart(scanner, 'flow-seq-start');
      return;
    case 0x7b:
      fetchFlowStart(scanner, 'flow-map-start');
      return;
    case 0x5d:
      fetchFlowEnd(scanner, 'flow-seq-end');
      return;
    case 0x7d:
      fetchFlowEnd(scanner, 'flow-map-end');
      return;
    case 0x2c:
      dropKey(scanner);
      scanner.keyAllowed = true;
      addIndicator(scanner, 'flow-entry');
      return;
    case 0x2a:
    case 0x26:
      saveKey(scanner);
      scanner.keyAllowed = false;
      scanAnchor(scanner, code === 0x2a ? 'alias' : 'anchor');
      return;
    case 0x21:
      saveKey(scanner);
      scanner.keyAllowed = false;
      scanTag(scanner);
      return;
    case 0x22:
    case 0x27:
      saveKey(scanner);
      scanner.keyAllowed = false;
      scanQuoted(scanner, code);
      return;
    case 0x2d:
      // A damaged stretch right behind the dash is an item that lacks only its blank.
      if (isSeparator(next) || scanner.holes[scanner.nextHole]?.start === scanner.position + 1) fetchEntry(scanner);
      else fetchPlain(scanner);
      return;
    case 0x3f:
      if (inFlow || isSeparator(next)) fetchKey(scanner);
      else fetchPlain(scanner);
      return;
    case 0x3a:
      if (inFlow || isSeparator(next)) fetchValue(scanner);
      else fetchPlain(scanner);
      return;
    case 0x7c:
    case 0x3e:
      if (inFlow) break;
      dropKey(scanner);
      scanner.keyAllowed = true;
      scanBlockScalar(scanner, code === 0x7c ? 'literal' : 'folded');
      return;
    case 0x23:
    case 0x25:
    case 0x40:
    case 0x60:
    case 0x09:
      break;
    default:
      fetchPlain(scanner);
      return;
  }
  throw new YamlFault('bad-character', scanner.position, scanner.position);
}

function fetchPlain(scanner: Scanner): void {
  saveKey(scanner);
  scanner.keyAllowed = false;
  scanPlain(scanner);
}

function addIndicator(scanner: Scanner, kind: TokenKind): void {
  const { position } = scanner;
  scanner.position++;
  add(scanner, kind, position, position + 1);
}

/** Puts a key's token, and that of the map that it opens, before the token that turned out to be the key. */
function insertKey(scanner: Scanner, key: SimpleKey): void {
  const { token, start, line } = key;
  if (!token) return;
  const index = scanner.queue.lastIndexOf(token);
  const column = token.column;
  const inserted: Token = { kind: 'key', start, end: start, column, line, text: '', detail: '', key: undefined };
  token.key = undefined;
  if (scanner.flowLevel === 0 && rollIndent(scanner, column))
    scanner.queue.splice(index, 0, { ...inserted, kind: 'block-map-start' }, inserted);
  else scanner.queue.splice(index, 0, inserted);
}

function fetchDamaged(scanner: Scanner, hole: Hole): void {
  const column = hole.column;
  if (column !== undefined) unrollIndent(scanner, column);
  scanner.keys = [undefined];
  scanner.flowLevel = 0;
  scanner.keyAllowed = false;
  scanner.nextHole++;
  const start = scanner.position;
  while (scanner.position < hole.end) {
    if (isBreak(codeAt(scanner.text, scanner.position))) skipBreak(scanner);
    else scanner.position++;
  }
  // Without a column of its own it belongs to whatever is innermost.
  scanner.tokenLineStart = hole.column === undefined ? Number.NEGATIVE_INFINITY : start - hole.column;
  add(scanner, 'damaged', start, hole.end);
}

function fetchFlowStart(scanner: Scanner, kind: 'flow-seq-start' | 'flow-map-start'): void {
  saveKey(scanner);
  addIndicator(scanner, kind);
  scanner.keys.push(undefined);
  if (scanner.flowLevel === 0) scanner.flowStart = scanner.position - 1;
  scanner.flowLevel++;
  scanner.keyAllowed = true;
}

function fetchFlowEnd(scanner: Scanner, kind: 'flow-seq-end' | 'flow-map-end'): void {
  dropKey(scanner);
  if (scanner.flowLevel > 0) {
    scanner.flowLevel--;
    scanner.keys.pop();
  }
  scanner.keyAllowed = false;
  addIndicator(scanner, kind);
}

function fetchEntry(scanner: Scanner): void {
  const { position } = scanner;
  if (scanner.flowLevel === 0) {
    if (!scanner.keyAllowed) throw new YamlFault('sequence-not-allowed', position, position);
    if (rollIndent(scanner, columnOf(scanner))) add(scanner, 'block-seq-start', position, position);
  }
  dropKey(scanner);
  scanner.keyAllowed = true;
  addIndicator(scanner, 'block-entry');
}

function fetchKey(scanner: Scanner): void {
  const { position } = scanner;
  if (scanner.flowLevel === 0) {
    if (!scanner.keyAllowed) throw new YamlFault('key-not-allowed', position, position);
    if (rollIndent(scanner, columnOf(scanner))) add(scanner, 'block-map-start', position, position);
  }
  dropKey(scanner);
  scanner.keyAllowed = scanner.flowLevel === 0;
  addIndicator(scanner, 'key');
}

function fetchValue(scanner: Scanner): void {
  const { position } = scanner;
  const key = scanner.keys.at(-1);
  if (key && isKeyPossible(scanner, key)) {
    insertKey(scanner, key);
    scanner.keys[scanner.keys.length - 1] = undefined;
    scanner.keyAllowed = false;
  } else {
    if (scanner.flowLevel === 0) {
      if (!scanner.keyAllowed) throw new YamlFault('value-not-allowed', position, position);
      if (rollIndent(scanner, columnOf(scanner))) add(scanner, 'block-map-start', position, position);
    }
    scanner.keyAllowed = scanner.flowLevel === 0;
  }
  addIndicator(scanner, 'value');
}

/** Notes that what begins here may be a key. In the column of the open map it has to be one. */
function saveKey(scanner: Scanner): void {
  if (!scanner.keyAllowed) return;
  const required = scanner.flowLevel === 0 && scanner.indent === columnOf(scanner);
  dropKey(scanner);
  const key: SimpleKey = { token: undefined, required, start: scanner.position, line: scanner.line };
  scanner.keys[scanner.keys.length - 1] = key;
  scanner.pendingKey = key;
}

function dropKey(scanner: Scanner): void {
  const key = scanner.keys.at(-1);
  if (!key) return;
  if (key.required) throw new YamlFault('missing-colon', key.start, scanner.position);
  giveUpKey(scanner, key);
}

function giveUpKey(scanner: Scanner, key: SimpleKey): void {
  if (key.token) key.token.key = undefined;
  const index = scanner.keys.lastIndexOf(key);
  if (index >= 0) scanner.keys[index] = undefined;
}

/** Forgets the candidate once the scanner is on another line or too far on. */
function isKeyPossible(scanner: Scanner, key: SimpleKey): boolean {
  if (key.line === scanner.line && !isTooFar(scanner, key)) return true;
  if (key.required) throw new YamlFault('missing-colon', key.start, scanner.position);
  giveUpKey(scanner, key);
  return false;
}

function isTooFar({ text, position }: Scanner, { start }: SimpleKey): boolean {
  if (position - start <= longestKey) return false;
  if (position - start > 2 * longestKey) return true;
  // The limit counts characters; those outside the basic plane take two units.
  let count = position - start;
  for (let offset = start; offset < position; offset++) if ((text.charCodeAt(offset) & 0xfc00) === 0xdc00) count--;
  return count > longestKey;
}

/** Opens a block collection in the column, unless one is open there. */
function rollIndent(scanner: Scanner, column: number): boolean {
  if (scanner.indent >= column) return false;
  scanner.indents.push(scanner.indent);
  scanner.indent = column;
  return true;
}

function unrollIndent(scanner: Scanner, column: number): void {
  if (scanner.flowLevel > 0) return;
  while (scanner.indent > column) {
    add(scanner, 'block-end', scanner.position, scanner.position);
    scanner.indent = scanner.indents.pop() ?? -1;
  }
}

function endBlocks(scanner: Scanner): void {
  unrollIndent(scanner, -1);
  dropKey(scanner);
}

/** Steps over blanks, line breaks and comments. A tab is none of these where a key may begin. */
function skipToToken(scanner: Scanner): void {
  const { text } = scanner;
  for (;;) {
    const tabsAllowed = scanner.flowLevel > 0 || !scanner.keyAllowed;
    let code = codeAt(text, scanner.position);
    while (code === 0x20 || (code === 0x09 && tabsAllowed)) code = codeAt(text, ++scanner.position);
    if (atHole(scanner)) return;
    if (code === 0x23) {
      skipComments(scanner);
      code = codeAt(text, scanner.position);
    }
    if (!isBreak(code)) return;
    skipBreak(scanner);
    if (scanner.flowLevel === 0) scanner.keyAllowed = true;
  }
}

/** The comment here and those on the lines below: among these, yaml.v3 lets tabs pass everywhere. */
function skipComments(scanner: Scanner): void {
  const { text } = scanner;
  for (;;) {
    takeComment(scanner);
    const limit = scanner.position + 512;
    let next = scanner.position;
    while (next < limit && (isBlank(codeAt(text, next)) || isBreak(codeAt(text, next)))) next++;
    if (next >= limit || codeAt(text, next) !== 0x23) return;
    if (scanner.holes.some(({ start }) => start >= scanner.position && start <= next)) return;
    while (scanner.position < next) {
      if (isBreak(codeAt(text, scanner.position))) skipBreak(scanner);
      else scanner.position++;
    }
  }
}

/** The comment that follows a token on its line; yaml.v3 takes it along with the token, tabs before it included. */
function skipLineComment(scanner: Scanner): void {
  const { text, position, lineStart } = scanner;
  // A scalar that may go on below has been looked for down there, so the position may be in front of a line's first word.
  if (/^[ \t]*$/u.test(text.slice(lineStart, position))) return;
  let next = position;
  while (isBlank(codeAt(text, next))) next++;
  if (codeAt(text, next) !== 0x23) return;
  if (scanner.holes[scanner.nextHole]?.start === next) return;
  scanner.position = next;
  takeComment(scanner);
}

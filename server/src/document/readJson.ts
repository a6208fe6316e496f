import type { Range, TextEdit } from '../base/text.ts';
import { emptyScalar, type MutableMap, type MutablePair, type MutableSeq } from './mutableNode.ts';
import type { DamagedNode, Node, ScalarNode } from './node.ts';
import { deepestLevel } from './parserState.ts';
import type { Part, SyntaxProblem } from './textDocument.ts';

/** Go's encoding/json refuses what is nested deeper. */
const deepestForGo = 10_000;

/** Later problems of one text are not listed; by then they follow from the earlier ones. */
const mostProblems = 50;

interface Reader {
  readonly text: string;
  readonly masks: readonly Range[];
  readonly problems: SyntaxProblem[];
  position: number;
}

/**
 * Reads a text as JSON, as strictly as Go's encoding/json (RFC 8259, no byte order mark), and goes on after every mistake,
 * so that half-typed text still gives a tree. Lone surrogates are no mistake: Go replaces them.
 */
export function readJson(text: string, masks: readonly Range[]): Part {
  const reader: Reader = { text, masks, problems: [], position: 0 };
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
  skipSpace(reader);
  const isEmpty = reader.position >= text.length;
  if (isEmpty) report(reader, 'empty', { start: 0, end: 0 }, 'the file is empty; expected a JSON object');
  const root = isEmpty ? undefined : readValue(reader, 0);
  skipSpace(reader);
  if (reader.position < text.length && !isEmpty)
    report(
      reader,
      'trailing-data',
      { start: reader.position, end: endOfTrailing(reader) },
      'nothing may follow the end of the JSON value; remove this, or the whole config is refused',
    );
  return { start: 0, end: text.length, root, problems: reader.problems, anchors: [] };
}

function report(reader: Reader, code: string, range: Range, message: string, fix?: SyntaxProblem['fix']): void {
  if (reader.problems.length >= mostProblems) return;
  const problem: SyntaxProblem = { code: `syntax/${code}`, severity: 'error', message, range };
  reader.problems.push(fix ? { ...problem, fix } : problem);
}

function insertFix(title: string, offset: number, newText: string, certain = true): NonNullable<SyntaxProblem['fix']> {
  return { title, edits: [{ start: offset, end: offset, newText }], certain };
}

function endOfTrailing({ text, position }: Reader): number {
  const end = text.slice(position).search(/[\r\n]/u);
  return end < 0 ? text.length : position + end;
}

/** Steps over white space, and over comments, which are a problem each. */
function skipSpace(reader: Reader): void {
  const { text } = reader;
  for (;;) {
    const code = text.charCodeAt(reader.position);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) reader.position++;
    else if (code === 0x23 || (code === 0x2f && /[/*]/u.test(text.charAt(reader.position + 1)))) skipComment(reader);
    else return;
  }
}

function skipComment(reader: Reader): void {
  const { text, position: start } = reader;
  const isBlock = text.startsWith('/*', start);
  const found = isBlock ? text.indexOf('*/', start + 2) : text.slice(start).search(/[\r\n]/u);
  const end = found < 0 ? text.length : isBlock ? found + 2 : start + found;
  reader.position = end;
  const edits: TextEdit[] = [{ start, end, newText: '' }];
  report(reader, 'json-comment', { start, end }, 'JSON has no comments; remove it, or the whole config is refused', {
    title: 'Remove the comment',
    edits,
    certain: false,
  });
}

function readValue(reader: Reader, depth: number): Node {
  const { text, position } = reader;
  const character = text.charAt(position);
  if (character === '{' || character === '[') {
    if (depth >= deepestLevel) return skipDeep(reader, depth);
    return character === '{' ? readObject(reader, depth) : readArray(reader, depth);
  }
  if (character === '"') return readString(reader);
  if (character === "'") return readSingleQuoted(reader);
  return readWord(reader);
}

/** What is nested too deep stands in the tree as one damaged node. */
function skipDeep(reader: Reader, depth: number): DamagedNode {
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

function readObject(reader: Reader, depth: number): Node {
  const start = reader.position++;
  const pairs: MutablePair[] = [];
  const node: MutableMap = { kind: 'map', start, end: start, style: 'flow', pairs };
  readMembers(reader, start, '}', () => {
    const pair = readPair(reader, depth);
    if (pair) pairs.push(pair);
    return pair !== undefined;
  });
  node.end = reader.position;
  return node;
}

function readArray(reader: Reader, depth: number): Node {
  const start = reader.position++;
  const items: Node[] = [];
  const node: MutableSeq = { kind: 'seq', start, end: start, style: 'flow', items, dashes: [] };
  readMembers(reader, start, ']', () => {
    items.push(readValue(reader, depth + 1));
    return true;
  });
  node.end = reader.position;
  return node;
}

/** Reads what stands between brackets, separated by commas, and the closing bracket. */
function readMembers(reader: Reader, start: number, close: '}' | ']', readMember: () => boolean): void {
  const { text } = reader;
  let comma: number | undefined;
  let memberEnd: number | undefined;
  for (;;) {
    skipSpace(reader);
    const character = text.charAt(reader.position);
    if (character === close) {
      if (comma !== undefined) reportTrailingComma(reader, comma);
      reader.position++;
      return;
    }
    if (character === '' || character === '}' || character === ']') {
      const message = `this \`${text.charAt(start)}\` is never closed; add \`${close}\`, or the whole config is refused`;
      report(
        reader,
        'unclosed-bracket',
        { start, end: start + 1 },
        message,
        insertFix(`Insert \`${close}\``, memberEnd ?? start + 1, close, false),
      );
      return;
    }
    if (character === ',') {
      if (comma !== undefined || memberEnd === undefined) reportExtraComma(reader);
      else comma = reader.position;
      reader.position++;
      continue;
    }
    if (memberEnd !== undefined && comma === undefined) {
      const range = { start: Math.max(memberEnd - 1, start), end: memberEnd };
      report(
        reader,
        'missing-comma',
        range,
        'a comma is missing after this; without it the whole config is refused',
        insertFix('Insert a comma', memberEnd, ','),
      );
    }
    comma = undefined;
    const before = reader.position;
    if (!readMember()) skipGarbage(reader);
    if (reader.position === before) skipGarbage(reader);
    memberEnd = reader.position;
  }
}

function reportTrailingComma(reader: Reader, comma: number): void {
  const edits = [{ start: comma, end: comma + 1, newText: '' }];
  report(
    reader,
    'trailing-comma',
    { start: comma, end: comma + 1 },
    'JSON allows no comma behind the last item; remove it, or the whole config is refused',
    { title: 'Remove the comma', edits, certain: true },
  );
}

function reportExtraComma(reader: Reader): void {
  const range = { start: reader.position, end: reader.position + 1 };
  report(reader, 'extra-comma', range, 'nothing stands before this comma; remove it, or the whole config is refused', {
    title: 'Remove the comma',
    edits: [{ ...range, newText: '' }],
    certain: true,
  });
}

/** Steps over what can begin nothing. */
function skipGarbage(reader: Reader): void {
  const { text, position: start } = reader;
  const length = text.slice(start + 1).search(/[\s,{}[\]"':]/u);
  const end = length < 0 ? text.length : start + 1 + length;
  report(
    reader,
    'unexpected-text',
    { start, end },
    `\`${text.slice(start, Math.min(end, start + 40))}\` cannot stand here; the whole config is refused`,
  );
  reader.position = end;
}

function readPair(reader: Reader, depth: number): MutablePair | undefined {
  const { text, position: start } = reader;
  const key = readKey(reader);
  if (!key) return undefined;
  skipSpace(reader);
  const pair: MutablePair = { start, end: key.end, key, value: undefined };
  if (text.charAt(reader.position) !== ':') {
    report(
      reader,
      'missing-colon',
      key,
      'a `:` and a value are missing behind this key; the whole config is refused',
      insertFix('Insert a colon', key.end, ':', false),
    );
    const isValue =
      /["{[\w-]/u.test(text.charAt(reader.position)) &&
      !/^"(?:[^"\\]|\\.)*"\s*:/u.test(text.slice(reader.position, reader.position + 200));
    if (!isValue || text.slice(key.end, reader.position).includes('\n')) {
      reader.position = key.end;
      return pair;
    }
  } else reader.position++;
  const behindColon = reader.position;
  skipSpace(reader);
  const character = text.charAt(reader.position);
  const isNextKey =
    /^"(?:[^"\\\r\n]|\\.)*"\s*:/u.test(text.slice(reader.position, reader.position + 200)) &&
    text.slice(behindColon, reader.position).includes('\n');
  if (character === '' || character === ',' || character === '}' || character === ']' || isNextKey) {
    report(
      reader,
      'missing-value',
      { start: key.start, end: behindColon },
      'this key has no value; the whole config is refused',
    );
    reader.position = behindColon;
    pair.value = { kind: 'damaged', start: behindColon, end: behindColon, text: '' };
  } else pair.value = readValue(reader, depth + 1);
  pair.end = pair.value.end;
  return pair;
}

function readKey(reader: Reader): Node | undefined {
  const { text, position: start } = reader;
  const character = text.charAt(start);
  if (character === '"') return readString(reader);
  if (character === "'") return readSingleQuoted(reader);
  const word = /^[\w$./-]+/u.exec(text.slice(start, start + 1000))?.[0];
  if (word === undefined) {
    if (character !== ':') return undefined;
    report(
      reader,
      'missing-key',
      { start, end: start + 1 },
      'a key is missing before this colon; the whole config is refused',
    );
    return emptyScalar(start);
  }
  const end = start + word.length;
  reader.position = end;
  const masked = isMasked(reader, start, end);
  if (!masked) {
    const edits = [{ start, end, newText: JSON.stringify(word) }];
    report(
      reader,
      'unquoted-key',
      { start, end },
      `the key \`${word}\` has no quotes; write \`"${word}"\`, or the whole config is refused`,
      { title: `Write "${word}"`, edits, certain: true },
    );
  }
  return { kind: 'scalar', start, end, style: 'plain', text: word, masked };
}

function isMasked({ masks }: Reader, start: number, end: number): boolean {
  return masks.some((mask) => mask.start < end && mask.end > start);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function readString(reader: Reader): ScalarNode {
  const { text, position: start } = reader;
  let content = '';
  let offset = start + 1;
  let pieceStart = offset;
  const problemsBefore = reader.problems.length;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) break;
    if (Number.isNaN(code) || code === 0x0a || code === 0x0d)
      return openString(reader, start, offset, content + text.slice(pieceStart, offset));
    if (code === 0x5c) {
      content += text.slice(pieceStart, offset);
      const [piece, length] = readEscape(reader, offset, problemsBefore);
      content += piece;
      offset += length;
      pieceStart = offset;
      continue;
    }
    if (code < 0x20 && reader.problems.length === problemsBefore)
      report(
        reader,
        'control-character',
        { start: offset, end: offset + 1 },
        `a string may not hold this control character as it is; write \`${escapedControl(code)}\`, or the whole config is refused`,
        {
          title: `Write ${escapedControl(code)}`,
          edits: [{ start: offset, end: offset + 1, newText: escapedControl(code) }],
          certain: true,
        },
      );
    offset++;
  }
  content += text.slice(pieceStart, offset);
  reader.position = offset + 1;
  return {
    kind: 'scalar',
    start,
    end: offset + 1,
    style: 'double',
    text: content,
    masked: isMasked(reader, start, offset),
  };
}

function escapedControl(code: number): string {
  return JSON.stringify(String.fromCharCode(code)).slice(1, -1);
}

/** A string without its closing quote ends with its line, or before what closes the item on it. */
function openString(reader: Reader, start: number, lineEnd: number, content: string): ScalarNode {
  const tail = /[\s,}\]]*$/u.exec(content)?.[0].length ?? 0;
  const end = Math.max(lineEnd - tail, start + 1);
  report(
    reader,
    'unclosed-quote',
    { start, end },
    'the string that begins here is not closed on its line; add `"`, or the whole config is refused',
    insertFix('Close the string', end, '"', false),
  );
  reader.position = end;
  return {
    kind: 'scalar',
    start,
    end,
    style: 'double',
    text: content.slice(0, content.length - tail),
    masked: isMasked(reader, start, end),
  };
}

/** What an escape stands for, and its length in the text. Only the first bad one of a string is reported. */
function readEscape(reader: Reader, offset: number, problemsBefore: number): [string, number] {
  const { text } = reader;
  const name = text.charAt(offset + 1);
  const simple = escapes[name];
  if (simple !== undefined) return [simple, 2];
  if (name === 'u') {
    const digits = /^[0-9a-fA-F]{4}/u.exec(text.slice(offset + 2, offset + 6));
    if (digits) return [String.fromCharCode(Number.parseInt(digits[0], 16)), 6];
  }
  if (reader.problems.length === problemsBefore) {
    const isBreak = name === '' || name === '\n' || name === '\r';
    const range = { start: offset, end: offset + (isBreak ? 1 : 2) };
    report(
      reader,
      'bad-escape',
      range,
      `JSON does not know the escape \`${text.slice(range.start, range.end)}\`; for a backslash write \`\\\\\`, or the whole config is refused`,
      { title: 'Double the backslash', edits: [{ start: offset, end: offset, newText: '\\' }], certain: false },
    );
  }
  return ['\\', 1];
}

function readSingleQuoted(reader: Reader): ScalarNode {
  const { text, position: start } = reader;
  const match = /^'(?:[^'\\\r\n]|\\.)*'/u.exec(text.slice(start, start + 10_000));
  if (!match) {
    const lineLength = text.slice(start).search(/[\r\n]/u);
    const lineEnd = lineLength < 0 ? text.length : start + lineLength;
    return openString(reader, start, lineEnd, text.slice(start + 1, lineEnd));
  }
  const end = start + match[0].length;
  const content = match[0].slice(1, -1).replaceAll("\\'", "'");
  reader.position = end;
  const edits = [{ start, end, newText: JSON.stringify(content) }];
  report(reader, 'single-quotes', { start, end }, 'JSON strings stand in double quotes; the whole config is refused', {
    title: 'Use double quotes',
    edits,
    certain: true,
  });
  return { kind: 'scalar', start, end, style: 'double', text: content, masked: isMasked(reader, start, end) };
}

/** A number, `true`, `false`, `null`, or something else that stands where one of them should. */
function readWord(reader: Reader): Node {
  const { text, position: start } = reader;
  const length = text.slice(start, start + 10_000).search(/[\s,{}[\]":]/u);
  const end = length < 0 ? Math.min(text.length, start + 10_000) : start + length;
  if (end === start) {
    skipGarbage(reader);
    return { kind: 'damaged', start, end: reader.position, text: text.slice(start, reader.position) };
  }
  const word = text.slice(start, end);
  reader.position = end;
  const masked = isMasked(reader, start, end);
  const scalar: ScalarNode = { kind: 'scalar', start, end, style: 'plain', text: word, masked };
  if (masked || /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/u.test(word)) return scalar;
  const lower = word.toLowerCase();
  const edit = (newText: string, certain: boolean): NonNullable<SyntaxProblem['fix']> => ({
    title: `Write ${newText}`,
    edits: [{ start, end, newText }],
    certain,
  });
  if (lower === 'true' || lower === 'false' || lower === 'null') {
    report(reader, 'bad-word', scalar, `JSON writes this \`${lower}\`; the whole config is refused`, edit(lower, true));
  } else if (/^[+-]?[.\d]/u.test(word)) {
    report(
      reader,
      'bad-number',
      scalar,
      `\`${word}\` is no JSON number: no leading zeros, plus sign or bare point, and digits only; the whole config is refused`,
      numberFix(word, edit),
    );
  } else {
    report(
      reader,
      'bad-word',
      scalar,
      `\`${word.slice(0, 40)}\` is no JSON value: text stands in double quotes; the whole config is refused`,
      edit(JSON.stringify(word), false),
    );
  }
  return { kind: 'damaged', start, end, text: word };
}

function numberFix(
  word: string,
  edit: (newText: string, certain: boolean) => NonNullable<SyntaxProblem['fix']>,
): SyntaxProblem['fix'] {
  // `0644` is an octal mode to people and 644 to nobody: which number is meant is not ours to guess.
  const octal = /^0[0-7]+$/u.test(word) ? String(Number.parseInt(word, 8)) : undefined;
  return octal === undefined ? undefined : edit(octal, false);
}

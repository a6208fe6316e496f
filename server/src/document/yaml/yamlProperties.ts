import {
  codeAt,
  endOfLine,
  isBlank,
  isBreak,
  isBreakOrEnd,
  isDigit,
  isHex,
  isSeparator,
  isWord,
} from '../characters.ts';
import { add, type Scanner, skipBreak } from './scannerState.ts';
import { YamlFault } from './yamlFault.ts';

/** What may follow an anchor's or alias's name besides a separator: `? : , ] } % @` and the backtick. */
const afterAnchor = new Set([0x3f, 0x3a, 0x2c, 0x5d, 0x7d, 0x25, 0x40, 0x60]);

/** What a tag is made of besides letters, digits, `_` and `-`; `%` begins an escape. */
const tagCharacters = new Set([...";/?:@&=+$,.!~*'()[]%"].map((character) => character.charCodeAt(0)));

/** `&name` or `*name`; the scanner stands at the sign. */
export function scanAnchor(scanner: Scanner, kind: 'alias' | 'anchor'): void {
  const { text, position } = scanner;
  let end = position + 1;
  while (isWord(codeAt(text, end))) end++;
  const next = codeAt(text, end);
  if (end === position + 1 || !(isSeparator(next) || afterAnchor.has(next)))
    throw new YamlFault('alias-name', position, end);
  scanner.position = end;
  add(scanner, kind, position, end, text.slice(position + 1, end));
}

/** `!`, `!name`, `!!name`, `!handle!name` or `!<uri>`; the scanner stands at the first `!`. */
export function scanTag(scanner: Scanner): void {
  const { text, position } = scanner;
  let end: number;
  let handle = '';
  if (codeAt(text, position + 1) === 0x3c) {
    end = endOfUri(text, position, position + 2);
    if (end === position + 2 || codeAt(text, end) !== 0x3e) throw new YamlFault('tag', position, end);
    end++;
  } else {
    const handleEnd = endOfHandle(text, position);
    const isNamed = handleEnd > position + 1 && codeAt(text, handleEnd - 1) === 0x21;
    end = endOfUri(text, position, handleEnd);
    if (isNamed && end === handleEnd) throw new YamlFault('tag', position, end);
    handle = isNamed ? text.slice(position, handleEnd) : '!';
  }
  if (!isSeparator(codeAt(text, end))) throw new YamlFault('tag', position, end);
  scanner.position = end;
  add(scanner, 'tag', position, end, text.slice(position, end), handle);
}

/** `%YAML 1.1` and `%TAG ! prefix`; yaml.v3 refuses every other directive, and every other version. */
export function scanDirective(scanner: Scanner): void {
  const { text, position } = scanner;
  const fail = (at: number): YamlFault => new YamlFault('directive', position, at);
  let end = position + 1;
  while (isWord(codeAt(text, end))) end++;
  const name = text.slice(position + 1, end);
  if (!isSeparator(codeAt(text, end))) throw fail(end);
  end = skipBlanks(text, end);
  let handle = '';
  if (name === 'YAML') {
    const valueStart = end;
    while (isDigit(codeAt(text, end)) || codeAt(text, end) === 0x2e) end++;
    if (!/^0?1\.0?1$/u.test(text.slice(valueStart, end))) throw fail(end);
  } else if (name === 'TAG') {
    const handleStart = end;
    if (codeAt(text, end) !== 0x21) throw fail(end);
    end = endOfHandle(text, end);
    handle = text.slice(handleStart, end);
    if (handle.length > 1 && !handle.endsWith('!')) throw fail(end);
    if (!isBlank(codeAt(text, end))) throw fail(end);
    end = skipBlanks(text, end);
    const uriStart = end;
    end = endOfUri(text, position, end);
    if (end === uriStart || !isSeparator(codeAt(text, end))) throw fail(end);
  } else throw fail(end);
  end = skipBlanks(text, end);
  if (codeAt(text, end) === 0x23) {
    scanner.comments.push({ start: end, end: endOfLine(text, end) });
    end = endOfLine(text, end);
  }
  if (!isBreakOrEnd(codeAt(text, end))) throw fail(end);
  scanner.position = end;
  if (isBreak(codeAt(text, end))) skipBreak(scanner);
  add(
    scanner,
    name === 'YAML' ? 'version-directive' : 'tag-directive',
    position,
    end,
    text.slice(position, end),
    handle,
  );
}

function skipBlanks(text: string, offset: number): number {
  let end = offset;
  while (isBlank(codeAt(text, end))) end++;
  return end;
}

/** `!`, `!word` or `!word!`. */
function endOfHandle(text: string, start: number): number {
  let end = start + 1;
  while (isWord(codeAt(text, end))) end++;
  return codeAt(text, end) === 0x21 ? end + 1 : end;
}

function endOfUri(text: string, tagStart: number, start: number): number {
  let end = start;
  for (;;) {
    const code = codeAt(text, end);
    if (!isWord(code) && !tagCharacters.has(code)) return end;
    end = code === 0x25 ? endOfEscapes(text, tagStart, end) : end + 1;
  }
}

/** The `%XX` octets of one character in UTF-8. */
function endOfEscapes(text: string, tagStart: number, start: number): number {
  let end = start;
  let left = 1;
  for (let first = true; left > 0; first = false, left--, end += 3) {
    if (codeAt(text, end) !== 0x25 || !isHex(codeAt(text, end + 1)) || !isHex(codeAt(text, end + 2)))
      throw new YamlFault('tag', tagStart, end);
    const octet = Number.parseInt(text.slice(end + 1, end + 3), 16);
    if (first) left = octet < 0x80 ? 1 : octet < 0xc0 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf8 ? 4 : 0;
    else if (octet < 0x80 || octet > 0xbf) throw new YamlFault('tag', tagStart, end);
    if (left === 0) throw new YamlFault('tag', tagStart, end);
  }
  return end;
}

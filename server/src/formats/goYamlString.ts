import { booleanOfWord, resolveScalar } from '../decode/go/resolveScalar.ts';

/** A string in one of the styles of YAML. */
export interface PrintedString {
  /** Without the line feed that ends its last line. */
  readonly text: string;
  /** Whether another line break than a line feed has ended its last line. */
  readonly endsLine: boolean;
}

/**
 * A string in the style and form in which gopkg.in/yaml.v3 3.0.1 prints it: as a literal block where it has line feeds and
 * that can hold it, else plain where that says the same, else in quotes.
 *
 * @param text without lone surrogates
 * @param indent the spaces in front of every line but the first
 */
export function printGoYamlString(text: string, indent: string): PrintedString {
  switch (styleOf(text)) {
    case 'plain':
      return { text, endsLine: false };
    case 'single':
      return { text: singleQuoted(text, indent), endsLine: false };
    case 'double':
      return { text: doubleQuoted(text), endsLine: false };
    case 'literal':
      return literalBlock(text, indent);
  }
}

/** Whether a key fits in front of its colon; else it gets lines of its own. */
export function isSimpleGoYamlKey(key: string): boolean {
  return !/[\n\r\u0085\u2028\u2029]/.test(key) && fitsBytes(key, 128);
}

/** Whether the text takes no more bytes as UTF-8; a unit of UTF-16 takes three at most. */
function fitsBytes(text: string, limit: number): boolean {
  return text.length * 3 <= limit || (text.length <= limit && new TextEncoder().encode(text).length <= limit);
}

function styleOf(text: string): 'plain' | 'single' | 'double' | 'literal' {
  const hasBlankLineEnd = / [\n\u2028\u2029]/.test(text);
  const isPrintable = !/[^\t\n -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(text);
  if (text.includes('\n')) return isPrintable && !hasBlankLineEnd && !text.endsWith(' ') ? 'literal' : 'double';
  if (!isPrintable || hasBlankLineEnd || /\t|[\u2028\u2029] /.test(text) || readsAsOther(text)) return 'double';
  return breaksPlain.test(text) ? 'single' : 'plain';
}

/** What a plain scalar cannot begin with, hold, or end with. Texts with tabs and line feeds never come here. */
const breaksPlain = /^[#,[\]{}&*!|>'"%@` ]|^[-?](?: |$)|^---|^\.\.\.|:(?: |$)| #| $|[\u2028\u2029]/;

/** Whether the library, or an old reader that it has mercy on, would take the plain text for something else than text. */
function readsAsOther(text: string): boolean {
  const scalar = { kind: 'scalar', style: 'plain', text, masked: false, start: 0, end: text.length } as const;
  return resolveScalar(scalar, 3).kind !== 'string' || booleanOfWord(text) !== undefined || base60.test(text);
}

const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

function singleQuoted(text: string, indent: string): string {
  return `'${text.replaceAll("'", "''").replaceAll(/([\u2028\u2029])(?=[^\u2028\u2029])/g, `$1${indent}`)}'`;
}

function doubleQuoted(text: string): string {
  // A byte order mark in front is asked for at every character, so that none is printed as it is.
  const hidden = text.startsWith('\ufeff')
    ? /./gsu
    : /["\\\u2028\u2029]|[^ -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu;
  return `"${text.replaceAll(hidden, escaped)}"`;
}

function escaped(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return `\\${short}`;
  const code = character.codePointAt(0) ?? 0;
  const [letter, width] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(width, '0')}`;
}

const shortEscapes = new Map([
  ['\u0000', '0'],
  ['\u0007', 'a'],
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\v', 'v'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\u001b', 'e'],
  ['"', '"'],
  ['\\', '\\'],
  ['\u0085', 'N'],
  ['\u00a0', '_'],
  ['\u2028', 'L'],
  ['\u2029', 'P'],
]);

function literalBlock(text: string, indent: string): PrintedString {
  const lines = text.replaceAll(/(^|[\n\u2028\u2029])(?=[^\n\u2028\u2029])/g, `$1${indent}`);
  // A line break at the beginning ends the line of the bar as well, and so is lost to the reader.
  const whole = `|${indentHint(text)}${chompHint(text)}${isBreak(text.at(0)) ? '' : '\n'}${lines}`;
  return whole.endsWith('\n')
    ? { text: whole.slice(0, -1), endsLine: false }
    : { text: whole, endsLine: isBreak(text.at(-1)) };
}

/** The indent that cannot be seen in a first line that is blank or empty; wrong where the block stands deeper. */
function indentHint(text: string): string {
  return text.startsWith(' ') || isBreak(text.at(0)) ? '2' : '';
}

/** How many line breaks the text ends with: none, one, or more. */
function chompHint(text: string): string {
  if (!isBreak(text.at(-1))) return '-';
  return text.length === 1 || isBreak(text.at(-2)) ? '+' : '';
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\u2028' || character === '\u2029';
}

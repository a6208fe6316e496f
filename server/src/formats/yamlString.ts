import type { PrintedString } from './goYamlString.ts';

/**
 * A text in the form that reads best of those that a YAML reader reads back as this very text: a literal block where it has
 * several lines, else plain, else in quotes.
 *
 * @param text without lone surrogates
 * @param indent the spaces in front of every line but the first
 * @param isOther whether a plain word is read as something else than text
 */
export function printYamlString(text: string, indent: string, isOther: (text: string) => boolean): PrintedString {
  if (text.includes('\n') && canBeBlock(text)) return { text: literalBlock(text, indent), endsLine: false };
  if (canBePlain(text) && !isOther(text)) return { text, endsLine: false };
  return { text: quoted(text), endsLine: false };
}

/** Line breaks of other kinds become line feeds in a block, and what is not printable may not stand in a YAML text at all. */
function canBeBlock(text: string): boolean {
  return !notInBlock.test(text) && !/^\n+$/.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const notInBlock = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Each line behind the indent, but for empty ones, which would only have blanks at their end. */
function literalBlock(text: string, indent: string): string {
  // Behind the last line feed no line begins.
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`));
  return `|${indentHint(text)}${chompHint(text)}\n${lines.join('\n')}`;
}

/** The indent cannot be seen where the first line that has something begins with a blank. */
function indentHint(text: string): string {
  return /^\n*[ \t]/.test(text) ? '2' : '';
}

/** How many line feeds the text ends with: none, one, or more. */
function chompHint(text: string): string {
  if (!text.endsWith('\n')) return '-';
  return text.endsWith('\n\n') ? '+' : '';
}

function canBePlain(text: string): boolean {
  return text !== '' && !notPlain.test(text) && !notInBlock.test(text);
}

/**
 * What a plain scalar cannot begin with, hold, or end with. With blanks and quotes that YAML does not know it can begin, but
 * whoever reads that takes it for a slip.
 */
const notPlain =
  /^[#,[\]{}&*!|>'"%@` \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2018\u201a\u201c-\u201e]|^[-?](?: |$)|^---|^\.\.\.|:(?: |$)| #| $|[\t\n\r]/;

function quoted(text: string): string {
  return text === '' || notInBlock.test(text) || /[\n\t]/.test(text) ? doubleQuoted(text) : singleQuoted(text);
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** JSON is what a double-quoted scalar of YAML can hold, but for what JSON leaves as it is and YAML does not take. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

import type { ScalarNode } from '../node.ts';
import type { Syntax } from '../textDocument.ts';

/** How a scalar is to be read back: as this very text, or as whatever it looks like (a number, `true`). */
export type ScalarMeaning = 'string' | 'literal';

/** What YAML 1.1 or 1.2 readers take for something else than text: nulls, booleans, numbers, dates, merge keys. */
const looksTyped =
  /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+]?(?:0[xob])?[\d_][\d_a-f]*(?::[0-5]?\d)*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?\.[\d_]+(?:e[-+]?\d+)?|[-+]?\.inf|\.nan|\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?)$/iu;

/** Characters that only double quotes can hold, as escapes. */
const unprintable = '[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff]';
const needsEscape = new RegExp(unprintable, 'u');

/** A text that every YAML reader takes for the same text when it stands without quotes. */
export function isSafePlain(text: string, inFlow: boolean): boolean {
  if (text === '' || text.trim() !== text || looksTyped.test(text)) return false;
  if (needsEscape.test(text)) return false;
  if (/^[!&*#|>@`%"'{}[\],]/u.test(text) || /^[-?:](?:\s|$)/u.test(text) || /^(?:---|\.\.\.)/u.test(text)) return false;
  if (/:(?:\s|$)|\s#/u.test(text)) return false;
  return !inFlow || !/[,?[\]{}]|^[-:]|:[,"']/u.test(text);
}

/**
 * A scalar as it is written on one line. The style is kept where it can be; plain text gets quotes where it needs them,
 * single ones where it holds what double ones would have to escape.
 */
export function writeScalar(
  text: string,
  style: ScalarNode['style'],
  syntax: Syntax,
  meaning: ScalarMeaning,
  inFlow: boolean,
): string {
  if (meaning === 'literal') return text;
  if (syntax === 'json') return JSON.stringify(text);
  const canBeSingle = !needsEscape.test(text);
  if (style === 'single' && canBeSingle) return singleQuoted(text);
  if (style === 'double') return doubleQuoted(text);
  if (isSafePlain(text, inFlow)) return text;
  return canBeSingle && /["\\]/u.test(text) ? singleQuoted(text) : doubleQuoted(text);
}

/** A piece of a scalar of the style, as it is written between others. */
export function writeInside(text: string, style: ScalarNode['style']): string {
  if (style === 'single') return singleQuoted(text).slice(1, -1);
  return style === 'double' ? doubleQuoted(text).slice(1, -1) : text;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Go's yaml.v3 knows neither `\/` nor surrogate escapes; JSON.stringify writes neither but for lone surrogates. */
function doubleQuoted(text: string): string {
  const body = JSON.stringify(text).slice(1, -1);
  const control = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/gu;
  return `"${body.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

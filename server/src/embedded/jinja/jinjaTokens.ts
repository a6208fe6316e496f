import type { Range } from '../../base/text.ts';

/** A piece of a template as Jinja 3.1 cuts it. */
export type JinjaPiece =
  /** What is written as it stands; `start` and `end` without what signs beside it take away. */
  | ({ readonly kind: 'data' | 'comment' } & Range)
  | ({ readonly kind: 'print' | 'block'; readonly tokens: readonly JinjaToken[] } & Range);

export interface JinjaToken extends Range {
  readonly kind: 'name' | 'string' | 'integer' | 'float' | 'operator';
  /** Of a text its content. */
  readonly text: string;
}

/** What Jinja refuses a template for, or what only we do not know. */
export interface JinjaMistake {
  readonly kind: 'syntax' | 'unknown';
  readonly range: Range;
  readonly why: string;
}

export interface JinjaPieces {
  readonly pieces: readonly JinjaPiece[];
  /** What ends the reading; the pieces are those before it. */
  readonly mistake: JinjaMistake | undefined;
}

/**
 * Cuts a template into what stands as it is and its tags, with `trim_blocks`: the line break behind a tag or comment is part of
 * it. Of one mistake Jinja takes nothing of the template.
 */
export function jinjaPieces(text: string): JinjaPieces {
  const cut: Cut = { text, pieces: [], at: 0, strip: false };
  for (;;) {
    const open = opening.exec(text.slice(cut.at));
    if (!open) break;
    const start = cut.at + open.index;
    const [sign = '', mark = '', control = ''] = open;
    putData(cut, start, control === '-');
    const mistake = readTag(cut, start, start + sign.length, mark);
    if (mistake) return { pieces: cut.pieces, mistake };
  }
  putData(cut, text.length, false);
  return { pieces: cut.pieces, mistake: undefined };
}

const opening = /(\{[{%#])([-+]?)/u;

interface Cut {
  readonly text: string;
  readonly pieces: JinjaPiece[];
  at: number;
  /** Whether the blanks in front of the next data are taken away. */
  strip: boolean;
}

function putData(cut: Cut, end: number, isTrimmed: boolean): void {
  let from = cut.at;
  let to = end;
  if (cut.strip) while (from < to && isBlank(cut.text, from)) from++;
  if (isTrimmed) while (to > from && isBlank(cut.text, to - 1)) to--;
  if (to > from) cut.pieces.push({ kind: 'data', start: from, end: to });
  cut.strip = false;
}

function isBlank(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}

function readTag(cut: Cut, start: number, from: number, mark: string): JinjaMistake | undefined {
  if (mark === '{#') return readComment(cut, start, from);
  const raw = mark === '{%' ? rawBegin.exec(cut.text.slice(from)) : null;
  if (raw) return readRaw(cut, start, from + raw[0].length, raw[1] === '-');
  const isPrint = mark === '{{';
  const read = readTokens(cut.text, from, isPrint);
  if ('why' in read) return read;
  cut.pieces.push({ kind: isPrint ? 'print' : 'block', start, end: read.end, tokens: read.tokens });
  behindTag(cut, read.end, read.sign, !isPrint);
  return undefined;
}

const rawBegin = /^\s*raw\s*(-?)%\}/u;
const rawEnd = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/u;

/** A sign takes away the blanks behind the tag, and without one the line break right behind a block. */
function behindTag(cut: Cut, end: number, sign: string, isTrimmed: boolean): void {
  cut.at = end;
  cut.strip = sign === '-';
  if (sign === '' && isTrimmed) cut.at += /^(?:\r\n|\n|\r)?/u.exec(cut.text.slice(end, end + 2))?.[0].length ?? 0;
}

function readComment(cut: Cut, start: number, from: number): JinjaMistake | undefined {
  const end = cut.text.indexOf('#}', from);
  if (end < 0) return missing(start, 'the comment that begins at `{#` is never closed by `#}`');
  const sign = /[-+]/u.exec(cut.text.charAt(end - 1))?.[0] ?? '';
  cut.pieces.push({ kind: 'comment', start, end: end + 2 });
  behindTag(cut, end + 2, end > from ? sign : '', true);
  return undefined;
}

function readRaw(cut: Cut, start: number, from: number, isStripped: boolean): JinjaMistake | undefined {
  const end = rawEnd.exec(cut.text.slice(from));
  if (!end) return missing(start, 'the stretch that begins at `raw` is never closed by `{% endraw %}`');
  cut.at = from;
  cut.strip = isStripped;
  putData(cut, from + end.index, end[1] === '-');
  behindTag(cut, from + end.index + end[0].length, end[2] ?? '', true);
  return undefined;
}

function missing(start: number, why: string): JinjaMistake {
  return { kind: 'syntax', range: { start, end: start + 2 }, why };
}

interface ReadTokens {
  readonly tokens: readonly JinjaToken[];
  readonly end: number;
  readonly sign: string;
}

/** Whoever reads a tag calls himself for every bracket, and whoever renders it for every piece. */
const deepest = 50;
const mostTokens = 1000;

const tagEnd = { print: /(-?)\}\}/uy, block: /([-+]?)%\}/uy } as const;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function readTokens(text: string, from: number, isPrint: boolean): ReadTokens | JinjaMistake {
  const tokens: JinjaToken[] = [];
  const open: string[] = [];
  const end = isPrint ? tagEnd.print : tagEnd.block;
  for (let at = from; at < text.length; ) {
    end.lastIndex = at;
    const ended = open.length === 0 ? end.exec(text) : null;
    if (ended) return { tokens, end: at + ended[0].length, sign: ended[1] ?? '' };
    const token = tokenAt(text, at);
    if (token === 'blank') {
      at++;
      continue;
    }
    const range = { start: at, end: at + 1 };
    if (!token) return { kind: 'syntax', range, why: `\`${text.charAt(at)}\` means nothing in a tag` };
    const expected = closing[token.text];
    if (token.kind === 'operator' && expected !== undefined) open.push(expected);
    if (token.kind === 'operator' && /^[)\]}]$/u.test(token.text)) {
      const wanted = open.pop();
      if (wanted === undefined) return { kind: 'syntax', range, why: `\`${token.text}\` closes nothing` };
      if (wanted !== token.text) return { kind: 'syntax', range, why: `\`${wanted}\` was expected here` };
    }
    if (open.length > deepest || tokens.length > mostTokens) {
      return { kind: 'unknown', range, why: 'this tag is longer or deeper than anybody writes' };
    }
    tokens.push(token);
    at = token.end;
  }
  const start = from - 2;
  return missing(start, `the tag is never closed by \`${isPrint ? '}}' : '%}'}\``);
}

const shapes: readonly (readonly [JinjaToken['kind'], RegExp])[] = [
  ['float', /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?[eE][+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/uy],
  ['integer', /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*/uy],
  ['name', /[\p{L}\p{N}_]+/uy],
  ['string', /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/uy],
  ['operator', /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/uy],
];

function tokenAt(text: string, start: number): JinjaToken | 'blank' | undefined {
  if (isBlank(text, start)) return 'blank';
  for (const [kind, shape] of shapes) {
    // Behind a point a number is an index.
    if (kind === 'float' && text.charAt(start - 1) === '.') continue;
    shape.lastIndex = start;
    const found = shape.exec(text)?.[0];
    if (found === undefined) continue;
    const content = kind === 'string' ? unescaped(found.slice(1, -1)) : found;
    return { kind, text: content, start, end: start + found.length };
  }
  return undefined;
}

/** Python's `unicode-escape` for what people write. */
function unescaped(text: string): string {
  const lines = text.replaceAll(/\r\n|\r/gu, '\n');
  return lines.replaceAll(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/gu,
    (whole, x?: string, u?: string, long?: string, octal?: string, one?: string) => {
      const hex = x ?? u ?? long;
      if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return escapes[one ?? ''] ?? whole;
    },
  );
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

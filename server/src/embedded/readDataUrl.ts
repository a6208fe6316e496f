import { decodeBase64 } from '../base/base64.ts';
import { unquoteAsGo } from './goQuotedText.ts';
import { escapeBytes, unescapeText } from './percentEscapes.ts';

/** What a data URL holds, or why the real tools refuse it. */
export type DataUrlReading = DataUrlContents | DataUrlFault;

export interface DataUrlContents {
  readonly kind: 'contents';
  /** `type/subtype`; without one in the text it is `text/plain`. */
  readonly mediaType: string;
  /** In the order of the text; without a media type in the text, `charset` is `US-ASCII`. Bytes that are no UTF-8 are replaced. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly isBase64: boolean;
  readonly bytes: Uint8Array;
}

export interface DataUrlFault {
  readonly kind: 'fault';
  /** Where in the text reading stopped; the text's length if something is missing at its end. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Reads a data URL as Ignition does, which uses github.com/vincent-petithory/dataurl: strict where RFC 2397 is lenient
 * (letter case of types, `;base64` at the end only, no bare `"` or `{`), and with that library's own ideas of defaults.
 */
export function readDataUrl(text: string): DataUrlReading {
  if (!text.startsWith(prefix)) return fault(0, `a data URL begins with \`${prefix}\`, in lower case`);
  const head: Head = {
    text,
    at: prefix.length,
    mediaType: ['text', 'plain'],
    parameters: new Map([['charset', 'US-ASCII']]),
    keepsEscapes: false,
    isBase64: false,
  };
  return readMediaType(head) ?? readParameters(head) ?? readData(head);
}

/** What is known before the comma is reached. */
interface Head {
  readonly text: string;
  at: number;
  readonly mediaType: [type: string, subtype: string];
  readonly parameters: Map<string, string>;
  /** A quirk of the library: behind `key=""` it takes the next value for a quoted one. */
  keepsEscapes: boolean;
  isBase64: boolean;
}

const prefix = 'data:';
/** RFC 2045 tokens: printable ASCII without spaces and without the characters that separate things. */
const token = /[!#$%&'*+\-.0-9A-Z^_`a-z{|}~]*/y;
/** The library looks at how a type begins only, so `textual/plain` is good and `Text/plain` is not. */
const knownType = /^(?:text|image|audio|video|application|message|multipart|[xX]-)/u;
const notInBase64 = /[^A-Za-z0-9+/=\n]/u;
const notInUrl = /[^!$-;=?-Z_a-z~]/u;

function readMediaType(head: Head): DataUrlFault | undefined {
  const { text, at: start } = head;
  if (text[start] === ';' || text[start] === ',') return undefined;
  const type = readToken(head);
  if (type === '' || text[head.at] !== '/') {
    return unexpected(head, 'in the media type', 'write `data:,` or `data:;base64,` before the data');
  }
  if (!knownType.test(type)) {
    const known = '`text`, `image`, `audio`, `video`, `application`, `message`, `multipart` or `x-…`';
    return fault(start, `\`${type}\` is no known media type; it begins with ${known}, or can be left out`);
  }
  head.at++;
  head.mediaType[0] = type;
  const subtype = readToken(head);
  if (text[head.at] !== ';' && text[head.at] !== ',') return unexpected(head, 'in the media type', needsComma);
  if (subtype !== '') head.mediaType[1] = subtype;
  head.parameters.clear();
  return undefined;
}

const needsComma = 'a comma stands before the data';

function readParameters(head: Head): DataUrlFault | undefined {
  const { text } = head;
  while (text[head.at] === ';') {
    head.at++;
    const start = head.at;
    const name = readToken(head);
    const next = text[head.at];
    if (name !== '' && next === ',') {
      if (name !== 'base64') return fault(start, `\`${name}\` has no value; here stands \`base64\` or \`name=value\``);
      head.isBase64 = true;
      return undefined;
    }
    if (name === '' || next !== '=') {
      return unexpected(head, 'in the name of a parameter', 'behind `;` stands `base64,` or `name=value`');
    }
    head.at++;
    const wrong = text[head.at] === '"' ? readQuotedValue(head, name) : readValue(head, name);
    if (wrong) return wrong;
  }
  return undefined;
}

function readValue(head: Head, name: string): DataUrlFault | undefined {
  const { text, at: start } = head;
  const value = readToken(head);
  const next = text[head.at];
  if (value === '' || (next !== ';' && next !== ',')) {
    return unexpected(
      head,
      `in the value of \`${name}\``,
      'write it in double quotes, or escape the character as `%XX`',
    );
  }
  if (head.keepsEscapes) {
    head.keepsEscapes = false;
    head.parameters.set(name, value);
    return undefined;
  }
  const unescaped = unescapeText(value);
  if (unescaped.kind === 'invalid') return badEscape(start + unescaped.offset);
  head.parameters.set(name, new TextDecoder().decode(unescaped.bytes));
  return undefined;
}

function readQuotedValue(head: Head, name: string): DataUrlFault | undefined {
  const { text, at: start } = head;
  const end = closingQuote(text, start);
  if (end < 0) return fault(start, `the value of \`${name}\` is not closed by \`"\`, or holds characters beyond ASCII`);
  const content = text.slice(start + 1, end);
  head.at = end + 1;
  head.keepsEscapes = content === '';
  if (content !== '') {
    const unquoted = unquoteAsGo(content);
    if (unquoted.kind === 'invalid') {
      return fault(
        start + 1 + unquoted.offset,
        'this escape is none that Go knows between double quotes, as `\\"`, `\\\\` or `\\x7f`',
      );
    }
    head.parameters.set(name, new TextDecoder().decode(unquoted.bytes));
  }
  const next = text[head.at];
  return next === ';' || next === ',' ? undefined : unexpected(head, `behind the value of \`${name}\``, needsComma);
}

/** Where the quote stands that closes the one at an offset; -1 if ASCII text without it does not reach it. */
function closingQuote(text: string, open: number): number {
  for (let offset = open + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) return offset;
    if (code === 0x5c) offset++;
    if (!(text.charCodeAt(offset) < 0x80)) return -1;
  }
  return -1;
}

function readData({ text, at, mediaType, parameters, isBase64 }: Head): DataUrlReading {
  const start = at + 1;
  const data = text.slice(start);
  const stray = data.search(isBase64 ? notInBase64 : notInUrl);
  if (stray >= 0) return strayCharacter(text, start + stray, isBase64);
  const contents = { kind: 'contents', mediaType: mediaType.join('/'), parameters, isBase64 } as const;
  if (isBase64) {
    const decoded = decodeBase64(data);
    if (decoded.kind === 'bytes') return { ...contents, bytes: decoded.bytes };
    const offset = start + decoded.offset;
    return fault(offset, 'the base64 is damaged here: it comes in groups of four, the last one filled up with `=`');
  }
  const unescaped = unescapeText(data);
  return unescaped.kind === 'bytes' ? { ...contents, bytes: unescaped.bytes } : badEscape(start + unescaped.offset);
}

function strayCharacter(text: string, offset: number, isBase64: boolean): DataUrlFault {
  const character = characterAt(text, offset);
  if (isBase64) return fault(offset, `${shown(character)} is no base64`);
  return fault(
    offset,
    `${shown(character)} cannot stand in the data as it is; write \`${escapeBytes(new TextEncoder().encode(character))}\``,
  );
}

function badEscape(offset: number): DataUrlFault {
  return fault(
    offset,
    '`%` begins an escape and wants two hexadecimal digits behind it; write `%25` for a percent sign',
  );
}

/** Something else stands where reading goes on, or nothing does. */
function unexpected({ text, at }: Head, where: string, advice: string): DataUrlFault {
  if (at >= text.length) return fault(at, `the data URL ends ${where}; ${advice}`);
  return fault(at, `${shown(characterAt(text, at))} cannot stand ${where}; ${advice}`);
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

/** A character for people; one that shows nothing is named by its number. */
function shown(character: string): string {
  if (character === ' ') return 'a space';
  if (/[\p{C}\p{Z}]/u.test(character)) {
    return `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return character === '`' ? 'a backtick' : `\`${character}\``;
}

function readToken(head: Head): string {
  token.lastIndex = head.at;
  const [found = ''] = token.exec(head.text) ?? [];
  head.at += found.length;
  return found;
}

function fault(offset: number, message: string): DataUrlFault {
  return { kind: 'fault', offset, message };
}

import { decodeBase64 } from '../../base/base64.ts';
import { goString } from '../../base/goString.ts';
import type { Range } from '../../base/text.ts';
import { shiftRange } from '../../document/shiftProblem.ts';
import type { EntryContent } from './userDataEntry.ts';

/** An entry of a message that holds no others. */
export interface MessageLeaf {
  /** As it is said, in lower case. */
  readonly type: string;
  readonly headers: Headers['values'];
  readonly body: Range;
}

/** All entries of a message, in their order, by the rules of Python's `email` package; undefined for a text that is no message. */
export function messageLeaves(text: string): readonly MessageLeaf[] | undefined {
  if (!/mime-version:/iu.test(text.slice(0, lookedAt))) return undefined;
  const whole = { start: 0, end: text.length };
  const { values } = headersAt(text, whole);
  // Many a config begins as a message does, with a name and a colon, and some speak of messages.
  if (!headerOf(values, 'mime-version') && !headerOf(values, 'content-type')) return undefined;
  return leavesOf(text, whole, 0);
}

/** The types of which cloud-init looks at the content. */
export const sniffed = ['text/plain', 'text/x-not-multipart', 'text/x-shellscript'];

/** What Python makes of the body of an entry: the text that it stands for. */
export function bodyContent(text: string, { headers, body }: MessageLeaf): EntryContent {
  const raw = text.slice(body.start, body.end);
  const whole = (): Range => body;
  switch (encodingOf(headers)) {
    case 'base64': {
      const reading = decodeBase64(raw.replaceAll(/[^A-Za-z0-9+/=]/gu, ''));
      if (reading.kind === 'invalid') return { kind: 'unread', why: 'it is no whole base64' };
      return { kind: 'text', text: goString(reading.bytes), sourceOf: whole };
    }
    case 'quoted-printable':
      return { kind: 'text', text: goString(fromQuotedPrintable(raw)), sourceOf: whole };
    case 'x-uuencode':
    case 'uuencode':
    case 'uue':
    case 'x-uue':
      return { kind: 'unread', why: 'it is encoded by uuencode' };
    default: {
      const asRead = rawUnicodeEscaped(raw);
      return {
        kind: 'text',
        text: asRead,
        sourceOf: asRead === raw ? (range) => shiftRange(range, body.start) : whole,
      };
    }
  }
}

/**
 * Python takes the text of an entry without an encoding for Latin-1: what Latin-1 does not have it writes as `\u2192`, and the
 * rest becomes bytes that are then read as UTF-8.
 */
export function rawUnicodeEscaped(text: string): string {
  if (!/[^\0-\x7f]/u.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x100) bytes.push(code);
    else {
      const [letter, width] = code < 0x10000 ? ['u', 4] : ['U', 8];
      for (const each of `\\${letter}${code.toString(16).padStart(width as number, '0')}`)
        bytes.push(each.charCodeAt(0));
    }
  }
  return goString(Uint8Array.from(bytes));
}

/** Python's `quopri`: a `=` in front of two hex digits is a byte, at the end of a line it joins the next one. */
function fromQuotedPrintable(text: string): Uint8Array {
  const joined = text.replaceAll(/[ \t]+(?=\r?\n|$)/gu, '').replaceAll(/=\r?\n/gu, '');
  const bytes: number[] = [];
  const latin = new TextEncoder().encode(joined);
  for (let at = 0; at < latin.length; at++) {
    const hex = /^[0-9A-Fa-f]{2}$/u.exec(String.fromCharCode(latin[at + 1] ?? 0, latin[at + 2] ?? 0))?.[0];
    if (latin[at] === 0x3d && hex) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(latin[at] ?? 0);
  }
  return Uint8Array.from(bytes);
}

/** cloud-init looks for the mark of a message in so many bytes. */
const lookedAt = 4096;

/** Messages within messages are not followed further. */
const deepest = 8;

interface Headers {
  /** By their names as they are written, the first of each name; with the line breaks within them. */
  readonly values: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

function headerOf(values: Headers['values'], name: string): string | undefined {
  for (const [own, value] of values) if (own.toLowerCase() === name) return value;
  return undefined;
}

function encodingOf(headers: Headers['values']): string {
  return headerOf(headers, 'content-transfer-encoding')?.toLowerCase() ?? '';
}

function leavesOf(text: string, whole: Range, depth: number): readonly MessageLeaf[] {
  const { values, end: start } = headersAt(text, whole);
  const { type, boundary } = contentType(headerOf(values, 'content-type'));
  const body = { start, end: whole.end };
  if (!type.startsWith('multipart/')) return [{ type, headers: values, body }];
  if (boundary === undefined || depth === deepest) return [];
  return bodiesBetween(text, body, boundary).flatMap((part) => leavesOf(text, part, depth + 1));
}

/** The header fields, the first of each name; a line that is none ends them, and is part of the body unless it is empty. */
function headersAt(text: string, { start, end }: Range): Headers {
  const values = new Map<string, string>();
  const known = new Set<string>();
  let at = start;
  let name: string | undefined;
  while (at < end) {
    const line = lineAt(text, at, end);
    if (line.text === '') return { values, end: line.next };
    const field = /^(?<name>[!-9;-~]*):(?<value>.*)$/u.exec(line.text)?.groups;
    const isContinued = /^[ \t]/u.test(line.text) && name !== undefined;
    if (!field && !isContinued && !(at === 0 && line.text.startsWith('From '))) return { values, end: at };
    if (isContinued && name !== undefined) {
      const before = values.get(name);
      if (before !== undefined) values.set(name, `${before}\n${line.text.trimEnd()}`);
    } else if (field) {
      const own = field.name ?? '';
      // A further one of a name counts for nothing, its lines neither.
      name = known.has(own.toLowerCase()) ? '' : own;
      if (name !== '') values.set(own, (field.value ?? '').trim());
      known.add(own.toLowerCase());
    }
    at = line.next;
  }
  return { values, end: at };
}

/** The type in lower case, `text/plain` where none is said or what is said is none. */
function contentType(value: string | undefined): { readonly type: string; readonly boundary: string | undefined } {
  const [said = '', ...parameters] = (value ?? '').replaceAll(/\n[ \t]*/gu, ' ').split(';');
  const type = said.trim().toLowerCase();
  const boundary = parameters
    .map((each) => /^\s*boundary\s*=\s*(?:"(?<quoted>[^"]*)"|(?<plain>.*?))\s*$/iu.exec(each)?.groups)
    .find((groups) => groups !== undefined);
  return {
    type: /^[^/]+\/[^/]+$/u.test(type) ? type : 'text/plain',
    boundary: boundary?.quoted ?? boundary?.plain,
  };
}
/** What stands between the lines of a boundary; the line break before such a line belongs to it. */
function bodiesBetween(text: string, { start, end }: Range, boundary: string): readonly Range[] {
  const bodies: Range[] = [];
  let from: number | undefined;
  let lastBreak = 0;
  for (let at = start; at < end; ) {
    const line = lineAt(text, at, end);
    const isMark =
      line.text.startsWith(`--${boundary}`) && /^(?:--)?[ \t]*$/u.test(line.text.slice(boundary.length + 2));
    if (isMark) {
      if (from !== undefined) bodies.push({ start: from, end: Math.max(from, at - lastBreak) });
      from = line.text.startsWith(`--${boundary}--`) ? undefined : line.next;
      if (from === undefined) return bodies;
    }
    lastBreak = line.next - at - line.text.length;
    at = line.next;
  }
  if (from !== undefined) bodies.push({ start: from, end });
  return bodies;
}

function lineAt(text: string, start: number, end: number): { readonly text: string; readonly next: number } {
  const found = /\r\n|\r|\n/gu;
  found.lastIndex = start;
  const match = found.exec(text);
  if (!match || match.index >= end) return { text: text.slice(start, end), next: end };
  return { text: text.slice(start, match.index), next: match.index + match[0].length };
}

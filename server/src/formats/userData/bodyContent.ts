import { decodeBase64 } from '../../base/base64.ts';
import { goString } from '../../base/goString.ts';
import type { Range } from '../../base/text.ts';
import { shiftRange } from '../../document/shiftProblem.ts';
import type { MessageEntry } from './messageEntries.ts';
import type { EntryContent } from './userDataEntry.ts';

/** What Python makes of the body of an entry: the text that it stands for. */
export function bodyContent(text: string, { encoding, body }: Pick<MessageEntry, 'encoding' | 'body'>): EntryContent {
  const raw = text.slice(body.start, body.end);
  const whole = (): Range => body;
  switch (encoding) {
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

import { keptByText } from '../base/keptByText.ts';
import type { Range } from '../base/text.ts';

/** A systemd unit file as Ignition reads it. What stands in front of a fault is read all the same. */
export interface UnitFile {
  readonly sections: readonly UnitSection[];
  /** Why the real tools refuse the whole text; undefined where they take it. */
  readonly fault: UnitFault | undefined;
}

/** Its range is that of the header, brackets included. A name that stands twice makes two sections. */
export interface UnitSection extends Range {
  readonly name: string;
  readonly options: readonly UnitOption[];
}

/** Its range is that of the name. */
export interface UnitOption extends Range {
  readonly name: string;
  /** With the line breaks of a value that goes on behind a backslash, without blanks around it. */
  readonly value: string;
  /** Where the value stands, blanks around it left out. */
  readonly valueRange: Range;
}

/** Its range is what has to be looked at: a line, or a part of one. */
export interface UnitFault extends Range {
  readonly kind: 'unclosed-section' | 'text-behind-section' | 'no-equals-sign' | 'line-too-long';
}

/**
 * Reads a unit as go-systemd v22 does, whose lexer has its own ideas: in front of the first section it looks for `[` in the
 * middle of lines too, a section name may go over several lines, and a backslash ends a line only where nothing follows.
 */
export const readUnit: (text: string) => UnitFile = keptByText((text) => {
  const lexer: Lexer = { text, at: 0, sections: [], buffer: bufferOf(text) };
  return { sections: lexer.sections, fault: readSections(lexer) };
});

interface Lexer {
  readonly text: string;
  at: number;
  readonly sections: (UnitSection & { readonly options: UnitOption[] })[];
  readonly buffer: Buffer;
}

function readSections(lexer: Lexer): UnitFault | undefined {
  const { text } = lexer;
  while (lexer.at < text.length) {
    const fault = lineFault(lexer) ?? readNext(lexer);
    if (fault) return fault;
  }
  return undefined;
}

/** A blank, a section, a comment or an option; in front of the first section any other character. */
function readNext(lexer: Lexer): UnitFault | undefined {
  const { text, at } = lexer;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const section = lexer.sections.at(-1);
  readCharacters(lexer, at + character.length);
  if (character === '[') return lineFault(lexer) ?? readSection(lexer);
  if (character === '#' || character === ';') return lineFault(lexer) ?? skipComment(lexer);
  if (!section || isSpace(character)) return undefined;
  lexer.at = at;
  return lineFault(lexer) ?? readOption(lexer, section.options);
}

function readSection(lexer: Lexer): UnitFault | undefined {
  const { text, at } = lexer;
  const start = at - 1;
  const close = text.indexOf(']', at);
  if (close < 0) return { kind: 'unclosed-section', start, end: endOfLine(text, start) };
  readTo(lexer, close + 1);
  const fault = lineFault(lexer);
  if (fault) return fault;
  const end = endOfLine(text, close + 1);
  readTo(lexer, end + 1);
  const behind = trimmed(text, { start: close + 1, end });
  if (behind.start < behind.end) return { kind: 'text-behind-section', ...behind };
  lexer.sections.push({ name: text.slice(at, close), start, end: close + 1, options: [] });
  return undefined;
}

/** A comment goes on in the next line where a backslash ends it, as a value does, but one blank may stand behind that. */
function skipComment(lexer: Lexer): undefined {
  const { text } = lexer;
  for (;;) {
    const { at } = lexer;
    const end = endOfLine(text, at);
    readTo(lexer, end + 1);
    const line = withoutReturn(text, { start: at, end });
    if (!text.slice(line.start, line.end).replace(/ $/u, '').endsWith('\\')) return;
  }
}

function readOption(lexer: Lexer, options: UnitOption[]): UnitFault | undefined {
  const { text, at } = lexer;
  const stop = /[=\n\r]/gu;
  stop.lastIndex = at;
  const found = stop.exec(text);
  if (found?.[0] !== '=')
    return { kind: 'no-equals-sign', ...trimmed(text, { start: at, end: found?.index ?? text.length }) };
  readCharacters(lexer, found.index + 1);
  const valueStart = lexer.at;
  let value = '';
  for (;;) {
    const fault = lineFault(lexer);
    if (fault) return fault;
    const start = lexer.at;
    const end = endOfLine(text, start);
    readTo(lexer, end + 1);
    const { end: lineEnd } = withoutReturn(text, { start, end });
    const line = text.slice(start, lineEnd);
    if (isBlank(line)) break;
    value += line;
    if (!line.endsWith('\\')) break;
    if (end < text.length) value += '\n';
  }
  const name = trimmed(text, { start: at, end: found.index });
  options.push({
    ...name,
    name: text.slice(name.start, name.end),
    // A line break behind the last backslash is kept.
    value: value.endsWith('\n') ? `${trim(value)}\n` : trim(value),
    valueRange: trimmed(text, { start: valueStart, end: Math.min(lexer.at, text.length) }),
  });
  return undefined;
}

/** In one go, as lines and section names are read. */
function readTo(lexer: Lexer, end: number): void {
  const to = Math.min(end, lexer.text.length);
  lexer.buffer.read(lexer.at, to);
  lexer.at = to;
}

/** One by one, which fills the buffer at other places. */
function readCharacters(lexer: Lexer, end: number): void {
  while (lexer.at < end) readTo(lexer, lexer.at + String.fromCodePoint(lexer.text.codePointAt(lexer.at) ?? 0).length);
}

/** What is longer is cut off by systemd, so go-systemd refuses it, where it has enough of the text at hand to notice. */
const longestLine = 2048;

function lineFault({ at, text, buffer }: Lexer): UnitFault | undefined {
  if (buffer.bytesWithoutBreak(at) < longestLine) return undefined;
  return { kind: 'line-too-long', start: at, end: endOfLine(text, at) };
}

/** Go reads through a buffer, and looks at what is in it. */
interface Buffer {
  /** Takes note that a stretch of the text was read. */
  readonly read: (from: number, to: number) => void;
  /** How many bytes at hand from a place on hold no line break; 0 where too few are at hand. */
  readonly bytesWithoutBreak: (at: number) => number;
}

const bufferSize = 4096;

function bufferOf(text: string): Buffer {
  // No stretch without a line break is as long: nothing can be refused.
  if (!/[^\r\n]{683}/u.test(text)) return { read: () => {}, bytesWithoutBreak: () => 0 };
  const byteAt = byteOffsets(text);
  const total = byteAt(text.length);
  let bufferEnd = 0;
  let nextBreak = -1;
  return {
    read: (from, to) => {
      const end = byteAt(to);
      let start = byteAt(from);
      while (bufferEnd < end) {
        // Full, so all of it is taken before more is read.
        if (bufferEnd - start >= bufferSize) start = bufferEnd;
        bufferEnd = Math.min(total, start + bufferSize);
      }
    },
    bytesWithoutBreak: (at) => {
      const start = byteAt(at);
      if (bufferEnd - start < longestLine) return 0;
      if (nextBreak < at) nextBreak = endOfPhysicalLine(text, at);
      return byteAt(nextBreak) - start;
    },
  };
}

/** The offset in UTF-8 of an offset in the text. */
function byteOffsets(text: string): (offset: number) => number {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let offset = 0; offset < text.length; offset++) {
    offsets[offset] = bytes;
    const code = text.charCodeAt(offset);
    // A surrogate is half of four bytes; a low one alone stands for one byte that is no UTF-8.
    if (code >= 0xdc80 && code <= 0xdcff && !isHighSurrogate(text.charCodeAt(offset - 1))) bytes += 1;
    else bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return (offset) => offsets[offset] ?? bytes;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** The end of the line for go-systemd's reader, which is at a line feed. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function endOfPhysicalLine(text: string, offset: number): number {
  const stop = /[\r\n]/gu;
  stop.lastIndex = offset;
  return stop.exec(text)?.index ?? text.length;
}

/** A carriage return at the very end of the text is no part of the line; one in front of a line feed is. */
function withoutReturn(text: string, { start, end }: Range): Range {
  const isCut = end === text.length && end > start && text.charAt(end - 1) === '\r';
  return { start, end: isCut ? end - 1 : end };
}

/** What Go takes for blank. */
const spaces = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const space = new RegExp(`^[${spaces}]$`, 'u');
const leading = new RegExp(`^[${spaces}]+`, 'u');
const notSpace = new RegExp(`[^${spaces}]`, 'u');

function isSpace(character: string): boolean {
  return space.test(character);
}

function isBlank(text: string): boolean {
  return !notSpace.test(text);
}

function trim(text: string): string {
  const { start, end } = trimmed(text, { start: 0, end: text.length });
  return text.slice(start, end);
}

/** A stretch without the blanks around it. */
function trimmed(text: string, { start, end }: Range): Range {
  const from = start + (leading.exec(text.slice(start, end))?.[0].length ?? 0);
  let to = end;
  while (to > from && isSpace(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

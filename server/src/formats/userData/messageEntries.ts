import type { Range } from '../../base/text.ts';

/** A message as Python's `email` package reads it, which cloud-init hands its user data to. */
export interface Message {
  /** What is no container, in the order of the text. */
  readonly entries: readonly MessageEntry[];
  /** The containers that nothing is taken out of. */
  readonly broken: readonly BrokenContainer[];
  /** Whether cloud-init takes the text for a message: it looks for `MIME-Version:` near the top. */
  readonly isMarked: boolean;
}

export interface MessageEntry {
  /** In lower case; `text/plain` where none is said. */
  readonly type: string;
  /** The header fields by their names in lower case, the first of each name. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly body: Range;
  /** Of its body; undefined for one that stands there as it is. */
  readonly encoding: string | undefined;
  /** How the bytes of its body stand for a text, as it says itself; in lower case. */
  readonly charset: string | undefined;
}

export interface Field extends Range {
  /** As it is written. */
  readonly name: string;
  /** With the line breaks within it, each as `\n`. */
  readonly value: string;
}

export interface BrokenContainer {
  readonly field: Field;
  /** No boundary is named, or the one that is stands nowhere below. */
  readonly why: 'no-boundary' | 'boundary-missing';
}

/** Undefined for a text that is no message. */
export function messageEntries(text: string): Message | undefined {
  const isMarked = /mime-version:/iu.test(text.slice(0, lookedAt));
  if (!isMarked && !/^\s*content-type:/iu.test(text)) return undefined;
  const whole = { start: 0, end: text.length };
  const { fields } = headersAt(text, whole);
  // Many a config begins as a message does, with a name and a colon, and some speak of messages.
  if (!fields.has('mime-version') && !fields.has('content-type')) return undefined;
  if (!isMarked && !isContainer(text, fields)) return undefined;
  const entries: MessageEntry[] = [];
  const broken: BrokenContainer[] = [];
  collect(text, whole, 0, { entries, broken });
  return { entries, broken, isMarked };
}

/** cloud-init looks for the mark of a message in so many bytes. */
const lookedAt = 4096;

/** Messages within messages are not followed further. */
const deepest = 8;

/** Whether somebody meant a message: it names a boundary, which stands somewhere below. */
function isContainer(text: string, fields: ReadonlyMap<string, Field>): boolean {
  const { type, boundary } = contentType(fields.get('content-type')?.value);
  return type.startsWith('multipart/') && boundary !== undefined && text.includes(`\n--${boundary}`);
}

interface Headers {
  readonly fields: ReadonlyMap<string, Field>;
  /** Where the body begins. */
  readonly end: number;
}

interface Found {
  readonly entries: MessageEntry[];
  readonly broken: BrokenContainer[];
}

function collect(text: string, whole: Range, depth: number, found: Found): void {
  const { fields, end: start } = headersAt(text, whole);
  const field = fields.get('content-type');
  const { type, boundary, charset } = contentType(field?.value);
  const body = { start, end: whole.end };
  if (type.startsWith('multipart/')) {
    const bodies = boundary === undefined || depth === deepest ? [] : bodiesBetween(text, body, boundary);
    if (bodies.length === 0 && field && depth < deepest)
      found.broken.push({ field, why: boundary === undefined ? 'no-boundary' : 'boundary-missing' });
    for (const each of bodies) collect(text, each, depth + 1, found);
    return;
  }
  const said = inOneLine(fields.get('content-transfer-encoding')?.value).toLowerCase();
  const encoding = ['', '7bit', '8bit', 'binary'].includes(said) ? undefined : said;
  found.entries.push({ type, fields, body, encoding, charset });
}

/** The header fields, the first of each name; a line that is none ends them, and is part of the body unless it is empty. */
function headersAt(text: string, { start, end }: Range): Headers {
  const fields = new Map<string, Field>();
  let at = start;
  let name: string | undefined;
  while (at < end) {
    const line = lineAt(text, at, end);
    if (line.text === '') return { fields, end: line.next };
    const field = /^(?<name>[!-9;-~]*):(?<value>.*)$/u.exec(line.text)?.groups;
    const isContinued = /^[ \t]/u.test(line.text) && name !== undefined;
    if (!field && !isContinued && !(at === 0 && line.text.startsWith('From '))) return { fields, end: at };
    const known = name === undefined ? undefined : fields.get(name);
    const written = line.text.trimEnd();
    if (isContinued && name !== undefined && known)
      fields.set(name, { ...known, value: `${known.value}\n${written}`, end: at + written.length });
    else if (field) {
      const own = field.name ?? '';
      // A further one of a name counts for nothing, its lines neither.
      name = fields.has(own.toLowerCase()) ? '' : own.toLowerCase();
      if (name !== '')
        fields.set(name, { name: own, value: (field.value ?? '').trim(), ...rangeOfValue(line.text, at) });
    }
    at = line.next;
  }
  return { fields, end: at };
}

function rangeOfValue(line: string, at: number): Range {
  const colon = line.indexOf(':') + 1;
  const blanks = /^\s*/u.exec(line.slice(colon))?.[0].length ?? 0;
  const end = at + line.trimEnd().length;
  return { start: Math.min(end, at + colon + blanks), end };
}

function inOneLine(value: string | undefined): string {
  return (value ?? '').replaceAll(/\n[ \t]*/gu, ' ');
}

interface ContentType {
  /** In lower case; `text/plain` where none is said or what is said is none. */
  readonly type: string;
  readonly boundary: string | undefined;
  readonly charset: string | undefined;
}

function contentType(value: string | undefined): ContentType {
  const [said = '', ...parameters] = inOneLine(value).split(';');
  const type = said.trim().toLowerCase();
  const named = new Map(
    parameters.toReversed().flatMap((each): readonly (readonly [string, string])[] => {
      const found = /^\s*(?<name>[^\s=]+)\s*=\s*(?:"(?<quoted>[^"]*)"|(?<plain>.*?))\s*$/u.exec(each)?.groups;
      return found ? [[(found.name ?? '').toLowerCase(), found.quoted ?? found.plain ?? '']] : [];
    }),
  );
  return {
    type: /^[^/]+\/[^/]+$/u.test(type) ? type : 'text/plain',
    boundary: named.get('boundary'),
    charset: named.get('charset')?.toLowerCase(),
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

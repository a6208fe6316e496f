import type { Range } from '../../base/text.ts';
import type { Stretch } from '../../document/textDocument.ts';
import { readHeader } from './header.ts';

/** A text in a text that holds several. */
export interface Entry extends Range {
  /** As it is said, in lower case; empty where cloud-init looks at the content. */
  readonly type: string;
  /** Undefined where it is encoded, so that what it holds is not known here. */
  readonly content: string | undefined;
}

/**
 * The entries of a multi-part message that cloud-init takes for cloud-config, by the rules of Python's `email` package, which
 * reads it; undefined for a text that is no message. What an entry that is encoded holds is not known here.
 */
export function messageTexts(text: string): readonly Stretch[] | undefined {
  return messageEntries(text)?.flatMap(({ start, end, type, content }): readonly Stretch[] => {
    if (content === undefined) return [];
    if (type === 'text/cloud-config') return [{ start, end, isNamed: true }];
    const { kind } = readHeader(content);
    return type === '' && (kind === 'cloud-config' || kind === 'near-miss') ? [{ start, end, isNamed: false }] : [];
  });
}

/** All entries of a multi-part message, in its order; undefined for a text that is no message. */
export function messageEntries(text: string): readonly Entry[] | undefined {
  if (!/mime-version:/iu.test(text.slice(0, lookedAt))) return undefined;
  const whole = { start: 0, end: text.length };
  const { values } = headersAt(text, whole);
  // Many a config begins as a message does, with a name and a colon, and some speak of messages.
  if (!values.has('mime-version') && !values.has('content-type')) return undefined;
  return entriesOf(text, whole, 0);
}

/** cloud-init looks for the mark of a message in so many bytes. */
const lookedAt = 4096;

/** Messages within messages are not followed further. */
const deepest = 8;

interface Headers {
  readonly values: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

function entriesOf(text: string, whole: Range, depth: number): readonly Entry[] {
  const { values, end: start } = headersAt(text, whole);
  const { type, boundary } = contentType(values.get('content-type'));
  const body = { start, end: whole.end };
  if (type.startsWith('multipart/')) {
    if (boundary === undefined || depth === deepest) return [];
    return bodiesBetween(text, body, boundary).flatMap((part) => entriesOf(text, part, depth + 1));
  }
  const encoding = values.get('content-transfer-encoding')?.toLowerCase() ?? '';
  const isPlain = ['', '7bit', '8bit', 'binary'].includes(encoding);
  const content = isPlain ? text.slice(body.start, body.end) : undefined;
  return [{ ...body, type: sniffed.includes(type) ? '' : type, content }];
}

/** The types of which cloud-init looks at the content. */
const sniffed = ['text/plain', 'text/x-not-multipart', 'text/x-shellscript'];

/** The header fields, the first of each name; a line that is none ends them, and is part of the body unless it is empty. */
function headersAt(text: string, { start, end }: Range): Headers {
  const values = new Map<string, string>();
  let at = start;
  let name: string | undefined;
  while (at < end) {
    const line = lineAt(text, at, end);
    if (line.text === '') return { values, end: line.next };
    const field = /^(?<name>[!-9;-~]*):(?<value>.*)$/u.exec(line.text)?.groups;
    const isContinued = /^[ \t]/u.test(line.text) && name !== undefined;
    if (!field && !isContinued && !(at === 0 && line.text.startsWith('From '))) return { values, end: at };
    if (isContinued && name !== undefined) values.set(name, `${values.get(name)} ${line.text.trim()}`);
    else if (field) {
      name = (field.name ?? '').toLowerCase();
      if (!values.has(name)) values.set(name, (field.value ?? '').trim());
    }
    at = line.next;
  }
  return { values, end: at };
}

/** The type in lower case, `text/plain` where none is said or what is said is none. */
function contentType(value: string | undefined): { readonly type: string; readonly boundary: string | undefined } {
  const [said = '', ...parameters] = (value ?? '').split(';');
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

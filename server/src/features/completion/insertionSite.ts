import type { Range, TextEdit } from '../../base/text.ts';
import type { Part, TextDocument } from '../../document/textDocument.ts';
import type { Entry } from '../../shape/entry.ts';
import { columnOf, layoutOf } from '../layout/layout.ts';
import { escaped, type Form, type Insertion, lineAt, scalarText } from './insertText.ts';

/** What an insertion depends on of the cursor's place. */
export interface Spot {
  readonly kind: 'key' | 'value' | 'item';
  readonly style: 'block' | 'flow';
  readonly replace: Range;
  /** Of the `-` for an item in block style, else of the key. */
  readonly column: number;
  /** False for an item whose `-` is still to be written. */
  readonly hasDash?: boolean;
}

/** The place that completed text is put into, and what that place asks of the text. */
export interface Site {
  readonly form: Form;
  /** The column of the key that is completed, or of the key whose value or item is. */
  readonly column: number;
  /** The column of the dashes of the list whose item is completed. */
  readonly dash: number;
  readonly replace: Range;
  /** What is typed already of what is replaced. */
  readonly typed: string;
  /** Whether nothing fits in, because other text follows on the line or what is above and below belongs together. */
  readonly isTaken: boolean;
  /** Whether what belongs to the key stands there already, so that only its name is wanted. */
  readonly hasRest: boolean;
  /** Whether lines below belong to the item that is typed in block style. */
  readonly hasItemBelow: boolean;
  /** Whether the keys below are those of the object, or the items those of the list, whose key is typed in flow style. */
  readonly hasOpenBody: boolean;
  /** Whether what belongs to a key in block style can begin on the line below: at most a word stands there yet. */
  readonly isOpenBelow: boolean;
  /** Whether an anchor or a tag stands before the cursor: the first key of an object on the same line would take it. */
  readonly isBehindProperty: boolean;
  /** Whether nothing but comments stands in the part beside what is being typed. */
  readonly isOnlyText: () => boolean;
  /** The name of a key whose value is there already. */
  readonly bareKey: (name: string) => Insertion;
  /** The name of a key and the brace in front of its keys, which are there already. */
  readonly openKey: (name: string) => Insertion;
  readonly scalar: (entry: Entry, value: unknown) => Insertion;
  /** The value as one line of a list of choices. */
  readonly label: (entry: Entry, value: unknown) => string;
  /** The insertion with the blanks and commas that it needs here; `word` is what people type to find it. */
  readonly place: (insertion: Insertion, word: string | undefined) => Placed;
}

export interface Placed {
  readonly insertText: string;
  readonly insertFormat: 'plain' | 'snippet';
  readonly replace: Range;
  readonly filterText?: string;
  /** A comma behind what stands before the cursor. */
  readonly comma?: TextEdit;
}

/** The longest label of a value, in characters. */
const labelLength = 60;

export function siteAt(spot: Spot, part: Part, document: TextDocument, offset: number): Site {
  const { replace } = spot;
  const form = formOf(spot, part, document);
  const column = columnFor(spot, document);
  const before = document.text.slice(part.start, replace.start);
  const rest = document.text.slice(replace.end, part.end);
  const isKey = spot.kind === 'key';
  const isEmpty = replace.start === replace.end;
  // Behind a quoted key the value may follow at once.
  const isQuoted = form.style !== 'block' && /["']/u.test(document.text.charAt(replace.end - 1));
  const hasColon = isKey && (isQuoted ? /^\s*:/u : /^["']?[ \t]*:(?:\s|$)/u).test(rest);
  const hasLine = isKey && !hasColon && form.style === 'block' && /^[ \t]*[^\s#]/u.test(rest);
  const plainRest = withoutMasks(rest, replace.end, document);
  const hasBelow = isKey && !hasColon && form.style === 'block' && hasDeeperLine(plainRest, column);
  const replaced = document.text.slice(replace.start, replace.end);
  const hasOpenBody = isKey && !isEmpty && !hasColon && form.style !== 'block' && hasDeeperKey(before, rest);
  const surroundings: Surroundings = { spot, form, before, replaced, rest, hasColon, hasOpenBody };
  return {
    form,
    column,
    dash: spot.column,
    replace,
    typed: document.text.slice(replace.start, offset),
    // `[name: core]` is a map without braces, and its key no item.
    isTaken:
      (isEmpty && isTaken({ surroundings, column, hasLine, hasBelow })) ||
      (spot.kind === 'item' && form.style === 'flow' && /^[ \t]*:\s/u.test(rest)),
    hasRest: hasColon || hasLine || hasBelow,
    hasOpenBody,
    hasItemBelow: spot.kind === 'item' && form.style === 'block' && hasDeeperLine(plainRest, spot.column + 1),
    isOpenBelow: /^[ \t]*(?:[\r\n]|$)/u.test(rest) && !hasDeeperLine(plainRest, column),
    isBehindProperty: form.style === 'block' && /(?:^|\s)[&!]\S*[ \t]+$/u.test(lastLine(before)),
    isOnlyText: () => (before + rest).replace(/#.*$|^---[ \t]*$/gmu, '').trim() === '',
    bareKey: (name) => {
      const colon = hasColon ? '' : /^\S/u.test(rest) ? ': ' : ':';
      return { text: scalarText(undefined, name, form.style) + colon, format: 'plain' };
    },
    openKey: (name) => ({ text: `${scalarText(undefined, name, form.style)}: {`, format: 'plain' }),
    scalar: (entry, value) => ({ text: scalarOn(entry, value, column, form), format: 'plain' }),
    label: (entry, value) => shortLabel(typeof value === 'string' ? value : scalarText(entry, value, form.style)),
    place: (insertion, word) => place(insertion, word, surroundings),
  };
}

/** The place on the line below a key, in a column of its own, which what is inserted begins itself. */
export function siteBelow(site: Site, column: number, mark = ''): Site {
  const lead = `${lineAt(column)}${mark}`;
  return {
    ...site,
    column: column + mark.length,
    place: (insertion, word) => site.place({ ...insertion, text: lead + insertion.text }, word),
  };
}

interface Taken {
  readonly surroundings: Surroundings;
  readonly column: number;
  readonly hasLine: boolean;
  readonly hasBelow: boolean;
}

/** Whether nothing new fits in at a place where nothing is typed yet. */
function isTaken({ surroundings: { spot, form, before, rest, hasColon }, column, hasLine, hasBelow }: Taken): boolean {
  if (propertyTyped.test(lastLine(before))) return true;
  if (hasLine || (hasColon && /["']$/u.test(before)) || (hasBelow && isBelowDeeperLine(before, column))) return true;
  if (form.style === 'block' || spot.kind !== 'value') return false;
  // Keys below that are indented deeper are those of the value, which only lacks its brace.
  const below = /^[ \t]*\r?\n([ \t]*)["'\w][^\r\n]*?:(?=\s)/u.exec(rest)?.[1] ?? '';
  if (below.length > (/^[ \t]*/u.exec(lastLine(before))?.[0].length ?? 0)) return true;
  // A value stands behind the cursor, or before it; what is no value but the next key only lacks its comma.
  return (
    (/^\s*[^\s,}\]]/u.test(rest) && !/^\s*(?:"[^"]*"|'[^']*'|[\w.-]+)\s*:/u.test(rest)) || /[}\]]\s*$/u.test(before)
  );
}

/** An anchor, an alias or a tag that is being typed. */
const propertyTyped = /(?:^|[\s,[{])[&*!][^\s,[\]{}]*$/u;

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

interface Surroundings {
  readonly spot: Spot;
  readonly form: Form;
  /** The part's text on both sides of what is replaced. */
  readonly before: string;
  readonly replaced: string;
  readonly rest: string;
  readonly hasColon: boolean;
  readonly hasOpenBody: boolean;
}

function place(insertion: Insertion, word: string | undefined, surroundings: Surroundings): Placed {
  const { spot } = surroundings;
  const { comma, lead } = commaBefore(surroundings);
  const after = commaAfter(surroundings);
  // Without a stop of its own the cursor would end up behind the comma.
  const needsStop = insertion.format === 'plain' && after !== '' && spot.kind === 'key';
  const body = needsStop ? `${escaped(insertion.text)}\${0}` : insertion.text;
  const quote = /^["']/u.exec(surroundings.replaced)?.[0];
  // What begins on the next line leaves no blanks behind on this one.
  const isBelow = insertion.text.startsWith('\n');
  const blanks = /[ \t]*$/u.exec(surroundings.before)?.[0].length ?? 0;
  return {
    insertText: lead + (isBelow ? '' : marksBefore(surroundings)) + body + after,
    insertFormat: needsStop ? 'snippet' : insertion.format,
    replace: isBelow ? { ...spot.replace, start: spot.replace.start - blanks } : spot.replace,
    ...(quote !== undefined && word !== undefined ? { filterText: `${quote}${word}${quote}` } : {}),
    ...(comma ? { comma } : {}),
  };
}

/** The dash of a new item, and the blank that YAML asks for behind `:` and `-`. */
function marksBefore({ spot, form: { style }, before }: Surroundings): string {
  if (style === 'json') return '';
  if (spot.hasDash === false) return '- ';
  return before.endsWith(':') || (style === 'block' && /(?:^|\s)-$/u.test(before)) ? ' ' : '';
}

/** In flow style a key or item needs a comma behind the one before it. */
function commaBefore(surroundings: Surroundings): { readonly comma?: TextEdit; readonly lead: string } {
  const { spot, form, before, hasColon } = surroundings;
  if (form.style === 'block' || spot.kind === 'value' || hasColon) return { lead: '' };
  const text = before.trimEnd();
  if (text === '' || /[,[{]$/u.test(text)) return { lead: '' };
  if (text.length === before.length) return { lead: ', ' };
  const place = spot.replace.start - (before.length - text.length);
  return { lead: '', comma: { start: place, end: place, newText: ',' } };
}

/** In flow style a comma is needed where another key or item follows. */
function commaAfter({ form, rest, hasColon, hasOpenBody }: Surroundings): string {
  if (form.style === 'block' || hasColon || hasOpenBody || !/^\s*[^\s,}\]]/u.test(rest)) return '';
  return /^\s/u.test(rest) ? ',' : ', ';
}

function formOf(spot: Spot, part: Part, document: TextDocument): Form {
  const { text, syntax } = document;
  const lineBefore = text.slice(spot.replace.start - columnOf(document, spot.replace.start), spot.replace.start);
  const multiline = /^\s*(?:"[^"]*"\s*:\s*)?$/u.test(lineBefore);
  const layout = layoutOf(part.root, document);
  if (syntax !== 'json') return { ...layout, style: spot.style, multiline };
  return { ...layout, step: jsonIndentation(text)?.length ?? layout.step, style: 'json', multiline };
}

/** What the first level of a JSON text is indented with, if anything. */
export function jsonIndentation(text: string): string | undefined {
  return /^[ \t]+(?=")/mu.exec(text)?.[0];
}

/** The column that what is inserted is indented from: that of the key, the first key of an item, or in JSON of the line. */
function columnFor({ kind, style, replace, column, hasDash }: Spot, document: TextDocument): number {
  const own = columnOf(document, replace.start);
  const line = document.text.slice(replace.start - own, replace.start);
  if (style === 'flow' || document.syntax === 'json') return /^[ \t]*/u.exec(line)?.[0].length ?? 0;
  if (kind === 'key') return own;
  if (kind === 'value') return column;
  return hasDash === false || line.endsWith('-') ? column + 2 : own;
}

/** The text from an offset on with blanks in place of templates: the indentation of their tags says nothing. */
function withoutMasks(rest: string, start: number, { masks }: TextDocument): string {
  const later = masks.filter((mask) => mask.start >= start);
  if (later.length === 0) return rest;
  let plain = '';
  for (const mask of later) {
    plain += rest.slice(plain.length, mask.start - start);
    plain += ' '.repeat(Math.max(0, Math.min(mask.end - start, rest.length) - plain.length));
  }
  return plain + rest.slice(plain.length);
}

/** Whether what is below the cursor's line belongs to the key that is typed: it is indented deeper, or a list right below it. */
function hasDeeperLine(rest: string, column: number): boolean {
  const next = nextLine.exec(rest)?.groups;
  const { indentation = '', word = '' } = next ?? {};
  if (word === '' || word.startsWith('#') || word === '---' || word === '...') return false;
  return indentation.length > column || (indentation.length === column && word === '-');
}

/** Whether the key in flow style has its line for itself, and the next one begins with a key that is indented deeper. */
function hasDeeperKey(before: string, rest: string): boolean {
  const own = /(?:^|[\r\n])([ \t]*)$/u.exec(before)?.[1];
  const below = /^[ \t]*(?:\r?\n[ \t]*)*\r?\n([ \t]*)["'\w][^\r\n]*?:(?=\s)/u.exec(rest)?.[1];
  return own !== undefined && below !== undefined && below.length > own.length;
}

/** The next line that holds more than blanks and a comment. */
const nextLine = /(?:\r?\n|\r(?!\n))(?:[ \t]*(?:#[^\r\n]*)?(?:\r?\n|\r(?!\n)))*(?<indentation> *)(?<word>\S*)/u;

/** Whether the last line above the cursor's that holds text is indented deeper than the column. */
function isBelowDeeperLine(before: string, column: number): boolean {
  const above = before.slice(0, before.length - lastLine(before).length).trimEnd();
  return (/^ */u.exec(lastLine(above))?.[0].length ?? 0) > column;
}

/** A scalar for a value; one of several lines as a block below its key where block style allows it. */
function scalarOn(entry: Entry, value: unknown, column: number, { style, step }: Form): string {
  if (style !== 'block' || typeof value !== 'string' || !value.includes('\n')) return scalarText(entry, value, style);
  const lines = value.replace(/\n$/u, '').split('\n');
  const indent = ' '.repeat(column + step);
  return [value.endsWith('\n') ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : indent + line))].join('\n');
}

function shortLabel(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const isCut = line.length > labelLength || line.length < text.trimEnd().length;
  return isCut ? `${line.slice(0, labelLength - 1)}…` : line;
}

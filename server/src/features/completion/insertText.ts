import { type Entry, itemOf, leadingType, propertiesOf } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import type { VersionRow } from '../../shape/versions.ts';
import { isRequired } from '../describeEntry.ts';
import { isEntryAt, pathOfEntry } from '../entryPath.ts';
import type { Layout } from '../layout/layout.ts';
import { printText, printValue } from '../printValue.ts';

/** Where text is put, and so in which form. */
export interface Form extends Layout {
  readonly style: 'block' | 'flow' | 'json';
  /** Whether objects and lists of JSON stand on lines of their own. */
  readonly multiline: boolean;
}

/** Text for an editor to insert: `snippet` where it has stops (`$1`) for the cursor. */
export interface Insertion {
  readonly text: string;
  readonly format: 'plain' | 'snippet';
}

/** A key with everything that its value must begin with; the key stands at the given column. */
export function keyInsertion(entry: Entry, column: number, form: Form, target: Target): Insertion {
  return asInsertion((write) => write.member(entry, column), form, target);
}

/** An object that is an item of a list, with its required keys. */
export function itemInsertion(entry: Entry, column: number, form: Form, target: Target): Insertion {
  return asInsertion((write) => write.value(entry, column), form, target);
}

/** A whole document of a version: what every config needs, and the version itself. */
export function documentInsertion(root: Entry, row: VersionRow, form: Form, target: Target): Insertion {
  const written = asInsertion(
    (write) => (form.style === 'json' ? write.value(root, 0) : write.body(root, 0)),
    form,
    { ...target, row },
    row,
  );
  return { text: `${written.text}\n`, format: written.format };
}

/** A scalar as it is written in the form. */
export function scalarText(entry: Entry | undefined, value: unknown, style: Form['style']): string {
  if (style === 'json') return JSON.stringify(value);
  if (typeof value === 'string') return printText(value, style === 'flow');
  return printValue(entry, value, 'yaml');
}

interface Writer {
  readonly member: (entry: Entry, column: number) => string;
  readonly value: (entry: Entry, column: number) => string;
  readonly body: (entry: Entry, column: number) => string;
}

/** Runs a writer; a single stop at the very end needs no snippet, because the cursor lands there anyway. */
function asInsertion(run: (write: Writer) => string, form: Form, target: Target, row?: VersionRow): Insertion {
  let stops = 0;
  const stop = (suggestion?: string): string => {
    stops++;
    return suggestion === undefined ? stopAt(stops) : `\${${stops}:${suggestion}}`;
  };
  const given = (entry: Entry): unknown => givenValue(entry, target, row);
  const wanted = (entry: Entry): readonly Entry[] =>
    [...propertiesOf(entry).values()].filter(
      (child) => isRequired(child, target) || (row !== undefined && leadsToVersion(child, target)),
    );
  const write = form.style === 'block' ? blockWriter(form, stop, given, wanted) : flowWriter(form, stop, given, wanted);
  const text = run(write);
  const only = stopAt(1);
  if (stops === 1 && text.endsWith(only)) return { text: unescaped(text.slice(0, -only.length)), format: 'plain' };
  if (stops === 0) return { text: unescaped(text), format: 'plain' };
  return { text: stops === 1 ? text.replace(only, stopAt(0)) : text, format: 'snippet' };
}

function stopAt(number: number): string {
  return `\${${number}}`;
}

type Stop = (suggestion?: string) => string;

function blockWriter(
  { step, listOffset }: Form,
  stop: Stop,
  given: (entry: Entry) => unknown,
  wanted: (entry: Entry) => readonly Entry[],
): Writer {
  const write: Writer = {
    member: (entry, column) => `${escaped(printText(entry.name, false))}:${write.value(entry, column)}`,
    value: (entry, column) => {
      const fixed = given(entry);
      if (fixed !== undefined) return ` ${escaped(scalarText(entry, fixed, 'block'))}`;
      switch (leadingType(entry).keywords.type) {
        case 'object':
          return `${lineAt(column + step)}${write.body(entry, column + step)}`;
        case 'array': {
          const item = itemOf(entry);
          const dash = `${lineAt(column + listOffset)}- `;
          return (
            dash +
            (item && leadingType(item).keywords.type === 'object' ? write.body(item, column + listOffset + 2) : stop())
          );
        }
        default:
          return isLongText(entry) ? ` |${lineAt(column + step)}${stop()}` : ` ${stop()}`;
      }
    },
    body: (entry, column) => {
      const members = wanted(entry).map((child) => write.member(child, column));
      return members.length > 0 ? members.join(lineAt(column)) : stop();
    },
  };
  return write;
}

function flowWriter(
  form: Form,
  stop: Stop,
  given: (entry: Entry) => unknown,
  wanted: (entry: Entry) => readonly Entry[],
): Writer {
  const { step, multiline } = form;
  const isJson = form.style === 'json';
  const wrap = (open: string, inner: string, close: string, column: number): string => {
    if (isJson && multiline) return `${open}${lineAt(column + step)}${inner}${lineAt(column)}${close}`;
    return isJson ? open + inner + close : `${open} ${inner} ${close}`;
  };
  const write: Writer = {
    member: (entry, column) =>
      `${escaped(isJson ? JSON.stringify(entry.name) : printText(entry.name, true))}: ${write.value(entry, column)}`,
    value: (entry, column) => {
      const fixed = given(entry);
      if (fixed !== undefined) return escaped(scalarText(entry, fixed, form.style));
      switch (leadingType(entry).keywords.type) {
        case 'object':
          return wrap('{', write.body(entry, column + step), '}', column);
        case 'array': {
          const item = itemOf(entry);
          return wrap('[', item ? write.value(item, column + step) : stop(), ']', column);
        }
        case 'string':
          return isJson ? `"${stop()}"` : stop();
        default:
          // JSON knows no empty value, so one that fits stands there until another is typed.
          return isJson ? stop(startValue(entry)) : stop();
      }
    },
    body: (entry, column) => {
      const members = wanted(entry).map((child) => write.member(child, column));
      if (members.length === 0) return stop();
      return members.join(isJson && multiline ? `,${lineAt(column)}` : ', ');
    },
  };
  return write;
}

/** A value that needs no choice: a constant of the schema, or the version and variant of a new document. */
function givenValue(entry: Entry, { versionPath, variantPath }: Target, row: VersionRow | undefined): unknown {
  if (entry.keywords.const !== undefined) return entry.keywords.const;
  if (!row) return undefined;
  if (isEntryAt(entry, versionPath)) return row.version;
  return variantPath && isEntryAt(entry, variantPath) ? row.variant : undefined;
}

/** Whether the key leads to the version, which a new document needs. */
function leadsToVersion(entry: Entry, { versionPath }: Target): boolean {
  return pathOfEntry(entry).every((step, index) => step === versionPath[index]);
}

/** A text that is written over several lines, as its examples show. */
function isLongText({ keywords }: Entry): boolean {
  return (
    keywords.type === 'string' && typeof keywords.examples?.[0] === 'string' && keywords.examples[0].includes('\n')
  );
}

/** What a person most likely wants in place of the default: the other boolean, else an example. */
function startValue({ keywords }: Entry): string {
  if (keywords.type === 'boolean') return String(keywords.default !== true);
  return JSON.stringify(keywords.examples?.[0] ?? keywords.default ?? 0);
}

/** A new line that begins in the column. */
export function lineAt(column: number): string {
  return `\n${' '.repeat(column)}`;
}

/** Text that means itself inside a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/gu, '\\$&');
}

/** What a snippet means that has no stops. */
export function unescaped(text: string): string {
  return text.replace(/\\([\\$}])/gu, '$1');
}

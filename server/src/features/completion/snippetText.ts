import { type Entry, itemOf, propertyOf, variantFor } from '../../shape/entry.ts';
import type { SnippetTree } from '../../shape/snippetTable.ts';
import { escaped, type Form, type Insertion, lineAt, scalarText, unescaped } from './insertText.ts';

/** The text of a snippet without the marks of its places. */
export function plainText(text: string): string {
  return text.replace(placeholder, '$<given>');
}

const placeholder = /\$\{(?<stop>\d+)(?::(?<given>[^}]*))?\}/gu;

/** What an insertion writes, for somebody who looks at it first; it stands in the column, which is not shown. */
export function previewText({ text, format }: Insertion, column: number): string {
  const plain = format === 'snippet' ? expanded(text) : text;
  const first = /^\n( *)/u.exec(plain)?.[1]?.length ?? column;
  return plain.replaceAll(new RegExp(`^ {0,${first}}`, 'gmu'), '').trim();
}

/** The members of an object as lines, or parts of a line, that stand beside its other keys. */
export function membersText(tree: SnippetTree, entry: Entry, column: number, form: Form): Insertion {
  return finished(writerFor(form).members(tree, entry, column));
}

/** Items of a list, the first of them behind a dash in `dash`, which is there or is put there by others. */
export function itemsText(
  items: readonly SnippetTree[],
  item: Entry,
  column: number,
  dash: number,
  form: Form,
): Insertion {
  const write = writerFor(form);
  const separator = form.style === 'block' ? `${lineAt(dash)}- ` : separatorOf(form, column);
  return finished(items.map((each) => write.item(each, item, column)).join(separator));
}

/** What stands behind the colon of a key in the column. */
export function valueText(tree: SnippetTree, entry: Entry, column: number, form: Form): Insertion {
  return finished(writerFor(form).value(tree, entry, column));
}

/** One scalar with its places for the cursor. */
export function placeholderText(entry: Entry, text: string, form: Form): Insertion {
  return finished(scalar(text, entry, form));
}

function expanded(text: string): string {
  const marks = /\\(?<mark>[\\$}])|\$\{\d+(?::(?<given>(?:\\.|[^}\\])*))?\}/gu;
  return text.replace(marks, (_, mark: string | undefined, given = '') => mark ?? unescaped(given));
}

interface TreeWriter {
  readonly members: (tree: SnippetTree, entry: Entry | undefined, column: number) => string;
  readonly value: (tree: SnippetTree, entry: Entry | undefined, column: number) => string;
  readonly item: (tree: SnippetTree, entry: Entry | undefined, column: number) => string;
}

function writerFor(form: Form): TreeWriter {
  return form.style === 'block' ? blockWriter(form) : flowWriter(form);
}

function blockWriter(form: Form): TreeWriter {
  const { step, listOffset } = form;
  const write: TreeWriter = {
    members: (tree, entry, column) =>
      membersOf(tree)
        .map(([name, value]) => {
          const own = keyOf(tree, entry, name);
          const key = scalar(name, undefined, form);
          return `${key}:${write.value(value, own, column)}`;
        })
        .join(lineAt(column)),
    value: (tree, entry, column) => {
      if (isList(tree)) {
        const item = entry && itemOf(entry);
        const dash = column + listOffset;
        return tree.map((each) => `${lineAt(dash)}- ${write.item(each, item, dash + 2)}`).join('');
      }
      if (typeof tree === 'object') {
        const isEmpty = Object.keys(tree).length === 0;
        return isEmpty ? ' {}' : lineAt(column + step) + write.members(tree, entry, column + step);
      }
      return ` ${isLong(tree) ? blockText(tree, column + step) : scalar(tree, entry, form)}`;
    },
    item: (tree, entry, column) => {
      // A list that is an item of another is short where it holds values only: the fields of a line, the words of a command.
      if (isList(tree) && tree.every((each) => typeof each !== 'object' && !isLong(each)))
        return flowWriter({ ...form, style: 'flow' }).value(tree, entry, column);
      if (isList(tree)) return write.value(tree, entry, column).trimStart();
      if (typeof tree === 'object') return write.members(tree, entry, column);
      return isLong(tree) ? blockText(tree, column) : scalar(tree, entry, form);
    },
  };
  return write;
}

/** The entry of a key in an object of a snippet, which may be one of several kinds. */
function keyOf(tree: SnippetTree, entry: Entry | undefined, name: string): Entry | undefined {
  return (
    entry &&
    propertyOf(
      variantFor(entry, (key) => Object.entries(tree).find(([own]) => own === key)?.[1]),
      name,
    )
  );
}

function flowWriter(form: Form): TreeWriter {
  const { step } = form;
  const isOverLines = form.style === 'json' && form.multiline;
  const wrap = (open: string, inner: readonly string[], close: string, column: number): string => {
    if (inner.length === 0) return open + close;
    const content = inner.join(separatorOf(form, column + step));
    if (isOverLines) return `${open}${lineAt(column + step)}${content}${lineAt(column)}${close}`;
    return form.style === 'json' || open === '[' ? open + content + close : `${open} ${content} ${close}`;
  };
  const members = (tree: SnippetTree, entry: Entry | undefined, column: number): readonly string[] =>
    membersOf(tree).map(([name, value]) => {
      const key = scalar(name, undefined, form);
      return `${key}: ${write.value(value, keyOf(tree, entry, name), column)}`;
    });
  const write: TreeWriter = {
    members: (tree, entry, column) => members(tree, entry, column).join(separatorOf(form, column)),
    value: (tree, entry, column) => {
      if (isList(tree)) {
        const item = entry && itemOf(entry);
        return wrap(
          '[',
          tree.map((each) => write.value(each, item, column + step)),
          ']',
          column,
        );
      }
      if (typeof tree === 'object') return wrap('{', members(tree, entry, column + step), '}', column);
      return scalar(tree, entry, form);
    },
    item: (tree, entry, column) => write.value(tree, entry, column),
  };
  return write;
}

function separatorOf({ style, multiline }: Form, column: number): string {
  return style === 'json' && multiline ? `,${lineAt(column)}` : ', ';
}

function isList(tree: SnippetTree): tree is readonly SnippetTree[] {
  return Array.isArray(tree);
}

function membersOf(tree: SnippetTree): readonly (readonly [string, SnippetTree])[] {
  return typeof tree === 'object' ? Object.entries(tree) : [];
}

function isLong(tree: SnippetTree): tree is string {
  return typeof tree === 'string' && tree.includes('\n');
}

function blockText(text: string, column: number): string {
  const lines = text.replace(/\n$/u, '').split('\n');
  const written = lines.map((line) => (line === '' ? '' : ' '.repeat(column) + withPlaces(line, (piece) => piece)));
  return [text.endsWith('\n') ? '|' : '|-', ...written].join('\n');
}

/** Quoted where what stands there at first needs quotes. A text at the place of another type stands for itself. */
function scalar(value: string | number | boolean, entry: Entry | undefined, { style }: Form): string {
  if (typeof value !== 'string') return escaped(scalarText(entry, value, style));
  const given = plainText(value);
  if (entry && !isText(entry, given)) return withPlaces(value, (piece) => piece);
  if (style !== 'json' && scalarText(entry, given, style) === given) return withPlaces(value, (piece) => piece);
  return `"${withPlaces(value, (piece) => JSON.stringify(piece).slice(1, -1))}"`;
}

/** Whether a value is meant as a text: where a number or a boolean may stand as well, what says one is none. */
function isText({ keywords }: Entry, given: string): boolean {
  if (keywords['x-types'] === undefined) return keywords.type === 'string';
  return keywords['x-types'].string !== undefined && !/^(?:-?\d+|true|false|null)$/u.test(given);
}

/** A text as a snippet: its places stay, and all else means itself. */
function withPlaces(text: string, write: (piece: string) => string): string {
  let written = '';
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    const { stop = '0', given } = match.groups ?? {};
    written += escaped(write(text.slice(end, match.index)));
    written += given === undefined ? `\${${stop}}` : `\${${stop}:${escaped(write(given))}}`;
    end = match.index + match[0].length;
  }
  return written + escaped(write(text.slice(end)));
}

/** A text without places is none for a snippet. */
function finished(text: string): Insertion {
  const hasPlaces = /(?<!\\)(?:\\\\)*\$\{\d/u.test(text);
  return hasPlaces ? { text, format: 'snippet' } : { text: unescaped(text), format: 'plain' };
}

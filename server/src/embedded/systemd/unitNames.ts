import { keptByText } from '../../base/keptByText.ts';
import type { Range } from '../../base/text.ts';
import { quadletFacts, systemdFacts } from '../../generated/unitFacts.ts';
import { isNameOf, type Spelling } from '../nameForms.ts';
import { escapedWord, withoutSpecifiers } from './escapedWord.ts';
import { readUnitFile } from './readUnitFile.ts';

/** A word of a unit file that may be a name; its range counts in the file's text. */
export interface UnitWord extends Range {
  readonly text: string;
  /** The kinds that it may be of, the likeliest first. */
  readonly kinds: readonly string[];
  readonly role: 'definition' | 'reference';
  /** True where the key holds nothing but such names; else the word is one only where the config defines it. */
  readonly isName: boolean;
  /** Where `text` is written with escapes: how another name is. */
  readonly spelling?: Spelling;
}

/** What `x-embeds` calls the texts that are written like unit files. */
export const unitTexts: ReadonlySet<string> = new Set([
  'systemd-unit',
  'systemd-drop-in',
  'quadlet',
  'quadlet-drop-in',
]);

/** The words of a unit file, drop-in or Quadlet file that may be names of the config around it. */
export const unitNames: (text: string) => readonly UnitWord[] = keptByText((text) => {
  const words: UnitWord[] = [];
  const plain = onlyKnown(text);
  for (const { name, assignments } of readUnitFile(text).sections) {
    const isOfSystemd = Object.hasOwn(systemdFacts.sections, name);
    for (const { key, valueRange } of assignments) {
      const named = isOfSystemd ? namesByKey().get(key) : undefined;
      words.push(...(named ? namesIn(plain, valueRange, named) : mentionsIn(plain, valueRange)));
    }
  }
  return words;
});

/** The words of a kernel argument that may be names. */
export function namesInArgument(text: string): readonly UnitWord[] {
  return [...plainMentions(onlyKnown(text), { start: 0, end: text.length })];
}

/** The words of any other text, like a script, that may be names. */
export const namesInText: (text: string) => readonly UnitWord[] = keptByText((text) => [
  ...plainMentions(onlyKnown(text), { start: 0, end: text.length }),
]);

/** What a template stands for is not known, nor is the word that it is part of. */
const unknownMark = '\0';

/**
 * A text of the same length in which templates are such marks, and comments, also between continued lines, are blanks. The
 * first line of a script is no comment.
 */
function onlyKnown(text: string): string {
  return text
    .replaceAll(/^[ \t]*(?:#(?!!)|;).*$/gmu, (comment) => ' '.repeat(comment.length))
    .replaceAll(/\{\{.*?\}\}|\{%.*?%\}|%\{.*?\}|<%.*?%>/gu, (mark) => unknownMark.repeat(mark.length));
}

/** The names that the value of such a key lists, without the marks that may stand in front of them. */
function* namesIn(text: string, { start, end }: Range, { kinds, role }: NamingKey): Generator<UnitWord> {
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[^\s"']+/gu)) {
    const name = word.replace(/\\$/u, '').replace(/^[-+!|]+/u, '');
    if (name === '' || name.includes(unknownMark)) continue;
    const from = start + index + word.indexOf(name);
    const common = { start: from, end: from + name.length, kinds, role, isName: true };
    const escaped = name.includes('%') ? withoutSpecifiers(name) : undefined;
    if (escaped) yield { ...common, ...escaped };
    else if (!name.includes('%')) yield { ...common, text: name };
  }
}

/** Paths, units and Quadlet files, wherever they stand. */
function* mentionsIn(text: string, range: Range): Generator<UnitWord> {
  yield* plainMentions(text, range);
  const value = text.slice(range.start, range.end);
  if (/["'\\]|%%/u.test(value)) yield* escapedMentions(value, range.start);
}

function* plainMentions(text: string, { start, end }: Range): Generator<UnitWord> {
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[^\s"'`=:;,|&()<>]+/gu)) {
    const name = word.replace(/^(?:#!|[-@+!]+)/u, '');
    const kinds = kindsOf(name);
    if (kinds.length === 0 || name.includes(unknownMark) || name.includes('%')) continue;
    const from = start + index + word.length - name.length;
    yield { text: name, start: from, end: from + name.length, kinds, role: 'reference', isName: false };
  }
}

/** A whole quoted text, or a word outside of quotes with its escapes. */
const quotedOrEscaped =
  /"(?<double>(?:\\.|[^"\\])*)"|'(?<single>(?:\\.|[^'\\])*)'|(?<bare>(?:\\.|[^\s"'=:;,|&()<>\\])+)/gu;

/** Paths that are written with blanks in quotes, with escapes or with `%%`. */
function* escapedMentions(value: string, start: number): Generator<UnitWord> {
  for (const { 0: whole, index, groups } of value.matchAll(quotedOrEscaped)) {
    const { double, single, bare } = groups ?? {};
    const quote = double === undefined ? (single === undefined ? '' : "'") : '"';
    const { path } = /(?:^[-@+!]*|=)(?<path>\/.*)$/u.exec(double ?? single ?? bare ?? '')?.groups ?? {};
    // What has nothing of that is found as a plain word.
    if (path === undefined || path.includes(unknownMark) || !/[\s\\%"']/u.test(path)) continue;
    const escaped = escapedWord(path, quote);
    const end = start + index + whole.length - quote.length;
    const common = { start: end - path.length, end, kinds: paths, role: 'reference', isName: false } as const;
    if (escaped) yield { ...common, ...escaped };
  }
}

function kindsOf(word: string): readonly string[] {
  if (word.startsWith('/')) return mentioned;
  if (isQuadletName(word)) return ['quadlet'];
  return word.includes('.') && isNameOf('unit', word) ? ['unit', 'quadlet'] : [];
}

const paths = ['path', 'mount-point'];

/** What an absolute path may be. */
const mentioned = ['path', 'device', 'mount-point'];

function isQuadletName(word: string): boolean {
  return Object.hasOwn(quadletFacts.endings, word.slice(word.lastIndexOf('.') + 1));
}

type NamingKey = Pick<UnitWord, 'kinds' | 'role'>;

let keyTable: ReadonlyMap<string, NamingKey> | undefined;

/** What the keys hold that list names. */
function namesByKey(): ReadonlyMap<string, NamingKey> {
  if (keyTable) return keyTable;
  const table = new Map<string, NamingKey>();
  const tables = [...Object.values(systemdFacts.sections).map(({ keys }) => keys), ...Object.values(systemdFacts.sets)];
  // A Quadlet file may name another one as a unit.
  const units: NamingKey = { kinds: ['unit', 'quadlet'], role: 'reference' };
  for (const keys of tables)
    for (const [key, holds] of Object.entries(keys)) if (holds === 'units') table.set(key, units);
  for (const [kind, keys] of Object.entries(systemdFacts.refers))
    for (const key of keys) table.set(key, { kinds: [kind], role: 'reference' });
  for (const [kind, keys] of Object.entries(systemdFacts.defines))
    for (const key of keys) table.set(key, { kinds: [kind], role: 'definition' });
  keyTable = table;
  return table;
}

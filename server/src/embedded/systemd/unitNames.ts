import { keptByText } from '../../base/keptByText.ts';
import type { Range } from '../../base/text.ts';
import { quadletFacts, systemdFacts } from '../../generated/unitFacts.ts';
import { readUnitFile } from './readUnitFile.ts';

/** A word of a unit file that may be a name; its range counts in the file's text. */
export interface UnitWord extends Range {
  readonly text: string;
  /** The kinds that it may be of, the likeliest first. */
  readonly kinds: readonly string[];
  readonly role: 'definition' | 'reference';
  /** True where the key holds nothing but such names; else the word is one only where the config defines it. */
  readonly isName: boolean;
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

/** What a template or a specifier stands for is not known, nor is the word that it is part of. */
const unknownMark = '%';

/** A text of the same length in which templates are such marks, and comments, also between continued lines, are blanks. */
function onlyKnown(text: string): string {
  return text
    .replaceAll(/^[ \t]*[#;].*$/gmu, (comment) => ' '.repeat(comment.length))
    .replaceAll(/\{\{.*?\}\}|\{%.*?%\}|%\{.*?\}|<%.*?%>/gu, (mark) => unknownMark.repeat(mark.length));
}

/** The names that the value of such a key lists, without the marks that may stand in front of them. */
function* namesIn(text: string, { start, end }: Range, { kinds, role }: NamingKey): Generator<UnitWord> {
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[^\s"']+/gu)) {
    const name = word.replace(/\\$/u, '').replace(/^[-+!|]+/u, '');
    if (name === '' || name.includes(unknownMark)) continue;
    const from = start + index + word.indexOf(name);
    yield { text: name, start: from, end: from + name.length, kinds, role, isName: true };
  }
}

/** Paths and Quadlet files, wherever they stand. */
function* mentionsIn(text: string, { start, end }: Range): Generator<UnitWord> {
  for (const { 0: word, index } of text.slice(start, end).matchAll(/[^\s"'=:;,|&()<>]+/gu)) {
    const name = word.replace(/^[-@+!]+/u, '');
    const kinds = name.startsWith('/') ? mentioned : isQuadletName(name) ? ['quadlet'] : [];
    if (kinds.length === 0 || name.includes(unknownMark)) continue;
    const from = start + index + word.length - name.length;
    yield { text: name, start: from, end: from + name.length, kinds, role: 'reference', isName: false };
  }
}

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

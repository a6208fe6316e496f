import type { TextEdit } from '../base/text.ts';
import { startOfLine } from '../document/characters.ts';
import type { ScalarNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { type Entry, propertiesOf } from '../shape/entry.ts';
import { nearest } from '../shape/nearest.ts';
import { listed } from '../shape/wording.ts';
import type { Reshaping } from './listFixes.ts';
import { putUnder } from './putUnder.ts';
import { targetTypeOf } from './targetType.ts';

/**
 * What to do about a text in place of keys that begins with one of them: its colon was forgotten, or it is not typed to
 * its end. Undefined for any other text.
 *
 * @param instead what the text would be if it were none
 */
export function missingColon(
  node: ScalarNode,
  entry: Entry | undefined,
  instead: Reshaping | undefined,
): Reshaping | undefined {
  if (!entry || node.style !== 'plain' || node.tag !== undefined) return undefined;
  const found = assignment(node.text, entry);
  if (found) return withColon(node, entry, found, instead);
  const names = meantNames(node.text, entry);
  if (names.length === 0) return undefined;
  const way = `put a colon and a value behind ${names.length > 1 ? 'one of the keys' : 'the key'} ${listed(names)}`;
  if (!instead) return { advice: way };
  return {
    advice: `${way}, or ${instead.advice}`,
    // Below its key nobody writes a text of one word, but everybody a key, letter by letter.
    fixes: (document) => (isBelowKey(document, node) ? [] : doubtful(instead, document)),
  };
}

interface Assignment {
  readonly key: string;
  readonly isExact: boolean;
  /** What stands behind the key and its blanks or its `=`. */
  readonly value: string;
  /** Where that begins. */
  readonly at: number;
  /** Whether the colon is there, and only the blank behind it is not. */
  readonly hasColon: boolean;
}

function withColon(node: ScalarNode, entry: Entry, found: Assignment, instead: Reshaping | undefined): Reshaping {
  const { key, value, isExact, hasColon } = found;
  const [line = ''] = /^[|>][-+\d]*(?=\s)|^.*/u.exec(value) ?? [];
  const shown = line.length > 40 ? `${line.slice(0, 39)}…` : line;
  const isKey = hasColon && isExact;
  const advice = `write \`${key}: ${shown}\`, with a ${hasColon ? 'blank behind the colon' : 'colon'}`;
  return {
    advice: instead && !isExact ? `${advice}, or ${instead.advice}` : advice,
    ...(isKey ? { instead: missingBlank(key, shown) } : {}),
    fixes: (document) => {
      const title = hasColon ? 'Insert a blank' : 'Insert the colon';
      if (standsAlone(document, node)) {
        const colons = insertColons(document, node, entry);
        if (!colons) return [];
        // Of a text that could be the whole value too, nobody knows.
        return [{ title, edits: colons.edits, certain: colons.isExact && !instead }];
      }
      const isOneLine = !/[\r\n]/u.test(document.text.slice(node.start, node.end).trimEnd());
      const edits = isOneLine && isWritable(value, false) ? putUnder(document, node, key, found.at) : [];
      const own = edits.length > 0 ? [{ title: `${title} and write it below`, edits, certain: false }] : [];
      return [...own, ...(instead && !isKey ? doubtful(instead, document) : [])];
    },
  };
}

function missingBlank(key: string, value: string): NonNullable<Reshaping['instead']> {
  const message = `a blank is missing behind the colon of \`${key}:${value}\`, so this is text and no key: the file is refused; add it`;
  return { code: 'syntax/missing-space', message };
}

/**
 * A key that the entry has, or nearly, and a value behind blanks, `=` or a colon without a blank. In a map with free keys
 * only `=` tells.
 */
function assignment(text: string, entry: Entry): Assignment | undefined {
  const found = /^(?<word>[^\s=:]+)(?<gap>[ \t]*=[ \t]*|[ \t]*:(?!\/\/)|[ \t]+)(?<value>\S.*)$/su.exec(text)?.groups;
  const { word = '', gap = '', value = '' } = found ?? {};
  if (!found) return undefined;
  const rest = { value, at: word.length + gap.length, hasColon: gap.includes(':') };
  const names = [...propertiesOf(entry).keys()];
  if (names.includes(word)) return { key: word, isExact: true, ...rest };
  if (targetTypeOf(entry) === 'map') return gap.includes('=') ? { key: word, isExact: false, ...rest } : undefined;
  const [near] = word.length < 3 ? [] : nearest(word, names);
  return near === undefined ? undefined : { key: near, isExact: false, ...rest };
}

/** The keys that a single word is the beginning of, or nearly is. */
function meantNames(text: string, entry: Entry): readonly string[] {
  const word = /^(?<word>[\w-]+)[ \t]*=?$/u.exec(text)?.groups?.word;
  if (word === undefined) return [];
  const names = [...propertiesOf(entry).keys()];
  const begun = names.filter((name) => name.startsWith(word));
  return begun.length > 0 || word.length < 3 ? begun : nearest(word, names);
}

/**
 * Colons on all lines of a text that begin in its column; undefined where one of these is none that a key begins, or a
 * value would be read as something else.
 */
function insertColons(
  { text }: TextDocument,
  node: ScalarNode,
  entry: Entry,
): { readonly edits: readonly TextEdit[]; readonly isExact: boolean } | undefined {
  const column = node.start - startOfLine(text, node.start);
  const lines = linesOf(text, node);
  const edits: TextEdit[] = [];
  let isExact = true;
  for (const [index, line] of lines.entries()) {
    if (line.column > column) continue;
    const found = line.column === column ? assignment(line.text, entry) : undefined;
    const next = lines[index + 1];
    if (!found || !isWritable(found.value, next !== undefined && next.column > column)) return undefined;
    isExact &&= found.isExact;
    edits.push({ start: line.start, end: line.start + found.at, newText: `${found.key}: ` });
  }
  return { edits, isExact };
}

interface Line {
  readonly start: number;
  readonly column: number;
  readonly text: string;
}

/** The lines of a text that are not empty, without their indentation. */
function linesOf(text: string, { start, end }: ScalarNode): readonly Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^\r\n]+/gu)) {
    const blanks = /^[ \t]*/u.exec(line)?.[0].length ?? 0;
    if (blanks === line.length) continue;
    const own = start + index + blanks;
    const column = own - startOfLine(text, own);
    lines.push({ start: own, column, text: line.trim() });
  }
  return lines;
}

/** Whether a value means what it says when it stands behind a colon. */
function isWritable(value: string, goesOn: boolean): boolean {
  if (/^[|>][-+\d]*$/u.test(value)) return goesOn;
  if (/^["']/u.test(value)) return /^"[^"\\]*"$|^'[^']*'$/u.test(value);
  if (/^[[{]/u.test(value)) return /^\[[^[\]{}]*\]$|^\{[^[\]{}]*\}$/u.test(value);
  return !/^[*&!%@`,\]}|>]|^[-?:](?:\s|$)/u.test(value);
}

/** Whether nothing but dashes stands before a text on its line. */
function standsAlone({ text, syntax }: TextDocument, { start }: ScalarNode): boolean {
  return syntax === 'yaml' && /^ *(?:- +)*$/u.test(text.slice(startOfLine(text, start), start));
}

function isBelowKey({ text, syntax }: TextDocument, { start }: ScalarNode): boolean {
  return syntax === 'yaml' && /^ *$/u.test(text.slice(startOfLine(text, start), start));
}

function doubtful({ fixes }: Reshaping, document: TextDocument): ReturnType<NonNullable<Reshaping['fixes']>> {
  return (fixes?.(document) ?? []).map((fix) => ({ ...fix, certain: false }));
}

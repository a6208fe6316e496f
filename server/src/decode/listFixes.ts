import type { Fix } from '../base/problem.ts';
import { lineAt, type Range, type TextEdit } from '../base/text.ts';
import { startOfLine } from '../document/characters.ts';
import type { MapNode, Node, ScalarNode, SeqNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { listStep, wrapInList as wrapNode } from '../document/textEdits.ts';
import { writeScalar } from '../document/yaml/scalarText.ts';
import { type Entry, itemOf, propertiesOf } from '../shape/entry.ts';
import { type Fixes, replaceWith } from './fixes.ts';
import { keyOfNames, listByName } from './listByName.ts';
import { putUnder } from './putUnder.ts';
import { targetTypeOf } from './targetType.ts';

/** A value in the form that a key wants: made a list of one item, or taken out of a list that has one. */
export interface Reshaping {
  /** What to do, for the end of a message. */
  readonly advice: string;
  readonly fixes?: Fixes;
  /** What is said in place of a wrong type, where the mistake is another; the code is whole. */
  readonly instead?: { readonly code: string; readonly message: string };
}

/**
 * Makes a scalar the only item of a list: on a line of its own where it stands behind its key, else in brackets. No fix
 * where the list wants lists or objects, which a scalar cannot be.
 */
export function wrapScalar(node: ScalarNode, entry: Entry | undefined): Fixes {
  const item = entry && itemOf(entry)?.keywords.type;
  return (document) => {
    if (item === 'object' || item === 'array') return [];
    if (node.style === 'literal' || node.style === 'folded' || node.end <= node.start) return [];
    const before = linePrefix(document, node.start);
    const isBlock =
      document.syntax === 'yaml' && /^[ \t-]*(?:[^\s"'{[#][^{["'#]*|"[^"]*"|'[^']*'):[ \t]+$/.test(before);
    const lines = item === 'string' ? itemForEachLine(document, node) : undefined;
    const isRest = lines !== undefined && /^ *- /mu.test(document.text.slice(node.start, node.end));
    if (lines && (lines.length > 1 || isRest))
      return [{ title: isRest ? 'Insert `- `' : 'Make each line an item', edits: lines, certain: false }];
    const words =
      entry && itemOf(entry)?.keywords['x-word'] ? itemForEachWord(document, node, isBlock ? before : undefined) : [];
    if (document.syntax === 'json' && item === 'string' && node.style === 'plain') {
      return replaceWith(node, `[${JSON.stringify(node.text)}]`, 'Make it a list with one text', true)(document);
    }
    const edits = lines ?? (isBlock ? onOwnLine(document, node, before) : wrapNode(document, node));
    // Blanks and commas may stand between several.
    const certain = item === 'string' && !/[\s,]/u.test(node.text);
    return [...words, { title: 'Make it a list with one item', edits, certain }];
  };
}

/**
 * Dashes before the lines of a text that stands below its key, where all begin in one column; in that of the dashes where
 * some lines have theirs.
 */
function itemForEachLine({ text, syntax }: TextDocument, node: ScalarNode): readonly TextEdit[] | undefined {
  if (syntax !== 'yaml' || node.style !== 'plain' || node.propertiesStart !== undefined) return undefined;
  const line = startOfLine(text, node.start);
  const column = node.start - line;
  if (!/^ *$/u.test(text.slice(line, node.start))) return undefined;
  const stretch = text.slice(line, node.end).trimEnd();
  const bare: number[] = [];
  let dashes: number | undefined;
  for (const { 0: blanks, index, 1: dash } of stretch.matchAll(/^ *(?=\S)(?=(- )?)/gmu)) {
    if (blanks.length !== (dash === undefined ? column : (dashes ?? blanks.length))) return undefined;
    if (dash === undefined) bare.push(line + index);
    else dashes = blanks.length;
  }
  if (dashes === undefined) return bare.map((at) => ({ start: at + column, end: at + column, newText: '- ' }));
  const newText = `${' '.repeat(dashes)}- `;
  return bare.map((at) => ({ start: at, end: at + column, newText }));
}

/** An item for each word of a text of one line, where no quotes hold some together. */
function itemForEachWord(document: TextDocument, node: ScalarNode, before: string | undefined): readonly Fix[] {
  const words = node.text.trim().split(/,?\s+/u);
  if (words.length < 2 || node.propertiesStart !== undefined || /["'\n]/u.test(node.text)) return [];
  const written = words.map((word) => writeScalar(word, 'plain', document.syntax, 'string', before === undefined));
  const edit: TextEdit =
    before === undefined
      ? { start: node.start, end: node.end, newText: `[${written.join(', ')}]` }
      : {
          ...gapBefore(node, before),
          end: node.end,
          newText: written.map((word) => `${dashBelow(document, before)}${word}`).join(''),
        };
  return [{ title: 'Make each word an item', edits: [edit], certain: false }];
}

function onOwnLine(document: TextDocument, node: ScalarNode, before: string): readonly TextEdit[] {
  return [{ ...gapBefore(node, before), newText: dashBelow(document, before) }];
}

/** The blanks behind the colon. */
function gapBefore({ start }: ScalarNode, before: string): Range {
  return { start: start - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end: start };
}

/** The dash of an item on a line below a key, as far to the right as the file's lists are. */
function dashBelow(document: TextDocument, before: string): string {
  const column = /^[ \t-]*/.exec(before)?.[0].length ?? 0;
  const newline = document.text.includes('\r\n') ? '\r\n' : '\n';
  return `${newline}${' '.repeat(column + listStep(document))}- `;
}

/** Makes a mapping the only item of a list, where its keys are keys of an item. */
export function wrapMap(node: MapNode, entry: Entry | undefined): Reshaping {
  const item = entry && itemOf(entry);
  const name = keyOfNames(node, entry);
  if (name !== undefined) {
    return {
      advice: `write an item for each, with its name as \`${name}\``,
      fixes: (document) => {
        const edits = listByName(document, node, name);
        return edits.length > 0 ? [{ title: 'Make it a list of items with names', edits, certain: false }] : [];
      },
    };
  }
  const keys = item !== undefined && targetTypeOf(item) === 'struct' ? knownKeys(node, item) : 0;
  const isItem = keys > 0;
  if (!isItem) {
    const what = item && targetTypeOf(item) === 'struct' ? 'one item with keys of its own' : 'one item';
    return {
      advice:
        node.style === 'block' ? `write ${what} behind each \`- \`` : `write \`[ ]\` with ${what} in it, or several`,
    };
  }
  return {
    advice: node.style === 'block' ? 'put `- ` in front of its first key' : 'put it in `[ ]`',
    fixes: (document) => {
      const edits = wrapNode(document, node);
      // A key that no item has may be the name of one.
      const certain = keys === node.pairs.length;
      return edits.length > 0 ? [{ title: 'Make it a list with one item', edits, certain }] : [];
    },
  };
}

function knownKeys(node: MapNode, item: Entry): number {
  const known = propertiesOf(item);
  return node.pairs.filter(({ key }) => key.kind === 'scalar' && known.has(key.text)).length;
}

/**
 * Takes the only item of a list out of it, where a mapping or a single value is wanted; or puts the list below the key of
 * the mapping whose items it has.
 */
export function unwrapList(node: SeqNode, wanted: 'keys' | 'value', entry: Entry | undefined): Reshaping {
  const [item, ...others] = node.items;
  const lists = wanted === 'keys' ? listsFor(node, entry) : [];
  if (lists.length > 0) {
    return {
      advice: `write the list below ${lists.map((name) => `\`${name}\``).join(' or ')}`,
      fixes: (document) =>
        lists.flatMap((name) => {
          const edits = putUnder(document, node, name);
          return edits.length > 0 ? [{ title: `Write it as \`${name}\``, edits, certain: false }] : [];
        }),
    };
  }
  const advice =
    wanted === 'value'
      ? 'write a single value'
      : `write its keys without ${node.style === 'block' ? '`- `' : 'the brackets `[ ]`'}`;
  const isFitting = wanted === 'keys' ? item?.kind === 'map' : item?.kind === 'scalar';
  if (!item || others.length > 0 || !isFitting) return { advice };
  // A word in brackets may be a text with brackets, and keys that are not known here belong elsewhere.
  const certain =
    item.kind === 'map'
      ? hasOnlyKeysOf(item, entry)
      : node.style === 'block' || (item.kind === 'scalar' && item.style !== 'plain');
  return {
    advice,
    fixes: (document) => [{ title: 'Take it out of the list', edits: unwrapping(document, node, item), certain }],
  };
}

/** The keys of an entry that take a list with such items; none where the items have keys of the entry itself. */
function listsFor({ items }: SeqNode, entry: Entry | undefined): readonly string[] {
  const maps = items.filter((item) => item.kind === 'map');
  if (!entry || maps.length === 0 || maps.length < items.length) return [];
  if (maps.some((map) => knownKeys(map, entry) > 0)) return [];
  const lists = [...propertiesOf(entry)].flatMap(([name, child]) => {
    const item = itemOf(child);
    const isFitting = item && targetTypeOf(item) === 'struct' && maps.every((map) => hasOnlyKeysOf(map, item));
    return isFitting ? [{ name, needed: item.keywords.required ?? [] }] : [];
  });
  // Those whose items lack nothing, if there are any.
  const whole = lists.filter(({ needed }) => maps.every((map) => needed.every((key) => hasKey(map, key))));
  return (whole.length > 0 ? whole : lists).map(({ name }) => name);
}

function hasKey({ pairs }: MapNode, name: string): boolean {
  return pairs.some(({ key }) => key.kind === 'scalar' && key.text === name);
}

function hasOnlyKeysOf(node: MapNode, entry: Entry | undefined): boolean {
  return entry !== undefined && knownKeys(node, entry) === node.pairs.length;
}

function unwrapping({ text }: TextDocument, list: SeqNode, item: Node): readonly TextEdit[] {
  const start = item.propertiesStart ?? item.start;
  if (list.style === 'flow') {
    return [
      { start: list.start, end: start, newText: '' },
      { start: item.end, end: list.end, newText: '' },
    ];
  }
  const dash = list.dashes[0] ?? list.start;
  const colon = text.slice(0, dash).trimEnd().length;
  // A scalar moves up behind its key; the lines of a mapping stay where they are, in line with the first one.
  if (item.kind === 'scalar' && text.charAt(colon - 1) === ':') return [{ start: colon, end: start, newText: ' ' }];
  return [{ start: dash, end: dash + 1, newText: ' ' }];
}

function linePrefix({ text, lineStarts }: TextDocument, offset: number): string {
  return text.slice(lineStarts[lineAt(lineStarts, offset)] ?? 0, offset);
}

import type { Fix } from '../base/problem.ts';
import type { TextEdit } from '../base/text.ts';
import { endOfLine, startOfLine } from '../document/characters.ts';
import type { MapNode, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { indentStep, removePair } from '../document/textEdits.ts';
import { indentLines, lastOf } from './indentLines.ts';
import type { Home } from './keyHome.ts';
import { holdsAnchorOrAlias } from './neededAnchors.ts';
import type { Place } from './visit.ts';

/**
 * Puts a key where it belongs: by indenting it where that is enough, else by moving its lines. No fix where that is not
 * safe: a template, an anchor or an alias stands in it, or the place has a form that it cannot be put into.
 */
export function moveKey(pair: Pair, place: Place, home: Home, document: TextDocument): readonly Fix[] {
  const { node } = place.decoded;
  if (node.kind !== 'map' || isTiedToItsPlace(document, pair)) return [];
  switch (home.kind) {
    case 'below':
      if (home.isItem) return fix('Insert `- `', asItem(pair, node, document), false);
      return fix(`Put it below \`${home.name}\``, below(pair, node, home, document), home.isEmpty);
    case 'around':
      return fix('Put it one level up', around(pair, node, place, document), false);
    case 'section':
      return [];
  }
}

/** A dash in front, where the keys below stand right behind it. */
function asItem({ start }: Pair, map: MapNode, { text }: TextDocument): readonly TextEdit[] {
  const isAlone = map.style === 'block' && text.slice(startOfLine(text, start), start).trim() === '';
  return isAlone ? [{ start, end: start, newText: '- ' }] : [];
}

function fix(title: string, edits: readonly TextEdit[], certain: boolean): readonly Fix[] {
  return edits.length > 0 ? [{ title, edits, certain }] : [];
}

function isTiedToItsPlace(document: TextDocument, pair: Pair): boolean {
  const hasMask = document.masks.some(({ start, end }) => start < pair.end && pair.start < end);
  // Of a text that keeps its last blank lines, nobody sees where it ends.
  const keepsBlanks = /[|>]\d?\+/u.test(document.text.slice(pair.start, pair.end));
  return hasMask || keepsBlanks || holdsAnchorOrAlias(document, pair);
}

function below(
  pair: Pair,
  map: MapNode,
  home: Home & { readonly kind: 'below' },
  document: TextDocument,
): readonly TextEdit[] {
  const { text } = document;
  if (!home.pair)
    return map.style === 'flow' ? inBraces(pair, home.name, document) : underNewKey(pair, home.name, document);
  const inner = home.pair.value;
  const first = inner?.kind === 'map' ? inner.pairs[0] : undefined;
  if (map.style === 'flow' || (inner?.kind === 'map' && inner.style === 'flow')) {
    return inner?.kind === 'map' && inner.style === 'flow' && isOneLine(text, pair)
      ? [intoBraces(inner, pair, document), ...removePair(document, pair)]
      : [];
  }
  const step = indentStep(document);
  const column = first ? columnOf(text, first.start) : columnOf(text, home.pair.start) + step;
  if (!(home.isEmpty || first) || !standsAlone(text, pair)) return [];
  const isNext = map.pairs[map.pairs.indexOf(home.pair) + 1] === pair;
  if (isNext) return indent(text, pair, column - columnOf(text, pair.start));
  const lines = linesOf(text, pair, column);
  // Before the first key of the section, or behind the colon of the empty one: there nothing else can be in the way.
  if (first && standsAlone(text, first)) {
    const at = startOfLine(text, first.start);
    return [{ start: at, end: at, newText: `${lines}${newlineOf(text)}` }, ...removePair(document, pair)];
  }
  if (first) return [];
  const at = endOfLine(text, home.pair.end);
  return [{ start: at, end: at, newText: `${newlineOf(text)}${lines}` }, ...removePair(document, pair)];
}

/** A key of its own above, and the lines one step to the right. */
function underNewKey(pair: Pair, name: string, document: TextDocument): readonly TextEdit[] {
  const { text } = document;
  const column = columnOf(text, pair.start);
  const step = indentStep(document);
  const head = `${name}:${newlineOf(text)}${' '.repeat(column + step)}`;
  return [
    { start: pair.start, end: pair.start, newText: head },
    ...indent(text, pair, step).filter(({ start }) => start > pair.start),
  ];
}

function inBraces(pair: Pair, name: string, { syntax }: TextDocument): readonly TextEdit[] {
  const key = syntax === 'json' ? JSON.stringify(name) : name;
  return [
    { start: pair.start, end: pair.start, newText: `${key}: { ` },
    { start: pair.end, end: pair.end, newText: ' }' },
  ];
}

function intoBraces(map: MapNode, pair: Pair, { text }: TextDocument): TextEdit {
  const [first] = map.pairs;
  const written = text.slice(pair.start, pair.end).trim();
  const at = first?.start ?? map.start + 1;
  return { start: at, end: at, newText: first ? `${written}, ` : written };
}

/** Lines before the key that leads to the object, one level further to the left. */
function around(pair: Pair, map: MapNode, place: Place, document: TextDocument): readonly TextEdit[] {
  const { text } = document;
  const outer = place.parent?.decoded.node;
  const leading = outer?.kind === 'map' ? outer.pairs.find(({ value }) => value === map) : undefined;
  // Without it the object would be empty.
  if (!leading || outer?.kind !== 'map' || map.pairs.length < 2) return [];
  if (map.style === 'flow' || outer.style === 'flow') {
    if (outer.style !== 'flow' || !isOneLine(text, pair)) return [];
    const written = text.slice(pair.start, pair.end).trim();
    return [{ start: leading.start, end: leading.start, newText: `${written}, ` }, ...removePair(document, pair)];
  }
  if (!standsAlone(text, pair)) return [];
  const column = columnOf(text, leading.start);
  const moved = linesOf(text, pair, column).slice(column);
  const newText = `${moved}${newlineOf(text)}${' '.repeat(column)}`;
  return [{ start: leading.start, end: leading.start, newText }, ...removePair(document, pair)];
}

/** The lines of a pair, its first key in the given column, with a comment behind its end and without a last break. */
function linesOf(text: string, pair: Pair, column: number): string {
  const start = startOfLine(text, pair.start);
  const own = columnOf(text, pair.start);
  const end = start + text.slice(start, endOfLine(text, lastOf(text, pair))).trimEnd().length;
  return text
    .slice(start, end)
    .split(/\r?\n/u)
    .map((line) => (line.trim() === '' ? '' : shift(line, column - own)))
    .join(newlineOf(text));
}

function shift(line: string, columns: number): string {
  if (columns >= 0) return `${' '.repeat(columns)}${line}`;
  const blanks = /^ */u.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(blanks, -columns));
}

function indent(text: string, pair: Pair, columns: number): readonly TextEdit[] {
  return columns > 0 ? indentLines(text, pair, columns) : [];
}

/** Whether nothing but blanks stands before a key on its line. */
function standsAlone(text: string, { start }: Pair): boolean {
  return /^ *$/u.test(text.slice(startOfLine(text, start), start));
}

function isOneLine(text: string, { start, end }: Pair): boolean {
  return !/[\r\n]/u.test(text.slice(start, end));
}

function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

function newlineOf(text: string): string {
  return /\r?\n/u.exec(text.slice(0, 10_000))?.[0] ?? '\n';
}

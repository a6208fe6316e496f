import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { lineAt, type TextEdit } from '../../base/text.ts';
import { endOfLine, startOfLine } from '../../document/characters.ts';
import { beginOf, beginOfPair } from '../../document/format/beginOf.ts';
import { listHabitOf } from '../../document/format/formatBlock.ts';
import { indentOf, isBlankLine, isEntryAt, nextLine } from '../../document/lines.ts';
import { keyText, type NodeStep, nodesAt } from '../../document/locate.ts';
import type { Node, Pair, ScalarNode } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { entryAtPath } from '../../shape/entry.ts';
import { partAt } from '../partAt.ts';
import { columnOf, type Layout, layoutOf } from './layout.ts';

/** What was typed, and where. */
export interface Typing {
  /** Behind what was typed. */
  readonly offset: number;
  readonly typed: string;
  /** The columns of a step where the file shows no habit. */
  readonly tabSize: number;
}

/**
 * Puts a line that was just begun, or the `-` that was just typed on it, into the column where it belongs. Where more than
 * one column makes sense the line stays where it is.
 */
export function formatOnType(analysis: Analysis, { offset, typed, tabSize }: Typing): readonly TextEdit[] | undefined {
  const { document } = analysis;
  const part = partAt(analysis, offset);
  if (!part || ((part.part.stretch ?? document).syntax ?? 'yaml') !== 'yaml') return undefined;
  const { text } = document;
  const line = startOfLine(text, offset);
  const above = typed === '-' ? contentLineAbove(text, line) : lineAbove(text, line);
  if (above === undefined || isBlankLine(text, above)) return [];
  const place = placeOnLine(part, document, above);
  if (!place || isDecidedByTemplate(place, line)) return [];
  const layout = layoutOf(part.part.root, document, tabSize);
  const column = typed === '-' ? columnOfDash(place, line, layout) : columnOfLine(place, line, layout);
  if (column === undefined) return [];
  const written = text.slice(line, line + indentOf(text, line));
  const wanted = ' '.repeat(column);
  return written === wanted ? [] : [{ start: line, end: line + written.length, newText: wanted }];
}

/** What stands on the line above. */
interface Place {
  readonly document: TextDocument;
  readonly part: PartAnalysis;
  readonly line: number;
  /** The nodes from the root to the last one on the line. */
  readonly steps: readonly NodeStep[];
}

function placeOnLine(part: PartAnalysis, document: TextDocument, line: number): Place | undefined {
  const { text, comments, lineStarts } = document;
  const index = lineAt(lineStarts, line);
  const comment = comments.find((each) => each.line === index);
  const end = comment?.start ?? endOfLine(text, line);
  const written = text.slice(line, end).trimEnd();
  if (written === '') return undefined;
  const steps = nodesAt(part.part, line + written.length);
  const last = steps.at(-1);
  const pair =
    last?.node.kind === 'map' && last.node.style === 'block'
      ? last.node.pairs.findLast((each) => each.start >= line && each.start < end)
      : undefined;
  // Behind the colon of a key whose value stands below there is nothing of either.
  const key: readonly NodeStep[] =
    last && pair ? [{ node: pair.key, path: [...last.path, keyText(pair) ?? ''], pair, isKey: true }] : [];
  return { document, part, line, steps: [...steps, ...key] };
}

function columnOfLine(place: Place, line: number, layout: Layout): number | undefined {
  const { document, steps } = place;
  const { text } = document;
  const rest = line + indentOf(text, line);
  const isEmpty = isBlankLine(text, line);
  const last = steps.at(-1);
  if (!last || steps.some(({ node }) => isOpenFlow(node, line))) return undefined;
  const { node } = last;
  if (node.kind === 'damaged') return undefined;
  const pair = pairOn(place);
  const dash = dashOn(place);
  if (node.kind === 'scalar' && !last.isKey) {
    if (startOfLine(text, node.start) < place.line) return undefined;
    if (node.style === 'literal' || node.style === 'folded')
      return isEmpty ? columnOfText(document, node, pair, dash, layout) : undefined;
    // A text that goes on below was cut in two, or is still being written.
    if (node.end > line && node.start < node.end) return undefined;
  }
  if (!isEmpty && !isEntryAt(text, rest)) {
    // What stood behind the colon was taken to a line of its own, and stays the value only further to the right.
    const isValue = pair && (!pair.value || awaitsValue(pair, place)) && text.charAt(rest) !== '#';
    return isValue ? columnOf(document, beginOfPair(pair)) + layout.step : undefined;
  }
  if (pair) {
    const column = columnOf(document, beginOfPair(pair));
    if (!awaitsValue(pair, place)) return column;
    return columnBelow(place, pair, column, layout);
  }
  if (dash === undefined) return undefined;
  const isAlone = (node.kind === 'seq' && node.style === 'block') || node.start === node.end;
  return columnOf(document, dash) + (isAlone ? 2 : 0);
}

/** The column of what stands below a key already, else that of what its schema asks for. */
function columnBelow({ document, part, steps }: Place, pair: Pair, column: number, layout: Layout): number {
  const { value } = pair;
  if (value && (value.kind === 'map' || value.kind === 'seq')) return columnOf(document, beginOf(value));
  const path = steps.findLast((step) => step.pair === pair)?.path;
  const isList = path && entryAtPath(part.root, path)?.keywords.type === 'array';
  return column + (isList ? layout.listOffset : layout.step);
}

/** Where the lines of a text in block style begin. */
function columnOfText(
  document: TextDocument,
  node: ScalarNode,
  pair: Pair | undefined,
  dash: number | undefined,
  { step }: Layout,
): number | undefined {
  const { text } = document;
  const digit = /^[|>][+-]?([1-9])/u.exec(text.slice(node.start, node.start + 3))?.[1];
  for (let line = nextLine(text, node.start); line < node.end; line = nextLine(text, line))
    if (digit === undefined && !isBlankLine(text, line)) return indentOf(text, line);
  const own = pair ? beginOfPair(pair) : dash;
  if (own === undefined) return undefined;
  return columnOf(document, own) + (digit === undefined ? (pair ? step : 2) : Number(digit));
}

/** The dash goes to the list below the key above, else to the innermost list that it does not stand left of. */
function columnOfDash(place: Place, line: number, layout: Layout): number | undefined {
  const { document, steps, part } = place;
  const { text } = document;
  const dash = line + indentOf(text, line);
  const column = dash - line;
  if (text.charAt(dash) !== '-' || text.slice(dash + 1, endOfLine(text, dash)).trim() !== '' || column === 0)
    return undefined;
  const own = nodesAt(part.part, dash).at(-1)?.node;
  if (own?.kind === 'scalar' && own.start < line && own.end > line) return undefined;
  if ([...steps, ...nodesAt(part.part, dash)].some(({ node }) => isOpenFlow(node, line))) return undefined;
  const pair = pairOn(place);
  if (pair && awaitsValue(pair, place)) {
    const key = columnOf(document, beginOfPair(pair));
    // Only the other lists say in which column somebody wants them.
    const roots = steps.slice(0, 1).map(({ node }) => node);
    const habit = listHabitOf(text, roots, line);
    if (column >= key) return habit && key + (habit === 'flush' ? 0 : layout.step);
  }
  const lists = steps.flatMap(({ node }) => {
    const [first] = node.kind === 'seq' && node.style === 'block' ? node.dashes : [];
    return first === undefined || first >= line ? [] : [columnOf(document, first)];
  });
  return lists.findLast((each) => each <= column);
}

/** The innermost pair that begins on the line. */
function pairOn({ steps, line, document: { text } }: Place): Pair | undefined {
  const pair = steps.findLast((step) => step.pair)?.pair;
  return pair && startOfLine(text, beginOfPair(pair)) === line ? pair : undefined;
}

/** The last dash on the line. */
function dashOn({ steps, line, document: { text } }: Place): number | undefined {
  const end = endOfLine(text, line);
  const list = steps.findLast(({ node }) => node.kind === 'seq' && node.style === 'block')?.node;
  return list?.kind === 'seq' ? list.dashes.findLast((dash) => dash >= line && dash < end) : undefined;
}

/** Whether nothing but an anchor or a tag stands behind the colon on the line. */
function awaitsValue({ value }: Pair, { line, document: { text } }: Place): boolean {
  if (!value) return false;
  return value.start === value.end || beginOf(value) > endOfLine(text, line) || value.start > endOfLine(text, line);
}

function isOpenFlow(node: Node, line: number): boolean {
  return (node.kind === 'map' || node.kind === 'seq') && node.style === 'flow' && node.start < line && node.end > line;
}

/** Whether a template stands on the line above that is more than a piece of its value. */
function isDecidedByTemplate({ document: { masks }, line: above, steps }: Place, line: number): boolean {
  const last = steps.at(-1);
  const value = last?.node.kind === 'scalar' && !last.isKey ? last.node : undefined;
  return masks
    .filter((mask) => mask.start <= line && mask.end > above)
    .some((mask) => !value || mask.start < value.start || value.end < mask.end);
}

function lineAbove(text: string, line: number): number | undefined {
  return line === 0 ? undefined : startOfLine(text, line - (text.slice(line - 2, line) === '\r\n' ? 2 : 1));
}

/** The nearest line above that holds more than a comment. */
function contentLineAbove(text: string, line: number): number | undefined {
  let above = lineAbove(text, line);
  while (above !== undefined && (isBlankLine(text, above) || text.charAt(above + indentOf(text, above)) === '#'))
    above = lineAbove(text, above);
  return above;
}

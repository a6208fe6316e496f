import type { PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import { endOfLine, startOfLine } from '../../document/characters.ts';
import { nodesAt } from '../../document/locate.ts';
import type { ScalarNode } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { textOffset } from '../../document/yaml/scalarOffsets.ts';
import type { UnitKind } from '../../embedded/systemd/unitKind.ts';
import { columnOf } from '../layout/layout.ts';
import { unitKindAt } from './unitAt.ts';

/** The line of a unit file in which somebody types. What is written on it stands in the document character by character. */
export interface UnitLine {
  readonly kind: UnitKind;
  /** The lines in front, and those behind. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** The line up to the cursor, and the rest of it. */
  readonly head: string;
  readonly tail: string;
  /** What parts the lines of a text that is put here. */
  readonly newline: string;
  /** What the text must not hold, because it means something to the syntax around it. */
  readonly reserved: RegExp | undefined;
}

/** Undefined outside of unit files, and where what is typed does not stand there as it is meant: in folded and plain texts. */
export function unitLineAt(part: PartAnalysis, document: TextDocument, offset: number): UnitLine | undefined {
  const found = scalarNear(part, document, offset);
  if (!found) return undefined;
  const kind = unitKindAt(part, found.path);
  if (!kind) return undefined;
  switch (found.node.style) {
    case 'literal':
      return blockLine(found.node, kind, part, document, offset);
    case 'double':
    case 'single':
      return quotedLine(found.node, kind, document, offset);
    case 'plain':
    case 'folded':
      return undefined;
  }
}

/** Whether the offset stands in quotes around a unit file, in which only its own lines can be typed. */
export function isInQuotedUnit(part: PartAnalysis, document: TextDocument, offset: number): boolean {
  const found = scalarNear(part, document, offset);
  if (found?.node.style !== 'double' && found?.node.style !== 'single') return false;
  const { node, path } = found;
  return node.text !== '' && node.start < offset && offset < node.end && unitKindAt(part, path) !== undefined;
}

interface FoundScalar {
  readonly node: ScalarNode;
  /** From the root of the part. */
  readonly path: Path;
}

/** The value that holds the offset, or the block of lines that a blank line goes on with. */
function scalarNear(part: PartAnalysis, { text }: TextDocument, offset: number): FoundScalar | undefined {
  let at = offset;
  while (at > part.part.start && /\s/u.test(text.charAt(at - 1))) at--;
  for (const place of at === offset ? [offset] : [offset, at]) {
    const step = nodesAt(part.part, place).at(-1);
    if (step?.node.kind !== 'scalar' || step.isKey) continue;
    const isBlock = step.node.style === 'literal' || step.node.style === 'folded';
    if (place === offset || isBlock) return { node: step.node, path: step.path };
  }
  return undefined;
}

function blockLine(
  node: ScalarNode,
  kind: UnitKind,
  part: PartAnalysis,
  document: TextDocument,
  offset: number,
): UnitLine | undefined {
  const { text } = document;
  const body = endOfLine(text, node.start);
  if (offset <= body) return undefined;
  const start = startOfLine(text, offset);
  const end = endOfLine(text, offset);
  const indent = indentOf(node, part, document, start, offset);
  if (indent === undefined || /[^ ]/u.test(text.slice(start, Math.min(end, start + indent)))) return undefined;
  if (offset < start + indent) return undefined;
  const strip = (lines: string): readonly string[] => lines.split(/\r\n|\r|\n/u).map((line) => line.slice(indent));
  return {
    kind,
    above: start - 1 <= body ? [] : strip(text.slice(body, start)).slice(1, -1),
    below: strip(text.slice(end, Math.max(end, node.end))).slice(1),
    head: text.slice(start + indent, offset),
    tail: text.slice(offset, end),
    newline: `\n${' '.repeat(indent)}`,
    reserved: undefined,
  };
}

/** In which column the lines of a block begin; of one without lines the column of the cursor, where that is deep enough. */
function indentOf(
  node: ScalarNode,
  { part }: PartAnalysis,
  document: TextDocument,
  line: number,
  offset: number,
): number | undefined {
  const { text } = document;
  const body = text.slice(endOfLine(text, node.start), node.end);
  const first = /[\r\n]( *)[^ \r\n]/u.exec(body)?.[1];
  if (first !== undefined) return first.length;
  const outer = nodesAt(part, node.start).findLast((step) => step.pair)?.pair?.key.start;
  const least = outer === undefined ? 1 : columnOf(document, outer) + 1;
  const column = offset - line;
  return column >= least ? column : undefined;
}

function quotedLine(node: ScalarNode, kind: UnitKind, document: TextDocument, offset: number): UnitLine | undefined {
  const { text } = document;
  if (offset <= node.start || offset >= node.end) return undefined;
  const at = textOffset(document, node, offset);
  const lineStart = node.text.lastIndexOf('\n', at - 1) + 1;
  const newline = node.text.indexOf('\n', at);
  const head = node.text.slice(lineStart, at);
  const tail = node.text.slice(at, newline < 0 ? node.text.length : newline);
  if (text.slice(offset - head.length, offset) !== head || text.slice(offset, offset + tail.length) !== tail)
    return undefined;
  // Within an escape nothing can be put.
  if (/(?<!\\)(?:\\\\)*\\$/u.test(text.slice(node.start, offset))) return undefined;
  const isDouble = node.style === 'double';
  return {
    kind,
    above: lineStart === 0 ? [] : node.text.slice(0, lineStart - 1).split('\n'),
    below: newline < 0 ? [] : node.text.slice(newline + 1).split('\n'),
    head,
    tail,
    newline: isDouble ? '\\n' : '',
    reserved: isDouble ? /["\\]/u : /['\n]/u,
  };
}

/** Where in a unit file a line stands. */
export interface UnitPlace {
  /** Undefined in front of the first section. */
  readonly section: string | undefined;
  /** The keys that the section has on other lines. */
  readonly keys: ReadonlySet<string>;
  /** The sections that stand on other lines. */
  readonly sections: ReadonlySet<string>;
  /** Whether the line goes on with the value of the one above. */
  readonly isContinued: boolean;
}

export function unitPlace({ above, below }: UnitLine): UnitPlace {
  const ownStart = above.findLastIndex((line) => headerOf(line) !== undefined);
  const nextHeader = below.findIndex((line) => headerOf(line) !== undefined);
  const own = [...above.slice(ownStart + 1), ...(nextHeader < 0 ? below : below.slice(0, nextHeader))];
  return {
    section: headerOf(above[ownStart] ?? ''),
    keys: new Set(own.flatMap((line) => keyOf(line) ?? [])),
    sections: new Set([...above, ...below].flatMap((line) => headerOf(line) ?? [])),
    isContinued: above.at(-1)?.endsWith('\\') === true,
  };
}

function headerOf(line: string): string | undefined {
  return /^\s*\[([^\]]+)\]\s*$/u.exec(line)?.[1];
}

function keyOf(line: string): string | undefined {
  return /^\s*([A-Za-z][\w-]*)\s*=/u.exec(line)?.[1];
}

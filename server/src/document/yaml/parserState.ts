import type { Range } from '../../base/text.ts';
import { type MutableMap, type MutableSeq, mutable } from '../mutableNode.ts';
import type { AliasNode, Node, ScalarNode } from '../node.ts';
import { isVerbatim, segmentsOf } from './scalarOffsets.ts';
import type { Scanner, Token } from './scannerState.ts';
import { YamlFault } from './yamlFault.ts';
import { peekToken, takeToken } from './yamlScanner.ts';

/** Where the parser stands: what is open, what is read. */
export interface Parser {
  /** With its templates masked. */
  readonly text: string;
  readonly original: string;
  readonly scanner: Scanner;
  readonly masks: readonly Range[];
  readonly frames: Frame[];
  root: Node | undefined;
  anchors: Node[];
  aliases: AliasNode[];
  /** Handles that `%TAG` lines declared, besides `!` and `!!`. */
  readonly handles: Set<string>;
  /** Places that reading can go back to: the beginnings of items, outermost first. */
  checkpoints: Checkpoint[];
  /** Asked at every item of a block collection; true ends the reading there. */
  readonly stopAt: ((parser: Parser, token: Token) => boolean) | undefined;
  stopped: boolean;
  /** Where the flow collection begins that is being read. */
  flowStart: number | undefined;
}

export type Frame = MapFrame | SeqFrame;

export interface MapFrame {
  readonly kind: 'map';
  readonly node: MutableMap;
  readonly column: number;
  /** What the map waits for. */
  state: 'key' | 'value';
  /** Where the next node goes. */
  slot: 'key' | 'value';
}

export interface SeqFrame {
  readonly kind: 'seq';
  readonly node: MutableSeq;
  readonly column: number;
  /** A list in the column of the key that it belongs to. */
  readonly isIndentless: boolean;
}

export interface Checkpoint {
  readonly position: number;
  readonly lineStart: number;
  readonly frames: readonly Frame[];
  /** How many pairs or items each of the frames had. */
  readonly counts: readonly number[];
  /** Whether each belongs to the key or to the value of the pair around it; meaningless for lists. */
  readonly slots: readonly ('key' | 'value')[];
  readonly anchors: number;
  readonly aliases: number;
}

/** Deeper nesting is not read: everything that walks a tree does so by recursion. */
export const deepestLevel = 1000;

export interface Properties {
  readonly start: number | undefined;
  readonly end: number;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

/** Reads the anchor and the tag that stand before a node, in either order. */
export function takeProperties(parser: Parser): Properties | undefined {
  const { scanner } = parser;
  let token = peekToken(scanner);
  if (token.kind !== 'anchor' && token.kind !== 'tag') return undefined;
  const { start } = token;
  let { end } = token;
  let tag: string | undefined;
  let anchor: string | undefined;
  while ((token.kind === 'anchor' && anchor === undefined) || (token.kind === 'tag' && tag === undefined)) {
    if (token.kind === 'anchor') anchor = token.text;
    else {
      tag = token.text;
      if (token.detail.length > 2 && !parser.handles.has(token.detail))
        throw new YamlFault('tag-handle', token.start, token.end);
    }
    end = token.end;
    takeToken(scanner);
    token = peekToken(scanner);
  }
  return { start, end, tag, anchor };
}

/** Writes the properties onto a node that has just been made, and registers its anchor. */
export function applyProperties<T extends Node>(parser: Parser, node: T, properties: Properties | undefined): T {
  if (!properties) return node;
  const target = mutable(node);
  if (properties.tag !== undefined) target.tag = properties.tag;
  if (properties.anchor !== undefined) {
    target.anchor = properties.anchor;
    parser.anchors.push(node);
  }
  if (properties.start !== undefined) target.propertiesStart = properties.start;
  return node;
}

export function scalarNode(parser: Parser, token: Token): ScalarNode {
  const style = token.detail as ScalarNode['style'];
  const masked = isMasked(parser.masks, token);
  const { start, end } = token;
  const node: ScalarNode = { kind: 'scalar', start, end, style, text: token.text, masked };
  return masked ? { ...node, text: unmasked(parser, node) } : node;
}

/** The content with the templates as they are written, which the scanner saw as letters. */
function unmasked({ text, original }: Parser, node: ScalarNode): string {
  let result = '';
  let done = 0;
  for (const segment of segmentsOf(text, node, 'yaml')) {
    result += node.text.slice(done, segment.text);
    result += isVerbatim(segment)
      ? original.slice(segment.source, segment.source + segment.sourceLength)
      : node.text.slice(segment.text, segment.text + segment.textLength);
    done = segment.text + segment.textLength;
  }
  return result + node.text.slice(done);
}

function isMasked(masks: readonly Range[], { start, end }: Range): boolean {
  if (masks.length === 0) return false;
  let low = 0;
  let high = masks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (masks[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}

export function aliasNode(parser: Parser, token: Token): AliasNode {
  const node: AliasNode = { kind: 'alias', start: token.start, end: token.end, name: token.text };
  parser.aliases.push(node);
  return node;
}

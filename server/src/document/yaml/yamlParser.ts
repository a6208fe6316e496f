import type { Range } from '../../base/text.ts';
import { emptyScalar, type MutableMap, type MutableSeq } from '../mutableNode.ts';
import type { Node } from '../node.ts';
import {
  aliasNode,
  applyProperties,
  type Checkpoint,
  deepestLevel,
  type Frame,
  type MapFrame,
  type Parser,
  type Properties,
  type SeqFrame,
  scalarNode,
  takeProperties,
} from './parserState.ts';
import type { Token } from './scannerState.ts';
import { YamlFault } from './yamlFault.ts';
import { parseFlow } from './yamlFlow.ts';
import { moveScanner, peekToken, takeToken } from './yamlScanner.ts';

/**
 * Tokens -> nodes, by the grammar of libyaml. Open block collections stand on a stack, so depth costs no calls; a node is
 * put into the tree when it is begun, so the tree is whole whenever a fault stops the reading.
 *
 * Reads the node that a document is made of, up to the document's end or the first fault.
 */
export function parseRoot(parser: Parser): void {
  const { kind } = peekToken(parser.scanner);
  if (isDocumentEnd(kind)) return;
  parseBlockNode(parser, false);
  continueParsing(parser);
}

/** Reads on until all open collections are closed. */
export function continueParsing(parser: Parser): void {
  for (;;) {
    const frame = parser.frames.at(-1);
    if (!frame || parser.stopped) return;
    if (frame.kind === 'map') stepMap(parser, frame);
    else stepSeq(parser, frame);
  }
}

export function isDocumentEnd(kind: Token['kind']): boolean {
  return (
    kind === 'version-directive' ||
    kind === 'tag-directive' ||
    kind === 'document-start' ||
    kind === 'document-end' ||
    kind === 'stream-end'
  );
}

/** Takes the parser back to a place where an item began, as if nothing behind it had been read. */
export function returnTo(parser: Parser, checkpoint: Checkpoint): void {
  parser.frames.length = 0;
  parser.flowStart = undefined;
  checkpoint.frames.forEach((frame, index) => {
    const count = checkpoint.counts[index] ?? 0;
    if (frame.kind === 'map') {
      frame.node.pairs.length = count;
      frame.slot = checkpoint.slots[index] ?? 'value';
      // The frame above, where there is one, is the key or the value of the last pair.
      const isTop = index === checkpoint.frames.length - 1;
      frame.state = !isTop && frame.slot === 'key' ? 'value' : 'key';
    } else {
      frame.node.items.length = count;
      frame.node.dashes.length = count;
    }
    parser.frames.push(frame);
  });
  if (checkpoint.frames.length === 0) parser.root = undefined;
  parser.anchors.length = checkpoint.anchors;
  parser.aliases.length = checkpoint.aliases;
  const columns = parser.frames.flatMap((frame) => (frame.kind === 'seq' && frame.isIndentless ? [] : [frame.column]));
  moveScanner(parser.scanner, checkpoint.position, checkpoint.lineStart, columns);
}

/** Notes that an item begins; true where the reading is to end here. */
function beginItem(parser: Parser, token: Token): boolean {
  if (parser.stopAt?.(parser, token)) {
    parser.stopped = true;
    return true;
  }
  const { frames } = parser;
  parser.checkpoints.push({
    position: token.start,
    lineStart: token.start - token.column,
    frames: [...frames],
    counts: frames.map((frame) => (frame.kind === 'map' ? frame.node.pairs.length : frame.node.items.length)),
    slots: frames.map((frame) => (frame.kind === 'map' ? frame.slot : 'value')),
    anchors: parser.anchors.length,
    aliases: parser.aliases.length,
  });
  return false;
}

function stepMap(parser: Parser, frame: MapFrame): void {
  const { scanner } = parser;
  const token = peekToken(scanner);
  if (frame.state === 'value') {
    stepMapValue(parser, frame, token);
    return;
  }
  switch (token.kind) {
    case 'key':
      if (beginItem(parser, token)) return;
      takeToken(scanner);
      frame.node.pairs.push({ start: token.start, end: token.end, key: emptyScalar(token.end), value: undefined });
      frame.state = 'value';
      frame.slot = 'key';
      if (!endsEmptyNode(peekToken(scanner), frame.column)) parseBlockNode(parser, true);
      return;
    case 'damaged':
      takeToken(scanner);
      pushDamaged(parser, frame.node, token);
      return;
    case 'block-end':
      takeToken(scanner);
      closeFrame(parser);
      return;
    default:
      throw new YamlFault('expected-key', token.start, token.start);
  }
}

function stepMapValue(parser: Parser, frame: MapFrame, token: Token): void {
  const { scanner } = parser;
  const pair = frame.node.pairs.at(-1);
  frame.state = 'key';
  if (token.kind !== 'value' || !pair) return;
  takeToken(scanner);
  frame.slot = 'value';
  pair.value = emptyScalar(token.end);
  if (!endsEmptyNode(peekToken(scanner), frame.column)) parseBlockNode(parser, true);
}

function stepSeq(parser: Parser, frame: SeqFrame): void {
  const { scanner } = parser;
  const token = peekToken(scanner);
  if (token.kind === 'block-entry') {
    if (beginItem(parser, token)) return;
    takeToken(scanner);
    frame.node.dashes.push(token.start);
    const next = peekToken(scanner);
    const isEmpty =
      next.kind === 'block-entry' ||
      next.kind === 'block-end' ||
      (frame.isIndentless && (next.kind === 'key' || next.kind === 'value')) ||
      isSiblingDamage(next, frame.column);
    if (isEmpty) frame.node.items.push(emptyScalar(token.end));
    else parseBlockNode(parser, false);
    return;
  }
  if (token.kind === 'damaged' && (!frame.isIndentless || token.column > frame.column)) {
    takeToken(scanner);
    pushDamaged(parser, frame.node, token);
    return;
  }
  if (token.kind === 'block-end' && !frame.isIndentless) {
    takeToken(scanner);
    closeFrame(parser);
    return;
  }
  if (!frame.isIndentless) throw new YamlFault('expected-entry', token.start, token.start);
  closeFrame(parser);
}

function endsEmptyNode(next: Token, column: number): boolean {
  return next.kind === 'key' || next.kind === 'value' || next.kind === 'block-end' || isSiblingDamage(next, column);
}

/** Whether a damaged stretch stands beside the collection's items and not inside the last one. */
function isSiblingDamage(next: Token, column: number): boolean {
  return next.kind === 'damaged' && next.column <= column;
}

function damagedNode({ original }: Parser, { start, end }: Range): Node {
  return { kind: 'damaged', start, end, text: original.slice(start, end) };
}

/** Puts a damaged stretch among the items of a collection. */
function pushDamaged(parser: Parser, collection: MutableMap | MutableSeq, { start, end }: Range): void {
  const node = damagedNode(parser, { start, end });
  if (collection.kind === 'map') collection.pairs.push({ start, end, key: node, value: undefined });
  else {
    collection.dashes.push(start);
    collection.items.push(node);
  }
}

/**
 * Damage where a node is awaited: all that is written of the node, or the first items of a collection that goes on below
 * with good ones.
 */
function parseDamaged(parser: Parser, properties: Properties | undefined, canBeIndentless: boolean): void {
  const { scanner, frames } = parser;
  const first = takeToken(scanner);
  const damaged = [first];
  const column = frames.at(-1)?.column ?? -1;
  while (peekToken(scanner).kind === 'damaged' && peekToken(scanner).column > column) damaged.push(takeToken(scanner));
  const { kind, start } = peekToken(scanner);
  if (kind === 'block-entry' && canBeIndentless) {
    const collection = openIndentless(parser, first.start, properties);
    for (const token of damaged) pushDamaged(parser, collection, token);
    return;
  }
  // Between damage and good keys: one more that is half typed.
  if (kind === 'scalar') throw new YamlFault('missing-colon', start, start);
  if (kind !== 'block-map-start' && kind !== 'block-seq-start') {
    const end = damaged.at(-1)?.end ?? first.end;
    attach(parser, applyProperties(parser, damagedNode(parser, { start: first.start, end }), properties));
    return;
  }
  const collection = openCollection(parser, kind, first.start, properties);
  for (const token of damaged) pushDamaged(parser, collection, token);
}

/** Takes the token that begins a block collection, and begins it in the tree. */
function openCollection(
  parser: Parser,
  kind: 'block-map-start' | 'block-seq-start',
  start: number,
  properties: Properties | undefined,
): MutableMap | MutableSeq {
  const { column } = takeToken(parser.scanner);
  if (kind === 'block-map-start') {
    const node: MutableMap = { kind: 'map', start, end: start, style: 'block', pairs: [] };
    attach(parser, applyProperties(parser, node, properties));
    parser.frames.push({ kind: 'map', node, column, state: 'key', slot: 'key' });
    return node;
  }
  const node: MutableSeq = { kind: 'seq', start, end: start, style: 'block', items: [], dashes: [] };
  attach(parser, applyProperties(parser, node, properties));
  parser.frames.push({ kind: 'seq', node, column, isIndentless: false });
  return node;
}

/** Begins a list in the column of its key, at whose first dash the scanner stands. */
function openIndentless(parser: Parser, start: number, properties: Properties | undefined): MutableSeq {
  const { column } = peekToken(parser.scanner);
  const node: MutableSeq = { kind: 'seq', start, end: start, style: 'block', items: [], dashes: [] };
  attach(parser, applyProperties(parser, node, properties));
  parser.frames.push({ kind: 'seq', node, column, isIndentless: true });
  return node;
}

/** Ends the innermost collection and lets its parents know how far it reaches. */
function closeFrame(parser: Parser): void {
  const frame = parser.frames.pop();
  if (!frame) return;
  settleEnd(frame);
}

/** Gives a collection the end of its last item. */
export function settleEnd(frame: Frame): void {
  const { node } = frame;
  if (node.kind === 'map') {
    for (const pair of node.pairs) pair.end = pair.value?.end ?? pair.key.end;
    node.end = node.pairs.at(-1)?.end ?? node.start;
  } else node.end = Math.max(node.items.at(-1)?.end ?? 0, (node.dashes.at(-1) ?? node.start) + 1);
}

/** Puts a node where the innermost collection waits for one. */
function attach(parser: Parser, node: Node): void {
  const frame = parser.frames.at(-1);
  if (!frame) parser.root = node;
  else if (frame.kind === 'seq') frame.node.items.push(node);
  else {
    const pair = frame.node.pairs.at(-1);
    if (pair && frame.slot === 'key') pair.key = node;
    else if (pair) pair.value = node;
  }
}

/** Reads a node, or begins a block collection, and puts it into the tree. */
function parseBlockNode(parser: Parser, canBeIndentless: boolean): void {
  const { scanner, frames } = parser;
  if (frames.length >= deepestLevel) {
    const { start } = peekToken(scanner);
    throw new YamlFault('too-deep', start, start);
  }
  const properties = takeProperties(parser);
  const token = peekToken(scanner);
  switch (token.kind) {
    case 'alias':
      if (properties) break;
      takeToken(scanner);
      attach(parser, aliasNode(parser, token));
      return;
    case 'scalar':
      takeToken(scanner);
      attach(parser, applyProperties(parser, scalarNode(parser, token), properties));
      return;
    case 'flow-seq-start':
    case 'flow-map-start': {
      parser.flowStart = token.start;
      attach(parser, parseFlow(parser, frames.length, properties));
      parser.flowStart = undefined;
      return;
    }
    case 'block-map-start':
    case 'block-seq-start':
      openCollection(parser, token.kind, token.start, properties);
      return;
    case 'block-entry': {
      if (!canBeIndentless) break;
      openIndentless(parser, token.start, properties);
      return;
    }
    case 'damaged':
      if (properties && isSiblingDamage(token, frames.at(-1)?.column ?? -1)) break;
      parseDamaged(parser, properties, canBeIndentless);
      return;
    default:
      break;
  }
  if (!properties) throw new YamlFault('expected-node', token.start, token.start);
  attach(parser, applyProperties(parser, emptyScalar(properties.end), properties));
}

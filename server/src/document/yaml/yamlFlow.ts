import { emptyScalar, type MutableMap, type MutablePair, type MutableSeq } from '../mutableNode.ts';
import type { Node } from '../node.ts';
import {
  aliasNode,
  applyProperties,
  deepestLevel,
  type Parser,
  type Properties,
  scalarNode,
  takeProperties,
} from './parserState.ts';
import { YamlFault } from './yamlFault.ts';
import { peekToken, takeToken } from './yamlScanner.ts';

/** Reads a flow collection; the next token begins it. Faults speak of the outermost collection that is open. */
export function parseFlow(parser: Parser, depth: number, properties: Properties | undefined): Node {
  const token = peekToken(parser.scanner);
  if (depth >= deepestLevel) throw new YamlFault('too-deep', token.start, token.start);
  return token.kind === 'flow-seq-start'
    ? parseFlowSeq(parser, depth, properties)
    : parseFlowMap(parser, depth, properties);
}

function parseFlowSeq(parser: Parser, depth: number, properties: Properties | undefined): Node {
  const { scanner } = parser;
  const { start } = takeToken(scanner);
  const node: MutableSeq = { kind: 'seq', start, end: start, style: 'flow', items: [], dashes: [] };
  applyProperties(parser, node, properties);
  for (let isFirst = true; ; isFirst = false) {
    let token = peekToken(scanner);
    if (token.kind !== 'flow-seq-end' && !isFirst) {
      if (token.kind !== 'flow-entry') throw new YamlFault('flow-separator', start, token.start);
      takeToken(scanner);
      token = peekToken(scanner);
    }
    if (token.kind === 'flow-seq-end') {
      node.end = takeToken(scanner).end;
      return node;
    }
    node.items.push(token.kind === 'key' ? parseSinglePair(parser, depth + 1) : parseFlowNode(parser, depth + 1));
  }
}

/** `[a: b]`: a map of one pair, without braces. */
function parseSinglePair(parser: Parser, depth: number): Node {
  const { scanner } = parser;
  const { start, end } = takeToken(scanner);
  const pair: MutablePair = { start, end, key: emptyScalar(end), value: undefined };
  const next = peekToken(scanner).kind;
  // With an empty key libyaml drops the token that follows; the fault that comes of it is the tool's verdict.
  if (next === 'value' || next === 'flow-entry' || next === 'flow-seq-end') takeToken(scanner);
  else pair.key = parseFlowNode(parser, depth);
  takeFlowValue(parser, pair, 'flow-seq-end', depth);
  return { kind: 'map', start, end: pair.end, style: 'flow', pairs: [pair] };
}

function parseFlowMap(parser: Parser, depth: number, properties: Properties | undefined): Node {
  const { scanner } = parser;
  const { start } = takeToken(scanner);
  const node: MutableMap = { kind: 'map', start, end: start, style: 'flow', pairs: [] };
  applyProperties(parser, node, properties);
  for (let isFirst = true; ; isFirst = false) {
    let token = peekToken(scanner);
    if (token.kind !== 'flow-map-end' && !isFirst) {
      if (token.kind !== 'flow-entry') throw new YamlFault('flow-separator', start, token.start);
      takeToken(scanner);
      token = peekToken(scanner);
    }
    if (token.kind === 'flow-map-end') {
      node.end = takeToken(scanner).end;
      return node;
    }
    const pair: MutablePair = { start: token.start, end: token.end, key: emptyScalar(token.end), value: undefined };
    node.pairs.push(pair);
    if (token.kind === 'key') {
      takeToken(scanner);
      const next = peekToken(scanner).kind;
      if (next !== 'value' && next !== 'flow-entry' && next !== 'flow-map-end')
        pair.key = parseFlowNode(parser, depth + 1);
      takeFlowValue(parser, pair, 'flow-map-end', depth + 1);
    } else {
      pair.key = parseFlowNode(parser, depth + 1);
      pair.end = pair.key.end;
    }
  }
}

function takeFlowValue(parser: Parser, pair: MutablePair, close: 'flow-seq-end' | 'flow-map-end', depth: number): void {
  const { scanner } = parser;
  pair.end = Math.max(pair.end, pair.key.end);
  if (peekToken(scanner).kind !== 'value') return;
  const colon = takeToken(scanner);
  const next = peekToken(scanner).kind;
  pair.value = next === 'flow-entry' || next === close ? emptyScalar(colon.end) : parseFlowNode(parser, depth);
  pair.end = Math.max(colon.end, pair.value.end);
}

function parseFlowNode(parser: Parser, depth: number): Node {
  const { scanner } = parser;
  const properties = takeProperties(parser);
  const token = peekToken(scanner);
  switch (token.kind) {
    case 'alias':
      if (properties) break;
      takeToken(scanner);
      return aliasNode(parser, token);
    case 'scalar':
      takeToken(scanner);
      return applyProperties(parser, scalarNode(parser, token), properties);
    case 'flow-seq-start':
    case 'flow-map-start':
      return parseFlow(parser, depth, properties);
    default:
      break;
  }
  if (!properties) throw new YamlFault('expected-node', token.start, token.start);
  return applyProperties(parser, emptyScalar(properties.end), properties);
}

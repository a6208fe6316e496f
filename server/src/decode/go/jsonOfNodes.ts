import type { Node, ScalarNode } from '../../document/node.ts';
import { type Memo, memo } from '../memo.ts';
import type { Json, JsonMember } from './json.ts';

/** The JSON value of nodes that a JSON text was read into. What JSON does not have (aliases, bare words) is unknown. */
export function jsonOfNodes(node: Node): Json {
  switch (node.kind) {
    case 'scalar':
      return jsonOfScalar(node);
    case 'alias':
    case 'damaged':
      return { kind: 'unknown', node };
    case 'map':
    case 'seq': {
      const known = collections.get(node, undefined);
      if (known) return known;
      const json = jsonOfCollection(node);
      collections.set(node, undefined, json);
      return json;
    }
  }
}

const collections: Memo<Node, Json> = memo();

function jsonOfCollection(node: Node & { kind: 'map' | 'seq' }): Json {
  if (node.kind === 'seq') return { kind: 'array', node, items: node.items.map(jsonOfNodes) };
  const members: JsonMember[] = [];
  for (const pair of node.pairs) {
    const { key, value } = pair;
    if (key.kind !== 'scalar' || key.masked) continue;
    const json: Json = value ? jsonOfNodes(value) : { kind: 'unknown', node: key };
    members.push({ name: key.text, pair, value: json, merged: false });
  }
  return { kind: 'object', node, members };
}

function jsonOfScalar(node: ScalarNode): Json {
  const { text } = node;
  if (node.masked) return { kind: 'unknown', node };
  if (node.style !== 'plain') return { kind: 'string', node, text: withoutLoneSurrogates(text) };
  if (text === 'null') return { kind: 'null', node };
  if (text === 'true' || text === 'false') return { kind: 'boolean', node, value: text === 'true' };
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) {
    return { kind: 'number', node, literal: text, asText: text };
  }
  return { kind: 'unknown', node };
}

/** Go reads half of a surrogate pair as U+FFFD. */
function withoutLoneSurrogates(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

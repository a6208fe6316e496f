import { decodeBase64 } from '../../base/base64.ts';
import { goString } from '../../base/goString.ts';
import type { ScalarNode } from '../../document/node.ts';
import type { GoYamlVersion } from './goYamlVersion.ts';
import { fitsInt64, parseFloatAsGo, parseNumber } from './numbers.ts';
import { isTimestamp } from './timestamp.ts';

/** What the Go YAML libraries take a scalar for before they look at its target. */
export type Resolved =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'timestamp'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  /** Base64 of what is no text. */
  /** The text does not fit the tag in front of it, which ends the decoding of the whole file. */
  | { readonly kind: 'misfit'; readonly found: string; readonly tag: string };

/** `resolve` and the part of `scalar` before the target of decode.go and resolve.go, yaml.v2 2.4.2 and yaml.v3 3.0.1. */
export function resolveScalar(node: ScalarNode, version: GoYamlVersion): Resolved {
  const { text } = node;
  const tag = shortTag(node.tag);
  // v3 takes the lone `!` for no tag at all, v2 for one that it does not know.
  if (tag === '' || (tag === '!' && version === 3)) {
    return node.style === 'plain' ? resolvePlain(text, version) : string(text);
  }
  if (tag === '!!binary') return resolveBinary(text);
  if (tag === '!!str' || !resolvableTags.has(tag)) return string(text);
  return checkTag(resolvePlain(text, version, tag === '!!timestamp'), tag);
}

/** Whether the tag, if there is one, lets `<<` be a merge key. */
export function isMergeKey(node: ScalarNode, version: GoYamlVersion): boolean {
  if (node.text !== '<<') return false;
  const tag = shortTag(node.tag);
  if (tag === '!!merge') return true;
  return tag === '' ? node.style === 'plain' : tag === '!' && (node.style === 'plain' || version === 2);
}

/** `!!int` for all spellings of a core tag; other tags as written; the empty string for none. */
export function shortTag(tag: string | undefined): string {
  if (tag === undefined) return '';
  const bare = tag.startsWith('!<') && tag.endsWith('>') ? tag.slice(2, -1) : tag;
  return bare.startsWith(longTagPrefix) ? `!!${bare.slice(longTagPrefix.length)}` : bare;
}

const longTagPrefix = 'tag:yaml.org,2002:';

/** Any other tag, custom ones included, leaves the text a string. */
const resolvableTags = new Set(['!!bool', '!!int', '!!float', '!!null', '!!timestamp']);

const words = new Map<string, Resolved>([
  ...['true', 'True', 'TRUE'].map((word) => [word, { kind: 'boolean', value: true }] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, { kind: 'boolean', value: false }] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, { kind: 'null' }] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, { kind: 'float', value: Number.NaN }] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    (word) => [word, { kind: 'float', value: Number.POSITIVE_INFINITY }] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, { kind: 'float', value: Number.NEGATIVE_INFINITY }] as const),
]);

/** The words of YAML 1.1 that v3 still reads into a boolean target, quoted or not. */
const booleanWords = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

export function booleanOfWord(text: string): boolean | undefined {
  return booleanWords.get(text);
}

function resolvePlain(text: string, version: GoYamlVersion, mayBeTimestamp = true): Resolved {
  const word = words.get(text);
  if (word) return word;
  if (version === 2) {
    const value = booleanWords.get(text);
    if (value !== undefined) return { kind: 'boolean', value };
  }
  if (text.startsWith('.')) {
    const value = parseFloatAsGo(text);
    return value === undefined ? string(text) : { kind: 'float', value };
  }
  if (!/^[-+0-9]/.test(text)) return string(text);
  if (mayBeTimestamp && isTimestamp(text)) return { kind: 'timestamp', text };
  return parseNumber(text, version) ?? string(text);
}

function resolveBinary(text: string): Resolved {
  const decoded = decodeBase64(text);
  if (decoded.kind === 'invalid') return { kind: 'misfit', found: 'text', tag: '!!binary' };
  return string(goString(decoded.bytes));
}

function checkTag(resolved: Resolved, tag: string): Resolved {
  if (tagNames[resolved.kind] === tag) return resolved;
  // Integers above the signed range are not taken for floats.
  if (tag === '!!float' && resolved.kind === 'integer' && fitsInt64(resolved.value)) {
    return { kind: 'float', value: Number(resolved.value) };
  }
  return { kind: 'misfit', found: foundNames[resolved.kind], tag };
}

const tagNames = {
  null: '!!null',
  boolean: '!!bool',
  integer: '!!int',
  float: '!!float',
  timestamp: '!!timestamp',
  string: '!!str',
  bytes: '!!binary',
  misfit: '',
} as const;

const foundNames = {
  null: 'nothing',
  boolean: 'a yes-or-no value',
  integer: 'a whole number',
  float: 'a decimal number',
  timestamp: 'a time',
  string: 'text',
  bytes: 'binary data',
  misfit: 'text',
} as const;

function string(text: string): Resolved {
  return { kind: 'string', text };
}

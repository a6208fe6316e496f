import { decodeBase64 } from '../../base/base64.ts';
import { goString } from '../../base/goString.ts';
import type { ScalarNode } from '../../document/node.ts';
import { shortTag } from '../go/resolveScalar.ts';
import { pythonFloat, pythonInteger } from './pyNumbers.ts';
import { isExistingTime } from './pyTimestamp.ts';

/** What PyYAML's `SafeLoader` takes a scalar for; it knows nothing of what the value is wanted for. */
export type PyResolved =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'string'; readonly text: string }
  /** Bytes, as a Go string holds them: a text where they are one. */
  | { readonly kind: 'bytes'; readonly text: string }
  /** Where reading ends, with an error or a crash. `tag` as written, or what the plain text was taken for. */
  | { readonly kind: 'refused'; readonly why: 'misfit' | 'unknown-tag' | 'word'; readonly tag: string };

/** `Resolver.resolve` and the constructors of `SafeConstructor` for a scalar, PyYAML 6.0. */
export function resolvePyScalar(node: ScalarNode): PyResolved {
  const { text, style } = node;
  const tag = shortTag(node.tag);
  // Of the lone `!` the parser makes "resolve it", even of a text in quotes.
  if (tag === '!' || (tag === '' && style === 'plain')) {
    const implicit = implicitTag(text);
    return implicit === '!!str' ? { kind: 'string', text } : construct(text, implicit, false);
  }
  return tag === '' ? { kind: 'string', text } : construct(text, tag, true);
}

/** Whether a key stands for what is merged in. */
export function isPyMergeKey(node: ScalarNode): boolean {
  const tag = shortTag(node.tag);
  if (tag === '!!merge') return true;
  return node.text === '<<' && (tag === '!' || (tag === '' && node.style === 'plain'));
}

// Each pattern is asked only of texts that begin with one of its characters (`yaml_implicit_resolvers`), in this order.
const patterns: readonly (readonly [tag: string, first: string, pattern: RegExp])[] = [
  ['!!bool', 'yYnNtTfFoO', /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/u],
  [
    '!!float',
    '-+0123456789.',
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/u,
  ],
  [
    '!!int',
    '-+0123456789',
    /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/u,
  ],
  ['!!merge', '<', /^<<$/u],
  ['!!null', '~nN', /^(?:~|null|Null|NULL)$/u],
  [
    '!!timestamp',
    '0123456789',
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/u,
  ],
  ['!!value', '=', /^=$/u],
];

function implicitTag(text: string): string {
  if (text === '') return '!!null';
  const first = text.charAt(0);
  return patterns.find(([, firsts, pattern]) => firsts.includes(first) && pattern.test(text))?.[0] ?? '!!str';
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['true', true],
  ['false', false],
  ['on', true],
  ['off', false],
]);

function construct(text: string, tag: string, isWritten: boolean): PyResolved {
  const misfit: PyResolved = { kind: 'refused', why: isWritten ? 'misfit' : 'word', tag };
  switch (tag) {
    // The loader of cloud-init, a child of `SafeLoader`, knows the second tag too.
    case '!!str':
    case '!!python/unicode':
      return { kind: 'string', text };
    case '!!null':
      return { kind: 'null' };
    case '!!bool': {
      const value = booleans.get(text.toLowerCase());
      return value === undefined ? misfit : { kind: 'boolean', value };
    }
    case '!!int': {
      const value = pythonInteger(text);
      return value === undefined ? misfit : { kind: 'integer', value };
    }
    case '!!float': {
      const value = pythonFloat(text);
      return value === undefined ? misfit : { kind: 'float', value };
    }
    case '!!timestamp':
      return isExistingTime(text) ? { kind: 'timestamp' } : misfit;
    case '!!binary': {
      const bytes = binary(text);
      return bytes ? { kind: 'bytes', text: goString(bytes) } : misfit;
    }
    // A lone `=` or `<<` as a value has no constructor; a list or a mapping is no scalar.
    case '!!value':
    case '!!merge':
    case '!!seq':
    case '!!map':
    case '!!omap':
    case '!!pairs':
    case '!!set':
      return misfit;
    default:
      return { kind: 'refused', why: 'unknown-tag', tag };
  }
}

/** `base64.decodebytes`: what is no digit is passed over, and what follows the padding is not read; undefined where digits are missing. */
function binary(text: string): Uint8Array | undefined {
  if (!/^[\0-\x7f]*$/u.test(text)) return undefined;
  let digits = '';
  let pads = 0;
  for (const character of text) {
    if (character === '=') {
      const place = digits.length % 4;
      if (place >= 2 && place + ++pads >= 4) return bytesOf(`${digits}${'='.repeat(4 - place)}`);
    } else if (/[A-Za-z0-9+/]/u.test(character)) {
      digits += character;
      pads = 0;
    }
  }
  return digits.length % 4 === 0 ? bytesOf(digits) : undefined;
}

function bytesOf(digits: string): Uint8Array | undefined {
  const reading = decodeBase64(digits);
  return reading.kind === 'bytes' ? reading.bytes : undefined;
}

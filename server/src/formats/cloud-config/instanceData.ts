import { decodeBase64 } from '../../base/base64.ts';
import { goString } from '../../base/goString.ts';
import type { Node } from '../../document/node.ts';
import { readText } from '../../document/readText.ts';
import type { JinjaValue } from '../../embedded/jinja/jinjaValue.ts';

/** What a template may ask for, by the names at the top. */
export type InstanceData = ReadonlyMap<string, JinjaValue>;

/** What a JSON text says of a machine, as templates see it; undefined where it is no JSON object. */
export function readInstanceData(text: string): InstanceData | undefined {
  const [part] = readText(text.replace(/^\uFEFF/u, ''), 'json', { template: 'none' }).parts;
  if (part?.root?.kind !== 'map' || part.problems.some(({ severity }) => severity === 'error')) return undefined;
  const data = valueFrom(part.root);
  return data instanceof Map ? converted(data, '', encodedPaths(data)) : undefined;
}

type Raw = string | bigint | number | boolean | null | readonly Raw[] | ReadonlyMap<string, Raw>;

function valueFrom(node: Node): Raw {
  switch (node.kind) {
    case 'map':
      return new Map(
        node.pairs.map(({ key, value }) => [key.kind === 'scalar' ? key.text : '', value ? valueFrom(value) : null]),
      );
    case 'seq':
      return node.items.map(valueFrom);
    case 'scalar': {
      const { text, style } = node;
      if (style === 'double') return text;
      if (text === 'true' || text === 'false') return text === 'true';
      if (text === 'null') return null;
      return /^-?\d+$/u.test(text) ? BigInt(text) : Number(text);
    }
    default:
      return null;
  }
}

function isMapping(value: Raw | undefined): value is ReadonlyMap<string, Raw> {
  return value instanceof Map;
}

/** The places of values that are base64. */
function encodedPaths(data: ReadonlyMap<string, Raw>): readonly string[] {
  const said = data.get('base64-encoded-keys');
  return Array.isArray(said) ? said.map((path) => String(path).replaceAll('-', '_')) : [];
}

/**
 * `convert_jinja_instance_data` of cloudinit/handlers/jinja_template.py: keys in order, each with an alias without the signs that
 * mean something in an expression, and those of `v1` at the top as well.
 */
function converted(
  data: ReadonlyMap<string, Raw>,
  prefix: string,
  encoded: readonly string[],
): Map<string, JinjaValue> {
  const result = new Map<string, JinjaValue>();
  for (const key of [...data.keys()].toSorted(byCharacter)) {
    const path = prefix === '' ? key : `${prefix}/${key}`;
    const raw = data.get(key) ?? null;
    if (isMapping(raw)) {
      const members = converted(raw, path, encoded);
      result.set(key, { kind: 'dict', members });
      if (/^v\d+$/u.test(key)) for (const [name, value] of members) result.set(name, value);
    } else result.set(key, encoded.includes(path) && typeof raw === 'string' ? decoded(raw) : plain(raw));
    const alias = key.replaceAll(operators, '_');
    const own = result.get(key);
    if (alias !== key && own !== undefined) result.set(alias, own);
  }
  return result;
}

const operators = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/gu;

function byCharacter(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((character, index) => character !== b[index]);
  return at < 0 ? a.length - b.length : (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
}

function decoded(text: string): JinjaValue {
  const reading = decodeBase64(text);
  return reading.kind === 'bytes' ? goString(reading.bytes) : text;
}

/** In lists nothing is changed. */
function plain(raw: Raw): JinjaValue {
  if (typeof raw !== 'object' || raw === null) return raw;
  if (isMapping(raw)) return { kind: 'dict', members: new Map([...raw].map(([key, value]) => [key, plain(value)])) };
  return { kind: 'list', items: (raw as readonly Raw[]).map(plain), isTuple: false };
}

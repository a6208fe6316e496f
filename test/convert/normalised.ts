import { gunzipSync } from 'node:zlib';

/** A config as plain values, so that two that do the same on a machine are equal. */
export type Plain = string | number | bigint | boolean | null | readonly Plain[] | PlainObject;

export interface PlainObject {
  readonly [key: string]: Plain;
}

/** Stands for a value of which is said that it is another: equal to anything, and to nothing. */
export const anything = '\u0000anything';

/** Keys whose zero older versions print, or count for nothing. */
const zeros = new Set(['level', 'number', 'target', 'url']);

/**
 * Without lists and objects that hold nothing, with contents in the place of the forms in which they can be written, and
 * without the version that the config itself is written in. What is decoded here is decoded by other means than the product's.
 */
export function normalised(value: Plain): Plain | undefined {
  if (Array.isArray(value)) {
    const items: readonly Plain[] = value;
    const kept = items.map((item) => normalised(item) ?? {});
    return kept.length > 0 ? kept : undefined;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const members: [string, Plain][] = [];
  for (const [key, member] of Object.entries(asContents(value as PlainObject))) {
    if (zeros.has(key) && (member === '' || member === 0)) continue;
    const made = normalised(member);
    if (made !== undefined) members.push([key, made]);
  }
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}

/** A resource with its contents. */
function asContents(object: PlainObject): PlainObject {
  const { source, compression, ...others } = object;
  if (source === undefined && compression === undefined) return object;
  if (typeof source !== 'string' || !source.startsWith('data:')) {
    return compression === '' || compression === undefined
      ? { ...others, ...(source === undefined ? {} : { source }) }
      : object;
  }
  const bytes = dataOf(source);
  const contents = compression === 'gzip' ? unpacked(bytes) : bytes;
  return contents ? { ...others, contents: contents.toString('latin1') } : object;
}

function dataOf(url: string): Buffer {
  const comma = url.indexOf(',');
  const [head, data] = [url.slice(0, comma), url.slice(comma + 1)];
  if (head.endsWith(';base64')) return Buffer.from(data, 'base64');
  const bytes: number[] = [];
  for (let at = 0; at < data.length; at++) {
    if (data[at] === '%') {
      bytes.push(Number.parseInt(data.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(...Buffer.from(data[at] ?? ''));
  }
  return Buffer.from(bytes);
}

function unpacked(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

/** Where two normalised values differ. */
export function differingPaths(
  one: Plain | undefined,
  other: Plain | undefined,
  path: readonly (string | number)[] = [],
): readonly string[] {
  if (one === anything || other === anything || one === other) return [];
  if (Array.isArray(one) && Array.isArray(other)) {
    const length = Math.max(one.length, other.length);
    return Array.from({ length }, (_, index) => differingPaths(one[index], other[index], [...path, index])).flat();
  }
  if (isObject(one) && isObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) => differingPaths(one[key], other[key], [...path, key]));
  }
  const said = (value: Plain | undefined): string =>
    String(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each))).slice(0, 200);
  // What is too large for a double is written so by the tool for clusters.
  if (typeof one === 'bigint' && typeof other === 'number' && Number(one) === other) return [];
  return [`${path.join('.')}: ${said(one)} became ${said(other)}`];
}

function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

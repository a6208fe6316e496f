import { goString, hasStrayBytes } from '../../base/goString.ts';
import { type Produced, type ProducedObject, plainValue } from '../../decode/produced.ts';
import { gunzip } from '../../embedded/gunzip.ts';
import { readDataUrl } from '../../embedded/readDataUrl.ts';
import { type Entry, propertiesOf } from '../../shape/entry.ts';
import { printOctal } from '../printValue.ts';

/** What one key of a thing says, in a form that is the same for the same machine. */
export type FieldValue =
  /** On one line. */
  | { readonly kind: 'plain'; readonly text: string; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly isOrdered: boolean }
  /** Of several lines, or a language of its own. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array }
  /** Nobody knows it: a template stands there. `source` is what stands in the text. */
  | { readonly kind: 'unknown'; readonly source: string };

/** A scalar as people write it, in the unit that its schema counts in. */
export function plainField(value: string | number | bigint | boolean, { keywords }: Entry): FieldValue {
  if (typeof value === 'string') {
    const isText = value.includes('\n') || keywords['x-embeds'] === 'systemd-unit';
    return isText ? { kind: 'text', text: value } : { kind: 'plain', text: value, value };
  }
  if (typeof value === 'boolean') return { kind: 'plain', text: String(value), value };
  const number = keywords['x-notation'] === 'octal' ? printOctal(value) : String(value);
  const unit = keywords['x-unit'];
  return { kind: 'plain', text: unit === undefined ? number : `${number} ${unit}`, value };
}

/** What a resource carries in itself, in the data URL of one of its keys. */
export interface CarriedContents {
  /** The keys that say it, which say nothing more. */
  readonly keys: readonly string[];
  readonly value: FieldValue;
  /** What it came from. */
  readonly holder: Produced;
}

/** In bytes: what unpacks to more is compared as it is packed. */
const largest = 16 * 1024 * 1024;

/** The contents that stand in a resource itself; undefined where they come from elsewhere, or where it is none. */
export function carriedContents(object: ProducedObject, entry: Entry): CarriedContents | undefined {
  for (const [name, { keywords }] of propertiesOf(entry)) {
    const packing = keywords['x-packed-by'];
    if (packing === undefined) continue;
    const holder = object.members.get(name);
    const bytes = holder && bytesIn(textOf(holder), textOf(object.members.get(packing)));
    if (holder && bytes) return { keys: [name, packing], value: contentsField(bytes), holder };
  }
  return undefined;
}

/** The bytes that a data URL holds, unpacked; undefined where it is none. */
function bytesIn(url: string | undefined, packing: string | undefined): Uint8Array | undefined {
  if (url === undefined || !/^data:/iu.test(url)) return undefined;
  const read = readDataUrl(url);
  if (read.kind === 'fault') return undefined;
  if (packing !== 'gzip') return read.bytes;
  const unpacked = gunzip(read.bytes, largest);
  return unpacked.kind === 'bytes' ? unpacked.bytes : read.bytes;
}

function contentsField(bytes: Uint8Array): FieldValue {
  const text = goString(bytes);
  return hasStrayBytes(text) || text.includes('\0') ? { kind: 'binary', bytes } : { kind: 'text', text };
}

/** A scalar's text, made now if it is lazy; undefined for anything else. */
function textOf(value: Produced | undefined): string | undefined {
  if (value?.kind !== 'scalar' || typeof value.value === 'symbol') return undefined;
  const plain = plainValue(value.value);
  return typeof plain === 'string' ? plain : undefined;
}

export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  if (a.kind === 'plain' && b.kind === 'plain') return a.text === b.text;
  if (a.kind === 'text' && b.kind === 'text') return a.text === b.text;
  if (a.kind === 'binary' && b.kind === 'binary') return areSameBytes(a.bytes, b.bytes);
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.source === b.source;
  if (a.kind === 'list' && b.kind === 'list') {
    const [some, others] = a.isOrdered ? [a.items, b.items] : [a.items.toSorted(), b.items.toSorted()];
    return some.length === others.length && some.every((item, index) => item === others[index]);
  }
  return false;
}

function areSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

import { type Produced, producedList, producedObject, producedScalar } from '../../../server/src/decode/produced.ts';

/** A value as JSON can hold it, with whole numbers of any size. */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** JSON that loses nothing: digits of large numbers, the sign of zero, lone surrogates (as escapes). */
export function jsonOf(value: PlainValue): string {
  if (typeof value === 'bigint') return String(value);
  if (Object.is(value, -0)) return '-0';
  if (isList(value)) return `[${value.map(jsonOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${jsonOf(member)}`);
  return `{${members.join(',')}}`;
}

export function producedOf(value: PlainValue): Produced {
  if (isList(value)) return producedList(value.map(producedOf));
  if (typeof value !== 'object' || value === null) return producedScalar(value);
  return producedObject(Object.entries(value).map(([key, member]) => [key, producedOf(member)]));
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

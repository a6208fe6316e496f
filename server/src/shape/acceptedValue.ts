import type { Entry } from './entry.ts';
import type { EnumValue } from './keywords.ts';

/** What the schema says of a value that some version accepts for a key; undefined for any other. */
export function acceptedValue({ keywords }: Entry, value: unknown): EnumValue | undefined {
  return keywords['x-enum']?.find((item) => item.value === value);
}

import { isAbsent } from '../decode/judgedConfig.ts';
import type { SettingRow } from '../shape/osFacts.ts';

/** Whether a row speaks of a value by what it is. */
export function tellsOf({ types, like, unlike, without }: SettingRow, value: unknown): boolean {
  if (types) return types.includes(typeOf(value) as never);
  if (without !== undefined) return isMap(value) && isAbsent(value, without);
  if (typeof value !== 'string') return false;
  if (like !== undefined) return new RegExp(like, 'u').test(value);
  return unlike !== undefined && !new RegExp(unlike, 'u').test(value);
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

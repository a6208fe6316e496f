/** A value while a template is rendered; whole numbers are `bigint`, as Python prints them otherwise. */
export type JinjaValue =
  | string
  | bigint
  | number
  | boolean
  | null
  | JinjaList
  | JinjaDict
  | JinjaUndefined
  | JinjaMethod;

export interface JinjaList {
  readonly kind: 'list';
  readonly items: readonly JinjaValue[];
  readonly isTuple: boolean;
  /** Whether Python has something else there, which can be gone through and prints otherwise. */
  readonly isLazy?: boolean;
}

export interface JinjaDict {
  readonly kind: 'dict';
  readonly members: ReadonlyMap<string, JinjaValue>;
  /** Whether it is what a loop knows of itself, which prints otherwise and has more in it. */
  readonly isLoop?: boolean;
}

/** What there is not, with the name that was asked for. */
export interface JinjaUndefined {
  readonly kind: 'undefined';
  readonly name: string;
}

/** A method of a text or a mapping, which only a call makes something of. */
export interface JinjaMethod {
  readonly kind: 'method';
  readonly of: string | JinjaDict;
  readonly name: string;
}

export function isKind<K extends 'list' | 'dict' | 'undefined' | 'method'>(
  value: JinjaValue,
  kind: K,
): value is Extract<JinjaValue, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

export function listOf(items: readonly JinjaValue[]): JinjaList {
  return { kind: 'list', items, isTuple: false };
}

export function lazyList(items: readonly JinjaValue[]): JinjaList {
  return { kind: 'list', items, isTuple: false, isLazy: true };
}

/** Python's `bool`. */
export function isTruthy(value: JinjaValue): boolean {
  if (typeof value !== 'object') return Boolean(value);
  switch (value?.kind) {
    case 'list':
      return value.items.length > 0;
    case 'dict':
      return value.members.size > 0;
    case 'method':
      return true;
    default:
      return false;
  }
}

/** Python's `==`; a truth value is a number. */
export function isEqual(one: JinjaValue, other: JinjaValue): boolean {
  const numbers = [numberOf(one), numberOf(other)];
  if (numbers[0] !== undefined && numbers[1] !== undefined) {
    // biome-ignore lint/suspicious/noDoubleEquals: whole numbers and others are compared by their value.
    return numbers[0] == numbers[1];
  }
  if (isObject(one) && isObject(other)) {
    if (one.kind === 'list' && other.kind === 'list') {
      const { items } = other;
      if (one.isTuple !== other.isTuple || one.items.length !== items.length) return false;
      return one.items.every((item, index) => isEqual(item, items[index] ?? null));
    }
    if (one.kind === 'dict' && other.kind === 'dict') {
      const { members } = other;
      return (
        one.members.size === members.size &&
        [...one.members].every(([key, value]) => members.has(key) && isEqual(value, members.get(key) ?? null))
      );
    }
    return one.kind === 'undefined' && other.kind === 'undefined';
  }
  return one === other;
}

function isObject(value: JinjaValue): value is Exclude<JinjaValue, string | bigint | number | boolean | null> {
  return typeof value === 'object' && value !== null;
}

export function numberOf(value: JinjaValue): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'bigint' || typeof value === 'number' ? value : undefined;
}

/** What Python's `str` writes; undefined for what has no text that is always the same. */
export function printed(value: JinjaValue): string | undefined {
  if (typeof value === 'string') return value;
  return isObject(value) && value.kind === 'undefined' ? `CI_MISSING_JINJA_VAR/${value.name}` : represented(value);
}

/** Python's `repr`. */
function represented(value: JinjaValue): string | undefined {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return String(value);
    case 'number':
      return printedFloat(value);
    default:
      return isObject(value) ? representedObject(value) : 'None';
  }
}

function representedObject(value: Exclude<JinjaValue, string | bigint | number | boolean | null>): string | undefined {
  switch (value.kind) {
    case 'list': {
      if (value.isLazy) return undefined;
      const items = value.items.map(represented);
      if (items.includes(undefined)) return undefined;
      const text = items.join(', ');
      return value.isTuple ? `(${text}${items.length === 1 ? ',' : ''})` : `[${text}]`;
    }
    case 'dict': {
      if (value.isLoop) return undefined;
      const items = [...value.members].map(([key, own]) => [quoted(key), represented(own)] as const);
      if (items.some(([key, own]) => key === undefined || own === undefined)) return undefined;
      return `{${items.map(([key, own]) => `${key}: ${own}`).join(', ')}}`;
    }
    case 'undefined':
      return 'Undefined';
    case 'method':
      return undefined;
  }
}

/** Undefined for characters of which Python decides by its tables whether they are printed. */
function quoted(text: string): string | undefined {
  if (/[^\n\r\t -~\u00a1-\u00ac\u00ae-\u024f]/u.test(text)) return undefined;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `${quote}${inner}${quote}`;
}

function printedFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    const sign = exponent.startsWith('-') ? '-' : '+';
    return `${digits}e${sign}${exponent.slice(1).padStart(2, '0')}`;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

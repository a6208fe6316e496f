import type { Range } from '../../base/text.ts';
import { JinjaFault } from './jinjaFault.ts';
import { isEqual, isKind, isTruthy, type JinjaValue, lazyList, listOf, numberOf, printed } from './jinjaValue.ts';

/** A value with what stands in the brackets behind its filter. */
export interface FilterCall {
  readonly value: JinjaValue;
  /** What is given for a name; undefined where nothing is. */
  readonly arg: (name: string) => JinjaValue | undefined;
  readonly range: Range;
}

type Filter = (call: FilterCall) => JinjaValue;

/** Every filter that Jinja 3.1 has; those without a function are not known here. */
export const jinjaFilterNames: readonly string[] =
  'abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr'.split(
    ' ',
  );

export const jinjaFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['default', orDefault],
  ['d', orDefault],
  ['upper', (call) => textOf(call).toUpperCase()],
  ['lower', (call) => textOf(call).toLowerCase()],
  ['capitalize', (call) => capitalized(textOf(call))],
  ['string', textOf],
  ['trim', trimmed],
  ['replace', replaced],
  ['length', lengthOf],
  ['count', lengthOf],
  ['first', (call) => firstOf(itemsOf(call.value, call.range))],
  ['last', (call) => firstOf(itemsOf(call.value, call.range).toReversed())],
  ['list', ({ value, range }) => listOf(itemsOf(value, range))],
  ['join', joined],
  ['sort', sorted],
  ['unique', ({ value, range }) => lazyList(uniqueItems(itemsOf(value, range), range))],
  ['reverse', reversed],
  ['int', asInteger],
  ['float', asFloat],
]);

/** The names of what may stand in the brackets, in their order; of the others nothing may. */
export const jinjaFilterArguments: Readonly<Record<string, readonly string[]>> = {
  default: ['default_value', 'boolean'],
  d: ['default_value', 'boolean'],
  trim: ['chars'],
  replace: ['old', 'new', 'count'],
  join: ['d', 'attribute'],
  sort: ['reverse', 'case_sensitive', 'attribute'],
  int: ['default', 'base'],
  float: ['default'],
};

/** What `for` goes through. */
export function itemsOf(value: JinjaValue, range: Range): readonly JinjaValue[] {
  if (typeof value === 'string') return [...value];
  if (isKind(value, 'list')) return value.items;
  if (isKind(value, 'dict')) return [...value.members.keys()];
  if (isKind(value, 'undefined')) return [];
  throw new JinjaFault('failed', range, 'there is nothing in it to go through');
}

function textOf({ value, range }: FilterCall): string {
  const text = printed(value);
  if (text === undefined) throw new JinjaFault('unknown', range, 'how this is printed is not known here');
  return text;
}

function orDefault({ value, arg }: FilterCall): JinjaValue {
  const given = arg('default_value');
  const other = given === undefined ? '' : given;
  const isStrict = isTruthy(arg('boolean') ?? false);
  return isKind(value, 'undefined') || (isStrict && !isTruthy(value)) ? other : value;
}

function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

function trimmed(call: FilterCall): JinjaValue {
  const characters = call.arg('chars');
  const text = textOf(call);
  if (characters === undefined || characters === null) return text.trim();
  if (typeof characters !== 'string') throw new JinjaFault('failed', call.range, 'the characters to trim are a text');
  const all = [...text];
  const isKept = (character: string): boolean => !characters.includes(character);
  const from = all.findIndex(isKept);
  return from < 0 ? '' : all.slice(from, all.findLastIndex(isKept) + 1).join('');
}

function replaced(call: FilterCall): JinjaValue {
  const [old, by, count] = [call.arg('old'), call.arg('new'), call.arg('count')];
  if (old === undefined || by === undefined) throw new JinjaFault('failed', call.range, '`replace` needs two texts');
  const [from, to] = [printed(old), printed(by)];
  const isPlain = from !== undefined && from !== '' && to !== undefined && (count === undefined || count === null);
  if (!isPlain) throw new JinjaFault('unknown', call.range, '`replace` is known here with two texts only');
  return textOf(call).replaceAll(from, () => to);
}

function lengthOf({ value, range }: FilterCall): JinjaValue {
  if (isKind(value, 'list') && value.isLazy) throw new JinjaFault('unknown', range, 'its length is not known here');
  if (typeof value === 'object' || typeof value === 'string') {
    if (value !== null) return BigInt(itemsOf(value, range).length);
  }
  throw new JinjaFault('failed', range, 'it has no length');
}

function firstOf(items: readonly JinjaValue[]): JinjaValue {
  const [first] = items;
  if (first !== undefined) return first;
  // What is said instead has no name.
  return { kind: 'undefined', name: 'None' };
}

function joined(call: FilterCall): JinjaValue {
  const by = printed(call.arg('d') ?? '');
  if (call.arg('attribute') !== undefined || by === undefined) {
    throw new JinjaFault('unknown', call.range, '`join` is known here with a text only');
  }
  return itemsOf(call.value, call.range)
    .map((value) => textOf({ ...call, value }))
    .join(by);
}

function sorted(call: FilterCall): JinjaValue {
  if (call.arg('case_sensitive') !== undefined || call.arg('attribute') !== undefined) {
    throw new JinjaFault('unknown', call.range, '`sort` is known here with `reverse` only');
  }
  const isReversed = isTruthy(call.arg('reverse') ?? false);
  const items = itemsOf(call.value, call.range);
  // Of equals the first one stays the first, in both directions.
  const order = (a: JinjaValue, b: JinjaValue): number => {
    const sign = compareValues(lowered(a), lowered(b), call.range);
    return isReversed ? -sign : sign;
  };
  return listOf(items.toSorted(order));
}

function lowered(value: JinjaValue): JinjaValue {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Below, at or above zero, as Python compares; it refuses what is of different kinds. */
export function compareValues(one: JinjaValue, other: JinjaValue, range: Range): number {
  const numbers = [numberOf(one), numberOf(other)];
  if (numbers[0] !== undefined && numbers[1] !== undefined)
    return Number(numbers[0] > numbers[1]) - Number(numbers[0] < numbers[1]);
  if (typeof one === 'string' && typeof other === 'string') {
    const [a, b] = [[...one], [...other]];
    const at = a.findIndex((character, index) => character !== b[index]);
    if (at < 0) return a.length - b.length;
    return (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? -1);
  }
  const isListed = isKind(one, 'list') && isKind(other, 'list');
  throw new JinjaFault(isListed ? 'unknown' : 'failed', range, 'these two cannot be compared');
}

function uniqueItems(items: readonly JinjaValue[], range: Range): readonly JinjaValue[] {
  if (items.some((item) => isKind(item, 'list') || isKind(item, 'dict'))) {
    throw new JinjaFault('failed', range, 'lists and mappings cannot be told apart here');
  }
  return items.filter((item, index) => items.findIndex((each) => isEqual(lowered(each), lowered(item))) === index);
}

function reversed({ value, range }: FilterCall): JinjaValue {
  if (typeof value === 'string') return [...value].toReversed().join('');
  if (isKind(value, 'list')) return lazyList(value.items.toReversed());
  throw new JinjaFault('unknown', range, '`reverse` is known here for texts and lists only');
}

function asInteger(call: FilterCall): JinjaValue {
  const { value, range } = call;
  const given = call.arg('default');
  const other = given === undefined ? 0n : given;
  if (call.arg('base') !== undefined) throw new JinjaFault('unknown', range, '`int` is known here without a base only');
  const number = numberOf(value);
  if (number !== undefined) return Number.isFinite(Number(number)) ? BigInt(Math.trunc(Number(number))) : other;
  if (typeof value === 'string') {
    const text = value.trim();
    if (/^[-+]?\d+(?:_\d+)*$/u.test(text)) return BigInt(text.replaceAll('_', '').replace(/^\+/u, ''));
    const float = pythonFloat(text);
    return float === undefined || !Number.isFinite(float) ? other : BigInt(Math.trunc(float));
  }
  if (isKind(value, 'undefined')) throw new JinjaFault('failed', range, 'there is nothing to make a number of');
  return other;
}

function asFloat(call: FilterCall): JinjaValue {
  const { value, range } = call;
  const given = call.arg('default');
  const other = given === undefined ? 0 : given;
  const number = numberOf(value);
  if (number !== undefined) return Number(number);
  if (isKind(value, 'undefined')) throw new JinjaFault('failed', range, 'there is nothing to make a number of');
  const float = typeof value === 'string' ? pythonFloat(value.trim()) : undefined;
  return float === undefined ? other : float;
}

function pythonFloat(text: string): number | undefined {
  return /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text)
    ? Number(text.replaceAll('_', ''))
    : undefined;
}

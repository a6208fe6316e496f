import type { Range } from '../../base/text.ts';
import { JinjaFault } from './jinjaFault.ts';
import { compareValues } from './jinjaFilters.ts';
import { isEqual, isKind, type JinjaValue } from './jinjaValue.ts';

type Test = (value: JinjaValue, args: readonly JinjaValue[], range: Range) => boolean;

/** Every test that Jinja 3.1 has; those without a function are not known here. */
export const jinjaTestNames: readonly string[] =
  'boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in integer iterable le lessthan lower lt mapping ne none number odd sameas sequence string test true undefined upper'.split(
    ' ',
  );

const isEqualTo: Test = (value, args, range) => isEqual(value, argument(args, range));
const isAbove: Test = (value, args, range) => compareValues(value, argument(args, range), range) > 0;
const isBelow: Test = (value, args, range) => compareValues(value, argument(args, range), range) < 0;

export const jinjaTests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['defined', (value) => !isKind(value, 'undefined')],
  ['undefined', (value) => isKind(value, 'undefined')],
  ['none', (value) => value === null],
  ['true', (value) => value === true],
  ['false', (value) => value === false],
  ['boolean', (value) => typeof value === 'boolean'],
  ['string', (value) => typeof value === 'string'],
  ['integer', (value) => typeof value === 'bigint'],
  ['float', (value) => typeof value === 'number'],
  ['number', (value) => ['bigint', 'number', 'boolean'].includes(typeof value)],
  ['mapping', (value) => isKind(value, 'dict')],
  ['eq', isEqualTo],
  ['equalto', isEqualTo],
  ['ne', (value, args, range) => !isEqualTo(value, args, range)],
  ['gt', isAbove],
  ['greaterthan', isAbove],
  ['lt', isBelow],
  ['lessthan', isBelow],
  ['ge', (value, args, range) => !isBelow(value, args, range)],
  ['le', (value, args, range) => !isAbove(value, args, range)],
]);

function argument([first]: readonly JinjaValue[], range: Range): JinjaValue {
  if (first !== undefined) return first;
  throw new JinjaFault('failed', range, 'this test needs a value');
}

import type { Range } from '../../base/text.ts';
import { JinjaFault } from './jinjaFault.ts';
import { compareValues, itemsOf, jinjaFilterArguments, jinjaFilterNames, jinjaFilters } from './jinjaFilters.ts';
import { callMethod, hasMethod } from './jinjaMethods.ts';
import { jinjaTestNames, jinjaTests } from './jinjaTests.ts';
import type { JinjaArguments, JinjaComparison, JinjaExpression } from './jinjaTree.ts';
import { isEqual, isKind, isTruthy, type JinjaDict, type JinjaValue, numberOf, printed } from './jinjaValue.ts';

/** What a name stands for at a place of a template; undefined where it stands for nothing. */
export type Lookup = (name: string, range: Range) => JinjaValue | undefined;

/** Functions that Jinja has without being given any. */
const globals = ['range', 'dict', 'lipsum', 'cycler', 'joiner', 'namespace', 'self', 'caller', 'varargs', 'kwargs'];

/** What an expression comes to; ends with a `JinjaFault` where Jinja stops, and where nobody knows it here. */
export function evaluateJinja(expression: JinjaExpression, lookup: Lookup): JinjaValue {
  const value = (of: JinjaExpression): JinjaValue => evaluateJinja(of, lookup);
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'name':
      return named(expression.name, expression, lookup);
    case 'attribute':
      return attributeOf(value(expression.of), expression.name, expression);
    case 'item':
      return itemOf(value(expression.of), value(expression.index), expression);
    case 'slice':
      return sliceOf(expression, value);
    case 'call': {
      const of = value(expression.of);
      if (!isKind(of, 'method') || expression.args.named.length > 0) {
        throw new JinjaFault('unknown', expression, 'this call is not known here');
      }
      return callMethod(of, expression.args.plain.map(value), expression);
    }
    case 'filter':
      return filtered(expression.name, value(expression.of), expression.args, expression, value);
    case 'test': {
      const { name, isNegated, args } = expression;
      const test = jinjaTests.get(name);
      if (!test) throw unknownName('test', name, jinjaTestNames, expression);
      return test(value(expression.of), args.map(value), expression) !== isNegated;
    }
    case 'list':
      return { kind: 'list', items: expression.items.map(value), isTuple: expression.isTuple };
    case 'dict':
      return dictOf(expression.items, value);
    case 'not':
      return !isTrue(value(expression.of), expression);
    case 'sign': {
      const number = numberOf(value(expression.of));
      if (number === undefined) throw new JinjaFault('failed', expression, 'only a number can have a sign');
      return expression.sign === '-' ? -number : number;
    }
    case 'binary':
      return binary(expression, value);
    case 'compare':
      return compared(value(expression.left), expression.steps, value);
    case 'choice':
      if (isTrue(value(expression.condition), expression)) return value(expression.value);
      if (expression.other) return value(expression.other);
      throw new JinjaFault('unknown', expression, 'without `else` nobody knows what this comes to otherwise');
  }
}

/** Whether a condition holds. */
export function isTrue(value: JinjaValue, range: Range): boolean {
  if (isKind(value, 'list') && value.isLazy)
    throw new JinjaFault('unknown', range, 'whether it is empty is not known here');
  return isTruthy(value);
}

function named(name: string, range: Range, lookup: Lookup): JinjaValue {
  const known = lookup(name, range);
  if (known !== undefined) return known;
  if (globals.includes(name)) throw new JinjaFault('unknown', range, `\`${name}\` is not known here`);
  return { kind: 'undefined', name };
}

/** Nothing (`null`) is a value, too. */
function orUndefined(value: JinjaValue | undefined, name: string): JinjaValue {
  return value === undefined ? { kind: 'undefined', name } : value;
}

/** A method wins over a key of the same name. */
function attributeOf(of: JinjaValue, name: string, range: Range): JinjaValue {
  refuseUndefined(of, range);
  if (hasMethod(of, name)) return { kind: 'method', of, name };
  if (isKind(of, 'dict') && of.isLoop && !of.members.has(name)) {
    throw new JinjaFault('unknown', range, `\`loop.${name}\` is not known here`);
  }
  if (isKind(of, 'dict')) return orUndefined(of.members.get(name), name);
  if (typeof of === 'string' || of === null) return { kind: 'undefined', name };
  throw new JinjaFault('unknown', range, `\`.${name}\` of a number or a list is not known here`);
}

function refuseUndefined(of: JinjaValue, range: Range): void {
  if (isKind(of, 'undefined'))
    throw new JinjaFault('failed', range, `there is no \`${of.name}\`, and so nothing in it`);
}

function itemOf(of: JinjaValue, index: JinjaValue, range: Range): JinjaValue {
  refuseUndefined(of, range);
  if (typeof index === 'string') {
    if (isKind(of, 'dict') && of.members.has(index)) return of.members.get(index) ?? null;
    return attributeOf(of, index, range);
  }
  const at = numberOf(index);
  if (typeof at !== 'bigint') throw new JinjaFault('unknown', range, 'such an index is not known here');
  if (isKind(of, 'list') && !of.isLazy) return orUndefined(of.items.at(Number(at)), String(at));
  if (typeof of === 'string') return orUndefined([...of].at(Number(at)), String(at));
  if (isKind(of, 'dict') || of === null) return { kind: 'undefined', name: String(at) };
  throw new JinjaFault('unknown', range, 'such an index is not known here');
}

function sliceOf(
  expression: Extract<JinjaExpression, { readonly kind: 'slice' }>,
  value: (of: JinjaExpression) => JinjaValue,
): JinjaValue {
  const of = value(expression.of);
  const bound = (own: JinjaExpression | undefined): number | undefined => {
    const number = own && numberOf(value(own));
    if (own && typeof number !== 'bigint') throw new JinjaFault('unknown', own, 'such a bound is not known here');
    return number === undefined ? undefined : Number(number);
  };
  const [from, to] = [bound(expression.from), bound(expression.to)];
  if (typeof of === 'string') return [...of].slice(from, to).join('');
  if (isKind(of, 'list') && !of.isLazy) return { ...of, items: of.items.slice(from, to) };
  throw new JinjaFault('unknown', expression, 'only texts and lists are cut here');
}

function filtered(
  name: string,
  of: JinjaValue,
  { plain, named: byName }: JinjaArguments,
  range: Range,
  value: (of: JinjaExpression) => JinjaValue,
): JinjaValue {
  const filter = jinjaFilters.get(name);
  if (!filter) throw unknownName('filter', name, jinjaFilterNames, range);
  const args = plain.map(value);
  const namedArgs = new Map(byName.map(([own, each]) => [own, value(each)]));
  const names = jinjaFilterArguments[name] ?? [];
  if (args.length > names.length || [...namedArgs.keys()].some((own) => !names.includes(own))) {
    throw new JinjaFault('unknown', range, `\`${name}\` is not known here with these values`);
  }
  return filter({
    value: of,
    arg: (own) => (names.indexOf(own) < args.length ? args[names.indexOf(own)] : namedArgs.get(own)),
    range,
  });
}

/** What Jinja does not have it refuses before it renders anything, unless that stands in a condition. */
function unknownName(what: string, name: string, all: readonly string[], range: Range): JinjaFault {
  const isKnown = all.includes(name);
  return new JinjaFault(
    isKnown ? 'unknown' : 'failed',
    range,
    isKnown ? `the ${what} \`${name}\` is not known here` : `Jinja has no ${what} \`${name}\``,
  );
}

function dictOf(
  items: readonly (readonly [JinjaExpression, JinjaExpression])[],
  value: (of: JinjaExpression) => JinjaValue,
): JinjaDict {
  const members = new Map<string, JinjaValue>();
  for (const [key, own] of items) {
    const name = value(key);
    if (typeof name !== 'string') throw new JinjaFault('unknown', key, 'a key that is no text is not known here');
    members.set(name, value(own));
  }
  return { kind: 'dict', members };
}

type Binary = Extract<JinjaExpression, { readonly kind: 'binary' }>;

function binary(expression: Binary, value: (of: JinjaExpression) => JinjaValue): JinjaValue {
  const { operator, right } = expression;
  const left = value(expression.left);
  switch (operator) {
    case 'and':
      return isTrue(left, expression) ? value(right) : left;
    case 'or':
      return isTrue(left, expression) ? left : value(right);
    case '~': {
      const texts = [printed(left), printed(value(right))];
      if (texts.includes(undefined))
        throw new JinjaFault('unknown', expression, 'how this is printed is not known here');
      return texts.join('');
    }
    default:
      return calculated(expression, left, value(right));
  }
}

function calculated(expression: Binary, left: JinjaValue, right: JinjaValue): JinjaValue {
  const { operator } = expression;
  if (isKind(left, 'undefined') || isKind(right, 'undefined')) {
    const missing = isKind(left, 'undefined') ? left.name : isKind(right, 'undefined') ? right.name : '';
    const hint = operator === '-' ? '; `-` is a minus sign here, and names are written with `_`' : '';
    throw new JinjaFault('failed', expression, `there is no \`${missing}\` to calculate with${hint}`);
  }
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (
    operator === '+' &&
    isKind(left, 'list') &&
    isKind(right, 'list') &&
    !left.isLazy &&
    !right.isLazy &&
    left.isTuple === right.isTuple
  )
    return { ...left, items: [...left.items, ...right.items] };
  if (operator === '*' && typeof left === 'string' && typeof right === 'bigint' && right < 1000n)
    return left.repeat(Math.max(0, Number(right)));
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) {
    const isMaybe = operator === '%' || operator === '*' || (isKind(left, 'list') && isKind(right, 'list'));
    throw new JinjaFault(
      isMaybe ? 'unknown' : 'failed',
      expression,
      `\`${operator}\` has no meaning between these two`,
    );
  }
  return calculatedNumbers(operator, a, b, expression);
}

function calculatedNumbers(
  operator: Binary['operator'],
  a: bigint | number,
  b: bigint | number,
  range: Range,
): JinjaValue {
  const isWhole = typeof a === 'bigint' && typeof b === 'bigint';
  const [x, y] = [Number(a), Number(b)];
  if (['/', '//', '%'].includes(operator) && y === 0)
    throw new JinjaFault('failed', range, 'nothing can be divided by zero');
  switch (operator) {
    case '+':
      return isWhole ? a + b : x + y;
    case '-':
      return isWhole ? a - b : x - y;
    case '*':
      return isWhole ? a * b : x * y;
    case '/':
      return x / y;
    case '//':
      return isWhole ? (a - modulo(a, b)) / b : Math.floor(x / y);
    case '%':
      if (isWhole) return modulo(a, b);
      throw new JinjaFault('unknown', range, '`%` is known here for whole numbers only');
    case '**':
      if (isWhole && b >= 0n && b < 64n) return a ** b;
      throw new JinjaFault('unknown', range, 'such a power is not known here');
    default:
      throw new JinjaFault('unknown', range, `\`${operator}\` is not known here`);
  }
}

/** Python's remainder has the sign of the divisor. */
function modulo(a: bigint, b: bigint): bigint {
  return ((a % b) + b) % b;
}

function compared(
  first: JinjaValue,
  steps: readonly JinjaComparison[],
  value: (of: JinjaExpression) => JinjaValue,
): boolean {
  let left = first;
  for (const { operator, right: own } of steps) {
    const right = value(own);
    if (!holds(operator, left, right, own)) return false;
    left = right;
  }
  return true;
}

function holds(operator: JinjaComparison['operator'], left: JinjaValue, right: JinjaValue, range: Range): boolean {
  switch (operator) {
    case '==':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case 'in':
      return isIn(left, right, range);
    case 'not in':
      return !isIn(left, right, range);
    default: {
      if (isKind(left, 'undefined') || isKind(right, 'undefined')) {
        throw new JinjaFault('failed', range, 'what there is not cannot be compared');
      }
      const order = compareValues(left, right, range);
      if (operator === '<') return order < 0;
      if (operator === '<=') return order <= 0;
      return operator === '>' ? order > 0 : order >= 0;
    }
  }
}

export function isIn(item: JinjaValue, of: JinjaValue, range: Range): boolean {
  if (typeof of === 'string') {
    if (typeof item === 'string') return of.includes(item);
    throw new JinjaFault('failed', range, 'only a text can be in a text');
  }
  if (isKind(of, 'dict')) return typeof item === 'string' && of.members.has(item);
  return itemsOf(of, range).some((each) => isEqual(each, item));
}

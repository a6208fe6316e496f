import {
  endBefore,
  expectName,
  expectSign,
  isAtSign,
  isAtWord,
  type JinjaCursor,
  skipSign,
  skipWord,
  unexpected,
} from './jinjaCursor.ts';
import { JinjaFault } from './jinjaFault.ts';
import type { JinjaToken } from './jinjaTokens.ts';
import type { JinjaArguments, JinjaComparison, JinjaExpression, JinjaOperator, JinjaTerm } from './jinjaTree.ts';

/** One expression, or several with commas between them, which make a tuple. */
export function parseTuple(cursor: JinjaCursor, hasChoice = true): JinjaExpression {
  const start = cursor.tokens[cursor.at]?.start ?? cursor.tag.start;
  const parse = hasChoice ? parseExpression : parseOr;
  const first = parse(cursor);
  if (!isAtSign(cursor, ',')) return first;
  const items = [first];
  while (skipSign(cursor, ',')) {
    if (cursor.at >= cursor.tokens.length || isAtSign(cursor, ')') || isAtWord(cursor, 'recursive')) break;
    items.push(parse(cursor));
  }
  return node(cursor, start, { kind: 'list', items, isTuple: true });
}

export function parseExpression(cursor: JinjaCursor): JinjaExpression {
  let value = parseOr(cursor);
  while (skipWord(cursor, 'if')) {
    const condition = parseOr(cursor);
    const other = skipWord(cursor, 'else') ? parseExpression(cursor) : undefined;
    value = node(cursor, value.start, { kind: 'choice', condition, value, other });
  }
  return value;
}

function node(cursor: JinjaCursor, start: number, term: JinjaTerm): JinjaExpression {
  return { start, end: endBefore(cursor), ...term };
}

function parseOr(cursor: JinjaCursor): JinjaExpression {
  let left = parseAnd(cursor);
  while (skipWord(cursor, 'or')) left = binary(cursor, 'or', left, parseAnd(cursor));
  return left;
}

function parseAnd(cursor: JinjaCursor): JinjaExpression {
  let left = parseNot(cursor);
  while (skipWord(cursor, 'and')) left = binary(cursor, 'and', left, parseNot(cursor));
  return left;
}

function binary(
  cursor: JinjaCursor,
  operator: JinjaOperator,
  left: JinjaExpression,
  right: JinjaExpression,
): JinjaExpression {
  return node(cursor, left.start, { kind: 'binary', operator, left, right });
}

function parseNot(cursor: JinjaCursor): JinjaExpression {
  const start = cursor.tokens[cursor.at]?.start ?? cursor.tag.start;
  return skipWord(cursor, 'not') ? node(cursor, start, { kind: 'not', of: parseNot(cursor) }) : parseCompare(cursor);
}

function parseCompare(cursor: JinjaCursor): JinjaExpression {
  const left = parseSum(cursor);
  const steps: JinjaComparison[] = [];
  for (;;) {
    const operator = comparisonAt(cursor);
    if (!operator) break;
    cursor.at += operator === 'not in' ? 2 : 1;
    steps.push({ operator, right: parseSum(cursor) });
  }
  return steps.length === 0 ? left : node(cursor, left.start, { kind: 'compare', left, steps });
}

function comparisonAt(cursor: JinjaCursor): JinjaComparison['operator'] | undefined {
  if (isAtWord(cursor, 'in')) return 'in';
  if (isAtWord(cursor, 'not') && isAtWord({ ...cursor, at: cursor.at + 1 }, 'in')) return 'not in';
  const signs = ['==', '!=', '<', '<=', '>', '>='] as const;
  return signs.find((sign) => isAtSign(cursor, sign));
}

function parseSum(cursor: JinjaCursor): JinjaExpression {
  return leftToRight(cursor, ['+', '-'], parseConcat);
}

function parseConcat(cursor: JinjaCursor): JinjaExpression {
  return leftToRight(cursor, ['~'], parseProduct);
}

function parseProduct(cursor: JinjaCursor): JinjaExpression {
  return leftToRight(cursor, ['*', '/', '//', '%'], (own) => leftToRight(own, ['**'], parseUnary));
}

function leftToRight(
  cursor: JinjaCursor,
  operators: readonly JinjaOperator[],
  parse: (cursor: JinjaCursor) => JinjaExpression,
): JinjaExpression {
  let left = parse(cursor);
  for (;;) {
    const operator = operators.find((sign) => isAtSign(cursor, sign));
    if (!operator) return left;
    cursor.at++;
    left = binary(cursor, operator, left, parse(cursor));
  }
}

function parseUnary(cursor: JinjaCursor): JinjaExpression {
  return parseFilters(cursor, parseSigned(cursor));
}

function parseSigned(cursor: JinjaCursor): JinjaExpression {
  const start = cursor.tokens[cursor.at]?.start ?? cursor.tag.start;
  const sign = (['-', '+'] as const).find((each) => isAtSign(cursor, each));
  if (!sign) return parsePostfix(cursor, parsePrimary(cursor));
  cursor.at++;
  return parsePostfix(cursor, node(cursor, start, { kind: 'sign', sign, of: parseSigned(cursor) }));
}

function parsePrimary(cursor: JinjaCursor): JinjaExpression {
  const token = cursor.tokens[cursor.at];
  if (!token) throw unexpected(cursor, 'a value');
  cursor.at++;
  const { start } = token;
  switch (token.kind) {
    case 'name':
      return node(cursor, start, wordTerm(token));
    case 'string': {
      let value = token.text;
      for (let next = cursor.tokens[cursor.at]; next?.kind === 'string'; next = cursor.tokens[cursor.at]) {
        value += next.text;
        cursor.at++;
      }
      return node(cursor, start, { kind: 'constant', value });
    }
    case 'integer':
      return node(cursor, start, { kind: 'constant', value: BigInt(integerText(token.text)) });
    case 'float':
      return node(cursor, start, { kind: 'constant', value: Number(token.text.replaceAll('_', '')) });
    case 'operator':
      return parseCollection(cursor, token);
  }
}

function integerText(text: string): string {
  return text.replaceAll('_', '').replace(/^0+(?=0$)/u, '');
}

function wordTerm({ text }: JinjaToken): JinjaTerm {
  if (/^(?:true|True|false|False)$/u.test(text)) return { kind: 'constant', value: text.toLowerCase() === 'true' };
  if (text === 'none' || text === 'None') return { kind: 'constant', value: null };
  return { kind: 'name', name: text };
}

function parseCollection(cursor: JinjaCursor, token: JinjaToken): JinjaExpression {
  const { start } = token;
  switch (token.text) {
    case '(': {
      if (skipSign(cursor, ')')) return node(cursor, start, { kind: 'list', items: [], isTuple: true });
      const inner = parseTuple(cursor);
      expectSign(cursor, ')');
      return inner;
    }
    case '[': {
      const items: JinjaExpression[] = [];
      while (!isAtSign(cursor, ']')) {
        if (items.length > 0) expectSign(cursor, ',');
        if (isAtSign(cursor, ']')) break;
        items.push(parseExpression(cursor));
      }
      expectSign(cursor, ']');
      return node(cursor, start, { kind: 'list', items, isTuple: false });
    }
    case '{': {
      const items: (readonly [JinjaExpression, JinjaExpression])[] = [];
      while (!isAtSign(cursor, '}')) {
        if (items.length > 0) expectSign(cursor, ',');
        if (isAtSign(cursor, '}')) break;
        const key = parseExpression(cursor);
        expectSign(cursor, ':');
        items.push([key, parseExpression(cursor)]);
      }
      expectSign(cursor, '}');
      return node(cursor, start, { kind: 'dict', items });
    }
    default:
      cursor.at--;
      throw unexpected(cursor, 'a value');
  }
}

function parsePostfix(cursor: JinjaCursor, value: JinjaExpression): JinjaExpression {
  let of = value;
  for (;;) {
    if (skipSign(cursor, '.')) of = parseAttribute(cursor, of);
    else if (skipSign(cursor, '[')) of = parseItem(cursor, of);
    else if (isAtSign(cursor, '(')) of = node(cursor, of.start, { kind: 'call', of, args: parseArguments(cursor) });
    else return of;
    of = { ...of, end: endBefore(cursor) };
  }
}

function parseAttribute(cursor: JinjaCursor, of: JinjaExpression): JinjaExpression {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'name' && token?.kind !== 'integer') throw unexpected(cursor, 'a name or a number');
  cursor.at++;
  if (token.kind === 'name') return node(cursor, of.start, { kind: 'attribute', of, name: token.text });
  const index = node(cursor, token.start, { kind: 'constant', value: BigInt(integerText(token.text)) });
  return node(cursor, of.start, { kind: 'item', of, index });
}

function parseItem(cursor: JinjaCursor, of: JinjaExpression): JinjaExpression {
  if (isAtSign(cursor, ']')) throw new JinjaFault('unknown', of, 'an index without a value is not known here');
  const from = isAtSign(cursor, ':') ? undefined : parseExpression(cursor);
  if (from && skipSign(cursor, ']')) return node(cursor, of.start, { kind: 'item', of, index: from });
  if (isAtSign(cursor, ',')) throw new JinjaFault('unknown', of, 'several indices at once are not known here');
  expectSign(cursor, ':');
  const to = isAtSign(cursor, ']', ':') ? undefined : parseExpression(cursor);
  if (isAtSign(cursor, ':', ',')) throw new JinjaFault('unknown', of, 'steps of a slice are not known here');
  expectSign(cursor, ']');
  return node(cursor, of.start, { kind: 'slice', of, from, to });
}

export function parseArguments(cursor: JinjaCursor): JinjaArguments {
  const plain: JinjaExpression[] = [];
  const named: (readonly [string, JinjaExpression])[] = [];
  const first = expectSign(cursor, '(');
  while (!isAtSign(cursor, ')')) {
    if (plain.length + named.length > 0) expectSign(cursor, ',');
    if (isAtSign(cursor, ')')) break;
    if (isAtSign(cursor, '*', '**'))
      throw new JinjaFault('unknown', first, '`*` in front of a value is not known here');
    const token = cursor.tokens[cursor.at];
    if (token?.kind === 'name' && isAtSign({ ...cursor, at: cursor.at + 1 }, '=')) {
      cursor.at += 2;
      named.push([token.text, parseExpression(cursor)]);
    } else if (named.length > 0)
      throw new JinjaFault('syntax', first, 'a value without a name follows one with a name');
    else plain.push(parseExpression(cursor));
  }
  expectSign(cursor, ')');
  return { plain, named };
}

function parseFilters(cursor: JinjaCursor, value: JinjaExpression): JinjaExpression {
  let of = value;
  for (;;) {
    if (skipSign(cursor, '|')) {
      const name = dottedName(cursor);
      const args = isAtSign(cursor, '(') ? parseArguments(cursor) : { plain: [], named: [] };
      of = node(cursor, of.start, { kind: 'filter', of, name, args });
    } else if (skipWord(cursor, 'is')) of = parseTest(cursor, of);
    else if (isAtSign(cursor, '(')) of = node(cursor, of.start, { kind: 'call', of, args: parseArguments(cursor) });
    else return of;
    of = { ...of, end: endBefore(cursor) };
  }
}

function dottedName(cursor: JinjaCursor): string {
  let name = expectName(cursor).text;
  while (skipSign(cursor, '.')) name += `.${expectName(cursor).text}`;
  return name;
}

function parseTest(cursor: JinjaCursor, of: JinjaExpression): JinjaExpression {
  const isNegated = skipWord(cursor, 'not');
  const name = dottedName(cursor);
  const test = (args: readonly JinjaExpression[]): JinjaExpression =>
    node(cursor, of.start, { kind: 'test', of, name, isNegated, args });
  if (isAtSign(cursor, '(')) return test(parseArguments(cursor).plain);
  const token = cursor.tokens[cursor.at];
  const isArgument = token && (token.kind !== 'operator' || ['(', '[', '{'].includes(token.text));
  if (!isArgument || isAtWord(cursor, 'else', 'or', 'and')) return test([]);
  if (isAtWord(cursor, 'is')) throw new JinjaFault('syntax', token, 'tests cannot stand one behind the other');
  return test([parsePostfix(cursor, parsePrimary(cursor))]);
}

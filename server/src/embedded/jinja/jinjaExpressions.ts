import type { JinjaExpression, JinjaStatement } from './jinjaTree.ts';

/** Every expression of a template, what holds others before them. */
export function expressionsIn(statements: readonly JinjaStatement[]): readonly JinjaExpression[] {
  return statements.flatMap(expressionsOf);
}

function expressionsOf(statement: JinjaStatement): readonly JinjaExpression[] {
  switch (statement.kind) {
    case 'data':
      return [];
    case 'print':
    case 'set':
      return within(statement.value);
    case 'if':
      return [
        ...statement.branches.flatMap(({ condition, body }) => [...within(condition), ...expressionsIn(body)]),
        ...expressionsIn(statement.other),
      ];
    case 'for':
      return [
        ...within(statement.list),
        ...(statement.condition ? within(statement.condition) : []),
        ...expressionsIn(statement.body),
        ...expressionsIn(statement.other),
      ];
  }
}

/** An expression and all in it. */
function within(expression: JinjaExpression): readonly JinjaExpression[] {
  return [expression, ...childrenOf(expression).flatMap(within)];
}

export function childrenOf(expression: JinjaExpression): readonly JinjaExpression[] {
  switch (expression.kind) {
    case 'constant':
    case 'name':
      return [];
    case 'attribute':
    case 'not':
    case 'sign':
      return [expression.of];
    case 'item':
      return [expression.of, expression.index];
    case 'slice':
      return present(expression.of, expression.from, expression.to);
    case 'call':
    case 'filter':
      return [expression.of, ...expression.args.plain, ...expression.args.named.map(([, value]) => value)];
    case 'test':
      return [expression.of, ...expression.args];
    case 'list':
      return expression.items;
    case 'dict':
      return expression.items.flat();
    case 'binary':
      return [expression.left, expression.right];
    case 'compare':
      return [expression.left, ...expression.steps.map(({ right }) => right)];
    case 'choice':
      return present(expression.condition, expression.value, expression.other);
  }
}

function present(...all: readonly (JinjaExpression | undefined)[]): readonly JinjaExpression[] {
  return all.filter((each) => each !== undefined);
}

/** The names that a template gives values to itself. */
export function namesSetIn(statements: readonly JinjaStatement[]): readonly string[] {
  return statements.flatMap(namesSetBy);
}

function namesSetBy(statement: JinjaStatement): readonly string[] {
  switch (statement.kind) {
    case 'data':
    case 'print':
      return [];
    case 'set':
      return [statement.name];
    case 'if':
      return [...statement.branches.flatMap(({ body }) => namesSetIn(body)), ...namesSetIn(statement.other)];
    case 'for':
      return [...statement.targets, ...namesSetIn(statement.body), ...namesSetIn(statement.other)];
  }
}

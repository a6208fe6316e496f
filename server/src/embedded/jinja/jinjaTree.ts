import type { Range } from '../../base/text.ts';

/** What a template is made of, as far as it is known here. */
export type JinjaStatement =
  | ({ readonly kind: 'data' } & Range)
  | ({ readonly kind: 'print'; readonly value: JinjaExpression } & Range)
  | ({
      readonly kind: 'if';
      readonly branches: readonly JinjaBranch[];
      readonly other: readonly JinjaStatement[];
    } & Range)
  | ({
      readonly kind: 'for';
      readonly targets: readonly string[];
      readonly list: JinjaExpression;
      readonly condition: JinjaExpression | undefined;
      readonly body: readonly JinjaStatement[];
      readonly other: readonly JinjaStatement[];
    } & Range)
  | ({ readonly kind: 'set'; readonly name: string; readonly value: JinjaExpression } & Range);

export interface JinjaBranch {
  readonly condition: JinjaExpression;
  readonly body: readonly JinjaStatement[];
}

export type JinjaExpression = Range & JinjaTerm;

export type JinjaTerm =
  | { readonly kind: 'constant'; readonly value: string | bigint | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: JinjaExpression; readonly name: string }
  | { readonly kind: 'item'; readonly of: JinjaExpression; readonly index: JinjaExpression }
  | {
      readonly kind: 'slice';
      readonly of: JinjaExpression;
      readonly from: JinjaExpression | undefined;
      readonly to: JinjaExpression | undefined;
    }
  | { readonly kind: 'call'; readonly of: JinjaExpression; readonly args: JinjaArguments }
  | { readonly kind: 'filter'; readonly of: JinjaExpression; readonly name: string; readonly args: JinjaArguments }
  | {
      readonly kind: 'test';
      readonly of: JinjaExpression;
      readonly name: string;
      readonly isNegated: boolean;
      readonly args: readonly JinjaExpression[];
    }
  | { readonly kind: 'list'; readonly items: readonly JinjaExpression[]; readonly isTuple: boolean }
  | { readonly kind: 'dict'; readonly items: readonly (readonly [JinjaExpression, JinjaExpression])[] }
  | { readonly kind: 'not'; readonly of: JinjaExpression }
  | { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly of: JinjaExpression }
  | {
      readonly kind: 'binary';
      readonly operator: JinjaOperator;
      readonly left: JinjaExpression;
      readonly right: JinjaExpression;
    }
  | { readonly kind: 'compare'; readonly left: JinjaExpression; readonly steps: readonly JinjaComparison[] }
  | {
      readonly kind: 'choice';
      readonly condition: JinjaExpression;
      readonly value: JinjaExpression;
      readonly other: JinjaExpression | undefined;
    };

export type JinjaOperator = 'and' | 'or' | '+' | '-' | '*' | '/' | '//' | '%' | '**' | '~';

export interface JinjaComparison {
  readonly operator: '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';
  readonly right: JinjaExpression;
}

export interface JinjaArguments {
  readonly plain: readonly JinjaExpression[];
  readonly named: readonly (readonly [name: string, value: JinjaExpression])[];
}

import type { Problem } from '../../../base/problem.ts';
import type { Range } from '../../../base/text.ts';
import { childrenOf, expressionsIn, namesSetIn } from '../../../embedded/jinja/jinjaExpressions.ts';
import type { JinjaExpression } from '../../../embedded/jinja/jinjaTree.ts';
import { nearest } from '../../../shape/nearest.ts';
import type { Rule } from '../../format.ts';
import { readTemplate, type TemplateText } from '../readTemplate.ts';
import { templateFacts } from '../templateFacts.ts';

const unknown = 'cloud-config/unknown-variable';
const minus = 'cloud-config/minus-in-name';

/** Variables of a template that there are on no machine. */
export const templateNames: Rule = {
  codes: [unknown, minus],
  check: ({ document, part }) => {
    const found = readTemplate(document, part);
    if (!found) return [];
    const own = new Set(namesSetIn(found.template.statements));
    const all = expressionsIn(found.template.statements);
    const excused = new Set(all.filter(asksWhetherThere).flatMap(childrenOf));
    return all.flatMap((expression) => {
      const subtracted = minusIn(expression, own, found);
      if (subtracted) return [subtracted];
      const isExcused = excused.has(expression) || found.text.charAt(expression.end) === '-';
      const name = isExcused || own.has(templateFacts().closed) ? undefined : closedName(expression);
      return name === undefined || isKnown(name) ? [] : [unknownVariable(name, expression, found)];
    });
  },
};

/** Whoever asks whether it is there, or says what to take instead, knows that it may not be. */
function asksWhetherThere(expression: JinjaExpression): boolean {
  if (expression.kind === 'test') return expression.name === 'defined' || expression.name === 'undefined';
  return expression.kind === 'filter' && (expression.name === 'default' || expression.name === 'd');
}

/** The name that is asked for in the mapping of which all names are known. */
function closedName(expression: JinjaExpression): string | undefined {
  if (expression.kind !== 'attribute' && expression.kind !== 'item') return undefined;
  if (expression.of.kind !== 'name' || expression.of.name !== templateFacts().closed) return undefined;
  if (expression.kind === 'attribute') return expression.name;
  const { index } = expression;
  return index.kind === 'constant' && typeof index.value === 'string' ? index.value : undefined;
}

function knownNames(): readonly string[] {
  const prefix = `${templateFacts().closed}.`;
  return templateFacts().variables.flatMap(({ name }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

/** Names are known with `-`, too, and what a mapping of Python has itself. */
function isKnown(name: string): boolean {
  return knownNames().includes(name.replaceAll('-', '_')) || /^(?:_beta_keys|get|items|keys|values)$/u.test(name);
}

function unknownVariable(name: string, { start, end }: Range, { placeOf }: TemplateText): Problem {
  const { closed } = templateFacts();
  const [likely] = nearest(name, knownNames());
  const range = placeOf({ start: end - name.length, end });
  const isPlain = likely !== undefined && end - start === closed.length + 1 + name.length;
  return {
    code: unknown,
    source: 'strata',
    severity: 'warning',
    message: `there is no \`${closed}.${name}\`${likely === undefined ? '' : `; did you mean \`${closed}.${likely}\`?`}: cloud-init writes \`CI_MISSING_JINJA_VAR/${name}\` in its place`,
    range: isPlain ? range : placeOf({ start, end }),
    path: [],
    fixes: () =>
      isPlain ? [{ title: `Change to \`${likely}\``, edits: [{ ...range, newText: likely }], certain: false }] : [],
  };
}

/** `v1.availability-zone`: a name with a minus sign in it, which subtracts. */
function minusIn(expression: JinjaExpression, own: ReadonlySet<string>, found: TemplateText): Problem | undefined {
  if (expression.kind !== 'binary' || expression.operator !== '-' || expression.right.kind !== 'name') return undefined;
  const { left, right } = expression;
  const text = found.text.slice(expression.start, expression.end);
  if (!/^[\w.]+(?:-\w+)+$/u.test(text) || own.has(right.name) || isVariable(right.name)) return undefined;
  const root = text.split(/[.-]/u, 1)[0] ?? '';
  // Of several minus signs the last one speaks for all.
  const isWithin = found.text.charAt(expression.end) === '-';
  if (isWithin || own.has(root) || root === 'loop' || left.kind === 'constant') return undefined;
  const meant = text.replaceAll('-', '_');
  const range = found.placeOf(expression);
  return {
    code: minus,
    source: 'strata',
    severity: 'error',
    message: `\`-\` subtracts here, and there is nothing to subtract: cloud-init leaves the whole text out; write \`${meant}\`, or the name in brackets and quotes`,
    range,
    path: [],
    fixes: () => [
      { title: `Change to \`${meant}\``, edits: [{ ...range, newText: meant }], certain: isVariable(meant) },
    ],
  };
}

function isVariable(name: string): boolean {
  return templateFacts().variables.some(
    (variable) => variable.name === name || (variable.isAliased && variable.name.endsWith(`.${name}`)),
  );
}

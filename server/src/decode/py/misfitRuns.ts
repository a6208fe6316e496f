import type { Node } from '../../document/node.ts';
import type { Entry } from '../../shape/entry.ts';
import type { Decoded, DecodeProblem } from '../decoded.ts';
import { targetTypeOf } from '../targetType.ts';

/**
 * Of values that follow each other and all lack the same form, as lists or keys of their own, one problem at the first: what is
 * wrong is the line that put them there. Gives the values without what was said of each, and what is to be said of them all.
 */
export function misfitRuns<T extends { readonly value: Decoded }>(
  values: readonly T[],
  entry: Entry | undefined,
): { readonly values: readonly T[]; readonly problems: readonly DecodeProblem[] } {
  if (!entry || !['list', 'struct', 'map'].includes(targetTypeOf(entry))) return { values, problems: [] };
  const problems: DecodeProblem[] = [];
  const kept: T[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const problem = value && misfitOf(value.value, entry);
    if (!value || !problem) {
      if (value) kept.push(value);
      continue;
    }
    const run = [value];
    for (let next = values[index + 1]; next && misfitOf(next.value, entry); next = values[index + run.length])
      run.push(next);
    if (run.length === 1) {
      kept.push(value);
      continue;
    }
    const nodes = run.map((each) => each.value.node);
    problems.push(ofAll(problem, nodes));
    kept.push(...run.map((each) => ({ ...each, value: { ...each.value, problems: [], troubled: false } })));
    index += run.length - 1;
  }
  return { values: kept, problems };
}

function misfitOf({ problems, entry: own }: Decoded, entry: Entry): DecodeProblem | undefined {
  if (own !== entry) return undefined;
  const [only, ...others] = problems;
  return only?.code === 'wrong-type' && others.length === 0 ? only : undefined;
}

function ofAll({ fixes: _fixes, ...problem }: DecodeProblem, nodes: readonly Node[]): DecodeProblem {
  const more = nodes.length - 1;
  const message = `${problem.message}; the same holds for ${more === 1 ? 'the one' : `the ${more}`} below`;
  return { ...problem, message };
}

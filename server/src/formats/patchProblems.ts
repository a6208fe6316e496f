import type { Problem } from '../base/problem.ts';
import type { Node } from '../document/node.ts';
import type { Patch } from './format.ts';

/** What a patch lacks stands in the object that it changes; with a null it takes a key away from there. */
const notInPatches = /\/(?:missing-key|documented-key-missing|null-value)$/u;

/** Leaves out what is no fault in a patch: also its directives, and list items that are none but a directive. */
export function foundedInPatch(problems: readonly Problem[], root: Node | undefined, patch: Patch): readonly Problem[] {
  if (problems.length === 0) return problems;
  const directed = root ? directedPlaces(root, patch) : new Set<string>();
  return problems.filter(({ code, range }) => !notInPatches.test(code) && !directed.has(`${range.start}-${range.end}`));
}

/** The places of all directives in a patch, and of the mappings that hold one. */
function directedPlaces(root: Node, { isDirective }: Patch): ReadonlySet<string> {
  const places = new Set<string>();
  const visit = (node: Node): void => {
    if (node.kind === 'seq') for (const item of node.items) visit(item);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      if (key.kind === 'scalar' && isDirective(key.text)) {
        places.add(`${key.start}-${key.end}`);
        places.add(`${node.start}-${node.end}`);
      }
      if (value) visit(value);
    }
  };
  visit(root);
  return places;
}

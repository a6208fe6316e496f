import { shiftNode } from './mutableNode.ts';
import { shiftProblem, shiftRange } from './shiftProblem.ts';
import type { Part } from './textDocument.ts';
import { reachOfPart } from './yaml/readYaml.ts';

/** The same part further on in the text; its nodes are moved in place. */
export function shiftPart(part: Part, delta: number): Part {
  if (delta === 0) return part;
  if (part.root) shiftNode(part.root, delta);
  const problems = part.problems.map((problem) => shiftProblem(problem, delta));
  const shifted: Part = { ...part, ...shiftRange(part, delta), problems };
  reachOfPart.set(
    shifted,
    (reachOfPart.get(part) ?? []).map((range) => shiftRange(range, delta)),
  );
  return shifted;
}

import type { Analysis } from '../../analysis.ts';
import { composeEdits } from '../../base/composeEdits.ts';
import type { Path } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { applyEdits, type TextEdit } from '../../base/text.ts';
import { combineFixes, type Remedy } from './combineFixes.ts';

/** What becomes of a text in which nothing is deprecated any more. */
export interface FixedDeprecations {
  /** Of the text as it is. */
  readonly edits: readonly TextEdit[];
  /** What was written otherwise, where it stood: in the order in which that was done. */
  readonly fixed: readonly Problem[];
  /** What nothing can write otherwise, in `after`. */
  readonly left: readonly Problem[];
  readonly after: Analysis;
}

/** So many rounds no config of a person needs; each writes something otherwise. */
const mostRounds = 100;

/**
 * Writes everything that is deprecated in a release as that release wants it. In one round no two changes are made in one
 * object, because the second may have to see what the first made of it.
 *
 * @param tool the release, `NAME@VERSION`; without it the one that judges the file
 */
export function fixDeprecated(analysis: Analysis, tool?: string): FixedDeprecations {
  const { text } = analysis.document;
  let current = tool === undefined ? analysis : analysis.withText(text, tool);
  let edits: readonly TextEdit[] = [];
  const fixed: Problem[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const { edits: latest, taken } = combineFixes(apart(remediesIn(current)), current);
    if (latest.length === 0) break;
    edits = round === 0 ? latest : composeEdits(text, edits, latest);
    fixed.push(...taken.map(({ problem }) => problem));
    current = current.withText(applyEdits(current.document.text, latest), tool);
  }
  return { edits, fixed, left: current.found().filter(isDeprecated), after: current };
}

function remediesIn(analysis: Analysis): readonly Remedy[] {
  return analysis.found().flatMap((problem) => {
    const fix = isDeprecated(problem) ? problem.fixes?.()[0] : undefined;
    return fix ? [{ problem, fix }] : [];
  });
}

function isDeprecated({ tags }: Problem): boolean {
  return tags?.includes('deprecated') === true;
}

/** The first of those that are in one object, or one in the other. */
function apart(remedies: readonly Remedy[]): readonly Remedy[] {
  const taken: Remedy[] = [];
  for (const remedy of remedies)
    if (!taken.some((other) => isTogether(other.problem, remedy.problem))) taken.push(remedy);
  return taken;
}

function isTogether(a: Problem, b: Problem): boolean {
  if (JSON.stringify(a.part) !== JSON.stringify(b.part)) return false;
  return isWithin(a.path.slice(0, -1), b.path) || isWithin(b.path.slice(0, -1), a.path);
}

/** At the root everything is in one object. */
function isWithin(object: Path, path: Path): boolean {
  return object.every((step, index) => step === path[index]);
}

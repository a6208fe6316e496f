import type { Analysis } from '../../analysis.ts';
import { type Path, printPath } from '../../base/path.ts';
import type { Fix, Problem } from '../../base/problem.ts';
import type { Range, TextEdit } from '../../base/text.ts';

/** A fix and the problem that it is for. */
export interface Remedy {
  readonly problem: Problem;
  readonly fix: Fix;
}

/** Of several fixes those that may be applied together. */
export interface Combined {
  /** In the order of the text, none of them twice. */
  readonly edits: readonly TextEdit[];
  /** Whose problems are gone then. */
  readonly taken: readonly Remedy[];
  /** How many of these have edits of their own: of two fixes that do the same, only the first. */
  readonly count: number;
}

/**
 * Of fixes that touch the same text, or write the same into the same object, which would make a key stand there twice, only
 * the first is taken: asking again after the edits gives the rest.
 */
export function combineFixes(remedies: readonly Remedy[], analysis: Analysis): Combined {
  const edits: TextEdit[] = [];
  const written = new Set<string>();
  const taken: Remedy[] = [];
  let count = 0;
  for (const remedy of remedies) {
    const { fix, problem } = remedy;
    const fresh = fix.edits.filter((edit) => changes(edit, analysis) && !edits.some((other) => isSame(edit, other)));
    if (fresh.some((edit) => edits.some((other) => overlaps(edit, other)))) continue;
    const added = fresh.filter(({ newText }) => newText !== '');
    const object = printPath(objectOf(problem.path));
    const words = added.map(({ newText }) => `${object}: ${keyWritten(newText) ?? newText}`);
    if (words.some((word) => written.has(word))) continue;
    for (const word of words) written.add(word);
    for (const edit of fresh) edits.push(edit);
    taken.push(remedy);
    if (fresh.length > 0) count++;
  }
  return { edits: edits.sort((a, b) => a.start - b.start || a.end - b.end), taken, count };
}

/** The key that a text begins with, which may stand in an object but once. */
function keyWritten(newText: string): string | undefined {
  return /^[\s,]*(?<key>[\w-]+):(?:\s|$)/u.exec(newText)?.groups?.key;
}

/** The object that a problem is in, or the item of a list that it is at. */
function objectOf(path: Path): Path {
  return typeof path.at(-1) === 'number' ? path : path.slice(0, -1);
}

/** Whether an edit does anything; one that writes what is there already would be offered forever. */
export function changes({ start, end, newText }: TextEdit, { document }: Analysis): boolean {
  return document.text.slice(start, end) !== newText;
}

/**
 * Problems that stand together as one mistake would make them, so that no fix of one alone is sure: several keys of one
 * mapping that are there twice (the `- ` of an item got lost), and different damages of one JSON text.
 */
export function problemsInDoubt(analysis: Analysis): ReadonlySet<Problem> {
  const groups = new Map<string, Problem[]>();
  for (const problem of analysis.problems()) {
    const group = groupOf(problem, analysis);
    if (group === undefined) continue;
    const known = groups.get(group);
    if (known) known.push(problem);
    else groups.set(group, [problem]);
  }
  const inDoubt = new Set<Problem>();
  for (const [group, problems] of groups) {
    const isDoubtful = group === damage ? new Set(problems.map(({ code }) => code)).size > 1 : problems.length > 1;
    if (isDoubtful) for (const problem of problems) inDoubt.add(problem);
  }
  return inDoubt;
}

const damage = 'damage';

function groupOf({ code, path, part }: Problem, { document }: Analysis): string | undefined {
  if (code.endsWith('/duplicate-key')) return JSON.stringify([part, path.slice(0, -1)]);
  return document.syntax === 'json' && code.startsWith('syntax/') ? damage : undefined;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Also true of two insertions at one place, whose order nobody could tell. */
function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start;
}

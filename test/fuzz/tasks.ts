/** Some runs of one kind, for one worker. */
export interface Task {
  readonly kind: FuzzKind;
  readonly seed: number;
  readonly first: number;
  readonly end: number;
}

export const fuzzKinds = ['incremental', 'mutated'] as const;
export type FuzzKind = (typeof fuzzKinds)[number];

/** What went wrong in a run, with the smallest text found for it. */
export interface Failure {
  readonly run: number;
  readonly message: string;
  readonly fileName: string;
  readonly text: string;
}

/** The number of the run where none is going on. */
export const idle = -1;

/** How many runs a worker gets at a time. */
const runsPerTask = 1000;

/** All runs, cut into tasks; the kinds take turns, so that a run that is cut short has tried both. */
export function tasksOf(kinds: readonly FuzzKind[], seed: number, runs: number): readonly Task[] {
  const tasks: Task[] = [];
  for (let first = 0; first < runs; first += runsPerTask) {
    for (const kind of kinds) tasks.push({ kind, seed, first, end: Math.min(runs, first + runsPerTask) });
  }
  return tasks;
}

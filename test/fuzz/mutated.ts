import { exercise } from './exercise.ts';
import { minimised } from './minimised.ts';
import { mutatedDocument } from './mutate.ts';
import { randomOf, seedOfRun } from './random.ts';
import { type SeedDocument, seedDocuments } from './seeds.ts';

/** Which documents to try: those of the runs from `first` on and before `end`. */
export interface MutatedRuns {
  readonly seed: number;
  readonly first: number;
  readonly end: number;
  /** Told of each run before it begins, so that a watchdog knows where one hangs; undefined while a text is made smaller. */
  readonly atRun?: (run: number | undefined) => void;
}

export interface MutatedFailure {
  readonly run: number;
  readonly message: string;
  /** The smallest document found that fails in the same way. */
  readonly document: SeedDocument;
}

/** How many failures are looked for before giving up: by then there is enough to do. */
const enoughFailures = 20;

/** Tries documents one after the other; failures with one message are told once. */
export function fuzzMutated({ seed, first, end, atRun }: MutatedRuns): readonly MutatedFailure[] {
  const seeds = seedDocuments();
  const failures = new Map<string, MutatedFailure>();
  for (let run = first; run < end && failures.size < enoughFailures; run++) {
    atRun?.(run);
    const document = documentOfRun(seed, run, seeds);
    const message = failureOf(document, seed, run);
    if (message === undefined || failures.has(message)) continue;
    atRun?.(undefined);
    const small = minimised(document.text, (text) => failureOf({ ...document, text }, seed, run) === message);
    failures.set(message, { run, message, document: { ...document, text: small } });
  }
  return [...failures.values()];
}

/** The document of a run, without trying it. */
export function documentOfRun(seed: number, run: number, seeds = seedDocuments()): SeedDocument {
  return mutatedDocument(randomOf(seedOfRun(seed, run)), seeds);
}

/** What goes wrong with a document: the error and the line of our code that it comes from. */
function failureOf(document: SeedDocument, seed: number, run: number): string | undefined {
  try {
    exercise(document, randomOf(seedOfRun(~seed, run)));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const place = /\(?([^\s(]+:\d+):\d+\)?$/mu.exec(error.stack?.split('\n    at ').slice(1).join('\n') ?? '')?.[1];
    return `${error.message} (${place ?? 'nowhere'})`;
  }
}

import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { documentOfRun } from './mutated.ts';
import { type Failure, type FuzzKind, fuzzKinds, idle, type Task, tasksOf } from './tasks.ts';

/**
 * After how many milliseconds something hangs: one mutated document, or a whole task of edits that build on each other.
 * Of the processor's time, because on a busy machine everything takes long by the clock.
 */
const hangsAfter: Readonly<Record<FuzzKind, number>> = { mutated: 2000, incremental: 120_000 };
const watchEvery = 250;

/** How much of a message is printed: two trees that differ are long. */
const longestMessage = 1500;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string' }, only: { type: 'string' } },
});
const seed = numberOf(values.seed, 1);
const runs = numberOf(values.runs, 100_000);
const kinds = fuzzKinds.filter((kind) => values.only === undefined || values.only === kind);
if (kinds.length === 0) throw new Error(`--only is ${fuzzKinds.join(' or ')}`);

const started = performance.now();
const pending = [...tasksOf(kinds, seed, runs)];
const failures = new Map<string, Failure & { readonly kind: FuzzKind }>();
console.log(`${runs} runs each of: ${kinds.join(', ')}; --seed ${seed}`);
await Promise.all(cpus().map(() => work()));
report();
process.exit(failures.size === 0 ? 0 : 1);

/** Keeps one worker busy until no task is left. A worker that is lost is given up, and the rest of its task goes on. */
async function work(): Promise<void> {
  for (let task = pending.shift(); task; task = pending.shift()) {
    const lost = await inWorker(task);
    if (lost === undefined) continue;
    note(task.kind, lost);
    if (task.kind === 'mutated') pending.unshift({ ...task, first: lost.run + 1 });
  }
}

/** Resolves to the run that hangs or takes the worker down, if one does. */
async function inWorker(task: Task): Promise<Failure | undefined> {
  const current = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(current, 0, idle);
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: current.buffer });
  const limit = hangsAfter[task.kind];
  const watched = { run: idle, since: timeOfWorker() };
  try {
    return await new Promise((resolve) => {
      const watchdog = setInterval(() => {
        const run = Atomics.load(current, 0);
        if (run !== watched.run) Object.assign(watched, { run, since: timeOfWorker() });
        else if (run !== idle && timeOfWorker() - watched.since > limit)
          resolve(lostAt(task, run, `hangs for more than ${limit / 1000} s`));
      }, watchEvery);
      worker.on('message', (found: readonly Failure[]) => {
        for (const failure of found) note(task.kind, failure);
        resolve(undefined);
      });
      worker.on('error', (error) =>
        resolve(lostAt(task, Atomics.load(current, 0), `takes the process down: ${error.message}`)),
      );
      worker.on('exit', () => clearInterval(watchdog));
      worker.postMessage(task);
    });
  } finally {
    await worker.terminate();
  }
}

/** How many milliseconds of processor time each worker has had, where all are busy; less where only one still is. */
function timeOfWorker(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 / cpus().length;
}

function lostAt({ kind, seed, first }: Task, run: number, message: string): Failure {
  if (run === idle) throw new Error(`a worker ${message}, outside any run`);
  if (kind === 'mutated') return { run, message, ...documentOfRun(seed, run) };
  return { run, message: `${message}, in the edits from ${first} on`, fileName: '', text: '' };
}

function note(kind: FuzzKind, failure: Failure): void {
  const key = `${kind}: ${failure.message}`;
  if (failures.has(key)) return;
  failures.set(key, { ...failure, kind });
  console.log(`\nFAILED ${kind} run ${failure.run}: ${failure.message.slice(0, longestMessage)}`);
  if (failure.text !== '') console.log(`  ${failure.fileName}: ${JSON.stringify(failure.text)}`);
}

function report(): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `\n${kinds.map((kind) => `${runs} ${kind}`).join(' and ')} runs in ${seconds} s: ${failures.size} failures`,
  );
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`a whole number is needed, not ${text}`);
  return number;
}

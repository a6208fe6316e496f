import { parentPort, workerData } from 'node:worker_threads';
import { fuzzIncremental } from './incremental.ts';
import { fuzzMutated } from './mutated.ts';
import { seedOfRun } from './random.ts';
import { type Failure, idle, type Task } from './tasks.ts';

/** One number that the watchdog looks at: the run that is going on. */
const current = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', (task: Task) => {
  const failures = task.kind === 'mutated' ? mutated(task) : incremental(task);
  parentPort?.postMessage(failures);
});

function mutated({ seed, first, end }: Task): readonly Failure[] {
  const failures = fuzzMutated({ seed, first, end, atRun: (run) => Atomics.store(current, 0, run ?? idle) });
  return failures.map(({ run, message, document: { fileName, text } }) => ({ run, message, fileName, text }));
}

/** One run, because each edit builds on those before it. */
function incremental({ seed, first, end }: Task): readonly Failure[] {
  Atomics.store(current, 0, first);
  const { failures } = fuzzIncremental(end - first, seedOfRun(seed, first));
  return failures.map((message) => ({ run: first, message, fileName: '', text: '' }));
}

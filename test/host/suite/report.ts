/** Every finished test as one marked line on the console, which VS Code hands to the runner in each of its hosts. */
interface Runner {
  on(event: 'pass', listener: (test: Test) => void): unknown;
  on(event: 'fail', listener: (test: Test, error: Error) => void): unknown;
}

interface Test {
  fullTitle(): string;
  readonly duration?: number | undefined;
}

export function reportTo(runner: Runner): void {
  runner.on('pass', (test) => print({ title: test.fullTitle(), ms: test.duration }));
  runner.on('fail', (test, error) => print({ title: test.fullTitle(), error: error.stack ?? error.message }));
}

/** Without this line the runner takes the suite for broken off. */
export function reportEnd(failures: number): void {
  print({ done: true, failures });
}

function print(report: object): void {
  console.log(`STRATA-TEST ${JSON.stringify(report)}`);
}

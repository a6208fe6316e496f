import 'mocha/mocha.js';
import { reportEnd, reportTo } from './report.ts';

/** What VS Code for the Web calls in its web worker extension host. */
export async function run(): Promise<void> {
  // The default reporter of mocha's browser build writes into a document, which a worker does not have.
  mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });
  await import('./all.ts');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      reportEnd(failures);
      if (failures === 0) resolve();
      else reject(new Error(`${failures} failed`));
    });
    reportTo(runner);
  });
}

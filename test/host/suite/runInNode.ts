import Mocha from 'mocha';
import { reportEnd, reportTo } from './report.ts';

/** What a VS Code with the Node extension host calls: the server build here, the desktop through @vscode/test-electron. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
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

// Runs the suites in a real VS Code in both kinds of extension host, always from the packaged extension, and the walk
// through the user interface. `node test/host/run.mjs [--only node|web|colours] [--report FILE]`; with `--pictures FOLDER`
// it only takes the README's pictures, with `--part` and `preview`, `layers`, `cost`, `cloud` or `start` those
// of a part of the walk.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, root } from '../setup.mjs';
import { checkGrammars } from './grammar.mjs';
import { installCode, startNodeHost } from './nodeHost.mjs';
import { besideFolders, launchBrowser, runSuite, stopServers, temporaryFolder } from './session.mjs';
import { walkThrough } from './ui.mjs';
import { unzip } from './unzip.mjs';
import { addressOf, serveWeb } from './webHost.mjs';

const screenshots = path.join(root, 'out/screenshots');
const vsix = path.join(root, 'dist/strata.vsix');
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = option('--only');
const pictures = option('--pictures');
const part = option('--part');
const totals = { passed: 0, failed: 0 };

if (!existsSync(vsix)) {
  console.log('FAILED dist/strata.vsix is missing; npm run package writes it');
  totals.failed += 1;
} else {
  const browser = await launchBrowser();
  await installCode();
  if (pictures !== undefined) await session('pictures', (log) => nodeHost(log));
  else {
    const sessions = { colours: checkGrammars, node: nodeHost, web: webHost };
    for (const [name, action] of Object.entries(sessions))
      if (only === undefined || only === name) await session(name, action);
  }
  await browser.close();

  async function nodeHost(log) {
    const { suiteAddress, address } = await startNodeHost(vsix, log);
    if (pictures !== undefined)
      return walkThrough(browser, { name: 'node', address, folder: path.resolve(pictures), scale: 1.5, part }, log);
    const tests = await runSuite(browser, 'node', suiteAddress, log);
    const walk = { name: 'node', address, folder: path.join(screenshots, 'node'), scale: 1 };
    return [...tests, ...(await walkThrough(browser, walk, log))];
  }

  async function webHost(log) {
    const extension = temporaryFolder();
    unzip(vsix, 'extension/', extension);
    // VS Code runs the suite in the host of the extension whose folder holds it, hence inside, though it is not packed.
    const suite = path.join(extension, 'suite/runInWorker.cjs');
    mkdirSync(path.dirname(suite));
    copyFileSync(path.join(root, 'out/host/runInWorker.cjs.js'), `${suite}.js`);
    const folder = path.join(hostFolder, 'workspace');
    const tested = await serveWeb({ extension, beside: besideFolders, folder, suite });
    const tests = await runSuite(browser, 'web', addressOf(tested.origin), log);
    tested.close();
    const walked = await serveWeb({ extension, folder: path.join(root, 'examples') });
    const walk = {
      name: 'web',
      address: addressOf(walked.origin, 'with-mistakes.bu'),
      folder: path.join(screenshots, 'web'),
      scale: 1,
    };
    tests.push(...(await walkThrough(browser, walk, log)));
    walked.close();
    return tests;
  }
}
const report = option('--report');
if (report !== undefined) writeFileSync(report, JSON.stringify(totals));
else console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/**
 * Runs a session, and once more where something failed: VS Code does many things in its own time and promises nothing on a
 * loaded machine. What fails in the last run has failed; what failed in the first one only is said to be unstable.
 */
async function session(name, action) {
  const started = Date.now();
  let tests = await attempt(name, action);
  const unstable = tests.filter(({ error }) => error);
  if (unstable.length > 0) {
    tests = await attempt(name, action);
    for (const { title, error } of unstable)
      console.log(`UNSTABLE ${name}: ${title}, in the first of two runs\n${error}`);
  }
  const failed = tests.filter(({ error }) => error);
  for (const { title, error } of failed) console.log(`FAILED ${name}: ${title}\n${error}`);
  console.log(
    `  ${name} host: ${tests.length - failed.length} passed, ${failed.length} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  totals.passed += tests.length - failed.length;
  totals.failed += failed.length;
}

async function attempt(name, action) {
  const log = { text: '' };
  try {
    return await action(log);
  } catch (error) {
    return [{ title: `${name}: the session`, error: error.stack }];
  } finally {
    stopServers();
  }
}

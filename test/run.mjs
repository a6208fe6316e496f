// `npm test`: installs, builds, runs every suite, and ends with one line `N passed, N failed`.
// `npm test -- --unit` leaves out the real VS Code, `npm test -- --host` runs nothing else.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import {
  chromiumAdvice,
  demandNode,
  findChromium,
  hostFolder,
  inCi,
  installPackages,
  root,
  run,
  runNode,
  webFolder,
} from './setup.mjs';

demandNode();
const only = process.argv[2];
const totals = { passed: 0, failed: 0 };

await installPackages(root);
if (await step('build', () => runNode('esbuild.mjs'))) {
  if (only !== '--host') {
    await step('type check', () => runNode('node_modules/typescript/bin/tsc', ['--noEmit']));
    await unitTests();
  }
  if (only !== '--unit') await hostTests();
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/** One thing that either works or does not, counted as one test. */
async function step(name, action) {
  const started = Date.now();
  const good = (await action()) === 0;
  totals[good ? 'passed' : 'failed'] += 1;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name} (${seconds(started)})`);
  return good;
}

async function unitTests() {
  if (!(await step('bundle of the unit tests', () => runNode('esbuild.mjs', ['--tests'])))) return;
  const { timeout } = JSON.parse(readFileSync(path.join(root, '.mocharc.json'), 'utf8'));
  const common = ['--no-config', '--timeout', String(timeout), '--reporter', 'test/reporter.cjs'];
  await Promise.all(
    shares().map((files, index) => {
      const report = path.join(root, `out/unit-report-${index + 1}.json`);
      const flags = [...common, '--reporter-option', `output=${report}`, ...files];
      return suites(`unit tests, share ${index + 1}`, report, () => runNode('node_modules/mocha/bin/mocha.js', flags));
    }),
  );
}

/** The files of the unit tests, dealt to one process for each processor; a third gains little and takes as much memory. */
function shares() {
  const files = readdirSync(path.join(root, 'out/test'), { recursive: true })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => path.join('out/test', file))
    .sort();
  const count = Math.min(2, availableParallelism());
  return Array.from({ length: count }, (_, share) => files.filter((_, index) => index % count === share));
}

async function hostTests() {
  if (!findChromium()) {
    console.log(`${inCi ? 'FAILED' : 'SKIPPED:'} ${chromiumAdvice()}`);
    if (inCi) totals.failed += 1;
    return;
  }
  await installPackages(hostFolder);
  await installPackages(webFolder);
  const packed = await step('package', () => run(process.execPath, ['client/package.mjs']));
  if (!packed || !(await step('bundle of the suites for VS Code', () => runNode('esbuild.mjs', ['--host'])))) return;
  const report = path.join(root, 'out/host-report.json');
  await suites('real VS Code', report, () => runNode('test/host/run.mjs', ['--report', report]));
}

/** Adds what a runner reported. Neither its exit code alone nor a report without a test is believed. */
async function suites(name, report, action) {
  const started = Date.now();
  rmSync(report, { force: true });
  const code = await action();
  const { passed, failed } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 1 };
  const unexplained = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  totals.passed += passed;
  totals.failed += failed + unexplained;
  if (unexplained) console.log(`FAILED ${name}: exit code ${code} with ${passed} passed and no failure reported`);
  console.log(
    `${failed + unexplained === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${seconds(started)})`,
  );
}

function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

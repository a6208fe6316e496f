/**
 * Compares the product with the real tools on folders of configs: `npm run conformance -- [--cli FILE] FOLDER...`.
 * Needs Go and a built CLI. Prints every difference with file and line, then counts. Exit status 1 when the product
 * reports an error in a config that the tool accepts, or converts one into other bytes, 2 when the comparison could not run.
 */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startComparison } from './convert/compareConversions.mjs';
import { differencesOf } from './oracle/answers.mjs';
import { comparedClasses } from './oracle/findings.mjs';
import { startOracle } from './oracle/oracle.mjs';

const defaultCli = join(dirname(fileURLToPath(import.meta.url)), '../dist/cli.js');
const toolOfFormat = { butane: 'butane', ignition: 'ignition', machineconfig: 'machineconfig' };

/** Template marks: text that only becomes a config once another program has run. */
const templateMark = /\{\{|\{%|<%|\$\{[A-Za-z_]|%\{/;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

async function main(args) {
  const cli = args[0] === '--cli' ? args[1] : defaultCli;
  const folders = args[0] === '--cli' ? args.slice(2) : args;
  if (cli === undefined || folders.length === 0) {
    throw new Error('usage: node test/conformance.mjs [--cli FILE] FOLDER...');
  }
  const configs = (await Promise.all(folders.map(readConfigs))).flat();
  const reports = await checkWithProduct(cli, folders);
  const oracles = new Map();
  const totals = newTotals();
  const conversions = await startComparison();
  for (const config of configs) {
    const tool = toolOfFormat[config.format];
    if (!oracles.has(tool)) {
      oracles.set(tool, await startOracle(tool));
    }
    const verdict = await oracles.get(tool).judge(config.bytes, { filesDir: dirname(config.file) });
    compare(config, verdict, reports.get(config.file), totals);
    if (tool === 'butane') {
      await conversions.compare(config, oracles.get(tool), (words) => print(config, undefined, words));
    }
  }
  for (const oracle of oracles.values()) {
    await oracle.close();
  }
  printTotals(totals, configs.length, conversions.totals);
  return totals.falseAlarms > 0 || conversions.totals.different > 0 ? 1 : 0;
}

/** All files of a folder that are configs by the plainest signs; deliberately not the product's own detection. */
async function readConfigs(folder) {
  const configs = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = resolve(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') {
      configs.push(...(await readConfigs(file)));
    } else if (entry.isFile()) {
      const bytes = await readFile(file);
      const text = bytes.toString('utf8');
      const format = formatOf(file, text);
      if (format !== undefined) {
        configs.push({ file, bytes, text, format });
      }
    }
  }
  return configs;
}

function formatOf(file, text) {
  const isJson = /^\s*\{/.test(text);
  if (/^\uFEFF?variant:/m.test(text) || (isJson && /^\{\s*"variant"\s*:/.test(text))) {
    return 'butane';
  }
  if (/^kind:\s*["']?MachineConfig\b/m.test(text) || (isJson && /"kind"\s*:\s*"MachineConfig"/.test(text))) {
    return 'machineconfig';
  }
  if (isJson && /"ignition"\s*:\s*\{[^}]*"version"/.test(text)) {
    return 'ignition';
  }
  return { '.ign': 'ignition', '.bu': 'butane', '.butane': 'butane' }[extname(file)];
}

/** The product's report of every file, by absolute path. */
async function checkWithProduct(cli, folders) {
  const args = [cli, 'check', '--format', 'json', ...folders];
  const { stdout, stderr } = await new Promise((done) => {
    // An exit status of 1 only says that there are errors; whether the check has worked shows in what it prints.
    execFile(process.execPath, args, { maxBuffer: 2 ** 30 }, (_, stdout, stderr) => done({ stdout, stderr }));
  });
  if (!stdout.startsWith('[')) {
    throw new Error(`the product could not check: ${stderr || stdout}`);
  }
  return new Map(JSON.parse(stdout).map((report) => [resolve(report.file), report]));
}

function newTotals() {
  return {
    agreed: 0,
    falseAlarms: 0,
    unfoundedWarnings: 0,
    unrecognised: 0,
    templated: 0,
    inParts: 0,
    differentFiles: 0,
    accepted: 0,
    missed: new Map(comparedClasses.map((name) => [name, 0])),
    matched: new Map(comparedClasses.map((name) => [name, 0])),
  };
}

/** Adds one config to the totals and prints what differs. */
function compare(config, verdict, report, totals) {
  totals.accepted += verdict.ok ? 1 : 0;
  if (report?.format !== config.format) {
    totals.unrecognised += 1;
    print(config, undefined, `taken for ${report?.format ?? 'nothing of ours'}, not ${config.format}`);
    return;
  }
  // A part is a config of its own inside this one; the tool does not look into most of them.
  const problems = report.problems.filter(({ part }) => part === undefined);
  totals.inParts += report.problems.length - problems.length;

  const differences = differencesOf(verdict, problems, config.text);
  const findings = [...differences.missed, ...differences.matched];
  if (!verdict.ok && isTemplated(config.text, findings) && !problems.some(({ severity }) => severity === 'error')) {
    totals.templated += 1;
    return;
  }
  countDifferences(config, differences, totals);
  const isSame = [differences.missed, differences.falseAlarms, differences.unfounded].every(
    ({ length }) => length === 0,
  );
  totals[isSame ? 'agreed' : 'differentFiles'] += 1;
}

/**
 * Counts what the tool found, and what the product says without it. A warning counts when the product claims that the tool
 * reports it.
 */
function countDifferences(config, { missed, matched, falseAlarms, unfounded }, totals) {
  for (const finding of matched) {
    totals.matched.set(finding.class, totals.matched.get(finding.class) + 1);
  }
  for (const finding of missed) {
    totals.missed.set(finding.class, totals.missed.get(finding.class) + 1);
    print(config, finding.line, `missed ${finding.kind} (${finding.class}): ${finding.message}${at(finding)}`);
  }
  totals.falseAlarms += falseAlarms.length;
  for (const problem of falseAlarms) {
    print(config, problem.line, `false alarm: ${wordsOf(problem)}`);
  }
  totals.unfoundedWarnings += unfounded.length;
  for (const problem of unfounded) {
    print(config, problem.line, `the tool has no such ${problem.severity}: ${wordsOf(problem)}`);
  }
}

function wordsOf(problem) {
  return `[${problem.code}] ${problem.message}${at(problem)}`;
}

/** Whether what the tool refuses is (or, for an error of syntax, may be) the mark of a template. */
function isTemplated(text, findings) {
  const lines = text.split('\n');
  return findings.some(({ class: name, line }) =>
    name === 'syntax' || line === undefined ? templateMark.test(text) : templateMark.test(lines[line - 1] ?? ''),
  );
}

function at({ path }) {
  return path === undefined || path.length === 0 ? '' : ` at ${path.join('.')}`;
}

function print({ file }, line, words) {
  console.log(`${relative(process.cwd(), file)}:${line ?? 1}: ${words}`);
}

function printTotals(totals, configs, conversions) {
  const rows = [
    ['configs', configs],
    ['accepted by the tool', totals.accepted],
    ['agreed', totals.agreed],
    ['different', totals.differentFiles],
    ['not recognised', totals.unrecognised],
    ['templated, refused by the tool, not compared', totals.templated],
    ['false alarms', totals.falseAlarms],
    ['warnings that the tool does not have', totals.unfoundedWarnings],
    ...comparedClasses.map((name) => [
      `${name}: found, missed`,
      `${totals.matched.get(name)}, ${totals.missed.get(name)}`,
    ]),
    ['problems inside parts, not compared', totals.inParts],
    ['Butane files that the tool compiles', conversions.files],
    ['their conversions', conversions.conversions],
    ['equal bytes', conversions.equal],
    ['other bytes', conversions.different],
    ['converted though the tool refuses', conversions.laterRefused],
    ['strict conversions: same verdict, other', `${conversions.strict}, ${conversions.strictDiffer}`],
    ['report of the translation: found, different', `${conversions.reports}, ${conversions.reportsDiffer}`],
  ];
  console.log('');
  for (const [name, value] of rows) {
    console.log(`${name.padEnd(54)} ${value}`);
  }
}

/**
 * Records what the real tools say about our own configs in test/goldens, and which keys their structs have.
 * `npm run oracle`; needs Go. The ordinary tests read only what this writes.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oracleVersions, reflectSpecs, specPackages, startOracle } from './oracle.mjs';

const goldens = join(dirname(fileURLToPath(import.meta.url)), '../goldens');
const tools = ['butane', 'ignition', 'machineconfig'];

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

/** `tool/file` -> why no position of this verdict can be compared; written by hand, merged into the verdicts. */
const unreliable = JSON.parse(await readFile(join(goldens, 'unreliable.json'), 'utf8'));
for (const tool of tools) {
  await recordVerdicts(tool);
}
await recordReflection();

async function recordVerdicts(tool) {
  const folder = join(goldens, tool);
  const names = (await readdir(folder)).filter((name) => name !== 'verdicts.json').sort();
  const oracle = await startOracle(tool);
  const cases = {};
  for (const name of names) {
    const { ok, error, panicked, acceptedAsButane, entries } = await oracle.judge(await readFile(join(folder, name)));
    const reason = unreliable[`${tool}/${name}`];
    cases[name] = {
      ok,
      ...(error === undefined ? {} : { error }),
      ...(panicked ? { panicked } : {}),
      ...(acceptedAsButane ? { acceptedAsButane } : {}),
      ...(reason === undefined ? {} : { position: 'unreliable', reason }),
      entries: entries.sort(byPosition),
    };
  }
  await oracle.close();
  failOnStrays(tool, names);
  const { release, go, modules } = await oracleVersions(tool);
  const ignition = tool === 'machineconfig' ? { ignition: modules['github.com/coreos/ignition/v2'] } : {};
  const head = { tool, release, ...ignition, go };
  await writeFile(join(folder, 'verdicts.json'), printVerdicts(head, cases));
  const good = Object.values(cases).filter(({ ok }) => ok).length;
  console.log(`${tool} ${release}: ${names.length} configs, ${good} accepted`);
}

/** A reason for a golden that is no longer there would go unnoticed for ever. */
function failOnStrays(tool, names) {
  const strays = Object.keys(unreliable).filter(
    (key) => key.startsWith(`${tool}/`) && !names.includes(key.slice(tool.length + 1)),
  );
  if (strays.length > 0) {
    throw new Error(`unreliable.json names configs that do not exist: ${strays.join(', ')}`);
  }
}

/** The tools list unused keys in random order. */
function byPosition(a, b) {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || compare(sortKey(a), sortKey(b));
}

function sortKey({ kind, path, message }) {
  return JSON.stringify([path ?? null, kind, message]);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line for each config and each finding, so that a re-recorded file reads well as a diff. */
function printVerdicts(head, cases) {
  const lines = Object.entries(cases).map(([name, { entries, ...rest }]) => {
    const start = `    ${JSON.stringify(name)}: ${JSON.stringify(rest).slice(0, -1)},"entries":[`;
    return entries.length === 0
      ? `${start}]}`
      : `${start}\n${entries.map((entry) => `      ${JSON.stringify(entry)}`).join(',\n')}\n    ]}`;
  });
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`;
}

async function recordReflection() {
  const { release, go, packages, butane, ignition, forbidden } = await reflectSpecs();
  const missing = (await specPackages()).filter((name) => !packages.includes(name));
  if (missing.length > 0) {
    throw new Error(`reflect/specs.go lacks ${missing.join(', ')}`);
  }
  const head = JSON.stringify({ tool: 'ignition', release, go }, null, 2).slice(0, -2);
  const sections = Object.entries({ butane, ignition, forbidden }).map(
    ([name, specs]) => `  "${name}": {\n${printSpecs(specs)}\n  }`,
  );
  await writeFile(join(goldens, 'reflection.json'), `${head},\n${sections.join(',\n')}\n}\n`);
  console.log(
    `reflection ${release}: ${Object.keys(butane).length} Butane specs, ${Object.keys(ignition).length} of Ignition`,
  );
}

/** A spec that equals an earlier one in all its keys is written as that one's name. */
function printSpecs(specs) {
  const nameOfShape = new Map();
  return Object.entries(specs)
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([name, keys]) => {
      const shape = printKeys(keys);
      const same = nameOfShape.get(shape);
      nameOfShape.set(shape, same ?? name);
      return `    ${JSON.stringify(name)}: ${same === undefined ? shape : JSON.stringify(same)}`;
    })
    .join(',\n');
}

/** The keys of one spec, one on a line: a list of `{ path, type, … }`, or for forbidden keys a map from path to message. */
function printKeys(keys) {
  if (Array.isArray(keys)) {
    return `[\n${keys.map((key) => `      ${JSON.stringify(key)}`).join(',\n')}\n    ]`;
  }
  const lines = Object.keys(keys)
    .sort()
    .map((path) => `      ${JSON.stringify(path)}: ${JSON.stringify(keys[path])}`);
  return `{\n${lines.join(',\n')}\n    }`;
}

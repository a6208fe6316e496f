import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { butaneVersions } from '../../server/src/convert/ignition-to-butane/butaneVersions.ts';
import { type Compile, type RoundTripSource, roundTrip } from './roundTrip.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

/** What a folder's configs become and what that becomes again; with every difference printed, the numbers at the end. */
const totals = {
  'Ignition configs': 0,
  MachineConfigs: 0,
  'configs that Butane files become': 0,
  'not converted, because their tool refuses them': 0,
  'not converted, of another generation': 0,
  'converted without a loss': 0,
  'converted with losses that were reported': 0,
  'said to be refused': 0,
  different: 0,
  'texts left in data URLs': 0,
};

const isEvery = process.argv[2] === '--every';
const folders = process.argv.slice(isEvery ? 3 : 2);
if (folders.length === 0) {
  console.error('usage: npm run roundtrip -- [--every] FOLDER...');
  process.exit(2);
}

const oracle = await startOracle('butane');
const compile: Compile = async (butane) => {
  const { ok, output, error, entries } = await oracle.judge(butane);
  if (ok) return { output };
  return { error: [error, ...entries.map(({ message }: { message: string }) => message)].join('; ') };
};

for (const file of (await Promise.all(folders.map(filesBelow))).flat()) {
  const bytes = await readFile(file);
  const text = bytes.toString('utf8');
  if (/^\s*\{/u.test(text) && /"ignition"\s*:/u.test(text) && !/"kind"\s*:/u.test(text)) {
    totals['Ignition configs']++;
    await check({ bytes, name: file, format: 'ignition', to: 'butane' });
  } else if (/^kind:\s*["']?MachineConfig\b/mu.test(text)) {
    totals.MachineConfigs++;
    await check({ bytes, name: file, format: 'machineconfig', to: 'butane' });
  } else if (/^\uFEFF?variant:/mu.test(text)) {
    const { ok, output } = await oracle.judge(bytes, { filesDir: path.dirname(file) });
    if (!ok) continue;
    totals['configs that Butane files become']++;
    const format = /^variant:\s*["']?openshift\b/mu.test(text) ? 'machineconfig' : 'ignition';
    const name = format === 'ignition' ? `${file}.ign` : `${file}.yaml`;
    await check({ bytes: Buffer.from(output), name, format, to: 'butane' });
  }
}
await oracle.close();
console.log('');
for (const [name, count] of Object.entries(totals)) console.log(`${name.padEnd(54)} ${count}`);
process.exitCode = totals.different > 0 ? 1 : 0;

async function check(source: RoundTripSource): Promise<void> {
  const print = (words: string): void =>
    console.log(`${path.relative(process.cwd(), source.name)} to ${source.to}: ${words}`);
  const result = await roundTrip(source, compile);
  if (isEvery && source.to === 'butane' && result.kind !== 'refused') {
    const target = result.conversion.analysis.asItStands().parts[0]?.target;
    const rows = target ? butaneVersions(target, source.format === 'machineconfig') : [];
    for (const { id } of rows) await check({ ...source, to: `butane@${id}` });
  }
  switch (result.kind) {
    case 'refused': {
      const { outcome } = result.conversion;
      const isRefused = outcome.kind === 'refused' && outcome.blocking.some(({ source: tool }) => tool !== 'strata');
      totals[`not converted, ${isRefused ? 'because their tool refuses them' : 'of another generation'}`]++;
      if (!isRefused && outcome.kind !== 'converted') print(outcome.reason);
      return;
    }
    case 'said to be refused':
      totals[result.kind]++;
      for (const { message } of result.losses) print(message);
      return;
    case 'converted':
      if (result.differences.length > 0) totals.different++;
      else if (result.losses.length > 0) totals['converted with losses that were reported']++;
      else totals['converted without a loss']++;
      totals['texts left in data URLs'] += result.encodedTexts.length;
      for (const place of result.encodedTexts) print(`the text at ${place} is left in a data URL`);
      for (const difference of result.differences) print(difference);
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.resolve(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
      found.push(...(await filesBelow(file)));
    else if (entry.isFile()) found.push(file);
  }
  return found;
}

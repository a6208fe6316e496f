/**
 * Compares the readers of URLs and units with Go on random texts:
 * `node test/oracle/leaves/compare.mjs [--seed N] [--urls N] [--units N]`. Needs Go. Prints every difference, then counts.
 * Exit status 1 if there was one.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleTool } from '../../bench/bundle.mjs';
import { startLineProgram } from '../lineProgram.mjs';
import { randomUnit, randomUrl } from './randomInputs.mjs';

const options = Object.fromEntries(
  Object.entries({ seed: '1', urls: '50000', units: '50000' }).map(([name, value]) => [
    name,
    { type: 'string', default: value },
  ]),
);
const { values } = parseArgs({ options });
const product = await import(pathToFileURL(await bundleTool('oracle/leavesProduct.ts')).href);
const oracle = await startLineProgram('leaves');
let differences = 0;

await repeat('url', Number(values.urls), randomUrl, readUrl);
await repeat('unit', Number(values.units), randomUnit, readUnit);
await oracle.close();
process.exitCode = differences === 0 ? 0 : 1;

async function repeat(want, times, make, read) {
  const before = differences;
  let refused = 0;
  for (let run = 0; run < times; run++) {
    const text = make(product.randomOf(product.seedOfRun(Number(values.seed), run)));
    const theirs = await oracle.ask({ want, text });
    const ours = read(text);
    if (theirs.error !== undefined) refused++;
    const wanted = theirs.error === undefined ? theirs : { error: faultOf(want, theirs.error) };
    if (JSON.stringify(ours) === JSON.stringify(wanted)) continue;
    differences++;
    console.log(`${want}: ${JSON.stringify({ text, theirs, ours })}`);
  }
  console.log(`${want}: ${times} (${refused} refused), ${differences - before} different`);
}

/** In the order in which Go prints it, without what is empty. */
function readUrl(text) {
  const url = product.readUrl(text);
  if (url.kind === 'fault') return { error: 'refused' };
  const { scheme, opaque, query } = url;
  const filled = Object.fromEntries(Object.entries({ scheme, opaque, query }).filter(([, value]) => value !== ''));
  const version = product.queryParameter(url, 'versionId');
  return version === undefined ? filled : { ...filled, version };
}

function readUnit(text) {
  const { sections, fault } = product.readUnit(text);
  if (fault) return { error: fault.kind };
  const all = sections.flatMap(({ name, options }) =>
    options.map((option) => ({ section: name, name: option.name, value: option.value })),
  );
  return all.length === 0 ? {} : { options: all };
}

function faultOf(want, error) {
  if (want === 'url') return 'refused';
  if (error.includes('unable to find end of section')) return 'unclosed-section';
  if (error.includes('found garbage')) return 'text-behind-section';
  if (error.includes('line too long')) return 'line-too-long';
  return 'no-equals-sign';
}

/**
 * Compares packing, unpacking and data URLs with Go on random inputs:
 * `node test/oracle/gzip/compare.mjs [--seed N] [--small N] [--large N] [--urls N] [--damaged N]`. Needs Go.
 * Prints every difference, then counts. Exit status 1 if there was one.
 */
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleTool } from '../../bench/bundle.mjs';
import { startGzipOracle } from './oracle.mjs';
import { damaged, randomUrl } from './randomInputs.mjs';

const counts = { seed: '1', small: '20000', large: '300', urls: '5000', damaged: '5000' };
const options = Object.fromEntries(
  Object.entries(counts).map(([name, value]) => [name, { type: 'string', default: value }]),
);
const { values } = parseArgs({ options });
const wanted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));

const product = await import(pathToFileURL(await bundleTool('oracle/gzipProduct.ts')).href);
const oracle = await startGzipOracle();
let differences = 0;

await repeat('small inputs packed', wanted.small, comparePacked(3000));
await repeat('large inputs packed', wanted.large, comparePacked(400_000));
await repeat('data URLs written', wanted.urls, compareMade);
await repeat('data URLs read', wanted.urls, compareRead);
await repeat('damaged gzip data unpacked', wanted.damaged, compareUnpacked);
await oracle.close();
process.exitCode = differences === 0 ? 0 : 1;

/** Runs a comparison many times, each with numbers of its own; it resolves to a description of the difference, if any. */
async function repeat(title, times, compare) {
  const before = differences;
  const tally = {};
  for (let run = 0; run < times; run++) {
    const random = product.randomOf(product.seedOfRun(wanted.seed, run));
    const { outcome, difference } = await compare(random);
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    if (difference === undefined) continue;
    differences++;
    console.log(`${title}: ${JSON.stringify(difference)}`);
  }
  const outcomes = Object.entries(tally).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`${title}: ${times} (${outcomes.join(', ')}), ${differences - before} different`);
}

function comparePacked(longest) {
  return async (random) => {
    const input = randomInput(random, longest);
    const theirs = await oracle.ask({ want: 'gzip', input });
    const ours = product.gzipAsGo(product.makeInput(input));
    return {
      outcome: input.generator,
      difference: same(theirs, ours) ? undefined : { input, theirs, ours: ours.length },
    };
  };
}

async function compareMade(random) {
  const input = randomInput(random, random.chance(0.1) ? 100_000 : 600);
  const compression = random.pick([undefined, undefined, '', 'gzip', 'xz']);
  const mayCompress = random.chance(0.8);
  const bytes = product.makeInput(input);
  const theirs = await oracle.ask({ want: 'make', input, compression, mayCompress });
  const escaped = await oracle.ask({ want: 'escape', input });
  const ours = product.makeDataUrl(bytes, { compression, mayCompress });
  const isSame =
    same(theirs, ours.source) &&
    theirs.compression === ours.compression &&
    same(escaped, product.escapedDataUrl(bytes));
  const form = ours.compression || (ours.source.startsWith('data:;base64,') ? 'base64' : 'escaped');
  return { outcome: form, difference: isSame ? undefined : { input, compression, mayCompress, theirs } };
}

async function compareRead(random) {
  const text = randomUrl(random);
  const theirs = await oracle.ask({ want: 'read', text });
  const ours = product.readDataUrl(text);
  return { outcome: ours.kind, difference: sameReading(theirs, ours) ? undefined : { text, theirs, ours } };
}

function sameReading(theirs, ours) {
  if (theirs.error !== undefined || ours.kind === 'fault') return theirs.error !== undefined && ours.kind === 'fault';
  const parameters = Object.entries(theirs.parameters ?? {});
  return (
    same(theirs, ours.bytes) &&
    theirs.type === ours.mediaType &&
    (theirs.isBase64 ?? false) === ours.isBase64 &&
    parameters.length === ours.parameters.size &&
    parameters.every(([name, value]) => ours.parameters.get(name) === Buffer.from(value ?? '', 'base64').toString())
  );
}

/** Where the contents come out right although something is damaged, Go notices more than we do; `gunzip` says why. */
async function compareUnpacked(random) {
  const contents = product.makeInput(randomInput(random, 2000));
  const packed = damaged(random, product.gzipAsGo(contents));
  const theirs = await oracle.ask({ want: 'gunzip', bytes: Buffer.from(packed).toString('base64') });
  const ours = product.gunzip(packed, 1_000_000);
  if (ours.kind === 'bytes' && theirs.error !== undefined && Buffer.compare(ours.bytes, contents) === 0) {
    return { outcome: 'damaged beside the contents' };
  }
  const isSame = ours.kind === 'bytes' ? same(theirs, ours.bytes) : theirs.error !== undefined;
  const difference = { packed: Buffer.from(packed).toString('base64'), theirs, ours: ours.kind };
  return { outcome: ours.kind, difference: isSame ? undefined : difference };
}

function same({ length, sha256 }, ours) {
  const bytes = Buffer.from(ours);
  return length === bytes.length && sha256 === createHash('sha256').update(bytes).digest('hex');
}

function randomInput(random, longest) {
  const generator = random.pick(product.generatorNames);
  return { generator, seed: random.below(2 ** 31), length: random.below(random.below(longest) + 1) };
}

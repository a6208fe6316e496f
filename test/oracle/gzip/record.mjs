/**
 * Records what Go makes of resources: `test/goldens/gzip.json` (packed bytes) and `test/goldens/data-urls.json` (data URLs
 * written and read). `npm run oracle`; needs Go. Long inputs and outputs are named and hashed, never kept.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipOracleVersions, startGzipOracle } from './oracle.mjs';
import { urlsToRead } from './urls.mjs';

const goldens = join(dirname(fileURLToPath(import.meta.url)), '../../goldens');

const generators = [
  ...['single', 'random', 'alphabet', 'runs', 'period', 'noisyPeriod', 'copies', 'text', 'config', 'fibonacci'],
  ...['counters', 'sparse', 'collisions', 'lengths', 'buffer', 'mixed'],
];
/** Around the shortest and the longest match. */
const shortLengths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 63, 257, 258, 259, 260, 263, 1000, 4096];
/** Around a full block of literals, a window, the place where Go moves its buffer, the buffer, the longest stored block. */
const longLengths = [
  ...[9000, 16_383, 16_384, 16_385, 16_386, 20_000, 32_767, 32_768, 32_769, 65_274, 65_275, 65_535, 65_536, 65_537],
  ...[65_798, 98_042, 98_304, 98_305, 131_072, 250_000],
];
/** Those that behave differently from seed to seed. */
const variedGenerators = ['copies', 'noisyPeriod', 'mixed', 'text', 'config', 'fibonacci', 'alphabet'];
/** Found by search: where two kinds of block are equally large, and where a code would have 16 bits but for the limit. */
const deciding = [
  { generator: 'random', seed: 353, length: 53 },
  { generator: 'config', seed: 376, length: 76 },
  { generator: 'text', seed: 2151, length: 51 },
  { generator: 'lengths', seed: 33, length: 131_072 },
  { generator: 'lengths', seed: 63, length: 131_072 },
];
const largest = [
  ...['text', 'mixed', 'random', 'noisyPeriod', 'single'].map((generator) => [generator, 2_097_152]),
  ...['config', 'copies', 'runs', 'counters', 'fibonacci'].map((generator) => [generator, 700_000]),
];

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
const versions = await gzipOracleVersions();
const oracle = await startGzipOracle();
await recordGzip();
await recordDataUrls();
await oracle.close();

async function recordGzip() {
  const inputs = [
    ...generators.flatMap((generator) => [...shortLengths, ...longLengths].map((length) => [generator, length])),
    ...variedGenerators.flatMap((generator) =>
      Array.from({ length: 12 }, (_, index) => [generator, 3001 * (index + 1)]),
    ),
    ...largest,
  ].map(([generator, length], index) => ({ generator, seed: index + 1, length }));
  inputs.push(...deciding);
  const lines = [];
  for (const input of inputs) {
    const { length, sha256 } = await oracle.ask({ want: 'gzip', input });
    lines.push(JSON.stringify({ ...input, packed: length, sha256 }));
  }
  write('gzip.json', { go: versions.go }, { cases: lines });
}

async function recordDataUrls() {
  const written = [];
  const read = [];
  const keys = [{}, { compression: '' }, { compression: 'gzip' }];
  for (let index = 0; index < 480; index++) {
    const generator = generators[index % generators.length];
    const length = index < 240 ? Math.floor(index / 3) : (index - 239) * 17;
    const asked = { generator, seed: index + 1, length, ...keys[index % 3], mayCompress: index % 5 !== 0 };
    const { compression, mayCompress, ...input } = asked;
    const made = await oracle.ask({ want: 'make', input, compression, mayCompress });
    const escaped = await oracle.ask({ want: 'escape', input });
    written.push(
      JSON.stringify({ ...asked, source: made.sha256, gives: made.compression ?? null, escaped: escaped.sha256 }),
    );
  }
  for (const text of urlsToRead) {
    const { error, ...found } = await oracle.ask({ want: 'read', text });
    read.push(JSON.stringify({ text, ...(error === undefined ? found : { error }) }));
  }
  const head = {
    go: versions.go,
    butane: versions['github.com/coreos/ignition/v2'],
    dataurl: versions['github.com/vincent-petithory/dataurl'],
  };
  write('data-urls.json', head, { written, read });
}

/** One line a case, so that a re-recorded file reads well as a diff. */
function write(name, head, sections) {
  const parts = Object.entries(sections).map(([title, lines]) => `  "${title}": [\n    ${lines.join(',\n    ')}\n  ]`);
  writeFileSync(join(goldens, name), `${JSON.stringify(head, null, 2).slice(0, -2)},\n${parts.join(',\n')}\n}\n`);
  const counts = Object.entries(sections).map(([title, lines]) => `${lines.length} ${title}`);
  console.log(`${name} ${versions.go}: ${counts.join(', ')}`);
}

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type MergePair, randomPair, writtenPairs } from '../formats/mergePairs.ts';
import { recordedText } from './recordedText.ts';

// By its own path, because it finds the Go programs beside itself.
const { buildProgram } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}
const binary: string = await buildProgram('merge');
const { go, modules } = JSON.parse(execFileSync(binary, ['--versions'], { encoding: 'utf8' }));
const random = Array.from({ length: 160 }, (_, seed) => [String(seed), randomPair(seed)] as const);
const head = { ignition: modules['github.com/coreos/ignition/v2'], go };
const sections = [section('written', Object.entries(writtenPairs)), section('random', random)];
writeFileSync(
  'test/goldens/mergedConfigs.json',
  `${JSON.stringify(head, null, 2).slice(0, -2)},\n${sections.join(',\n')}\n}\n`,
);
console.log(`merged configs ${head.ignition}: ${Object.keys(writtenPairs).length} pairs, ${random.length} random`);

function section(name: string, pairs: readonly (readonly [name: string, pair: MergePair])[]): string {
  const input = JSON.stringify(pairs.map(([, pair]) => pair));
  const texts: readonly string[] = JSON.parse(execFileSync(binary, { input, encoding: 'utf8', maxBuffer: 2 ** 28 }));
  const lines = pairs.map(
    ([key], index) => `    ${JSON.stringify(key)}: ${JSON.stringify(recordedText(texts[index]!))}`,
  );
  return `  "${name}": {\n${lines.join(',\n')}\n  }`;
}

// `npm run package`: writes dist/strata.vsix, and refuses one that is larger than users should have to download.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, runNode } from '../test/setup.mjs';

const vsix = path.join(root, 'dist/strata.vsix');
const largest = 1_500_000;

rmSync(vsix, { force: true });
const arguments_ = [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  vsix,
];
const code = await runNode('node_modules/@vscode/vsce/vsce', arguments_, { quiet: true });
if (code !== 0) process.exit(code);
const { size } = statSync(vsix);
console.log(`dist/strata.vsix: ${(size / 1000).toFixed(0)} KB`);
if (size > largest) {
  console.error(`dist/strata.vsix has ${size} bytes; at most ${largest} are allowed (see .vscodeignore)`);
  process.exit(1);
}

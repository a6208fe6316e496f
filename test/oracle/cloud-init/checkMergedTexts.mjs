/**
 * Has PyYAML read what `strata convert --to cloud-config` makes of the messages and archives of mergedTexts.mjs, and compares it
 * with what cloud-init holds. `node test/oracle/cloud-init/checkMergedTexts.mjs TREE [--python PYTHON]`, after a build.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const folder = dirname(fileURLToPath(import.meta.url));
const root = join(folder, '../../..');
const [tree, , python = '/usr/bin/python3'] = process.argv.slice(2);
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: checkMergedTexts.mjs TREE [--python PYTHON]');
  process.exit(2);
}
const { cases } = JSON.parse(readFileSync(join(root, 'test/goldens/cloudConfigMerged.json'), 'utf8'));
const outputs = cases.map(({ text }) => {
  const args = [join(root, 'dist/cli.js'), 'convert', '--to', 'cloud-config', '-'];
  return spawnSync(process.execPath, args, { input: text, encoding: 'utf8' });
});
const texts = outputs.map(({ stdout }) => stdout);
const script = [join(folder, 'merged.py'), tree, '--load'];
const read = JSON.parse(execFileSync(python, script, { input: JSON.stringify(texts), encoding: 'utf8' }));
let same = 0;
let refused = 0;
for (const [index, { text, value, parts }] of cases.entries()) {
  if (outputs[index].status !== 0) {
    refused++;
    if (value !== undefined && parts > 0) console.log(`refused: ${JSON.stringify(text)}\n${outputs[index].stderr}`);
  } else if (isDeepStrictEqual(read[index].value, value)) same++;
  else console.log(`different: ${JSON.stringify(text)}\n${texts[index]}`);
}
console.log(`${same} the same, ${refused} refused, of ${cases.length}`);

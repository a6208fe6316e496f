/**
 * Records in test/goldens/userDataRuns.json which of the texts of runs.mjs cloud-init can run or apply.
 * `node test/oracle/cloud-init/recordRuns.mjs RELEASE=TREE [--python PYTHON]`, as record.mjs.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runs } from './runs.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const [word = '', , python = '/usr/bin/python3'] = process.argv.slice(2);
const [release, tree] = word.split('=');
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: recordRuns.mjs RELEASE=TREE [--python PYTHON]');
  process.exit(2);
}
const found = JSON.parse(
  execFileSync(python, [join(folder, 'runs.py'), tree], { input: JSON.stringify(runs), encoding: 'utf8' }),
);
const rows = runs.map(([type, text], index) => `    ${JSON.stringify({ type, text, works: found[index] })}`);
const golden = `{\n  "release": "cloud-init ${release}",\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
writeFileSync(join(folder, '../../goldens/userDataRuns.json'), golden);
console.log(`cloud-init ${release}: ${runs.length} texts`);

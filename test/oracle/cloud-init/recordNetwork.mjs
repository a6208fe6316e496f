/**
 * Records in test/goldens/networkConfigVerdicts.json what cloud-init's own check finds in the texts of networkTexts.mjs.
 * `node test/oracle/cloud-init/recordNetwork.mjs RELEASE=TREE... [--python PYTHON]`; TREE is the path of an unpacked cloud-init of
 * that release, 24.2 or later. Needs the same Python as record.mjs, without netplan.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkTexts } from './networkTexts.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const at = words.indexOf('--python');
const [, python = '/usr/bin/python3'] = at < 0 ? [] : words.splice(at, 2);
const trees = words.map((word) => word.split('='));

if (process.env.CI || trees.length === 0 || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: recordNetwork.mjs RELEASE=TREE... [--python PYTHON]');
  process.exit(2);
}
const verdicts = trees.map(([release, tree]) => {
  const judge = [join(folder, 'judgeNetwork.py'), tree];
  return [release, JSON.parse(execFileSync(python, judge, { input: JSON.stringify(networkTexts), encoding: 'utf8' }))];
});
const rows = networkTexts.map((text, index) => {
  const row = { text, ...Object.fromEntries(verdicts.map(([release, all]) => [release, all[index]])) };
  return `    ${JSON.stringify(row)}`;
});
writeFileSync(
  join(folder, '../../goldens/networkConfigVerdicts.json'),
  `{\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`,
);
console.log(`cloud-init ${trees.map(([release]) => release).join(', ')}: ${networkTexts.length} configs`);

/**
 * Records in test/goldens/cloudConfigVerdicts.json what cloud-init's own validator finds in the texts of texts.mjs.
 * `node test/oracle/cloud-init/record.mjs RELEASE=TREE... [--python PYTHON]`; TREE is the path of an unpacked cloud-init of that
 * release. Needs a Python with PyYAML, jsonschema, configobj and jsonpatch, by default /usr/bin/python3.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { texts } from './texts.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const at = words.indexOf('--python');
const [, python = '/usr/bin/python3'] = at < 0 ? [] : words.splice(at, 2);
const trees = words.map((word) => word.split('='));

if (process.env.CI || trees.length === 0 || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: record.mjs RELEASE=TREE... [--python PYTHON]');
  process.exit(2);
}
const configs = texts.map((text) => `#cloud-config\n${text}`);
const verdicts = trees.map(([release, tree]) => {
  const judge = [join(folder, 'judge.py'), tree];
  return [release, JSON.parse(execFileSync(python, judge, { input: JSON.stringify(configs), encoding: 'utf8' }))];
});
const rows = texts.map((text, index) => {
  const row = { text, ...Object.fromEntries(verdicts.map(([release, all]) => [release, all[index]])) };
  return `    ${JSON.stringify(row)}`;
});
writeFileSync(join(folder, '../../goldens/cloudConfigVerdicts.json'), `{\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`);
console.log(`cloud-init ${trees.map(([release]) => release).join(', ')}: ${texts.length} configs`);

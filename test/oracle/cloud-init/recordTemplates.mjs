/**
 * Records in test/goldens/cloudConfigTemplates.json what cloud-init renders of the templates of templateTexts.mjs.
 * `node test/oracle/cloud-init/recordTemplates.mjs RELEASE=TREE [--python PYTHON]`, as record.mjs; the Python needs Jinja 3.1.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { instanceData, templateTexts } from './templateTexts.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const [word = '', , python = '/usr/bin/python3'] = process.argv.slice(2);
const [release, tree] = word.split('=');
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: recordTemplates.mjs RELEASE=TREE [--python PYTHON]');
  process.exit(2);
}
const place = mkdtempSync(join(tmpdir(), 'strata-templates-'));
const data = join(place, 'instance-data.json');
writeFileSync(data, JSON.stringify(instanceData));
const input = { input: JSON.stringify(templateTexts), encoding: 'utf8' };
const found = JSON.parse(execFileSync(python, [join(folder, 'render.py'), tree, data], input));
rmSync(place, { recursive: true });
const rows = templateTexts.map((text, index) => `    ${JSON.stringify({ text, rendered: found[index] })}`);
const golden = `{\n  "release": "cloud-init ${release}",\n  "data": ${JSON.stringify(instanceData)},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
writeFileSync(join(folder, '../../goldens/cloudConfigTemplates.json'), golden);
console.log(`cloud-init ${release}: ${templateTexts.length} templates`);

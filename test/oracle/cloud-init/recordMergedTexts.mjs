/**
 * Records in test/goldens/cloudConfigMerged.json what cloud-init makes of all parts of the messages and archives of
 * mergedTexts.mjs. `node test/oracle/cloud-init/recordMergedTexts.mjs RELEASE=TREE [--python PYTHON]`, as record.mjs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergedTexts } from './mergedTexts.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const [word = '', , python = '/usr/bin/python3'] = process.argv.slice(2);
const [release, tree] = word.split('=');
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: recordMergedTexts.mjs RELEASE=TREE [--python PYTHON]');
  process.exit(2);
}
const input = { input: JSON.stringify(mergedTexts), encoding: 'utf8' };
const place = mkdtempSync(join(tmpdir(), 'strata-merged-'));
const data = join(place, 'instance-data.json');
const { templates } = JSON.parse(readFileSync(join(folder, '../../../schemas/templates.json'), 'utf8'));
writeFileSync(data, JSON.stringify(templates.find(({ format }) => format === 'cloud-config').sample));
const found = JSON.parse(execFileSync(python, [join(folder, 'merged.py'), tree, data], input));
rmSync(place, { recursive: true });
const rows = mergedTexts.map((text, index) => `    ${JSON.stringify({ text, ...found[index] })}`);
const golden = `{\n  "release": "cloud-init ${release}",\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
writeFileSync(join(folder, '../../goldens/cloudConfigMerged.json'), golden);
console.log(`cloud-init ${release}: ${mergedTexts.length} messages and archives`);

/**
 * Records in test/goldens/userDataTexts.json what cloud-init takes out of the user data of messages.mjs. `node test/oracle/cloud-init/recordMessages.mjs RELEASE=TREE [--python PYTHON]`, as record.mjs.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messages } from './messages.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const [word = '', , python = '/usr/bin/python3'] = process.argv.slice(2);
const [release, tree] = word.split('=');
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: recordMessages.mjs RELEASE=TREE [--python PYTHON]');
  process.exit(2);
}
const script = [join(folder, 'messages.py'), tree];
const found = JSON.parse(execFileSync(python, script, { input: JSON.stringify(messages), encoding: 'utf8' }));
const rows = messages.map((text, index) => `    ${JSON.stringify({ text, entries: found[index] })}`);
const golden = `{\n  "release": "cloud-init ${release}",\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
writeFileSync(join(folder, '../../goldens/userDataTexts.json'), golden);
console.log(`cloud-init ${release}: ${messages.length} texts`);

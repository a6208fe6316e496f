/**
 * Records in test/goldens/metaData.json what cloud-init takes out of meta-data of our own.
 * `node test/oracle/cloud-init/recordMetaData.mjs RELEASE=TREE [--python PYTHON]`, as record.mjs.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const texts = [
  'instance-id: web-1\nlocal-hostname: web\n',
  '{"instance-id": "web-1", "local-hostname": "web"}\n',
  'instance-id: 1\n',
  'instance-id: 2024-01-01\n',
  'instance-id: 1.5\n',
  'instance-id: ""\nlocal-hostname: ""\n',
  'local-hostname: web.example.com\n',
  'instance-id: a\nlocal-hostname: 5\n',
  'instance-id: a\nlocal-hostname: true\n',
  'instance-id: a\nlocal-hostname: [web]\n',
  'instance-id: a\nlocal-hostname: 10.0.0.1\n',
  'instance_id: a\nhostname: web\n',
  'instance-id: a\nhostname: web\n',
  'instance-id: a\nfoo: {bar: [1]}\n',
  'instance-id: a\ndsmode: local\n',
  'instance-id: a\ndsmode: remote\n',
  'instance-id: a\npublic-keys: ssh-ed25519 AAAA a@b\n',
  'instance-id: a\npublic-keys: [ssh-ed25519 AAAA a@b, ssh-ed25519 AAAA c@d]\n',
  'instance-id: a\npublic-keys: {a: ssh-ed25519 AAAA a@b, b: [ssh-ed25519 AAAA c@d]}\n',
  'instance-id: a\n---\nlocal-hostname: web\n',
  'instance-id: a\n\tlocal-hostname: web\n',
  '- instance-id: a\n',
  'instance-id: a\nnetwork-interfaces: |\n  auto eth0\n',
];

const folder = dirname(fileURLToPath(import.meta.url));
const [word = '', , python = '/usr/bin/python3'] = process.argv.slice(2);
const [release, tree] = word.split('=');
if (process.env.CI || tree === undefined) {
  console.error('usage, for a maintainer: recordMetaData.mjs RELEASE=TREE [--python PYTHON]');
  process.exit(2);
}
const script = [join(folder, 'metaData.py'), tree];
const found = JSON.parse(execFileSync(python, script, { input: JSON.stringify(texts), encoding: 'utf8' }));
const rows = texts.map((text, index) => `    ${JSON.stringify({ text, taken: found[index] })}`);
const golden = `{\n  "release": "cloud-init ${release}",\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
writeFileSync(join(folder, '../../goldens/metaData.json'), golden);
console.log(`cloud-init ${release}: ${texts.length} texts`);

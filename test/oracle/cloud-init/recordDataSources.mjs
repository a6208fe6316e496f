/**
 * Records in test/goldens/dataSources.json which sources cloud-init's shell script finds in configs of our own.
 * `node test/oracle/cloud-init/recordDataSources.mjs RELEASE=SCRIPT`, where SCRIPT is the path of `tools/ds-identify`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const texts = [
  'datasource_list: [NoCloud, None]\n',
  'datasource_list: [ "NoCloud", \'None\' ]\n',
  'datasource_list: [NoCloud] # the only one\n',
  '"datasource_list": [NoCloud]\n',
  'datasource_list : [NoCloud]\n',
  'datasource_list:\n  - NoCloud\n  - None\n',
  'datasource_list:\n- NoCloud\n',
  'datasource_list: [\n  NoCloud,\n  None,\n]\n',
  'datasource_list: [NoCloud,\n  None]\n',
  'datasource_list:\n  [NoCloud, None]\n',
];

const [word = ''] = process.argv.slice(2);
const [release, script] = word.split('=');
if (process.env.CI || script === undefined) {
  console.error('usage, for a maintainer: recordDataSources.mjs RELEASE=SCRIPT');
  process.exit(2);
}
const root = mkdtempSync(join(tmpdir(), 'sources-'));
mkdirSync(join(root, 'etc/cloud'), { recursive: true });
const command = '. "$1"; DI_KERNEL_CMDLINE=""; read_datasource_list 2>/dev/null; printf "%s" "$DI_DSLIST"';
const seen = (text) => {
  writeFileSync(join(root, 'etc/cloud/cloud.cfg'), text);
  const env = { PATH: process.env.PATH ?? '', PATH_ROOT: root, DI_MAIN: 'noop', DI_LOG: '/dev/null' };
  return execFileSync('sh', ['-c', command, 'sh', script], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};
const usual = seen('a: 1\n');
const rows = texts.map((text) => {
  const found = seen(text);
  return `    ${JSON.stringify({ text, found: found === usual ? null : found })}`;
});
rmSync(root, { recursive: true });
const golden = `{\n  "release": "cloud-init ${release}",\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../goldens/dataSources.json'), golden);
console.log(`cloud-init ${release}: ${texts.length} texts`);

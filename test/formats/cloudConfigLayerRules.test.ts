import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';

function found(text: string, os?: string): readonly string[] {
  const settings = os === undefined ? {} : { os };
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data', settings })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}

const everywhere = 'hostname: a\nruncmd:\n  - echo a\n';
const packages = 'packages: [a]\n';
const certificates = 'ca_certs: {trusted: [a]}\n';

/** Whether keys do anything: what reads a cloud-config on each system, and what it makes of the key. */
const cases: readonly (readonly [os: string, text: string, found: readonly string[]])[] = [
  ['ubuntu', everywhere + packages + certificates, []],
  ['fedora', everywhere, []],
  ['bootc', everywhere, []],
  ['bootc', packages, ['warning layers/setting-without-effect packages']],
  ['bootc', certificates, ['warning layers/setting-without-effect ca_certs']],
  ['bootc', 'resize_rootfs: true\n', ['warning layers/setting-without-effect resize_rootfs']],
  ['bootc', 'resize_rootfs: false\npackages: []\n', ['error cloud-config/bad-value packages']],
  ['opensuse-microos', everywhere + packages, []],
  ['opensuse-microos', certificates, ['warning layers/setting-without-effect ca_certs']],
  ['flatcar', 'hostname: a\n', []],
  ['flatcar', everywhere, ['warning layers/setting-without-effect runcmd']],
  ['kairos', everywhere, []],
  ['kairos', packages, ['warning layers/setting-without-effect packages']],
  ['fcos', everywhere, ['error layers/config-not-read hostname']],
  ['talos', everywhere, ['error layers/config-not-read hostname']],
  ['bottlerocket', everywhere, ['error layers/config-not-read hostname']],
  [
    'ubuntu',
    'zypper: {repos: [{id: a, baseurl: https://example.org}]}\n',
    ['warning layers/setting-without-effect zypper'],
  ],
  ['rocky', 'apt: {conf: a}\n', ['warning layers/setting-without-effect apt']],
  ['debian', 'apt: {conf: a}\n', []],
  ['fedora', 'ssh_import_id: [gh:a]\n', ['warning layers/setting-without-effect ssh_import_id']],
];

describe('what systems make of a cloud-config', () => {
  for (const [os, text, expected] of cases)
    it(`on ${os}: ${JSON.stringify(text)}`, () => assert.deepEqual(found(text, os), expected));

  it('is not told where another system may be meant', () => {
    assert.deepEqual(found(everywhere + packages + certificates), []);
    assert.deepEqual(found('snap: {commands: [a]}\napk_repos: {preserve_repositories: true}\n'), []);
  });

  it('is told of files in sealed places', () => {
    const text = 'write_files:\n  - path: /usr/bin/a\n';
    assert.deepEqual(found(text, 'flatcar'), ['warning layers/write-to-read-only-path write_files.0.path']);
    assert.deepEqual(found(text, 'bootc'), ['warning layers/write-to-read-only-path write_files.0.path']);
    assert.deepEqual(found(text, 'ubuntu'), []);
    assert.deepEqual(found(text), []);
  });
});

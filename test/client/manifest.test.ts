import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mayBeOurs, readManifest } from '../../client/src/manifest.ts';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));
const manifest = readManifest(packageJson);

describe('client manifest', () => {
  it('knows the languages by the names that the picker shows', () => {
    assert.equal(manifest.languages.find(({ id }) => id === 'butane')?.name, 'Butane');
    assert.deepEqual(manifest.generalLanguages, ['yaml', 'json', 'plaintext']);
  });

  it('knows the names of files that are ours or may be', () => {
    const names = manifest.files.replace(/^\*\*\/\{|\}$/gu, '').split(',');
    for (const name of ['*.bu', '*.ign', '*.bu.tftpl', '*.yaml', 'network-config', 'cloud.cfg.d/*.cfg'])
      assert.ok(names.includes(name), name);
    for (const name of names) assert.match(name, /^(?:\*\.|[\w.]+\/)?[\w.*-]+$/u);
  });

  const cases: readonly [what: string, language: string, text: string, expected: boolean][] = [
    ['any document of a language of ours', 'butane', '', true],
    ['a variant at the start of a line', 'yaml', '# x\nvariant: fcos\n', true],
    ['a quoted variant', 'yaml', '"variant": fcos\n', true],
    ['a MachineConfig', 'yaml', 'apiVersion: machineconfiguration.openshift.io/v1\n', true],
    ['a network config', 'yaml', 'version: 2\nethernets: {}\n', true],
    ['a network config as netplan has it', 'yaml', '# x\nnetwork:\n  version: 2\n', true],
    ['a message', 'yaml', 'MIME-Version: 1.0\n', true],
    ['a boothook', 'yaml', '#cloud-boothook\n', true],
    ['meta-data', 'yaml', 'instance-id: a\n', true],
    ['networks of another program', 'yaml', 'services: {}\nnetworks: {}\n', false],
    ['a modeline', 'yaml', '# strata: format=butane\n', true],
    ['an Ignition config', 'json', '{\n  "ignition": {}\n}', true],
    ['a pod', 'yaml', 'apiVersion: v1\nkind: Pod\n', false],
    ['a variant further in', 'yaml', 'matrix:\n  variant: slim\n', false],
    ['a package.json', 'json', '{ "name": "x" }', false],
    ['a template of a plain YAML file', 'plaintext', 'variant: fcos\n', true],
    ['another language', 'markdown', 'variant: fcos\n', false],
  ];
  for (const [what, language, text, expected] of cases) {
    it(`${expected ? 'starts' : 'does not start'} the server for ${what}`, () => {
      assert.equal(mayBeOurs(manifest, language, text), expected);
    });
  }
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { currentRows, versionTable } from '../../server/src/shape/versions.ts';
import { type CommandLine, commandLine } from './support.ts';

describe('strata schema', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  const schema = (name: string) => {
    const { status, stdout, stderr } = cli.run(['schema', name]);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  };
  const compile = (name: string) => new Ajv2020({ allErrors: true, strict: true }).compile(schema(name));

  for (const name of ['butane', 'butane@flatcar-1.1.0', 'ignition', 'ignition@3.5.0', 'machineconfig']) {
    it(`prints ${name} as a JSON Schema 2020-12`, () => {
      const found = schema(name);
      assert.equal(found.$schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.doesNotThrow(() => new Ajv2020({ strict: true }).compile(found));
    });
  }

  it('has the keys of its version', () => {
    const old = schema('butane@fcos-1.0.0').properties;
    const all = schema('butane').properties;
    assert.ok(!('kernel_arguments' in old));
    assert.ok('kernel_arguments' in schema('butane@fcos-1.4.0').properties);
    assert.ok('kernel_arguments' in all && 'openshift' in all);
  });

  it('accepts a good config and refuses a bad one', () => {
    const validate = compile('butane@fcos-1.6.0');
    const config = (file: object) => ({
      variant: 'fcos',
      version: '1.6.0',
      storage: { files: [{ path: '/x', ...file }] },
    });
    assert.ok(validate(config({ mode: 420 })), JSON.stringify(validate.errors));
    assert.ok(!validate(config({ mode: '0644' })));
    assert.ok(!validate(config({ moed: 420 })));
    const ignition = compile('ignition@3.4.0');
    assert.ok(ignition({ ignition: { version: '3.4.0' } }), JSON.stringify(ignition.errors));
    assert.ok(!ignition({}));
  });

  it('refuses a version that does not exist, with the list of those that do', () => {
    const { status, stdout, stderr } = cli.run(['schema', 'butane@fcos-9.9.9']);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /`fcos-9\.9\.9`/u);
    for (const { id } of currentRows(versionTable('butane'))) assert.ok(stderr.includes(`  butane@${id}\n`), id);
  });

  // There is no head on Windows, and no broken pipe either.
  if (process.platform !== 'win32') {
    it('bears a reader that closes early', () => {
      const command = `"${process.execPath}" dist/cli.js schema butane | head -c 10`;
      const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
      assert.equal(status, 0);
      assert.equal(stderr, '');
    });
  }
});

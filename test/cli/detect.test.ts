import assert from 'node:assert/strict';
import { type CommandLine, commandLine, goodConfig } from './support.ts';

describe('strata detect', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('prints one line for each file, with the reasons', () => {
    cli.write('a.bu', goodConfig);
    cli.write('b.yaml', 'a: 1\n');
    const [ours, other] = cli.detect(['a.bu', 'b.yaml']);
    const { tool, evidence, ...rest } = ours!;
    assert.deepEqual(rest, { file: 'a.bu', format: 'butane', version: 'fcos-1.6.0', os: ['fcos'] });
    assert.match(tool!, /^[a-z]+@\d+\.\d+\.\d+$/u);
    assert.ok(evidence.length >= 2);
    assert.deepEqual(other, { file: 'b.yaml', format: null, version: null, os: [], tool: null, evidence: [] });
  });

  const cases: readonly (readonly [name: string, content: string, format: string | null, version: string | null])[] = [
    ['flatcar.yaml', 'variant: flatcar\nversion: 1.1.0\n', 'butane', 'flatcar-1.1.0'],
    ['quoted.yml', '"variant": "openshift"\n\'version\': "4.19.0"\n', 'butane', 'openshift-4.19.0'],
    ['future.bu', 'variant: fcos\nversion: 99.0.0\n', 'butane', null],
    ['unknown.bu', 'variant: nothing\nversion: 1.0.0\n', 'butane', null],
    ['bare.butane', '', 'butane', null],
    ['helm.yaml', 'variant: fcos\n', null, null],
    ['config.ign', '{"ignition": {"version": "3.5.0"}}', 'ignition', '3.5.0'],
    ['content.json', '{"ignition": {"version": "3.0.0"}}', 'ignition', '3.0.0'],
    ['old.ign', '{"ignition": {"version": "2.2.0"}}', 'ignition', null],
    ['oldest.json', '{"ignitionVersion": 1}', 'ignition', null],
    ['native.ign', 'variant: fcos\nversion: 1.6.0\n', 'butane', 'fcos-1.6.0'],
    ['native-json.ign', '{"variant": "fcos", "version": "1.6.0", "storage": {}}', 'butane', 'fcos-1.6.0'],
    ['half.ign', 'variant: fcos\n', 'butane', null],
    ['odd.ign', 'variant: fcoss\nversion: 1.6.0\n', 'butane', null],
    ['misspelt.yaml', 'variant: fcos\nversion: 1.5.0\nstroage: {}\n', 'butane', 'fcos-1.5.0'],
    ['typing.yaml', 'variant: fcos\nversion: 1.5.0\nst: \n', 'butane', 'fcos-1.5.0'],
    ['newer.yaml', 'variant: fcos\nversion: 1.9.0\nstorage: {}\n', 'butane', null],
    ['short.yaml', 'variant: fcos\nversion: 1.5\n', 'butane', null],
    ['other.json', '{"name": "ignition", "version": "3.4.0"}', null, null],
    [
      'mc.yaml',
      'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec: {config: {ignition: {version: 3.4.0}}}\n',
      'machineconfig',
      null,
    ],
    ['pool.yaml', 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfigPool\n', null, null],
    ['deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n', null, null],
  ];
  for (const [name, content, format, version] of cases) {
    it(`takes ${name} for ${format ?? 'nothing of ours'}`, () => {
      const [found] = cli.detect([cli.write(name, content)]);
      assert.equal(found?.format, format);
      if (format !== 'machineconfig') assert.equal(found?.version, version);
      if (format !== null) assert.ok(found!.evidence.length > 0);
    });
  }

  it('names what reads the file on its system', () => {
    const text = '#cloud-config\nhostname: a\n';
    cli.write('plain.yaml', text);
    cli.write('coreos.yaml', '#cloud-config\ncoreos:\n  units: []\n');
    cli.write('chosen.yaml', text.replace('\n', '\n# strata: os=flatcar\n'));
    const toolOf = (...args: readonly string[]): string | null | undefined => cli.detect(args)[0]?.tool;
    assert.match(toolOf('plain.yaml') ?? '', /^cloud-init@/u);
    assert.match(toolOf('--os', 'debian', 'plain.yaml') ?? '', /^cloud-init@/u);
    assert.equal(toolOf('--os', 'flatcar', 'plain.yaml'), 'coreos-cloudinit');
    assert.equal(toolOf('coreos.yaml'), 'coreos-cloudinit');
    assert.equal(toolOf('chosen.yaml'), 'coreos-cloudinit');
  });

  it('takes a text for what --as says', () => {
    const [found] = cli.detect(['--as', 'butane', '-'], 'storage: {}\n');
    assert.deepEqual([found?.file, found?.format], ['-', 'butane']);
    assert.ok(found!.evidence.some((reason) => reason.includes('--as')));
  });

  it('ends with 2 where a file cannot be read, and does the others', () => {
    cli.write('here.bu', goodConfig);
    const { status, stdout, stderr } = cli.run(['detect', 'nowhere.bu', 'here.bu']);
    assert.equal(status, 2);
    assert.match(stderr, /nowhere\.bu/u);
    assert.equal(JSON.parse(stdout).file, 'here.bu');
  });
});

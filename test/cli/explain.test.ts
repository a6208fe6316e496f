import assert from 'node:assert/strict';
import { type CommandLine, commandLine, goodConfig, olderInside, quotedMode } from './support.ts';

const other = `${goodConfig.replace('0644', '0600')}    - path: /etc/issue\n`;

function withFiles(): CommandLine {
  const cli = commandLine();
  cli.write('good.bu', goodConfig);
  cli.write('other.bu', other);
  cli.write('broken.bu', `${goodConfig}    - [\n`);
  cli.write('bad.bu', quotedMode);
  cli.write('older.yaml', olderInside);
  cli.write('note.yaml', 'a: 1\n');
  cli.write('node.ign', '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/usr/local/bin/a"}]}}');
  cli.write('folder/a.bu', goodConfig);
  cli.write('network-config', 'version: 2\nethernets: {eth0: {dhcp4: true}}\n');
  return cli;
}

function explainer(cli: () => CommandLine) {
  return (args: readonly string[], input?: string) => {
    const { status, stdout, stderr } = cli().run(['explain', ...args], input);
    return { status, stdout, stderr };
  };
}

describe('strata explain', () => {
  let cli: CommandLine;
  before(() => {
    cli = withFiles();
  });
  after(() => cli.end());

  const explain = explainer(() => cli);

  it('says of every setting when it acts, for people', () => {
    const { status, stdout, stderr } = explain(['good.bu']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^good\.bu:5: storage\.files\[0\]\n {4}early boot → overlay \(\/etc\) · first boot only\n/mu);
  });

  it('says the same of several systems once, for people', () => {
    const { stdout } = explain(['network-config']);
    const texts = stdout.split(/^(?=network-config:)/mu).map((text) => text.replace(/ {4}— .*\n$/u, ''));
    assert.ok(texts.length > 1);
    assert.equal(new Set(texts).size, texts.length);
  });

  it('says why it says nothing of a config of an older kind', () => {
    const { status, stdout, stderr } = explain(['older.yaml']);
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(stderr, /^strata: older\.yaml: not explained: .* convert it to Ignition or Butane/u);
  });

  it('says it of every file of a folder, for programs', () => {
    const { status, stdout } = explain(['--format', 'json', 'folder']);
    const [record, ...others] = JSON.parse(stdout);
    assert.deepEqual([status, others, record.format, record.os], [0, [], 'butane', ['fcos']]);
    assert.equal(record.settings[0].change, 'reprovision');
  });

  it('tells what runs, and when', () => {
    cli.write('user-data', '#cloud-config\nruncmd: [a]\n');
    const { status, stdout, stderr } = explain(['--timeline', '--os', 'debian', 'user-data']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^user-data: cloud-init \S+ on debian\n/u);
    assert.match(stdout, /^ +\d+\. scripts_user, once per instance: .*\n {6}\S.*\n {7}line 2: runcmd$/mu);
    const [record] = JSON.parse(explain(['--timeline', '--format', 'json', 'user-data']).stdout);
    assert.equal(record.format, 'cloud-config');
    assert.deepEqual(
      record.stages.map(({ id }: { id: string }) => id),
      ['local', 'network', 'config', 'final'],
    );
    assert.match(
      explain(['--timeline', 'good.bu']).stderr,
      /^strata: good\.bu: it is not known when things run for it/u,
    );
    assert.equal(explain(['--timeline', '--against', 'good.bu', 'other.bu']).status, 2);
  });

  it('says of settings that do nothing on the system that they do, for people', () => {
    const { stdout } = explain(['--os', 'flatcar', '--as', 'cloud-config', '-'], '#cloud-config\nruncmd: [a]\n');
    assert.match(stdout, /^\S+:2: runcmd\n {4}Does nothing on Flatcar Container Linux: /mu);
  });

  it('holds to the system that is named', () => {
    const badges = (os: string): readonly string[] =>
      JSON.parse(explain(['--format', 'json', '--os', os, 'node.ign']).stdout)[0].settings.map(
        ({ badge }: { badge: string }) => badge,
      );
    assert.deepEqual(badges('flatcar'), ['image']);
    assert.deepEqual(badges('fcos'), ['overlay']);
    assert.equal(explain(['--os', 'plan9', 'node.ign']).status, 2);
  });
});

describe('strata explain --against', () => {
  let cli: CommandLine;
  before(() => {
    cli = withFiles();
  });
  after(() => cli.end());

  const explain = explainer(() => cli);

  it('says what the edits cost, the dangerous ones first', () => {
    assert.deepEqual(explain(['--against', 'other.bu', 'good.bu']), {
      status: 0,
      stdout: `other.bu:7: danger: deleted: file /etc/issue
    stays: what the setting made is left on machines that run, until they are provisioned again
good.bu:5: changed: file /etc/motd
    does nothing on machines that run, until they are provisioned again
both edits need the machine to be provisioned again; 1 deletion leaves behind what the setting made
`,
      stderr: '',
    });
  });

  it('finds nothing where only the layout is another', () => {
    const { status, stdout } = explain(['--against', '-', 'good.bu'], `# a comment\n${goodConfig}`);
    assert.deepEqual([status, stdout], [0, 'no edit that a machine would notice\n']);
  });

  it('reads the file from standard input as well, by what it is said to be', () => {
    const { status, stdout } = explain(['--against', 'good.bu', '-'], other);
    assert.equal(status, 0);
    assert.match(stdout, /^-:7: new: file \/etc\/issue$/mu);
  });

  it('prints one line of JSON for programs', () => {
    const { status, stdout, stderr } = explain(['--format', 'json', '--against', 'good.bu', 'other.bu']);
    assert.deepEqual([status, stderr, stdout.indexOf('\n')], [0, '', stdout.length - 1]);
    const place = { line: 7, column: 7, endLine: 7, endColumn: 23 };
    const [{ edits, ...record }] = JSON.parse(stdout);
    assert.deepEqual(record, {
      file: 'other.bu',
      against: 'good.bu',
      format: 'butane',
      os: ['fcos'],
      kind: 'compared',
      uncompared: [],
      summary: 'both edits need the machine to be provisioned again',
    });
    assert.deepEqual(edits[1], {
      kind: 'added',
      what: 'file /etc/issue',
      name: 'storage.files["/etc/issue"]',
      path: ['storage', 'files', 1],
      ...place,
      baseLine: null,
      danger: null,
      costs: [{ os: ['fcos'], change: 'reprovision' }],
      text: 'does nothing on machines that run, until they are provisioned again',
    });
  });

  it('judges by the system that is named', () => {
    const costs = (os: string): unknown =>
      JSON.parse(explain(['--format', 'json', '--os', os, '--against', 'good.bu', 'other.bu']).stdout)[0].edits[0]
        .costs;
    assert.deepEqual(costs('fcos'), [{ os: ['fcos'], change: 'reprovision' }]);
    const [{ os, change }] = costs('rhcos') as readonly [{ readonly os: unknown; readonly change: unknown }];
    assert.deepEqual([os, change], [['rhcos'], 'reboot']);
  });

  it('says what has to be mended first, with 1', () => {
    for (const args of [
      ['--against', 'good.bu', 'broken.bu'],
      ['--against', 'broken.bu', 'good.bu'],
    ]) {
      const { status, stdout, stderr } = explain(args);
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /^broken\.bu:\d+:\d+: error: .+\nstrata: broken\.bu: a mistake in the syntax/u);
    }
    assert.equal(explain(['--against', 'good.bu', 'note.yaml']).status, 1);
    assert.equal(JSON.parse(explain(['--format', 'json', '--against', 'broken.bu', 'good.bu']).stdout)[0].side, 'base');
  });

  it('compares what the real tool would refuse for other reasons', () =>
    assert.match(explain(['--against', 'good.bu', 'bad.bu']).stdout, /^bad\.bu:5: changed: file \/etc\/motd$/mu));

  const wrong: readonly (readonly [args: readonly string[], reason: RegExp])[] = [
    [['--against', 'good.bu'], /a file is needed/u],
    [['--against', 'good.bu', 'other.bu', 'bad.bu'], /exactly one file/u],
    [['--against', '-', '-'], /only one of the two/u],
    [['--against', 'folder', 'good.bu'], /`folder` is a folder/u],
    [['--against', 'good.bu', 'folder'], /`folder` is a folder/u],
    [['--against', 'missing.bu', 'good.bu'], /missing\.bu: /u],
    [['--against', 'good.bu', 'missing.bu'], /missing\.bu: /u],
    [['--format', 'sarif', 'good.bu'], /text or json/u],
  ];
  for (const [args, reason] of wrong)
    it(`refuses ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = explain(args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, reason);
    });
});

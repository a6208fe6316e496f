import assert from 'node:assert/strict';
import { type CommandLine, codesOf, commandLine, goodConfig, quotedMode, unknownKey } from './support.ts';

describe('strata check', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
    cli.write('bad.bu', quotedMode);
    cli.write('warned.bu', unknownKey);
  });
  after(() => cli.end());

  it('prints where, what, the line and a caret', () => {
    const { stdout, status } = cli.run(['check', 'bad.bu']);
    assert.equal(status, 1);
    const [head, line, caret] = stdout.split('\n');
    assert.match(head!, /^bad\.bu:6:13: error: [a-z`].* \[butane\/wrong-type\]$/u);
    assert.equal(line, '          mode: "0644"');
    assert.equal(caret, '                ^^^^^^');
  });

  it('ends with 0 for a good file, and for warnings', () => {
    assert.deepEqual(codesOf(cli.check(['good.bu'], 0)), []);
    assert.deepEqual(codesOf(cli.check(['warned.bu'], 0)), ['butane/unknown-key']);
  });

  it('--strict ends with 1 for warnings, and still with 0 for a good file', () => {
    assert.deepEqual(codesOf(cli.check(['--strict', 'warned.bu'], 1)), ['butane/unknown-key']);
    cli.check(['--strict', 'good.bu'], 0);
  });

  it('reads the standard input, whose format the content or --as tells', () => {
    const [record] = cli.check(['-'], 1, quotedMode);
    assert.equal(record?.file, '-');
    assert.deepEqual(codesOf([record!]), ['butane/wrong-type']);
    const text = 'storage: {files: [{path: /etc/x, mode: "1"}]}\n';
    assert.equal(cli.check(['-'], 0, text)[0]?.format, null);
    assert.equal(cli.check(['--as', 'butane', '-'], 1, text)[0]?.format, 'butane');
  });

  it('takes several files, and ends with the highest status', () => {
    const records = cli.check(['good.bu', 'bad.bu', 'warned.bu'], 1);
    assert.deepEqual(
      records.map(({ file }) => file),
      ['good.bu', 'bad.bu', 'warned.bu'],
    );
  });

  it('reports a file that it cannot read and does the others', () => {
    const result = cli.run(['check', '--format', 'json', 'missing.bu', 'bad.bu']);
    assert.equal(result.status, 2);
    assert.match(result.stderr, /^strata: missing\.bu: /u);
    assert.deepEqual(codesOf(JSON.parse(result.stdout)), ['butane/wrong-type']);
  });

  it('has nothing to say of what is not ours', () => {
    cli.write('compose.yaml', 'services: {web: {image: nginx}}\n');
    assert.deepEqual(cli.check(['compose.yaml'], 0), [
      { file: 'compose.yaml', format: null, version: null, os: null, problems: [] },
    ]);
    assert.match(cli.run(['check', 'compose.yaml']).stdout, /no file is of a format/u);
  });

  it('judges as the format that --as names, whatever the name and the content say', () => {
    cli.write('strange.txt', quotedMode);
    assert.deepEqual(codesOf(cli.check(['--as', 'butane', 'strange.txt'], 1)), ['butane/wrong-type']);
    assert.equal(cli.check(['--as', 'ignition', 'bad.bu'], 1)[0]?.format, 'ignition');
  });

  it('says the operating system that --os names', () => {
    assert.deepEqual(cli.check(['--os', 'flatcar@4230', 'good.bu'], 0)[0]?.os, ['flatcar@4230']);
  });

  it('takes a tool release that is recorded', () => {
    const tool = cli.detect(['good.bu'])[0]!.tool!;
    cli.check(['--tool', tool, 'good.bu'], 0);
    cli.check(['--tool', tool.split('@')[1]!, '--tool', tool, 'good.bu'], 0);
  });

  it('leaves out what a comment silences', () => {
    cli.write(
      'silent.bu',
      quotedMode.replace('      mode', '      # strata-ignore butane/wrong-type for now\n      mode'),
    );
    assert.deepEqual(codesOf(cli.check(['silent.bu'], 0)), []);
  });

  it('marks the rest of the line where a problem reaches further', () => {
    cli.write('long.bu', goodConfig.replace('/etc/motd', '[a,\n        b]'));
    const { stdout } = cli.run(['check', 'long.bu']);
    assert.match(stdout, /^long\.bu:5:13: error: /u);
    assert.match(stdout, /\n {4} {4}- path: \[a,\n {4} {12}\^{3}\n/u);
  });

  it('cuts very long lines', () => {
    cli.write('wide.ign', `{"ignition": {"version": "3.4.0"}, "x${'y'.repeat(5000)}": 1, "storge": {}}`);
    const { stdout } = cli.run(['check', 'wide.ign']);
    const shown = stdout.split('\n').filter((line) => line.startsWith('    '));
    assert.ok(shown.length >= 2);
    for (const line of shown) assert.ok(line.length < 200);
  });
});

describe('the last line of strata check', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
    cli.write('bad.bu', quotedMode);
  });
  after(() => cli.end());

  it('says in one line that all is well', () => {
    const accepted = 'OK: accepted as fcos 1.6.0, Ignition 3.5.0, 0.1 KB of 16 KB user data\n';
    assert.equal(cli.run(['check', 'good.bu']).stdout, accepted);
    const role = 'machineconfiguration.openshift.io/role';
    const machineConfig = `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata: {name: a, labels: {${role}: worker}}\nspec: {config: {ignition: {version: 3.4.0}}}\n`;
    for (const [name, text, line] of [
      ['said.ign', '{"ignition": {"version": "3.4.0"}}', 'OK: accepted as Ignition 3.4.0, 0.1 KB of 16 KB user data'],
      ['said.yaml', machineConfig, 'OK: accepted as MachineConfig, Ignition 3.4.0'],
      ['arguments.yaml', machineConfig.replace(/spec: .*/u, 'spec: {fips: true}'), 'OK: accepted as MachineConfig'],
      ['patch.yaml', machineConfig, 'OK: MachineConfig, Ignition 3.4.0'],
      ['several.yaml', `${machineConfig}---\n${machineConfig}`, 'OK: 2 MachineConfigs accepted'],
      [
        'archive.yaml',
        '#cloud-config-archive\n- |\n  #cloud-config\n  hostname: a\n',
        'OK: accepted as Archive (cloud-init) for cloud-init 26.2, 0.1 KB of 16 KB user data',
      ],
    ] as const) {
      assert.equal(cli.run(['check', cli.write(name, text)]).stdout, `${line}\n`);
    }
    const forCluster = `variant: openshift\nversion: 4.14.0\nmetadata: {name: a, labels: {${role}: worker}}\n`;
    const cluster = cli.run(['check', cli.write('cluster.bu', forCluster)]).stdout;
    assert.equal(cluster, 'OK: accepted as openshift 4.14.0, Ignition 3.4.0\n');
    assert.match(
      cli.run(['check', 'good.bu', 'good.bu']).stdout,
      /^OK: 2 files accepted, the largest 0\.1 KB of 16 KB/u,
    );
  });

  it('says in one line what stands between the files and a boot', () => {
    const lastLine = (...files: readonly string[]) =>
      cli
        .run(['check', ...files])
        .stdout.split('\n')
        .at(-2);
    assert.equal(lastLine('bad.bu'), '1 error stands between bad.bu (fcos 1.6.0) and a boot');
    assert.match(
      cli.run(['check', '-'], quotedMode).stdout,
      /\n1 error stands between the input \(fcos 1\.6\.0\) and/u,
    );
    const two = cli.write('two.bu', `${unknownKey}      overwrite: 1\n      append: 2\n`);
    assert.equal(lastLine(two), '2 errors stand between two.bu (fcos 1.6.0) and a boot, 1 warning');
    assert.equal(
      lastLine('good.bu', two, 'bad.bu', 'nowhere.bu'),
      '3 errors stand between 2 of 3 files and a boot, 1 warning; 1 input could not be read',
    );
  });

  it('says which providers take a config as their user data', () => {
    const sized = (bytes: number) =>
      `${goodConfig}      contents: {source: "https://example.com/${'a'.repeat(bytes)}"}\n`;
    const large = cli.run(['check', cli.write('large.bu', sized(20_000))]);
    assert.equal(large.status, 0);
    assert.match(large.stdout, /^large\.bu:1:1: info: .*Amazon EC2 \(16 KB\); Hetzner Cloud .*\n.*\n {4}\^{7}\n/u);
    assert.match(large.stdout, /, 19\.7 KB of 32 KB user data, too large for Amazon EC2 \(16 KB\)\n$/u);
    const huge = cli.run(['check', '--strict', cli.write('huge.bu', sized(300_000))]);
    assert.equal(huge.status, 1);
    assert.match(huge.stdout, /^huge\.bu:1:1: warning: /u);
    const silent = cli.write('silenced.bu', `# strata-ignore strata/user-data-size\n${sized(300_000)}`);
    assert.deepEqual(codesOf(cli.check(['--strict', silent], 0)), []);
  });
});

describe('the JSON of strata check', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('bad.bu', quotedMode);
  });
  after(() => cli.end());

  it('prints the whole of a problem as JSON', () => {
    const [record] = cli.check(['bad.bu'], 1);
    const { file, format, version, os, problems } = record!;
    assert.deepEqual(
      { file, format, version, os },
      { file: 'bad.bu', format: 'butane', version: 'fcos-1.6.0', os: ['fcos'] },
    );
    const [{ message, ...problem }] = problems as [(typeof problems)[0]];
    assert.match(message, /mode/u);
    assert.deepEqual(problem, {
      code: 'butane/wrong-type',
      source: 'butane',
      severity: 'error',
      line: 6,
      column: 13,
      endLine: 6,
      endColumn: 19,
      path: ['storage', 'files', 0, 'mode'],
    });
  });

  it('says in which document of a stream, and in which item of a list, a problem stands', () => {
    const object = 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec: { fip: true }\n';
    const list =
      'kind: List\nitems:\n- kind: Pod\n- apiVersion: machineconfiguration.openshift.io/v1\n  kind: MachineConfig\n  spec: { fip: 1 }\n';
    const [record] = cli.check([cli.write('stream.yaml', [object, object, list].join('---\n'))], 1);
    assert.deepEqual(
      record?.problems.map(({ path, part }) => [path, part]),
      [
        [['spec', 'fip'], undefined],
        [['spec', 'fip'], [1]],
        [
          ['spec', 'fip'],
          [2, 1],
        ],
      ],
    );
  });
});

describe('strata check of templates', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('reads them in the language that their name says', () => {
    const text = `variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: /etc/a\n      mode: \${mode}\n`;
    for (const [name, status] of [
      ['a.bu.tftpl', 0],
      ['a.bu.tpl', 0],
      ['a.bu.j2', 1],
    ] as const) {
      cli.write(name, text);
      cli.check([name], status);
    }
    const script = "      contents:\n        inline: |\n          docker ps --format '{{.Names}}' {%\n";
    cli.write('b.bu.tftpl', text + script);
    cli.check(['b.bu.tftpl'], 0);
    cli.write('only.bu.j2', '{% include "base.bu.j2" %}\n');
    assert.equal(
      cli.run(['check', 'only.bu.j2']).stdout,
      'no errors in Butane; not checked: what the template fills in\n',
    );
  });
});

describe('what strata check refuses', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
  });
  after(() => cli.end());

  const refused: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /command/u],
    [['chekc', 'good.bu'], /`chekc`.*did you mean `check`/u],
    [['explode', 'good.bu'], /`explode`.*accepted: check, convert, explain, detect, diff, schema/u],
    [['--strict', 'good.bu'], /`--strict`.*command before it/u],
    [['help', 'chekc'], /`chekc`.*did you mean `check`/u],
    [['constructor'], /`constructor`/u],
    [['check'], /file/u],
    [['check', '--colour', 'good.bu'], /unknown flag --colour$/mu],
    [['check', '--srtict', 'good.bu'], /unknown flag --srtict; did you mean --strict\?/u],
    [['check', '-strict', 'good.bu'], /unknown flag -strict; did you mean --strict\?/u],
    [['check', '--filesdir=x', 'good.bu'], /unknown flag --filesdir; did you mean --files-dir\?/u],
    [['check', '--constructor', 'good.bu'], /unknown flag --constructor/u],
    [['check', '--strict=yes', 'good.bu'], /--strict takes no value/u],
    [['check', '--format', '--strict', 'good.bu'], /--format needs a value: --format text\|json/u],
    [['check', '--os=', 'good.bu'], /--os needs a value/u],
    [['check', '--os', 'flatcra@4230', 'good.bu'], /`flatcra@4230`.*accepted: `flatcar@4230`/u],
    [['check', '--files-dir', 'nowhere', 'good.bu'], /nowhere`: there is no such file or folder/u],
    [['check', '--files-dir', 'good.bu', 'good.bu'], /good\.bu` is no folder/u],
    [['check', '--format', 'xml', 'good.bu'], /`xml`/u],
    [['check', '--format'], /format/u],
    [['check', '--as', 'toml', 'good.bu'], /`toml`.*`butane`, `machineconfig`, `ignition`, `cloud-config`/u],
    [['check', '--tool', 'butane@0.0.1', 'good.bu'], /`butane@0\.0\.1`.*ignition@2\.27\.0/u],
    [['check', '--tool', '0.0.1', 'good.bu'], /`0\.0\.1`.*ignition@2\.27\.0/u],
    [['check', '--tool', 'ignition', 'good.bu'], /`ignition`.*ignition@2\.27\.0/u],
    [['detect'], /file/u],
    [['detect', '--strict', 'good.bu'], /--strict does not go with.*accepted: --as, --os, --tool/u],
    [['schema'], /FORMAT/u],
    [['schema', 'butane', 'ignition'], /FORMAT/u],
    [['schema', '--os', 'fcos', 'butane'], /--os does not go with.*which has none/u],
    [['schema', 'toml'], /`toml`.*butane/u],
  ];
  for (const [args, says] of refused) {
    it(`is \`strata ${args.join(' ')}\`, with the reason and the usage on the error stream`, () => {
      const { status, stdout, stderr } = cli.run(args);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.match(stderr, /^usage:/mu);
    });
  }

  it('is not a file whose name begins with a dash behind --', () => {
    cli.write('-odd.bu', goodConfig);
    assert.equal(cli.run(['check', '--', '-odd.bu']).status, 0);
    assert.match(cli.run(['check', '--', '--help']).stderr, /^strata: --help: /u);
  });
});

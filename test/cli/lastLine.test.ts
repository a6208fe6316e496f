import assert from 'node:assert/strict';
import { type CommandLine, commandLine, goodConfig, quotedMode, unknownKey } from './support.ts';

const silentMode = quotedMode.replace('"0644"', '"0644" # strata-ignore butane/wrong-type');

describe('the last line of strata check where an error is silenced', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());
  const lastLine = (status: number, ...args: readonly string[]) => lastLineOf(cli, status, args);

  it('says that the real tool refuses the file all the same', () => {
    const refused = 'no error is shown in fcos 1.6.0; 1 error is silenced: Butane refuses the file';
    assert.equal(lastLine(0, cli.write('comment.bu', silentMode)), refused);
    cli.write('off/strata.json', '{"severity": {"butane/wrong-type": "off"}}');
    assert.equal(lastLine(0, cli.write('off/a.bu', quotedMode)), refused);
    cli.write('low/strata.json', '{"severity": {"butane/wrong-type": "warning"}}');
    const lowered = refused.replace(';', ', 1 warning;');
    assert.equal(lastLine(0, cli.write('low/a.bu', quotedMode)), lowered);
  });

  it('says so of several files, and beside errors that are shown', () => {
    cli.write('good.bu', goodConfig);
    cli.write('comment.bu', silentMode);
    assert.equal(
      lastLine(0, 'good.bu', 'comment.bu'),
      'no error is shown in 2 files; 1 error is silenced: 1 of 2 files is refused',
    );
    const both = cli.write('both.bu', `${silentMode}      overwrite: 1\n`);
    assert.equal(
      lastLine(1, both),
      '1 error stands between both.bu (fcos 1.6.0) and a boot; 1 error is silenced: Butane refuses the file',
    );
  });

  it('is good news where only a warning is silenced, and where a code has errors and warnings', () => {
    const silent = unknownKey.replace('red', 'red # strata-ignore butane/unknown-key');
    assert.match(lastLine(0, cli.write('warned.bu', silent)), /^OK: accepted as fcos 1\.6\.0, /u);
    assert.match(lastLine(1, cli.write('shown.bu', `${quotedMode}      overwrite: 1\n`)), /^2 errors stand .* boot$/u);
  });
});

describe('the last line of strata check of configs that name no version', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('says whose release they were judged by, and that machines boot without them', () => {
    const good = cli.write('user-data', '#cloud-config\npackages: [vim]\n');
    const judgedBy = /cloud-config for cloud-init \d+\.\d+/u;
    assert.match(lastLineOf(cli, 0, [good]), new RegExp(`^OK: accepted as ${judgedBy.source}, 0\\.1 KB`, 'u'));
    const network = cli.write('network-config', 'version: 2\nethernets: {eth0: {dhcp4: true}}\n');
    assert.match(lastLineOf(cli, 0, [network]), /^OK: accepted as network-config v2 for cloud-init \d+\.\d+$/u);
    const bad = cli.write('user-data', '#cloud-config\nruncmd: 5\n');
    const other = cli.write('other', '#cloud-config\n# strata: os=flatcar\nhostname: a\n');
    assert.match(lastLineOf(cli, 0, [other]), /^OK: accepted as cloud-config for coreos-cloudinit, 0\.1 KB/u);
    const stands = `^1 error stands between user-data \\(${judgedBy.source}\\) and a machine set up by it$`;
    assert.match(lastLineOf(cli, 1, [bad]), new RegExp(stands, 'u'));
  });
});

describe('the last line of strata check --strict', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());
  const lastLine = (status: number, ...args: readonly string[]) => lastLineOf(cli, status, ['--strict', ...args]);

  it('says that warnings fail the check', () => {
    const accepted = 'accepted as fcos 1.6.0, Ignition 3.5.0, 0.1 KB of 16 KB user data';
    const warned = cli.write('warned.bu', unknownKey);
    assert.equal(lastLine(1, warned), `1 warning fails the check (--strict); otherwise ${accepted}`);
    const twice = cli.write('twice.bu', `${unknownKey}      color: red\n`);
    assert.equal(lastLine(1, twice), `2 warnings fail the check (--strict); otherwise ${accepted}`);
    assert.equal(lastLine(0, cli.write('good.bu', goodConfig)), `OK: ${accepted}`);
    assert.equal(
      lastLine(2, warned, 'nowhere.bu'),
      '1 warning fails the check (--strict); no errors in fcos 1.6.0; 1 input could not be read',
    );
  });

  it('speaks of errors first', () => {
    const both = cli.write('both.bu', `${quotedMode}      colour: red\n`);
    assert.equal(lastLine(1, both), '1 error stands between both.bu (fcos 1.6.0) and a boot, 1 warning');
  });
});

describe('the last line of strata check of an older format in a newer one', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('says that its keys are not checked', () => {
    const metadata = 'metadata: {name: a, labels: {machineconfiguration.openshift.io/role: worker}}\n';
    const head = `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\n${metadata}`;
    const old = cli.write('old.yaml', `${head}spec: {config: {ignition: {version: 2.2.0}}}\n`);
    assert.equal(
      lastLineOf(cli, 0, [old]),
      'no errors in MachineConfig, 1 warning; not checked: keys of an older format',
    );
  });
});

function lastLineOf(cli: CommandLine, status: number, args: readonly string[]): string {
  const result = cli.run(['check', ...args]);
  assert.equal(result.status, status, result.stdout + result.stderr);
  return result.stdout.trimEnd().split('\n').at(-1) ?? '';
}

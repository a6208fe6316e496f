import assert from 'node:assert/strict';
import { type CommandLine, commandLine } from './support.ts';

describe('help', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  const help = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = cli.run(args);
    assert.deepEqual([status, stderr], [0, '']);
    return stdout;
  };

  for (const args of [
    ['--help'],
    ['-h'],
    ['help'],
    ['help', '--help'],
    ['help', 'help'],
    ['chekc', '--help'],
    ['--strict', '-h'],
  ]) {
    it(`\`strata ${args.join(' ')}\` names the commands and the exit status`, () => {
      const text = help(...args);
      for (const name of ['check', 'detect', 'schema']) assert.match(text, new RegExp(`^ {2}strata ${name} `, 'mu'));
      assert.match(text, /^Exit status: 0 good, 1 /mu);
    });
  }

  for (const args of [
    ['check', '--help'],
    ['check', '-h'],
    ['help', 'check'],
    ['check', '--wrong', 'x.bu', '-h'],
  ]) {
    it(`\`strata ${args.join(' ')}\` tells of the flags and what they take`, () => {
      const text = help(...args);
      assert.match(text, /^usage:\n {2}strata check \[--format text\|json\|sarif\]/u);
      assert.match(text, /^ {2}--strict +take warnings as errors: .*$/mu);
      assert.match(text, /^FORMAT: butane, machineconfig, ignition, cloud-config, network-config, meta-data, /mu);
      assert.match(text, /^T: butane@0\.29\.0, ignition@2\.27\.0, cloud-init@22\.2, /mu);
      assert.match(text, /^OS: fcos, /mu);
      assert.doesNotMatch(text, /strata detect/u);
    });
  }

  it('of a command without flags names none', () => {
    assert.doesNotMatch(help('schema', '--help'), /^ {2}--/mu);
  });

  it('shows which flag a command cannot do without', () => {
    assert.match(cli.run(['help', 'convert']).stdout, /convert --to FORMAT\[@VERSION\] \[--from FORMAT\]/u);
  });

  it('fits the width of a terminal, but for the usage and the lists', () => {
    for (const line of [...help('help').split('\n'), ...help('help', 'check').split('\n')]) {
      if (!/^ {2}strata |^(?:FORMAT|OS|T): /u.test(line)) assert.ok(line.length <= 120, line);
    }
  });
});

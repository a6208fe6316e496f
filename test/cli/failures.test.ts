import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CommandLine, commandLine, goodConfig, quotedMode } from './support.ts';

describe('a command line that cannot read or write', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
  });
  after(() => cli.end());

  const missing = 'there is no such file or folder';
  const cases: readonly (readonly [args: readonly string[], reason: string])[] = [
    [['check', 'nothing.bu'], `strata: nothing.bu: ${missing}\n`],
    [['detect', 'nothing.bu'], `strata: nothing.bu: ${missing}\n`],
    [['convert', '--to', 'ignition', 'nothing.bu'], `strata: nothing.bu: ${missing}\n`],
    [['check', 'good.bu/x'], 'strata: good.bu/x: there is no such file: a part of its path is no folder\n'],
  ];
  for (const [args, reason] of cases) {
    it(`says why in words: ${args.join(' ')}`, () => {
      const { status, stderr } = cli.run(args);
      assert.deepEqual({ status, stderr }, { status: 2, stderr: reason });
    });
  }

  /** What a shell says of a command line with redirections; `$S` is the program. */
  const shell = (command: string) => {
    const program = `"${process.execPath}" "${path.resolve('dist/cli.js')}"`;
    const line = command.replaceAll('$S', program);
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', line], { cwd: cli.folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  // Windows has neither such shells nor such devices, macOS no device that is always full.
  if (process.platform === 'win32') return;
  it('fails where a reader of a result closes early', () => {
    cli.write('large.bu', `${goodConfig}      contents: {source: "data:,${'x'.repeat(1_000_000)}"}\n`);
    const { stderr } = shell('{ $S convert --to ignition large.bu; echo "status $?" >&2; } | head -c 10');
    assert.equal(
      stderr,
      'strata: standard output could not be written: whoever reads it has closed it before the end\nstatus 2\n',
    );
  });

  it('tells what it found to a reader that closes early too', () => {
    const many = Array.from({ length: 900 }, (_, index) => `      key${index}: 1\n`).join('');
    cli.write('many.bu', quotedMode + many);
    cli.write('warned.bu', goodConfig + many);
    for (const [command, status] of [
      ['check many.bu', 1],
      ['check --format json many.bu', 1],
      ['check warned.bu', 0],
      ['check --strict warned.bu', 1],
      ['check warned.bu nothing.bu', 2],
      ['help', 0],
    ] as const) {
      const { stderr } = shell(`{ $S ${command} 2>/dev/null; echo "status $?" >&2; } | head -c 10`);
      assert.equal(stderr, `status ${status}\n`, command);
    }
  });

  if (!existsSync('/dev/full')) return;
  for (const command of ['check good.bu', 'detect good.bu', 'schema butane', 'convert --to ignition good.bu', 'help']) {
    it(`fails where the disk is full: ${command}`, () => {
      const { status, stderr } = shell(`$S ${command} > /dev/full`);
      const full = 'strata: standard output could not be written: no space is left on the device\n';
      assert.deepEqual({ status, stderr }, { status: 2, stderr: full });
    });
  }

  it('does its work where nobody can be told of problems', () => {
    const { status, stdout } = shell('$S convert --to ignition --report json good.bu 2> /dev/full');
    assert.equal(status, 0);
    assert.match(stdout, /^\{"ignition"/u);
  });
});

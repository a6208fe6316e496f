import assert from 'node:assert/strict';
import { type CommandLine, commandLine, goodConfig } from './support.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what may not be there
const acting = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/u;

describe('what the command line prints for people', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  const escapes = '\u001b]0;owned\u0007\u001b[32m\u009b\u202e\u2066';
  const text = `${goodConfig}      "${escapes}": 1\n      k\u202e: 1 # ${escapes.slice(-2)}\n`;

  it('holds nothing that acts on a terminal, whatever the files hold', () => {
    cli.write('a.bu', text);
    cli.write('b.ign', `{"ignition": {"version": "3.4.0"}, "a\u009b\u202e": "${escapes.slice(-3)}"}`);
    cli.write('odd/strata.json', '{"o\u009b\u202e": 1}');
    cli.write('odd/a.bu', goodConfig);
    for (const args of [
      ['check', 'a.bu', 'b.ign', 'odd/a.bu'],
      ['convert', '--to', 'ignition', 'a.bu'],
      ['check', '--os', `fcos${escapes}`, 'a.bu'],
      [escapes],
      ['schema', `butane@${escapes}`],
    ]) {
      const { stdout, stderr } = cli.run(args);
      assert.match(stdout + stderr, /\\u202e/u, args.join(' '));
      assert.doesNotMatch(stdout + stderr, acting);
    }
  });

  // Windows has no such names.
  if (process.platform === 'win32') return;
  it('keeps the name of a file in one line', () => {
    const name = cli.write('odd\n::error::\u001b[1m.bu', goodConfig.replace('0644', '"0644"'));
    for (const args of [
      ['check', name],
      ['check', `${name}x`],
      ['convert', '--to', 'ignition', name],
      ['detect', `${name}x`],
    ]) {
      const { stdout, stderr } = cli.run(args);
      assert.match(stdout + stderr, /odd\\n::error::\\x1b\[1m\.bu/u, args.join(' '));
      assert.doesNotMatch(stdout + stderr, acting);
      assert.doesNotMatch(stdout + stderr, /^::error/mu);
    }
  });
});

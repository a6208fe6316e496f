import assert from 'node:assert/strict';
import { type CommandLine, commandLine, goodConfig, olderInside, quotedMode } from './support.ts';

const ignition = '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/etc/motd","mode":384}]}}';

describe('strata diff', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
    cli.write('bad.bu', quotedMode);
    cli.write('other.ign', ignition);
    cli.write('local.bu', `${goodConfig}      contents: {local: motd.txt}\n`);
    cli.write('motd.txt', 'hello\n');
    cli.write('elsewhere/strata.json', '{"filesDir": ".."}');
    cli.write('elsewhere/local.bu', `${goodConfig}      contents: {local: motd.txt}\n`);
    cli.write('note.yaml', 'a: 1\n');
  });
  after(() => cli.end());

  const diff = (args: readonly string[], input?: string) => {
    const { status, stdout, stderr } = cli.run(['diff', ...args], input);
    return { status, stdout, stderr };
  };

  it('says that two make the same machine, with 0', () => {
    assert.deepEqual(diff(['good.bu', 'good.bu']), { status: 0, stdout: 'the same machine\n', stderr: '' });
  });

  it('says what differs between formats, with 1', () => {
    assert.deepEqual(diff(['good.bu', 'other.ign']), {
      status: 1,
      stdout: 'files\n  ~ file /etc/motd: mode 0644 → 0600  (A:5, B:1)\n1 changed\n',
      stderr: '',
    });
  });

  it('reads one from standard input', () => {
    assert.equal(diff(['-', 'other.ign'], ignition).stdout, 'the same machine\n');
    assert.equal(diff(['other.ign', '-'], goodConfig).status, 1);
  });

  it('reads the files that a config names, from where its settings say', () => {
    assert.equal(diff(['local.bu', 'elsewhere/local.bu']).stdout, 'the same machine\n');
    assert.match(diff(['good.bu', 'local.bu']).stdout, /contents added .*\n.*@@ -0,0 \+1 @@\n +\+hello\n/u);
  });

  it('prints one line of JSON for programs', () => {
    const { status, stdout, stderr } = diff(['--format', 'json', 'good.bu', 'other.ign']);
    assert.deepEqual([status, stderr, stdout.indexOf('\n')], [1, '', stdout.length - 1]);
    const place = (line: number, column: number, endLine: number, endColumn: number, path: readonly unknown[]) => ({
      line,
      column,
      endLine,
      endColumn,
      path,
    });
    const at = ['storage', 'files', 0];
    assert.deepEqual(JSON.parse(stdout), {
      a: 'good.bu',
      b: 'other.ign',
      kind: 'compared',
      same: false,
      counts: { added: 0, removed: 0, changed: 1, unknown: 0 },
      assumed: 0,
      entries: [
        {
          kind: 'changed',
          section: 'files',
          what: 'file /etc/motd',
          a: place(5, 7, 5, 11, at),
          b: place(1, 54, 1, 60, at),
          details: [
            {
              key: 'mode',
              from: '0644',
              to: '0600',
              a: place(6, 13, 6, 17, [...at, 'mode']),
              b: place(1, 80, 1, 83, [...at, 'mode']),
            },
          ],
        },
      ],
    });
  });

  it('tells the errors of one that makes no machine, with 1', () => {
    const { status, stdout, stderr } = diff(['good.bu', 'bad.bu']);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /^bad\.bu:6:13: error: .*\[butane\/wrong-type\]\n/u);
    assert.match(stderr, /\nstrata: bad\.bu: not compared: 1 error stands in the way, .*\n$/u);
    const { stdout: json } = diff(['--format', 'json', 'bad.bu', 'note.yaml']);
    const { kind, sides } = JSON.parse(json);
    assert.equal(kind, 'refused');
    assert.deepEqual(
      sides.map(({ side, problems }: { side: string; problems: readonly unknown[] }) => [side, problems.length]),
      [
        ['a', 1],
        ['b', 0],
      ],
    );
  });

  it('shows no control characters of a config on the terminal', () => {
    const acting = ignition.replace('/etc/motd', '/etc/\\u001b[31mmotd');
    assert.match(diff(['-', 'good.bu'], acting).stdout, /\/etc\/\\x1b\[31mmotd/u);
  });

  it('refuses what it cannot read or understand, with 2', () => {
    for (const args of [
      [],
      ['good.bu'],
      ['good.bu', 'good.bu', 'good.bu'],
      ['-', '-'],
      ['good.bu', 'missing.bu'],
      ['good.bu', 'elsewhere'],
      ['--format', 'sarif', 'good.bu', 'good.bu'],
      ['--pretty', 'good.bu', 'good.bu'],
    ]) {
      const { status, stdout, stderr } = diff(args);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
      assert.match(stderr, /^strata: /u);
    }
  });

  it('has its usage with the formats that it prints', () => {
    assert.match(cli.run(['help', 'diff']).stdout, /strata diff \[--format text\|json\] A B/u);
  });
});

describe('strata diff of what it does not take', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
    cli.write('older.yaml', olderInside);
  });
  after(() => cli.end());

  const diff = (args: readonly string[]) => cli.run(['diff', ...args]);

  it('names the formats that it prints, and no others', () => {
    const { status, stderr } = diff(['--format', 'xml', 'good.bu', 'good.bu']);
    assert.deepEqual([status, stderr.split('\n', 1)[0]], [2, 'strata: --format is text or json, not `xml`']);
    assert.match(diff(['--format', 'sarif', 'good.bu', 'good.bu']).stderr, /is text or json, not `sarif`/u);
  });

  it('says what to do with a config that is too old, which can be done', () => {
    const { status, stderr } = diff(['older.yaml', 'good.bu']);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^strata: older\.yaml: not compared: .* convert it to Ignition or Butane, and compare that$/mu,
    );
    for (const to of ['ignition', 'butane'])
      cli.write(`newer.${to}`, cli.run(['convert', '--to', to, 'older.yaml']).stdout);
    assert.equal(diff(['newer.ignition', 'newer.ignition']).status, 0);
    assert.equal(diff(['newer.butane', 'newer.butane']).status, 0);
  });
});

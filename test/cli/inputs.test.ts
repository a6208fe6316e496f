import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type CommandLine, codesOf, commandLine, filesOf, goodConfig, quotedMode, utf16 } from './support.ts';

describe('strata check of a folder', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('tree/b.bu', goodConfig);
    cli.write('tree/a/deep/node.butane', quotedMode);
    cli.write('tree/a/found.yaml', quotedMode);
    cli.write('tree/a/other.yaml', 'services: {}\n');
    cli.write('tree/a/config.ign', '{"ignition": {"version": "3.4.0"}}');
    cli.write('tree/a/templated.bu.j2', quotedMode);
    cli.write('tree/a/notes.txt', quotedMode);
    cli.write('tree/.hidden/c.bu', goodConfig);
    cli.write('tree/.git/d.bu', quotedMode);
    cli.write('tree/a/node_modules/x/e.bu', quotedMode);
    cli.write('outside.bu', quotedMode);
    symlinkSync(path.join(cli.folder, 'outside.bu'), path.join(cli.folder, 'tree/link.bu'));
    symlinkSync(path.join(cli.folder, 'tree'), path.join(cli.folder, 'tree/a/loop'));
  });
  after(() => cli.end());

  it('finds what is ours by name or content, in a steady order, without .git, node_modules and links', () => {
    assert.deepEqual(filesOf(cli.check(['tree'], 1)), [
      'tree/.hidden/c.bu',
      'tree/a/config.ign',
      'tree/a/deep/node.butane',
      'tree/a/found.yaml',
      'tree/a/templated.bu.j2',
      'tree/b.bu',
    ]);
  });

  it('finds the same for detect', () => {
    assert.deepEqual(filesOf(cli.detect(['tree/a'])), [
      'tree/a/config.ign',
      'tree/a/deep/node.butane',
      'tree/a/found.yaml',
      'tree/a/templated.bu.j2',
    ]);
  });

  it('takes a link, or a file of any name, that is named itself', () => {
    assert.deepEqual(filesOf(cli.check(['tree/link.bu', 'tree/a/notes.txt'], 1)), ['tree/link.bu', 'tree/a/notes.txt']);
    assert.ok(cli.check(['tree/a/loop'], 1).length > 0);
  });

  it('looks into templates of YAML and JSON files too', () => {
    cli.write('templates/node.yaml.tmpl', goodConfig);
    cli.write('templates/node.bu.template', goodConfig);
    cli.write('templates/notes.tmpl', goodConfig);
    assert.deepEqual(filesOf(cli.check(['templates'], 0)), ['templates/node.bu.template', 'templates/node.yaml.tmpl']);
  });

  it('of other people’s files is good', () => {
    cli.write('others/a.yaml', 'a: 1\n');
    cli.write('others/b.json', '{"a": 1}');
    assert.deepEqual(cli.check(['others'], 0), []);
    assert.equal(cli.run(['check', 'others']).status, 0);
  });

  // The administrator reads everything, and Windows keeps its permissions elsewhere.
  if (process.getuid !== undefined && process.getuid() !== 0) {
    it('does the rest where a file in it cannot be read', () => {
      cli.write('locked/a.bu', goodConfig);
      cli.write('locked/b.bu', goodConfig);
      chmodSync(path.join(cli.folder, 'locked/a.bu'), 0);
      const result = cli.run(['check', '--format', 'json', 'locked']);
      assert.equal(result.status, 2);
      assert.match(result.stderr, /locked\/a\.bu/u);
      assert.deepEqual(filesOf(JSON.parse(result.stdout)), ['locked/b.bu']);
    });
  }
});

describe('strata check of texts in odd forms', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  const place = (name: string, content: string | Uint8Array, status = 1) => {
    const [problem, ...more] = cli.check([cli.write(name, content)], status)[0]!.problems;
    assert.equal(more.length, 0);
    return { code: problem?.code, line: problem?.line, column: problem?.column, endColumn: problem?.endColumn };
  };
  const expected = { code: 'butane/wrong-type', line: 6, column: 13, endColumn: 19 };

  it('bears Windows line ends', () => {
    assert.deepEqual(place('crlf.bu', quotedMode.replaceAll('\n', '\r\n')), expected);
  });

  it('bears a byte order mark', () => {
    assert.deepEqual(place('bom.bu', `\uFEFF${quotedMode}`), expected);
    assert.deepEqual(place('both.bu', `\uFEFF${quotedMode.replaceAll('\n', '\r\n')}`), expected);
  });

  it('counts columns from behind a byte order mark, as editors do, and does not print it', () => {
    const mark = '\uFEFF{variant: fcos, version: 1.6.0, storage: 1}\n';
    const expected = { code: 'butane/wrong-type', line: 1, column: 42, endColumn: 43 };
    assert.deepEqual(place('first.bu', mark), expected);
    assert.deepEqual(place('wide.bu', utf16(mark.slice(1), 'little')), expected);
    const [head, line, caret] = cli.run(['check', 'first.bu']).stdout.split('\n');
    assert.match(head!, /^first\.bu:1:42: /u);
    assert.deepEqual([line, caret], [`    ${mark.slice(1, -1)}`, `    ${' '.repeat(41)}^`]);
    const [result] = JSON.parse(cli.run(['check', '--format', 'sarif', 'first.bu']).stdout).runs[0].results;
    assert.deepEqual(result.locations[0].physicalLocation.region, {
      startLine: 1,
      startColumn: 42,
      endLine: 1,
      endColumn: 43,
    });
  });

  it('places a byte order mark that is refused at the start of what is read', () => {
    const found = place('mark.ign', '\uFEFF{"ignition": {"version": "3.4.0"}}');
    assert.deepEqual(found, { code: 'syntax/byte-order-mark', line: 1, column: 1, endColumn: 1 });
  });

  it('reads YAML in UTF-16, as the real tool does', () => {
    assert.deepEqual(place('little.bu', utf16(quotedMode, 'little')), expected);
    assert.deepEqual(place('big.bu', utf16(quotedMode, 'big')), expected);
  });

  it('counts columns in UTF-16 units', () => {
    const { column, endColumn } = place('emoji.bu', goodConfig.concat('    - { path: /etc/😀😀, mode: "1" }\n'));
    assert.deepEqual({ column, endColumn }, { column: 32, endColumn: 35 });
  });

  it('needs no line end at the end', () => {
    assert.deepEqual(place('open.bu', quotedMode.trimEnd()), expected);
  });

  it('declines 10 MB with one message', () => {
    assert.deepEqual(codesOf(cli.check([cli.write('huge.bu', quotedMode.repeat(110_000))], 2)), ['strata/too-large']);
  });

  it('says in the last line that a file was too large, and fails even where that is silenced', () => {
    const lastLine = (file: string) => {
      const { status, stdout } = cli.run(['check', file]);
      return [status, stdout.trimEnd().split('\n').at(-1)];
    };
    const text = `{"ignition": {"version": "3.4.0"}}${' '.repeat(3_000_000)}`;
    const said = 'no errors in Ignition, 1 warning; 1 file not checked';
    assert.deepEqual(lastLine(cli.write('huge.ign', text)), [2, said]);
    cli.write('quiet/strata.json', '{"severity": {"strata/too-large": "off"}}');
    assert.deepEqual(lastLine(cli.write('quiet/huge.ign', text)), [2, said.replace(', 1 warning', '')]);
    // Of another name nobody can tell whether it is ours.
    assert.equal(lastLine(cli.write('huge.yaml', `a: ${'b'.repeat(3_000_000)}`))[0], 0);
  });

  it('declines what is no text with one message', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256);
    assert.deepEqual(codesOf(cli.check([cli.write('binary.bu', bytes)], 1)), ['strata/binary']);
    assert.deepEqual(cli.check([cli.write('binary.yaml', bytes)], 0)[0]?.problems, []);
  });

  it('says what an empty file lacks', () => {
    for (const content of ['', '\n', '# nothing but a comment\n']) {
      const problems = cli.check([cli.write('empty.bu', content)], 1)[0]!.problems;
      assert.ok(problems.some(({ severity }) => severity === 'error'));
    }
    assert.deepEqual(cli.check([cli.write('empty.yaml', '')], 0)[0]?.problems, []);
  });

  it('bears bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(quotedMode), Buffer.from([0x23, 0xff, 0xfe, 0x0a])]);
    assert.ok(codesOf(cli.check([cli.write('bytes.bu', bytes)], 1)).includes('butane/wrong-type'));
  });
});

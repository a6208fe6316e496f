import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import {
  type CommandLine,
  codesOf,
  commandLine,
  type FileRecord,
  filesOf,
  goodConfig,
  quotedMode,
  utf16,
} from './support.ts';

describe('strata.json on the command line', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('of the nearest folder holds, and no other', () => {
    cli.write('near/strata.json', '{"severity": {"butane/wrong-type": "off"}}');
    cli.write('near/deep/a.bu', quotedMode);
    cli.write('near/own/strata.json', '{}');
    cli.write('near/own/a.bu', quotedMode);
    assert.deepEqual(codesOf(cli.check(['near/deep/a.bu'], 0)), []);
    assert.deepEqual(codesOf(cli.check(['near/own/a.bu'], 1)), ['butane/wrong-type']);
  });

  it('gives files a format by their name, in a folder too', () => {
    cli.write('named/strata.json', '{"files": [{"glob": "nodes/*.yaml", "format": "butane", "os": "flatcar"}]}');
    cli.write('named/nodes/a.yaml', 'storage: 1\n');
    cli.write('named/b.yaml', 'storage: 1\n');
    const [record, ...more] = cli.check(['named'], 1);
    assert.equal(more.length, 0);
    assert.deepEqual([record?.file, record?.format, record?.os], ['named/nodes/a.yaml', 'butane', ['flatcar']]);
  });

  it('keeps Strata away from files', () => {
    cli.write('away/strata.json', '{"files": [{"glob": "*.bu", "format": "none"}]}');
    cli.write('away/a.bu', quotedMode);
    assert.deepEqual(cli.check(['away'], 0), []);
    assert.equal(cli.check(['away/a.bu'], 0)[0]?.format, null);
  });

  it('gives way to the modeline, and both to the flag', () => {
    cli.write('order/strata.json', '{"os": "flatcar"}');
    cli.write('order/a.bu', goodConfig);
    cli.write('order/b.bu', `# strata: os=rhcos\n${goodConfig}`);
    const os = (...args: readonly string[]) => cli.check(args, 0)[0]?.os;
    assert.deepEqual([os('order/a.bu'), os('order/b.bu')], [['flatcar'], ['rhcos']]);
    assert.deepEqual(os('--os', 'bootc', 'order/b.bu'), ['bootc']);
  });

  it('may be in UTF-16, and may be a folder, which is none', () => {
    cli.write('wide/strata.json', utf16('{"os": "flatcar"}', 'little'));
    cli.write('wide/a.bu', goodConfig);
    cli.write('wide/deep/strata.json/x', '');
    cli.write('wide/deep/a.bu', goodConfig);
    assert.deepEqual(cli.check(['wide/a.bu'], 0)[0]?.os, ['flatcar']);
    assert.deepEqual(cli.check(['wide/deep/a.bu'], 0)[0]?.os, ['flatcar']);
  });
});

describe('a merged file on the command line', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());
  const header = 'variant: fcos\nversion: 1.5.0\n';
  const local = `${header}storage:\n  files:\n    - path: /a\n      contents: {local: own.txt}\n`;

  it('is compared with what the settings of the file beside it make of that', () => {
    cli.write('outer.bu', `${header}ignition: {config: {merge: [{local: sub/x.ign}]}}\n`);
    cli.write('sub/x.bu', local);
    cli.write('own.txt', 'outer');
    cli.write('sub/own.txt', 'sub');
    cli.write('sub/x.ign', cli.run(['convert', '--to', 'ignition', '--files-dir', 'sub', 'sub/x.bu']).stdout);
    assert.deepEqual(codesOf(cli.check(['outer.bu'], 0)), []);
    cli.write('files/own.txt', 'files');
    cli.write('sub/strata.json', '{"filesDir": "../files"}');
    assert.deepEqual(codesOf(cli.check(['outer.bu'], 0)), ['butane/stale-merge']);
    cli.write('files/own.txt', 'sub');
    assert.deepEqual(codesOf(cli.check(['outer.bu'], 0)), []);
  });

  it('is compared with what the flag makes of the file beside it, where there is one', () => {
    cli.write('sub/x.bu', local);
    cli.write('sub/x.ign', cli.run(['convert', '--to', 'ignition', '--files-dir', '.', 'sub/x.bu']).stdout);
    assert.deepEqual(codesOf(cli.check(['--files-dir', '.', 'outer.bu'], 0)), []);
    assert.deepEqual(codesOf(cli.check(['outer.bu'], 0)), ['butane/stale-merge']);
  });

  it('is not the place to tell of mistakes in the settings of others', () => {
    cli.write('sub/strata.json', '{"filesDri": "../files"}');
    const { stderr } = cli.run(['check', 'outer.bu']);
    assert.equal(stderr, '');
  });
});

describe('the mistakes in a strata.json on the command line', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('are told of once, with their places, and the rest of the file holds', () => {
    cli.write('wrong/strata.json', '{\n  "oss": "fcos",\n  "severity": {"butane/wrong-type": "warning"}\n}\n');
    cli.write('wrong/a.bu', quotedMode);
    cli.write('wrong/deep/b.bu', quotedMode);
    cli.write('right/a.bu', goodConfig);
    const result = cli.run(['check', '--format', 'json', 'wrong', 'right/a.bu']);
    assert.equal(result.status, 2);
    assert.deepEqual(result.stderr.split('\n').slice(1), ['      "oss": "fcos",', '      ^^^^^', '']);
    assert.match(
      result.stderr,
      /^wrong\/strata\.json:2:3: error: unknown setting `oss`: .* \[strata\/unknown-setting\]\n/u,
    );
    const records: readonly FileRecord[] = JSON.parse(result.stdout);
    assert.deepEqual(filesOf(records), ['wrong/a.bu', 'wrong/deep/b.bu', 'right/a.bu']);
    assert.deepEqual(
      records.flatMap(({ problems }) => problems.map(({ severity }) => severity)),
      ['warning', 'warning'],
    );
  });

  it('keep the last line from being good news', () => {
    cli.write('green/strata.json', '{"files": [{"glob": "nodes/*.yaml", "format": "butaen"}]}');
    cli.write('green/nodes/a.yaml', 'storage: 1\n');
    cli.write('green/b.bu', goodConfig);
    const lastLine = (...args: readonly string[]) => {
      const { status, stdout } = cli.run(['check', ...args]);
      return [status, stdout.trimEnd().split('\n').at(-1)];
    };
    assert.deepEqual(lastLine('green/b.bu'), [2, 'no errors in fcos 1.6.0; 1 mistake in the settings']);
    assert.deepEqual(lastLine('green/nodes'), [
      2,
      'nothing to check: no file is of a format that Strata knows; 1 mistake in the settings',
    ]);
    cli.write('green/c.bu', quotedMode);
    assert.deepEqual(lastLine('green', 'nowhere.bu'), [
      2,
      '1 error stands between 1 of 2 files and a boot; 1 input could not be read; 1 mistake in the settings',
    ]);
  });

  it('are found where it is named itself, or lies alone in a folder', () => {
    cli.write('alone/strata.json', '{"os": "flatcra"}');
    for (const name of ['alone', 'alone/strata.json']) {
      const { status, stderr } = cli.run(['check', name]);
      assert.equal(status, 2);
      assert.match(stderr, /^alone\/strata\.json:1:8: error: /u);
    }
    cli.write('alone/strata.json', '{"os": "flatcar"}');
    assert.equal(cli.run(['check', 'alone']).status, 0);
  });

  it('do not silence what lies below, even where it is no JSON at all', () => {
    cli.write('damaged/strata.json', '<<<<<<< ours\n{"os": "fcos"}\n=======\n{}\n>>>>>>> theirs\n');
    cli.write('damaged/a.bu', quotedMode);
    const { status, stdout, stderr } = cli.run(['check', 'damaged/a.bu']);
    assert.equal(status, 2);
    assert.match(stderr, /^damaged\/strata\.json:1:1: error: /u);
    assert.match(stdout, /butane\/wrong-type/u);
  });

  it('end detect with 2 as well, after its lines', () => {
    cli.write('found/strata.json', '{"os": 1}');
    cli.write('found/a.bu', goodConfig);
    const { status, stdout, stderr } = cli.run(['detect', 'found/a.bu']);
    assert.equal(status, 2);
    assert.equal(JSON.parse(stdout).format, 'butane');
    assert.match(stderr, /^found\/strata\.json:1:8: error: /u);
  });

  // The administrator reads everything, and Windows keeps its permissions elsewhere.
  if (process.getuid !== undefined && process.getuid() !== 0) {
    it('cannot hide where it may not be read', () => {
      cli.write('shut/strata.json', '{}');
      cli.write('shut/a.bu', goodConfig);
      chmodSync(path.join(cli.folder, 'shut/strata.json'), 0);
      const { status, stderr } = cli.run(['check', 'shut/a.bu']);
      assert.equal(status, 2);
      assert.match(stderr, /^strata: shut\/strata\.json: .*permission/u);
    });
  }
});

describe('a modeline on the command line', () => {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
  });
  after(() => cli.end());

  it('that names what there is not is a warning, and an error for nobody but --strict', () => {
    cli.write('a.bu', `# strata: tool=butane@9.9\n${goodConfig}`);
    assert.deepEqual(codesOf(cli.check(['a.bu'], 0)), ['strata/unknown-setting']);
    assert.deepEqual(codesOf(cli.check(['--strict', 'a.bu'], 1)), ['strata/unknown-setting']);
    assert.equal(cli.detect(['a.bu'])[0]?.tool, 'ignition@2.27.0');
  });

  it('that names a release of a tool is what detect says', () => {
    cli.write('b.bu', `# strata: tool=0.29.0\n${goodConfig}`);
    assert.equal(cli.detect(['b.bu'])[0]?.tool, 'butane@0.29.0');
  });

  it('that misspells the format of a file is told of although the file is not ours', () => {
    cli.write('c.yaml', '# strata: format=butaen\nstorage: 1\n');
    assert.deepEqual(codesOf(cli.check(['c.yaml'], 0)), ['strata/unknown-setting']);
  });
});

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ReadLocalFile } from '../../server/src/analysis.ts';
import { readFromDisk } from '../../server/src/cli/analyseInput.ts';
import { convertInput } from '../../server/src/cli/convertInput.ts';
import {
  type CommandLine,
  commandLine,
  goodConfig,
  type ProblemRecord,
  quotedMode,
  unknownKey,
  utf16,
} from './support.ts';

interface Report {
  readonly problems: readonly ProblemRecord[];
  readonly losses: readonly unknown[];
}

const converted = '{"ignition":{"version":"3.5.0"},"storage":{"files":[{"path":"/etc/motd","mode":420}]}}\n';
const localConfig = `${goodConfig}      contents: {local: motd.txt}\n`;
const forCluster = `variant: openshift
version: 4.14.0
metadata:
  name: 99-a
  labels: {machineconfiguration.openshift.io/role: worker}
openshift: {fips: true, extensions: [usbguard]}
`;

/** A command line with some configs, for the tests of one suite. */
function withConfigs() {
  let cli: CommandLine;
  before(() => {
    cli = commandLine();
    cli.write('good.bu', goodConfig);
    cli.write('bad.bu', quotedMode);
    cli.write('warned.bu', unknownKey);
    cli.write('local.bu', localConfig);
    cli.write('cluster.bu', forCluster);
    cli.write('files/motd.txt', 'hello\n');
  });
  after(() => cli.end());

  const convert = (args: readonly string[], input?: string | Uint8Array) => {
    const { status, stdout, stderr } = cli.run(['convert', ...args], input);
    return { status, stdout, stderr };
  };
  return {
    folder: () => cli.folder,
    write: (name: string, content: string) => cli.write(name, content),
    convert,
    /** The status, the output, and the one line of JSON on the error stream. */
    reported: (args: readonly string[], input?: string | Uint8Array) => {
      const { status, stdout, stderr } = convert(['--report', 'json', ...args], input);
      assert.match(stderr, /^\{.*\}\n$/u);
      return { status, stdout, report: JSON.parse(stderr) as Report };
    },
  };
}

describe('strata convert', () => {
  const { convert, reported, write, folder } = withConfigs();

  it('writes the result with one line break behind it, and nothing else', () => {
    assert.deepEqual(convert(['--to', 'ignition', 'good.bu']), { status: 0, stdout: converted, stderr: '' });
  });

  it('writes it in several lines for --pretty', () => {
    const { stdout } = convert(['--to', 'ignition', '--pretty', 'good.bu']);
    assert.equal(stdout, `${JSON.stringify(JSON.parse(converted), undefined, 2)}\n`);
  });

  it('reads the standard input', () => {
    assert.deepEqual(convert(['--to', 'ignition', '-'], goodConfig), { status: 0, stdout: converted, stderr: '' });
  });

  it('reads UTF-16, as Windows writes it, which the real tool reads too', () => {
    for (const order of ['little', 'big'] as const) {
      const { status, stdout } = convert(['--to', 'ignition', '--from', 'butane', '-'], utf16(goodConfig, order));
      assert.deepEqual({ status, stdout }, { status: 0, stdout: converted });
    }
  });

  it('refuses bytes that are no text, as the real tool does', () => {
    const bytes = Buffer.concat([Buffer.from(`${goodConfig}# caf`), Buffer.from([0xe9, 10])]);
    const { status, stdout, stderr } = convert(['--to', 'ignition', '--from', 'butane', '-'], bytes);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.match(stderr, /^-:7:6: error: /u);
  });

  it('writes nothing where the tool refuses the config, and says why', () => {
    const { status, stdout, stderr } = convert(['--to', 'ignition', 'bad.bu']);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.match(stderr, /^bad\.bu:6:13: error: .* \[butane\/wrong-type\]\n/u);
    assert.match(stderr, /\nstrata: bad\.bu: not converted: 1 error stands in the way\n$/u);
  });

  it('warns and converts, but not with --strict', () => {
    const { status, stdout, stderr } = convert(['--to', 'ignition', 'warned.bu']);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: converted });
    assert.match(stderr, /^warned\.bu:7:7: warning: .* \[butane\/unknown-key\]\n/u);
    const strict = convert(['--to', 'ignition', '--strict', 'warned.bu']);
    const refusal = 'strata: warned.bu: not converted: 1 warning stands in the way, because strict lets none pass\n';
    assert.deepEqual(strict, { status: 1, stdout: '', stderr: stderr + refusal });
  });

  it('reports in one line of JSON', () => {
    const good = reported(['--to', 'ignition', 'good.bu']);
    assert.deepEqual(good, { status: 0, stdout: converted, report: { problems: [], losses: [] } });
    const { status, stdout, report } = reported(['--to', 'ignition', 'bad.bu']);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.deepEqual(Object.keys(report), ['problems', 'losses']);
    const { message, ...problem } = report.problems[0]!;
    assert.match(message, /^[a-z`]/u);
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

  it('reads local files from the directory of the flag only', () => {
    const { status, report } = reported(['--to', 'ignition', 'local.bu']);
    assert.equal(status, 1);
    assert.deepEqual(
      report.problems.map(({ code, path: at }) => [code, at]),
      [['butane/no-files-dir', ['storage', 'files', 0, 'contents', 'local']]],
    );
    const { stdout } = convert(['--to', 'ignition', '--files-dir', 'files', 'local.bu']);
    assert.match(stdout, /"source":"data:,hello%0A"/u);
    write('strata.json', '{"filesDir": "files"}');
    assert.equal(convert(['--to', 'ignition', 'local.bu']).status, 1);
    rmSync(path.join(folder(), 'strata.json'));
  });
});

describe('strata convert for clusters', () => {
  const { convert, reported } = withConfigs();

  it('makes MachineConfigs for clusters, whether asked for them or for Ignition', () => {
    const { stdout, status } = convert(['--to', 'machineconfig', 'cluster.bu']);
    assert.equal(status, 0);
    assert.match(stdout, /^# Generated by Butane; do not edit\napiVersion: machineconfiguration\.openshift\.io\/v1\n/u);
    assert.ok(stdout.endsWith('  fips: true\n'));
    assert.equal(convert(['--to', 'ignition', 'cluster.bu']).stdout, stdout);
  });

  it('leaves the wrapping away for --raw, and warns of what goes with it', () => {
    const { status, stdout, report } = reported(['--to', 'ignition', '--raw', 'cluster.bu']);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '{"ignition":{"version":"3.4.0"}}\n' });
    assert.deepEqual(
      report.problems.map(({ code, severity, path: at }) => [code, severity, at.join('.')]),
      [
        ['butane/field-not-in-raw', 'warning', 'openshift.fips'],
        ['butane/field-not-in-raw', 'warning', 'openshift.extensions'],
      ],
    );
    assert.equal(convert(['--to', 'ignition', '--raw', '--strict', 'cluster.bu']).status, 1);
  });

  it('says nothing of keys that only the wrapping forbids for --raw', () => {
    const config = `${forCluster}kernel_arguments: {should_exist: [a]}\n`;
    assert.equal(convert(['--to', 'machineconfig', '--from', 'butane', '-'], config).status, 1);
    const { status, report } = reported(['--to', 'ignition', '--raw', '--from', 'butane', '-'], config);
    assert.equal(status, 0);
    assert.deepEqual([...new Set(report.problems.map(({ code }) => code))], ['butane/field-not-in-raw']);
  });

  it('takes --raw for a mistake where there is no wrapping', () => {
    const { status, stdout, stderr } = convert(['--to', 'ignition', '--raw', 'good.bu']);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.match(stderr, /^strata: there is no wrapping around fcos 1\.6\.0 .*\n\nusage:\n/u);
  });
});

describe('strata convert refuses', () => {
  const { convert, reported, write } = withConfigs();

  it('templates, with one problem at the template', () => {
    const template = goodConfig.replace('/etc/motd', '/etc/{{ name }}');
    const { status, stdout, report } = reported(['--to', 'ignition', '--from', 'butane', '-'], template);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.equal(report.problems.length, 1);
    const { code, line, column, endColumn } = report.problems[0]!;
    assert.deepEqual([code, line, column, endColumn], ['convert/template', 5, 18, 28]);
  });

  it('what is suppressed or toned down too, and shows it then', () => {
    const suppressed = quotedMode.replace('"0644"', '"0644" # strata-ignore butane/wrong-type');
    const { status, stdout, report } = reported(['--to', 'ignition', '--from', 'butane', '-'], suppressed);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.deepEqual(
      report.problems.map(({ code, severity }) => [code, severity]),
      [['butane/wrong-type', 'error']],
    );
    write('quiet/strata.json', '{"severity": {"butane/wrong-type": "off"}}');
    write('quiet/bad.bu', quotedMode);
    assert.equal(convert(['--to', 'ignition', 'quiet/bad.bu']).status, 1);
  });

  it('with --strict a warning of the real tool that is suppressed, and shows it then', () => {
    const suppressed = unknownKey.replace('colour: red', 'colour: red # strata-ignore butane/unknown-key');
    const asked = ['--to', 'ignition', '--from', 'butane', '-'];
    assert.deepEqual(reported(asked, suppressed).report.problems, []);
    const { status, stdout, report } = reported(['--strict', ...asked], suppressed);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.deepEqual(
      report.problems.map(({ code }) => code),
      ['butane/unknown-key'],
    );
  });

  it('nothing with --strict for what only Strata says', () => {
    const later = `${goodConfig}---\nvariant: fcos\n`;
    const { status, stdout, report } = reported(['--to', 'ignition', '--strict', '--from', 'butane', '-'], later);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: converted });
    assert.deepEqual(
      report.problems.map(({ source, severity }) => [source, severity]),
      [['strata', 'warning']],
    );
  });

  it('nothing for warnings that are suppressed', () => {
    const raw = forCluster.replace('openshift:', '# strata-ignore butane/field-not-in-raw\nopenshift:');
    const { report: rawReport } = reported(['--to', 'ignition', '--raw', '--from', 'butane', '-'], raw);
    assert.deepEqual(rawReport.problems, []);
  });

  it('files that cannot become that with 1, and what nobody understands with 2', () => {
    const notOurs = convert(['--to', 'ignition', '-'], 'a: 1\n');
    assert.deepEqual(notOurs, {
      status: 1,
      stdout: '',
      stderr: 'strata: -: this is no config of a format that Strata knows\n',
    });
    assert.equal(convert(['--to', 'butane', '-'], '{"ignition": {"version": "3.4.0"}}').status, 1);
    assert.deepEqual(reported(['--to', 'ignition', '-'], 'a: 1\n').report, { problems: [], losses: [] });
    for (const args of [
      ['good.bu'],
      ['--to', 'ignition'],
      ['--to', 'nonsense', 'good.bu'],
      ['--to', 'ignition', 'good.bu', 'bad.bu'],
      ['--to', 'ignition', 'missing.bu'],
      ['--to', 'ignition', 'files'],
    ]) {
      const { status, stdout, stderr } = convert(args);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, args.join(' '));
      assert.match(stderr, /^strata: /u);
    }
  });
});

describe('strata convert while files change', () => {
  const { folder, write } = withConfigs();

  const convertWith = async (read: ReadLocalFile): Promise<string> => {
    const input = { name: 'local.bu', bytes: Buffer.from(localConfig), isNamed: true };
    const settings = { filesDir: pathToFileURL(path.join(folder(), 'files')).href };
    const { outcome } = await convertInput(input, settings, 'ignition', { pretty: false, raw: false }, read);
    if (outcome.kind !== 'converted') assert.fail(outcome.reason);
    return /"source":"data:,([^"]*)"/u.exec(outcome.text)?.[1] ?? '';
  };
  /** Reads as ever, and writes the file behind it. */
  const changing = (contents: string[]): ReadLocalFile & { readonly reads: () => number } => {
    let reads = 0;
    const read: ReadLocalFile = async (filesDir, request) => {
      const answer = await readFromDisk(filesDir, request);
      reads++;
      const next = contents.shift();
      if (next !== undefined) writeFileSync(path.join(fileURLToPath(filesDir), request.path), next);
      return answer;
    };
    return Object.assign(read, { reads: () => reads });
  };
  beforeEach(() => write('files/motd.txt', 'first'));

  it('converts once where they stay the same', async () => {
    const read = changing([]);
    assert.equal(await convertWith(read), 'first');
    assert.equal(read.reads(), 1);
  });

  it('converts once more where one has changed', async () => {
    const read = changing(['the second']);
    assert.equal(await convertWith(read), 'the%20second');
    assert.equal(read.reads(), 2);
  });

  it('takes what the second time gives, even if it changes again', async () => {
    const read = changing(['the second', 'and the third']);
    assert.equal(await convertWith(read), 'the%20second');
    assert.equal(read.reads(), 2);
  });

  it('sees a file that is gone', async () => {
    let reads = 0;
    const read: ReadLocalFile = async (filesDir, request) => {
      const answer = await readFromDisk(filesDir, request);
      if (++reads === 1) rmSync(path.join(fileURLToPath(filesDir), request.path));
      return answer;
    };
    await assert.rejects(convertWith(read), /not converted: 1 error stands in the way/u);
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LossRecord } from '../../server/src/base/protocol.ts';
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
  readonly losses: readonly LossRecord[];
  readonly origins?: readonly { readonly path: readonly (string | number)[]; readonly from: string }[];
}

function codesIn({ problems }: Report): readonly string[] {
  return problems.map(({ code }) => code);
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

  it('makes Butane of Ignition, in the version that is asked for', () => {
    write('back.ign', converted);
    const right = { status: 0, stderr: '' };
    assert.deepEqual(convert(['--to', 'butane', 'back.ign']), { ...right, stdout: goodConfig });
    const { status, stdout } = convert(['--to', 'butane@flatcar-1.1.0', 'back.ign']);
    assert.deepEqual(
      { status, stdout },
      { status: 0, stdout: goodConfig.replace(/variant: .*\nversion: .*/u, 'variant: flatcar\nversion: 1.1.0') },
    );
    assert.match(convert(['--to', 'butane@fcos-9.9.9', 'back.ign']).stderr, /accepted: butane@fcos-1\.6\.0, /u);
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

  it('takes a text for what the format that is asked for is made of, where it does not say what it is itself', () => {
    const bare = convert(['--to', 'ignition', '-'], 'variant: fcos\nversion: 1.6.0\ncolour: red\n');
    assert.deepEqual([bare.status, bare.stdout], [0, '{"ignition":{"version":"3.5.0"}}\n']);
    const json = convert(['--to', 'ignition', '-'], '{"variant": "fcos", "version": "1.6.0"}');
    assert.deepEqual(json, { status: 0, stdout: '{"ignition":{"version":"3.5.0"}}\n', stderr: '' });
    const { status, report } = reported(['--to', 'ignition', '-'], 'a: 1\n');
    assert.equal(status, 1);
    assert.ok(codesIn(report).includes('butane/missing-variant'));
  });

  it('looks for the directory of local files only where it needs it, as the real tool does', () => {
    const good = convert(['--to', 'ignition', '--files-dir', 'nowhere', 'good.bu']);
    assert.deepEqual(good, { status: 0, stdout: converted, stderr: '' });
    const { status, stderr } = convert(['--to', 'ignition', '--files-dir', 'nowhere', 'local.bu']);
    assert.equal(status, 1);
    assert.match(stderr, /^local\.bu:7:25: error: .* \[butane\/local-file-missing\]\n/u);
    assert.match(stderr, /\nstrata: --files-dir: `.*nowhere`: there is no such file or folder\n/u);
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

describe('strata convert --extract', () => {
  const { convert, write, folder } = withConfigs();

  it('puts binary contents into files for --extract, and overwrites none', () => {
    const file = { path: '/opt/logo', contents: { source: 'data:;base64,//79/A==' } };
    write('logo.ign', JSON.stringify({ ignition: { version: '3.5.0' }, storage: { files: [file] } }));
    const args = ['--to', 'butane', '--extract', 'made', 'logo.ign'];
    for (const time of ['first', 'second']) {
      const { status, stdout, stderr } = convert(args);
      assert.deepEqual({ status, errors: stderr.includes('error') }, { status: 0, errors: false }, time);
      assert.match(stdout, /^ {8}local: opt\/logo$/mu);
    }
    const place = path.join(folder(), 'made/opt/logo');
    assert.deepEqual([...readFileSync(place)], [0xff, 0xfe, 0xfd, 0xfc]);
    writeFileSync(place, 'mine');
    const { status, stdout, stderr } = convert(args);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.match(stderr, /a file that says something else is there/u);
    assert.equal(readFileSync(place, 'utf8'), 'mine');
    assert.equal(convert(['--to', 'ignition', '--extract', 'made', 'good.bu']).status, 2);
  });

  it('follows links below --extract as reading does, but makes no file through one', () => {
    const files = ['/way/logo', '/nowhere'].map((name) => ({
      path: name,
      contents: { source: 'data:;base64,//79/A==' },
    }));
    write('logo.ign', JSON.stringify({ ignition: { version: '3.5.0' }, storage: { files: files.slice(0, 1) } }));
    write('both.ign', JSON.stringify({ ignition: { version: '3.5.0' }, storage: { files } }));
    for (const name of ['linked', 'elsewhere']) mkdirSync(path.join(folder(), name));
    symlinkSync('../elsewhere', path.join(folder(), 'linked/way'));
    symlinkSync('../elsewhere/not-there', path.join(folder(), 'linked/nowhere'));
    const args = ['--to', 'butane', '--extract', 'linked'];
    assert.equal(convert([...args, 'logo.ign']).status, 0);
    assert.equal(readFileSync(path.join(folder(), 'elsewhere/logo')).length, 4);
    assert.equal(convert(['--to', 'ignition', '--files-dir', 'linked', 'good.bu']).status, 0);
    const { status, stderr } = convert([...args, 'both.ign']);
    assert.equal(status, 2, stderr);
    assert.throws(() => readFileSync(path.join(folder(), 'elsewhere/not-there')));
  });
});

describe('strata convert of a config that merges others', () => {
  const { convert, reported, write } = withConfigs();

  it('puts all that a config merges into it for --merged, and says where each piece is from', () => {
    write('files/base.ign', '{"ignition":{"version":"3.4.0"},"passwd":{"groups":[{"name":"app"}]}}');
    const merge = '  config:\n    merge:\n      - local: base.ign\n      - source: https://example.com/a.ign\n';
    write('merging.bu', goodConfig.replace('storage:', `ignition:\n${merge}storage:`));
    const args = ['--to', 'ignition', '--merged', '--files-dir', 'files', 'merging.bu'];
    const { status, stdout, stderr } = convert(args);
    assert.equal(status, 0);
    const { ignition, ...rest } = JSON.parse(stdout);
    assert.deepEqual(ignition.config, { merge: [{ source: 'https://example.com/a.ign' }] });
    assert.deepEqual(rest, { passwd: { groups: [{ name: 'app' }] }, storage: JSON.parse(converted).storage });
    assert.match(
      stderr,
      /dropped: `https:\/\/example\.com\/a\.ign` is fetched at boot: .* \[convert\/unresolved-child\]/u,
    );
    assert.match(stderr, /^strata: from this file: ignition, storage$/mu);
    assert.match(stderr, /^strata: from base\.ign: passwd$/mu);
    assert.deepEqual(reported(args).report.origins, [
      { path: ['ignition'], from: 'this file' },
      { path: ['passwd'], from: 'base.ign' },
      { path: ['storage'], from: 'this file' },
    ]);
  });

  it('makes of an Ignition file what the machine holds', () => {
    const child = 'data:,%7B%22ignition%22:%7B%22version%22:%223.1.0%22%7D%7D';
    const text = JSON.stringify({ ignition: { version: '3.0.0', config: { merge: [{ source: child }] } } });
    for (const flags of [[], ['--merged']])
      assert.equal(convert(['--to', 'ignition', ...flags, '-'], text).stdout, '{"ignition":{"version":"3.1.0"}}\n');
    const wrong = text.replace('%223.1.0', '%229.1.0');
    const { status, stdout, report } = reported(['--to', 'ignition', '-'], wrong);
    assert.deepEqual([status, stdout, codesIn(report)], [1, '', ['convert/child-refused']]);
  });

  it('says once that the hash of a config is another', () => {
    const verification = { hash: `sha512-${'0'.repeat(128)}` };
    const merge = [{ source: 'data:,%7B%22ignition%22:%7B%22version%22:%223.1.0%22%7D%7D', verification }];
    const text = JSON.stringify({ ignition: { version: '3.4.0', config: { merge } } });
    const { status, stdout, report } = reported(['--to', 'ignition', '-'], text);
    assert.deepEqual([status, stdout, codesIn(report)], [1, '', ['ignition/hash-mismatch']]);
  });

  it('refuses --merged where nothing is merged', () => {
    const { status, stderr } = convert(['--to', 'machineconfig', '--merged', 'cluster.bu']);
    assert.equal(status, 2);
    assert.match(stderr, /`merged` needs `raw` beside it here/u);
  });
});

describe('strata convert takes the text as it stands', () => {
  const { convert, reported, write } = withConfigs();

  it('makes nothing of what is said to be another format than it is', () => {
    write('other.yaml', 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec: {}\n');
    for (const to of ['ignition', 'butane@fcos-1.7.0']) {
      const { status, stdout, report } = reported(['--from', 'butane', '--to', to, 'other.yaml']);
      assert.deepEqual([status, stdout, codesIn(report)], [1, '', ['butane/other-format']]);
      const { stderr } = convert(['--from', 'butane', '--to', to, 'other.yaml']);
      assert.match(stderr, /not converted: 1 error stands in the way\n$/u);
    }
  });

  it('keeps the blank lines at the end of the last text', () => {
    const source = 'data:,a%0A%0A%0A';
    const config = { ignition: { version: '3.5.0' }, storage: { files: [{ path: '/etc/a', contents: { source } }] } };
    write('blank.ign', JSON.stringify(config));
    const { stdout: butane } = convert(['--to', 'butane', 'blank.ign']);
    assert.equal(
      JSON.parse(convert(['--to', 'ignition', '-'], butane).stdout).storage.files[0].contents.source,
      source,
    );
  });

  it('converts what looks like a template, and says so of each mark that is written', () => {
    const marked = `# {{ comment }}
variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/\${HOME}/bin
    - path: "/etc/{{ name }}"
      contents: {inline: "{{ text }}"}
      colour: \${RED}
`;
    for (const name of ['marked.bu', 'marked.bu.tftpl', 'marked.bu.j2']) {
      write(name, marked);
      const { status, stdout, report } = reported(['--to', 'ignition', name]);
      assert.equal(status, 0);
      const { files } = JSON.parse(stdout).storage;
      assert.deepEqual(
        files.map(({ path: at }: { readonly path: string }) => at),
        [`/etc/\${HOME}/bin`, '/etc/{{ name }}'],
      );
      assert.equal(files[1].contents.source, 'data:,%7B%7B%20text%20%7D%7D');
      assert.deepEqual(codesIn(report), ['butane/unknown-key']);
      const isTerraform = name.endsWith('tftpl');
      const marks = [
        [6, 18, ['storage', 'files', 0, 'path'], ['storage', 'files', 0, 'path']],
        [7, 19, ['storage', 'files', 1, 'path'], ['storage', 'files', 1, 'path']],
        [8, 27, ['storage', 'files', 1, 'contents', 'inline'], ['storage', 'files', 1, 'contents', 'source']],
      ].filter(([line]) => name === 'marked.bu' || isTerraform === (line === 6));
      assert.deepEqual(
        report.losses.map(({ line, column, path: at, toPath }) => [line, column, at, toPath]),
        marks,
      );
      for (const { code, kind } of report.losses)
        assert.deepEqual([code, kind], ['convert/template-as-text', 'approximated']);
    }
  });

  it('ends well with --strict too, for the tool has nothing against a mark', () => {
    write('strict.bu', goodConfig.replace('/etc/motd', '/etc/{{ name }}'));
    const { status, stderr } = convert(['--to', 'ignition', '--strict', 'strict.bu']);
    assert.equal(status, 0);
    assert.match(stderr, /^strict\.bu:5:18: approximated: `\{\{ name \}\}` is written as it stands; /u);
  });

  it('finds the files that are named like templates', () => {
    write('files/{{ x }}', 'marks in a name\n');
    write('named.bu', `${goodConfig}      contents: {local: "{{ x }}"}\n`);
    const { status, stdout } = convert(['--to', 'ignition', '--files-dir', 'files', 'named.bu']);
    assert.equal(status, 0);
    assert.match(stdout, /"source":"data:,marks%20in%20a%20name%0A"/u);
  });

  it('keeps the marks of a merge where the tool takes them for text', () => {
    write('merged.bu', `${goodConfig}      contents: {inline: "a\n<<<<<<< b\nc\n=======\nd\n>>>>>>> e\n"}\n`);
    const { status, stdout, report } = reported(['--to', 'ignition', 'merged.bu']);
    assert.equal(status, 0);
    assert.match(stdout, /"source":"data:;base64,YSA8PDw8PDw8IGIgYyA9PT09PT09IGQgPj4\+Pj4\+PiBlIA=="/u);
    assert.deepEqual([codesIn(report), report.losses], [['syntax/conflict-marker'], []]);
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

  it('templates that the tool does not take as they stand, with one problem at the template and the reason', () => {
    const template = goodConfig.replace('/etc/motd', '{% if name %}/etc/motd');
    const { status, stdout, report } = reported(['--to', 'ignition', '--from', 'butane', '-'], template);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.deepEqual(
      report.problems.map(({ code, line, column }) => [code, line, column]),
      [
        ['convert/template', 5, 13],
        ['syntax/bad-character', 5, 13],
      ],
    );
    const { report: untyped } = reported(
      ['--to', 'ignition', '--from', 'butane', '-'],
      `version: 1.6.0\nvariant: {{ x }}\n`,
    );
    assert.deepEqual(codesIn(untyped), ['convert/template', 'butane/wrong-type']);
  });

  it('what looks like a template for its own mistakes, where the marks have no part in them', () => {
    const marked = quotedMode.replace('/etc/motd', '/etc/{{ name }}');
    const { status, report } = reported(['--to', 'ignition', '--from', 'butane', '-'], marked);
    assert.deepEqual([status, codesIn(report)], [1, ['butane/wrong-type']]);
    const typed = goodConfig.replace('0644', '{{ mode }}');
    const { report: untyped } = reported(['--to', 'ignition', '--from', 'butane', '-'], typed);
    assert.deepEqual(codesIn(untyped), ['convert/template', 'butane/wrong-type']);
    const { stderr } = convert(
      ['--to', 'ignition', '--from', 'butane', '-'],
      marked.replace('files', '{% x %}\n  files'),
    );
    assert.match(stderr, /: not converted: 3 errors stand in the way\n$/u);
  });

  it('what is nested deeper than it reads, because nobody knows what the tool finds there', () => {
    for (const end of ['', ']'.repeat(1500)]) {
      const deep = `${goodConfig}x: ${'['.repeat(1500)}${end}\n`;
      const { status, stdout, report } = reported(['--to', 'ignition', '--from', 'butane', '-'], deep);
      assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
      assert.deepEqual(codesIn(report), ['butane/unknown-key', 'syntax/too-deep']);
    }
  });

  it('what is too large, and says that nobody looked into it', () => {
    const large = `${goodConfig}# ${'x'.repeat(2 ** 21)}\n`;
    const { status, stdout, stderr } = convert(['--to', 'ignition', '--from', 'butane', '-'], large);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: '' });
    assert.equal(
      stderr,
      'strata: -: the file holds 2.0 MB, and Strata reads at most 2 MB: nothing in it was converted\n',
    );
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
    assert.equal(convert(['--to', 'machineconfig', '-'], '{"ignition": {"version": "3.4.0"}}').status, 1);
    const { status: notOurs, report } = reported(['--to', 'butane', '-'], 'a: 1\n');
    assert.equal(notOurs, 1);
    assert.deepEqual(
      report.problems.map(({ code, severity, message, path: at }) => [code, severity, message, at]),
      [['convert/impossible', 'error', 'this is no config of a format that Strata knows', []]],
    );
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

// Names on macOS are always UTF-8, those of Windows UTF-16.
const describeOnLinux = process.platform === 'linux' ? describe : () => undefined;

describeOnLinux('strata convert of a tree with names that are no UTF-8', () => {
  const { convert, folder, write } = withConfigs();

  it('writes what the real tool writes', () => {
    const inTree = (name: string) => Buffer.from(`${folder()}/tree/${name}`, 'latin1');
    mkdirSync(inTree(''));
    writeFileSync(inTree('caf\xe9'), 'bytes');
    writeFileSync(inTree('\xf0\x9f\x98\x80'), 'UTF-8');
    symlinkSync(Buffer.from('na\xefve', 'latin1'), inTree('link'));
    write('tree.bu', 'variant: fcos\nversion: 1.6.0\nstorage: {trees: [{local: tree, path: /etc}]}\n');
    const { status, stdout, stderr } = convert(['--to', 'ignition', '--files-dir', '.', 'tree.bu']);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(
      stdout,
      '{"ignition":{"version":"3.5.0"},"storage":{"files":[' +
        '{"path":"/etc/caf\\ufffd","contents":{"compression":"","source":"data:,bytes"},"mode":420},' +
        '{"path":"/etc/😀","contents":{"compression":"","source":"data:,UTF-8"},"mode":420}],' +
        '"links":[{"path":"/etc/link","target":"na\\ufffdve"}]}}\n',
    );
  });
});

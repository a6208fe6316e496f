import assert from 'node:assert/strict';
import type { Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { cloudConfig } from '../../server/src/formats/cloud-config/format.ts';
import { analyseText } from '../support/analyseText.ts';
import { judgeText } from '../support/judgeText.ts';

const body = 'runcmd:\n  - echo a\n';

function codesOf(text: string, fileName?: string): readonly string[] {
  const { detection, problems } = judgeText(cloudConfig, text, fileName === undefined ? {} : { fileName });
  assert.ok(detection, 'the text is not ours');
  return problems.map(({ code, severity }) => `${severity} ${code}`);
}

function isOurs(text: string, fileName?: string): boolean {
  return judgeText(cloudConfig, text, fileName === undefined ? {} : { fileName }).detection !== undefined;
}

function fixed(text: string, code: string): string {
  const { document, problems } = judgeText(cloudConfig, text);
  const problem: Problem | undefined = problems.find((each) => each.code === code);
  const [fix] = problem?.fixes?.() ?? [];
  assert.ok(fix, `no fix of ${code}`);
  return applyEdits(document.text, fix.edits);
}

describe('the first line of a cloud-config', () => {
  for (const line of [
    '#cloud-config',
    '#Cloud-Config',
    '\n\n  #cloud-config',
    '#cloud-configuration',
    '#cloud-config # mine',
  ]) {
    it(`may be ${JSON.stringify(line)}`, () => {
      assert.deepEqual(codesOf(`${line}\n${body}`), []);
      assert.deepEqual(codesOf(`${line}\r\n${body.replaceAll('\n', '\r\n')}`), []);
    });
  }

  for (const line of [
    '# cloud-config',
    '#cloud-init',
    '#cloud_config',
    '#cloudconfig',
    '##cloud-config',
    '#cloud config',
  ]) {
    it(`is not ${line}, which the tool passes over with all that follows`, () => {
      const text = `${line}\n${body}`;
      assert.deepEqual(codesOf(text), ['error cloud-config/header']);
      assert.equal(fixed(text, 'cloud-config/header'), `#cloud-config\n${body}`);
    });
  }

  for (const before of ['---\n', '# a comment\n', '\n# vim: set ft=yaml\n\n', '%YAML 1.1\n---\n']) {
    it(`does not come behind ${JSON.stringify(before)}`, () => {
      const text = `${before}#cloud-config\n${body}`;
      assert.ok(codesOf(text).includes('error cloud-config/header'));
      assert.ok(fixed(text, 'cloud-config/header').startsWith(`#cloud-config\n`));
      assert.ok(!fixed(text, 'cloud-config/header').slice(1).includes('#cloud-config'));
    });
  }

  it('does not come behind a byte order mark', () => {
    const text = `\uFEFF#cloud-config\n${body}`;
    assert.ok(codesOf(text).includes('error cloud-config/header'));
    assert.equal(fixed(text, 'cloud-config/header'), text.slice(1));
  });

  it('may stand below that of a template, which has one spelling', () => {
    assert.deepEqual(codesOf(`## template: jinja\n#cloud-config\n${body}`), []);
    for (const line of ['## template:jinja', '##template: jinja', '# template: jinja', '## template: jinja2']) {
      const text = `${line}\n#cloud-config\n${body}`;
      // `detect_template` of cloud-init 26.2 raises for `jinja2`, and the part is left out.
      assert.deepEqual(codesOf(text), ['error cloud-config/header'], line);
    }
  });

  it('is asked for where only the name speaks', () => {
    assert.deepEqual(codesOf(body, 'user-data'), ['warning cloud-config/header']);
    assert.deepEqual(codesOf('', 'user-data'), []);
    assert.deepEqual(codesOf('#cloud-config\n', 'user-data'), []);
    assert.deepEqual(codesOf('#cloud', 'user-data'), []);
    assert.ok(!isOurs('#cloud', 'web.yaml'));
  });
});

describe('a cloud-config', () => {
  it('is known by its first line whatever its name, and by its name and its keys', () => {
    assert.ok(isOurs(`#cloud-config\nfoo: 1\n`, 'foo.txt'));
    for (const name of [
      'user-data',
      'vendor-data',
      'web.cloud-config.yaml',
      'cloud-init.yml',
      'cloud-init-web.yaml',
      'cloud-config.yaml.tftpl',
    ])
      assert.ok(isOurs(body, name), name);
    assert.ok(!isOurs(body, 'web.yaml'));
  });

  it('is known by its name and by keys that others have, too, where it has no other', () => {
    assert.deepEqual(codesOf('hostname: web\nusers:\n  - default\npackages:\n  - vim\n', 'user-data'), [
      'warning cloud-config/header',
    ]);
    assert.ok(!isOurs('hostname: web\n', 'user-data'));
    assert.ok(!isOurs('hostname: web\nusers: []\nservices: {}\n', 'user-data'));
    assert.ok(!isOurs('hostname: web\npackages: [vim]\n', 'web.yaml'));
  });

  for (const [what, text] of Object.entries({
    'a script': '#!/bin/sh\necho\n',
    'an archive': '#cloud-config-archive\n- content: a\n',
    'a patch in JSON': '#cloud-config-jsonp\n[]\n',
    'a list of addresses': '#include\nhttps://example.org\n',
    'a boothook': '#cloud-boothook\n#!/bin/sh\n',
    'a handler of parts': '#part-handler\n',
    'a message of several parts': `Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\n#cloud-config\n${body}`,
    "Kairos's": `#cloud-config\ninstall:\n  auto: true\nstages: {}\n`,
    "k3OS's": `#cloud-config\nk3os: {}\nruncmd: []\n`,
    "Talos's": 'version: v1alpha1\nmachine: {}\ncluster: {}\n',
    'autoinstall without a header': 'autoinstall:\n  version: 1\n',
    'a playbook': '- hosts: all\n  tasks: []\n',
    'a compose file': '# cloud-config\nservices: {}\nvolumes: {}\nversion: "3"\n',
    'another config with the name': 'variant: fcos\nversion: 1.6.0\n',
  })) {
    it(`is not ${what}`, () => {
      for (const name of ['user-data', 'cloud-init.yaml', 'a.yaml']) assert.ok(!isOurs(text, name), name);
    });
  }

  it("is what cloud-init reads on a system that somebody chose, and not Kairos's", () => {
    const text = '#cloud-config\nhostname: a\nstages: {}\n';
    const problemsOn = (os: string) => analyseText(text, { fileName: 'user-data', settings: { os } }).problems();
    assert.deepEqual(problemsOn('kairos'), []);
    const [problem] = problemsOn('ubuntu@24.04');
    assert.equal(problem?.code, 'cloud-config/unknown-key');
    assert.match(problem.message, /known to Kairos/u);
  });

  it('may hold the answers for the installer of Ubuntu, which are left alone', () => {
    const text = '#cloud-config\nautoinstall:\n  version: 1\n  storage: {x: [1]}\n  user-data: {foo: 1}\n';
    assert.deepEqual(codesOf(text), []);
  });

  it('says where the check refuses one key in the place of a list', () => {
    const text = '#cloud-config\nusers:\n  - name: ada\n    ssh_authorized_keys: a\n';
    assert.ok(codesOf(text).includes('warning cloud-config/only-tolerated'));
  });

  it('is one document', () => {
    assert.deepEqual(codesOf(`#cloud-config\n---\n${body}`), []);
    assert.deepEqual(codesOf(`#cloud-config\n${body}...\n`), []);
    assert.deepEqual(codesOf(`#cloud-config\n${body}---\nhostname: a\n`), ['error cloud-config/second-document']);
    assert.deepEqual(codesOf(`#cloud-config\n  ${body.split('\n')[0]}\n- a\n`).at(-1), 'error syntax/after-document');
  });

  it('has tabs in quotes, blocks and comments only', () => {
    for (const good of ['a: "x\ty"\n', "a: 'x\ty'\n", 'a: |\n  x\ty\n', 'a: |\n  \tx\n', '# a\tb\n', 'a: b #\tc\n'])
      assert.deepEqual(
        codesOf(`#cloud-config\n${good}hostname: a\n`).filter((code) => !code.endsWith('unknown-key')),
        [],
        JSON.stringify(good),
      );
    for (const bad of ['hostname:\ta\n', 'hostname: a\tb\n', 'hostname: a\t\n', 'runcmd: [a,\tb]\n'])
      assert.deepEqual(codesOf(`#cloud-config\n${bad}`), ['error cloud-config/tab'], JSON.stringify(bad));
    assert.equal(fixed('#cloud-config\nhostname:\ta\n', 'cloud-config/tab'), '#cloud-config\nhostname: a\n');
  });

  it('has each anchor once', () => {
    const text = '#cloud-config\nruncmd: &a [x]\nbootcmd: &b [y]\nfinal_message: &a z\n';
    assert.deepEqual(codesOf(text), ['error cloud-config/repeated-anchor']);
    assert.deepEqual(codesOf(text.replaceAll('&b', '&c').replace('&a z', '&d z')), []);
  });

  it('says what becomes of the machine: more where nothing can be read', () => {
    const message = (text: string) => judgeText(cloudConfig, `#cloud-config\n${text}`).problems[0]?.message ?? '';
    assert.match(message('hostname: 1\n'), /cloud-init reports an invalid config/u);
    assert.match(message('hostname: !x a\n'), /cloud-init ignores the whole text/u);
    assert.match(message('hostname: "a\n'), /cloud-init ignores the whole text/u);
  });

  it('is judged through templates', () => {
    const text =
      '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n{% if x %}\nruncmd:\n  - {{ a }}\n{% endif %}\nfoo: 1\n';
    assert.deepEqual(codesOf(text), ['error cloud-config/unknown-key']);
  });

  it('is given the new name of an old key', () => {
    assert.equal(
      fixed('#cloud-config\nusers:\n  - name: a\n    lock-passwd: true\n', 'cloud-config/deprecated-key'),
      '#cloud-config\nusers:\n  - name: a\n    lock_passwd: true\n',
    );
    const { problems } = judgeText(cloudConfig, '#cloud-config\nssh_pwauth: "yes"\n');
    assert.match(
      problems[0]?.message ?? '',
      /this kind of value of `ssh_pwauth` is deprecated; write `true` or `false`/u,
    );
  });

  it('is judged by a release of the tool', () => {
    const text = '#cloud-config\nubuntu_pro: {token: a}\n';
    assert.deepEqual(judgeText(cloudConfig, text).problems, []);
    const [problem] = judgeText(cloudConfig, text, { release: '22.4.2' }).problems;
    assert.equal(problem?.code, 'cloud-config/key-of-later-version');
    assert.equal(problem?.severity, 'warning');
    assert.match(problem?.message ?? '', /needs cloud-init 24\.1 or later/u);
  });

  it('names the types that fit, and the value that is meant', () => {
    const { problems } = judgeText(cloudConfig, '#cloud-config\nruncmd:\n  - echo a: b\n');
    assert.match(problems[0]?.message ?? '', /an item of `runcmd` needs text or a list, but a mapping stands here/u);
  });
});

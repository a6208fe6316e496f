import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { accept, offered, offeredLabels } from '../../support/acceptCompletion.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';

/**
 * What the generic YAML server with cloud-init's own schema gets wrong on cloud-configs, as measured with its release 1.25, and
 * what users of cloud-init asked for: each a case.
 */
const named: AnalyseOptions = { fileName: 'user-data' };
const head = '#cloud-config\n';

function problems(text: string, options = named) {
  return analyseText(text, options).problems();
}

describe('the first line of a cloud-config', () => {
  it('is offered while somebody types it', () => {
    for (const begun of ['#', '#cl', '#cloud-con']) {
      assert.equal(accept(`${begun}<|>`, '#cloud-config', named), '#cloud-config\n<|>');
      assert.equal(accept(`${begun}<|>\n`, '#cloud-config', named), '#cloud-config\n<|>\n');
    }
    assert.deepEqual(offeredLabels('#my<|>', named), []);
    assert.deepEqual(offeredLabels('#cl<|>', { fileName: 'web.yaml' }), []);
  });
});

describe('the keys of an account', () => {
  it('begin with the dash of their list', () => {
    assert.equal(
      accept(`${head}users:\n  - name: a\n    ssh_a<|>`, 'ssh_authorized_keys', named),
      `${head}users:\n  - name: a\n    ssh_authorized_keys:\n      - <|>`,
    );
  });
});

function codes(text: string, options = named): readonly string[] {
  return problems(text, options).map(({ code }) => code);
}

function markdownAt(source: string): string {
  const { text, cursor } = parseFixture(source);
  return hover(analyseText(text, named), cursor ?? 0)?.markdown ?? '';
}

describe('where the generic server completes cloud-configs badly', () => {
  it('offers every key, also after two letters, and a deprecated one never before others', () => {
    const keys = offered(`${head}<|>`, named).filter(({ kind }) => kind === 'key');
    assert.ok(keys.length >= 88, `only ${keys.length}`);
    assert.equal(new Set(keys.map(({ label }) => label)).size, keys.length);
    const firstDeprecated = keys.findIndex(({ deprecated }) => deprecated);
    if (firstDeprecated >= 0) assert.ok(keys.slice(firstDeprecated).every(({ deprecated }) => deprecated));
    const typed = offeredLabels(`${head}pa<|>`, named);
    for (const key of ['packages', 'package_update', 'package_upgrade', 'password'])
      assert.ok(typed.includes(key), key);
  });

  it('offers spellings with a hyphen last and struck through, and ranks what is common first', () => {
    const items = offered(`${head}users:\n  - <|>\n`, named);
    const labels = items.map(({ label }) => label);
    const old = items.filter(({ label }) => /^(?:lock|ssh|no|create|primary|selinux|plain|hashed)[a-z]*-/u.test(label));
    assert.ok(old.length > 0 && old.every(({ deprecated }) => deprecated));
    assert.deepEqual(items.slice(-old.length), old);
    assert.equal(labels[0], 'name');
    const places = ['sudo', 'gecos', 'selinux_user'].map((key) => labels.indexOf(key));
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
  });

  it('inserts values, never the words that describe a default', () => {
    const file = `${head}write_files:\n  - path: /etc/x\n    `;
    assert.equal(accept(`${file}con<|>\n`, 'content', named), `${file}content: <|>\n`);
    assert.equal(accept(`${file}per<|>\n`, 'permissions', named), `${file}permissions: <|>\n`);
    for (const { label, insertText } of offered(`${file}permissions: <|>\n`, named))
      assert.doesNotMatch(insertText, /0o|``/u, label);
    const user = `${head}users:\n  - name: a\n    `;
    assert.equal(accept(`${user}home<|>\n`, 'homedir', named), `${user}homedir: <|>\n`);
    for (const { label, insertText } of offered(`${user}homedir: <|>\n`, named))
      assert.ok(!insertText.includes('`'), label);
  });

  it('offers something in a list that was just begun', () => {
    for (const list of ['runcmd', 'bootcmd', 'packages', 'users', 'write_files', 'mounts', 'ssh_import_id'])
      assert.ok(offered(`${head}${list}:\n  - <|>\n`, named).length > 0, list);
  });
});

describe('where the generic server explains nothing of cloud-configs', () => {
  it('has a hover on every key, without the markup of its source', () => {
    for (const source of [
      'us<|>ers: [default]\n',
      'write_<|>files: []\n',
      'ca_<|>certs: {}\n',
      'ca-<|>certs: {}\n',
      'users:\n  - name: a\n    su<|>do: ALL=(ALL) ALL\n',
      'users:\n  - name: a\n    lock_<|>passwd: true\n',
      'users:\n  - name: a\n    lock-<|>passwd: true\n',
    ]) {
      const text = markdownAt(head + source);
      assert.ok(text.length > 40, source);
      assert.doesNotMatch(text, /``[^`]|\\[_*]/u, source);
    }
  });

  it('says which module acts where, but not on systems where another program reads the file', () => {
    const hostname = (os: string): string => markdownAt(`${head}# strata: os=${os}\nhost<|>name: a\n`);
    assert.match(hostname('debian'), /Done by `set_hostname` \(8th of the network stage\)/u);
    assert.doesNotMatch(hostname('kairos'), /Done by/u);
  });

  it('says on a deprecated key that it is, and what to use', () => {
    assert.match(markdownAt(`${head}ca-<|>certs: {}\n`), /Deprecated since cloud-init 22\.3\.\*\* Use `ca_certs`/u);
  });
});

describe('where the generic server judges cloud-configs otherwise than cloud-init', () => {
  it('takes what PyYAML takes', () => {
    for (const line of [
      'package_update: yes',
      'package_update: on',
      'package_upgrade: off',
      'resize_rootfs: no',
      "write_files: [{path: /etc/x, content: a, permissions: '0644'}]",
      'write_files: [{path: /etc/x, content: a, permissions: 0o644}]',
    ])
      assert.deepEqual(
        problems(`${head}${line}\n`).filter(({ severity }) => severity === 'error'),
        [],
        line,
      );
  });

  it('sees a date without quotes, and puts it in quotes', () => {
    const text = `${head}users:\n  - name: a\n    expiredate: 2032-09-01\n`;
    const [problem] = problems(text).filter(({ severity }) => severity === 'error');
    assert.equal(problem?.path.join('.'), 'users.0.expiredate');
    const [fix] = problem?.fixes?.() ?? [];
    assert.match(fix?.edits.map(({ newText }) => newText).join('') ?? '', /["']2032-09-01["']|^["']+$/u);
  });

  it('warns of a key that stands there twice, and says which counts', () => {
    const found = problems(`${head}runcmd: [a]\nruncmd: [b]\n`).filter(
      ({ code }) => code === 'cloud-config/duplicate-key',
    );
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('says what becomes of a header that cloud-init does not take', () => {
    for (const first of ['# cloud-config', '#cloud-init', '#cloud_config', '##cloud-config', '---\n#cloud-config']) {
      const found = problems(`${first}\nhostname: a\n`);
      assert.deepEqual(
        found.map(({ code, severity }) => [code, severity]),
        [['cloud-config/header', 'error']],
        first,
      );
      assert.ok((found[0]?.fixes?.() ?? []).length > 0, first);
    }
    assert.deepEqual(codes('#Cloud-Config\nhostname: a\n'), []);
    assert.deepEqual(codes('\n\n#cloud-config\nhostname: a\n'), []);
  });

  it('judges around the tags of a template', () => {
    const text = `## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\npackage_upgrade: sure\n`;
    assert.deepEqual(codes(text), ['cloud-config/wrong-type']);
  });

  it('knows the files by their names and by what is in them, and leaves autoinstall alone', () => {
    for (const fileName of [
      'user-data',
      'vendor-data',
      'web.cloud-config.yaml',
      'cloud-init.yaml',
      'cloud-init-web.yml',
    ])
      assert.deepEqual(
        analyseText('#cloud-config\nhostname: a\n', { fileName }).parts.map(({ format }) => format.id),
        ['cloud-config'],
        fileName,
      );
    assert.equal(analyseText('#cloud-config\nhostname: a\n', { fileName: 'x.yaml' }).parts.length, 1);
    assert.equal(analyseText('autoinstall:\n  version: 1\n', { fileName: 'user-data' }).parts.length, 0);
    assert.deepEqual(codes('#cloud-config\nautoinstall:\n  version: 1\n  identity: {hostname: a}\n'), []);
  });
});

describe('what users of cloud-init asked for', () => {
  it('says of each unknown key where it stands and what was meant', () => {
    const found = problems(`${head}hostnme: a\npackage: [b]\n`);
    assert.deepEqual(
      found.map(({ path, code }) => [path.join('.'), code]),
      [
        ['hostnme', 'cloud-config/unknown-key'],
        ['package', 'cloud-config/unknown-key'],
      ],
    );
    assert.match(found[0]?.message ?? '', /hostname/u);
    assert.match(found[1]?.message ?? '', /packages/u);
  });

  it('names all that a source of packages may say where it needs one of them', () => {
    const [found] = problems(`${head}yum_repos:\n  a: {name: b}\n`);
    for (const key of ['baseurl', 'metalink', 'mirrorlist']) assert.match(found?.message ?? '', new RegExp(key, 'u'));
  });

  it('knows a key that the release of the machine does not have', () => {
    const text = `${head}write_files:\n  - path: /etc/x\n    source: {uri: "https://example.org/x"}\n`;
    assert.deepEqual(codes(text), []);
    const [found] = problems(text, { ...named, settings: { tool: ['cloud-init@24.2'] } });
    assert.match(found?.message ?? '', /24\.3/u);
  });

  it('says of a command with a colon that it became a mapping, and quotes it', () => {
    const [found] = problems(`${head}runcmd:\n  - echo a: b\n`);
    assert.equal(found?.severity, 'error');
    const [fix] = found?.fixes?.() ?? [];
    assert.equal(fix?.certain, true);
    assert.deepEqual(
      fix?.edits.map(({ newText }) => newText),
      ["'echo a: b'"],
    );
  });

  it('says of a file that its owner is not there yet', () => {
    const text = `${head}users:\n  - default\n  - name: app\nwrite_files:\n  - path: /srv/x\n    content: a\n    owner: app:app\n`;
    assert.ok(codes(text).includes('cloud-config/owner-not-made-yet'));
  });

  it('judges the configs in archives and messages', () => {
    const archive =
      '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    #cloud-config\n    hostnme: a\n';
    assert.ok(codes(archive).includes('cloud-config/unknown-key'));
  });
});

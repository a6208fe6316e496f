import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';
import { inButane } from '../units/unitFixtures.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';

function linesAt(source: string, options: AnalyseOptions = inButane): readonly string[] {
  const { text, cursor = 0 } = parseFixture(source);
  return hover(analyseText(text, options), cursor)?.markdown.split('\n\n') ?? [];
}

function here(source: string, options?: AnalyseOptions): string | undefined {
  return linesAt(source, options).find((line) => line.startsWith('Here: '));
}

function inFile(line: string): string {
  return `${head}storage:\n  files:\n    - path: /etc/motd\n      ${line}\n`;
}

function inUser(line: string): string {
  return `${head}passwd:\n  users:\n    - name: app\n      ${line}\n`;
}

const rsaKey =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7lZ0T0p0kO2N5rS1y4X6Zb0u0Z3L8kq2mJm8hQ8oN3bq0i9yq1p6V2x0mYJr1n8sQkz4h3q0f8o1m7Wv9Yc2dEJbW5u8Zg1k7mP4tXv3oL6nRq2sT9uVwXyZ0aBcDeFgHiJkLmNoPqRsTuVwXyZ0aBcDeFgHiJkLmNoPqRsTuVw== me@host';

describe('what a hover says of a name that machines know', () => {
  it('is what completion says of it', () => {
    assert.ok(
      linesAt(inUser('groups: [wh<|>eel]')).includes('`wheel`: may become root with sudo and its own password'),
    );
    assert.ok(linesAt(inUser('groups: [su<|>do]')).includes('`sudo`: may become root with sudo, without a password'));
    const core = `${head}passwd:\n  users:\n    - name: co<|>re\n`;
    assert.ok(linesAt(core).includes('`core`: the account that the image brings, with sudo'));
    assert.ok(
      !linesAt(core.replace('fcos', 'fiot').replace('1.6.0', '1.0.0')).some((line) => line.startsWith('`core`')),
    );
  });
});

describe('what a hover says of a value', () => {
  it('who may do what, of a mode', () => {
    assert.equal(
      here(inFile('mode: 06<|>44')),
      'Here: `420` = `0644` in octal: `rw-r--r--`, the owner may read and write, all others may read',
    );
    assert.match(
      here(inFile('mode: 04<|>750')) ?? '',
      /`rwsr-x---`, the owner may read, write and run, the group may read and run, others may do nothing$/u,
    );
    assert.match(here(inFile('mode: 0<|>777')) ?? '', /`rwxrwxrwx`, all may read, write and run$/u);
  });

  it('a size in larger units', () => {
    const disk = (size: string): string =>
      `${head}storage:\n  disks:\n    - device: /dev/vda\n      partitions:\n        - number: 1\n          size_mib: ${size}\n`;
    assert.equal(here(disk('10<|>240')), 'Here: `10240` MiB = 10 GiB');
    assert.equal(here(disk('15<|>36')), 'Here: `1536` MiB = 1.5 GiB');
    assert.equal(here(disk('20<|>97152')), 'Here: `2097152` MiB = 2 TiB');
    assert.equal(here(disk('5<|>12')), undefined);
  });

  it('that a key without a value counts as not written', () => {
    assert.equal(here(inFile('mo<|>de:')), 'Here: no value, as if the key were not written');
    assert.equal(here(inFile('mode: nu<|>ll')), 'Here: no value, as if the key were not written');
    assert.equal(here(inUser('home_dir: "<|>"')), 'Here: an empty text');
  });

  it('how a password is kept, and never more', () => {
    assert.equal(here(inUser('password_hash: $y$j<|>9T$abc$def')), 'Here: a hash of yescrypt');
    assert.equal(here(inUser('password_hash: "<|>*"')), 'Here: no password fits: the account is locked for passwords');
    assert.match(here(inUser('password_<|>hash: ""')) ?? '', /without one$/u);
    assert.match(here(inUser('password_hash: $1$a<|>bc$def')) ?? '', /MD5 crypt, which is broken within hours$/u);
  });

  it('the type of a public key and its comment, and never the key', () => {
    const lines = linesAt(inUser(`ssh_authorized_keys:\n        - ${rsaKey.replace('ssh-', 's<|>sh-')}`));
    const said = lines.find((line) => line.startsWith('Here: '));
    assert.match(said ?? '', /^Here: a public key of type `ssh-rsa`, \d+ bits, comment `me@host`$/u);
    assert.ok(!said?.includes('AAAA'));
  });

  it('how a URL is fetched, and which hash is expected', () => {
    assert.equal(here(inFile('contents: { source: ht<|>tps://example.com/a }')), 'Here: a URL of scheme `https`');
    const json = (source: string): string =>
      `{"ignition": {"version": "3.1.0"}, "storage": {"files": [{"path": "/a", "contents": {"source": "${source}"}}]}}`;
    const inIgnition = { fileName: 'a.ign' };
    assert.equal(here(json('ht<|>tps://a/b'), inIgnition), 'Here: fetched by the machine through `https`');
    assert.match(here(json('g<|>s://a/b'), inIgnition) ?? '', /`gs`, which needs ignition 3\.2\.0 or later$/u);
    const hash = `contents: { source: https://example.com/a, verification: { hash: sha<|>512-${'ab'.repeat(64)} } }`;
    assert.equal(here(inFile(hash)), 'Here: SHA-512 of 512 bits');
    assert.equal(here(inFile(hash.replace('ab'.repeat(64), 'abcd'))), undefined);
  });

  it('what version and variant are', () => {
    assert.equal(
      here('variant: fcos\nversion: 1.<|>6.0\n'),
      'Here: fcos 1.6.0, converted to version 3.5.0; machines need ignition 2.20.0 or later',
    );
    assert.match(
      here('variant: fc<|>os\nversion: 1.6.0\n') ?? '',
      /^Here: `fcos` is Fedora CoreOS; its versions go from 1\.0\.0 to \d/u,
    );
    const json = '{"ignition": {"version": "3.<|>4.0"}}';
    assert.equal(here(json, { fileName: 'a.ign' }), 'Here: ignition 3.4.0; machines need ignition 2.15.0 or later');
  });

  it('what an argument of the kernel does', () => {
    const text = `${head}kernel_arguments:\n  should_exist:\n    - conso<|>le=ttyS0\n`;
    assert.match(here(text) ?? '', /^Here: `console`: A console for messages/u);
    assert.equal(here(text.replace('conso<|>le', 'my<|>own')), undefined);
  });

  it('where the name of something else is defined', () => {
    const text = `${head}passwd:\n  users:\n    - name: app\nstorage:\n  files:\n    - path: /a\n      user: { name: ap<|>p }\n`;
    assert.ok(linesAt(text).includes('Defined in this file, at line 5'));
    assert.ok(!linesAt(text.replace('name: app\n', 'name: other\n')).some((line) => line.startsWith('Defined')));
  });

  it('where it is defined, however it is written', () => {
    const disks = `${head}storage:
  disks:
    - device: /dev/vda
      partitions: [{ label: my data }]
  luks:
    - name: crypt
      device: /dev/disk/by-partlabel/my\\x20data
  filesystems:
    - device: /dev/mapper/crypt
      path: /var/data
  files:
    - path: /usr/local/bin/run
  links:
    - { path: /var/x, target: ../usr/local/bin/run }
passwd:
  users:
    - { name: app, shell: /usr/local/bin/run }
    - { name: other, shell: /bin/bash }
`;
    const says = (marked: string): string | undefined =>
      linesAt(disks.replace(marked, `<|>${marked}`)).find((line) => line.startsWith('Defined'));
    assert.equal(says('/dev/disk/by-partlabel'), 'Defined in this file, at line 6');
    assert.equal(says('/dev/mapper'), 'Defined in this file, at line 8');
    assert.equal(says('../usr/local/bin/run'), 'Defined in this file, at line 14');
    assert.equal(says('/usr/local/bin/run }'), 'Defined in this file, at line 14');
    assert.equal(says('/bin/bash'), undefined);
    assert.equal(says('/dev/vda'), undefined);
  });

  it('what many machines have under the name of a unit, once', () => {
    const about = (name: string): readonly string[] =>
      linesAt(`${head}systemd:\n  units:\n    - name: <|>${name}\n`).filter((line) => line.startsWith(`\`${name}\``));
    assert.deepEqual(about('docker.service'), ['`docker.service`: the Docker daemon']);
    assert.deepEqual(about('crio.service'), [
      '`crio.service` is on many machines: CRI-O, the containers of Kubernetes',
    ]);
  });
});

describe('what a hover says of anchors', () => {
  const text = (body: string): string =>
    `${head}storage:\n  files:\n    - &a<|>nchor\n      path: /a\n      mode: 0644\n    - ${body}`;

  it('what an alias stands for', () => {
    const lines = linesAt(text('path: /b\n      user: *an<|>chor\n').replace('&a<|>n', '&an'));
    assert.match(lines[0] ?? '', /^\*\*`\*anchor`\*\* stands for what is written at line 6$/u);
    assert.equal(lines[1], '```text\npath: /a\nmode: 0644\n```');
    assert.match(linesAt(`${head}storage: *no<|>where\n`)[0] ?? '', /no anchor `&nowhere` stands above/u);
  });

  it('where an anchor is used again', () => {
    assert.match(linesAt(text('*anchor\n'))[0] ?? '', /uses again at line 8$/u);
    assert.match(linesAt(text('path: /b\n'))[0] ?? '', /no `\*anchor` uses it$/u);
  });

  it('which keys a merge key brings', () => {
    const lines = linesAt(text('<<<|>: *anchor\n      path: /b\n').replace('&a<|>n', '&an'));
    assert.equal(lines[0], '**`<<`** · merge key');
    assert.equal(lines[1], 'The keys of `*anchor` (line 6): `path`, `mode`');
  });
});

describe('hover in a config inside of a config', () => {
  it('explains its keys where they stand', () => {
    const source = `${head}ignition:\n  config:\n    merge:\n      - inline: |\n          {"ignition": {"version": "3.5.0"}, "passwd": {"us<|>ers": []}}\n`;
    const { text, cursor = 0 } = parseFixture(source);
    const found = hover(analyseText(text, inButane), cursor);
    assert.equal(text.slice(found?.range.start, found?.range.end), '"users"');
    assert.match(found?.markdown ?? '', /^\*\*`passwd\.users`\*\* · list of objects/u);
  });
});

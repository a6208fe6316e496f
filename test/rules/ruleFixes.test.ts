import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const butane = { fileName: 'config.bu' };
const ignition = { fileName: 'config.ign' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('the fix of a rule of our own', () => {
  it('lets a program be run by whoever may read it', () => {
    const config = (file: string): string =>
      `${fcos}storage:\n  files:\n    - path: /opt/a\n${file}      contents: {inline: a}\nsystemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        ExecStart=/opt/a\n`;
    const code = 'ignition/program-not-executable';
    checkFix({ code, options: butane, before: config(''), after: config('      mode: 0755\n') });
    checkFix({
      code,
      options: butane,
      before: config('      mode: 0600 # own\n'),
      after: config('      mode: 0700 # own\n'),
    });
    const json = (mode: string): string =>
      `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/opt/a"${mode}, "contents": {"source": "data:,a"}}]}, "systemd": {"units": [{"name": "a.service", "contents": "[Service]\\nExecStart=/opt/a\\n"}]}}`;
    checkFix({ code, options: ignition, before: json(''), after: json(', "mode": 493') });
  });

  it('lists a folder in a home with its owner', () => {
    const code = 'ignition/root-owned-parent';
    const file = '  files:\n    - path: /home/core/.config/a\n      user: {name: core}\n      group: {name: wheel}\n';
    const folder =
      '    - path: /home/core/.config\n      user:\n        name: core\n      group:\n        name: wheel\n';
    const storage = `${fcos}storage:\n${file}`;
    checkFix({ code, options: butane, before: storage, after: `${storage}  directories:\n${folder}` });
    const other = '  directories:\n    - path: /etc/a # own\n';
    checkFix({ code, options: butane, before: storage + other, after: storage + other + folder });
    const json = (more: string): string =>
      `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/home/core/.config/a", "user": {"name": "core"}}]${more}}}`;
    const listed = ', "directories": [{"path":"/home/core/.config","user":{"name":"core"}}]';
    checkFix({ code, options: ignition, before: json(''), after: json(listed) });
  });

  it('mounts a filesystem by a unit that Butane makes', () => {
    const code = 'ignition/filesystem-not-mounted';
    const config = (path: string, more = ''): string =>
      `${fcos}storage:\n  filesystems:\n    - path: ${path}\n      device: /dev/vdb\n      format: xfs\n${more}`;
    const before = config('/var/data');
    checkFix({ code, options: butane, before, after: `${before}      with_mount_unit: true\n` });
    const off = config('/var/data', '      with_mount_unit: false\n');
    checkFix({ code, options: butane, before: off, after: off.replace('false', 'true') });
    // Butane takes no other places.
    const problem = analyseText(config('/data'), butane)
      .problems()
      .find((each) => each.code === code);
    assert.deepEqual(problem?.fixes?.(), []);
  });

  it('says what a filesystem with a mount unit is', () => {
    const config = (more: string): string =>
      `${fcos}storage:\n  filesystems:\n    - path: /var/data\n      device: /dev/vdb\n${more}`;
    checkFix({
      code: 'butane/mount-unit-without-format',
      options: butane,
      before: config('      with_mount_unit: true\n'),
      after: config('      with_mount_unit: true\n      format: xfs\n'),
    });
  });

  it('offers every variant that it names', () => {
    const [problem] = analyseText('variant: coreos\nversion: 9.9.9\n', butane).problems();
    const named = [...(problem?.message.matchAll(/`(?<name>[\w]+)`/gu) ?? [])].map(({ groups }) => groups?.name);
    const offered = problem?.fixes?.().map(({ title }) => title) ?? [];
    for (const name of named.slice(1))
      assert.ok(offered.includes(`Change to \`${name}\``), `${name} of ${offered.join()}`);
    assert.ok(offered.length > 4);
  });

  it('says no more that a content is packed', () => {
    const contents = (more: string): string =>
      `${fcos}storage:\n  files:\n    - path: /a\n      contents:\n        inline: a\n${more}`;
    const before = contents('        compression: gzip # small\n');
    checkFix({ code: 'butane/inline-not-compressed', options: butane, before, after: contents('') });
    const json = (more: string): string =>
      `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/a", "contents": {"source": "data:,a"${more}}}]}}`;
    const packed = json(', "compression": "gzip"');
    checkFix({ code: 'ignition/not-compressed', options: ignition, before: packed, after: json('') });
  });

  it('moves a line of a unit into its section', () => {
    const code = 'systemd/misplaced-key';
    const unit = (...lines: readonly string[]): string =>
      `${fcos}systemd:\n  units:\n    - name: a.service\n      contents: |\n${lines.map((line) => (line === '' ? '\n' : `        ${line}\n`)).join('')}`;
    checkFix({
      code,
      options: butane,
      before: unit(
        '[Unit]',
        'Description=a',
        '',
        '[Service]',
        'ExecStart=/bin/a',
        'Wants=b.service \\',
        '  c.service',
        '# last',
        '',
      ),
      after: unit(
        '[Unit]',
        'Description=a',
        'Wants=b.service \\',
        '  c.service',
        '',
        '[Service]',
        'ExecStart=/bin/a',
        '# last',
        '',
      ),
    });
    checkFix({
      code,
      options: butane,
      before: unit('[Service]', 'ExecStart=/bin/a', 'Wants=b.service'),
      after: unit('[Service]', 'ExecStart=/bin/a', '', '[Unit]', 'Wants=b.service'),
    });
  });

  it('names the config that comes of a Butane file', () => {
    const merge = (name: string): string =>
      `${fcos}ignition:\n  config:\n    merge:\n      - local: ${name} # shared\n`;
    checkFix({ code: 'butane/merge-of-butane', options: butane, before: merge('base.bu'), after: merge('base.ign') });
  });
});

describe('the fix of a rule that the real tool has', () => {
  it('removes a text that stands twice', () => {
    const keys = (list: string): string => `${fcos}passwd:\n  users:\n    - name: core\n      ${list}`;
    const code = 'ignition/duplicate-entry';
    const list = 'groups:\n        - wheel # admins\n        - docker\n';
    checkFix({ code, options: butane, before: keys(`${list}        - wheel # again\n`), after: keys(list) });
    checkFix({ code, options: butane, before: keys('groups: [a, b, a]\n'), after: keys('groups: [a, b]\n') });
    const config = (list: string): string =>
      `{"ignition": {"version": "3.4.0"}, "kernelArguments": {"shouldExist": ${list}}}`;
    checkFix({ code, options: ignition, before: config('["a", "a", "b"]'), after: config('["a", "b"]') });
  });

  it('keeps the number of an owner, or the name', () => {
    const file = (owner: string): string => `${fcos}storage:\n  files:\n    - path: /a\n      user: ${owner}\n`;
    const common = { code: 'ignition/id-and-name', options: butane, before: file('{id: 0, name: root} # all') };
    checkFix({ ...common, title: 'Remove `id`', after: file('{name: root} # all') });
    checkFix({ ...common, title: 'Remove `name`', after: file('{id: 0} # all') });
  });

  it('removes the owner of a hard link', () => {
    const link = (more: string): string =>
      `${fcos}storage:\n  links:\n    - path: /etc/b\n      target: /etc/a\n      hard: true\n${more}`;
    checkFix({
      code: 'ignition/hard-link-owner',
      options: butane,
      before: link('      user:\n        name: core\n'),
      after: link('      user: {}\n'),
    });
  });

  it('removes what needs contents', () => {
    const file = (more: string): string => `${fcos}storage:\n  files:\n    - path: /etc/a\n${more}`;
    checkFix({
      code: 'ignition/overwrite-without-contents',
      options: butane,
      before: file('      overwrite: true # always\n'),
      after: file(''),
    });
    const hash = `sha512-${'ab'.repeat(64)}`;
    checkFix({
      code: 'ignition/hash-without-source',
      options: butane,
      before: file(`      contents:\n        verification: {hash: ${hash}}\n`),
      after: file('      contents:\n        verification: {}\n'),
    });
  });
});

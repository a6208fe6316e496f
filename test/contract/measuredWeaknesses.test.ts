import assert from 'node:assert/strict';
import { complete } from '../../server/src/features/completion/completion.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { analyseText } from '../support/analyseText.ts';

const header = '#cloud-config\n';

/** The text without its mark, and where that stands: `|` is the cursor. */
function offered(marked: string, fileName = 'user-data') {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return complete(analyseText(text, { fileName }), offset);
}

function found(text: string, fileName = 'user-data'): readonly string[] {
  return analyseText(text, { fileName })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}

/** What the generic YAML server, given upstream's schema, was measured to get wrong of cloud-init. */
describe('what the generic server gets wrong of cloud-init', () => {
  describe('deprecated keys', () => {
    const texts: Readonly<Record<string, string>> = {
      apt_update: 'apt_update: true\n',
      'users.1.ssh-authorized-keys':
        'users:\n  - default\n  - {name: a, ssh-authorized-keys: ["ssh-ed25519 AAAA a"]}\n',
      'users.1.lock-passwd': 'users:\n  - default\n  - {name: a, lock-passwd: true}\n',
      'ca-certs': 'ca-certs:\n  trusted: [a]\n',
    };
    for (const [path, text] of Object.entries(texts))
      it(`are struck through: ${path}`, () => {
        const problems = analyseText(header + text, { fileName: 'user-data' }).problems();
        const struck = problems.filter(({ tags }) => tags?.includes('deprecated')).map((each) => each.path.join('.'));
        assert.deepEqual(struck, [path]);
      });

    it('are offered among the others, and some keys twice', () => {
      for (const marked of [`${header}|`, `${header}users:\n  - name: a\n    |`]) {
        const keys = offered(marked)
          .filter(({ kind }) => kind === 'key')
          .toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1));
        const labels = keys.map(({ label }) => label);
        assert.equal(new Set(labels).size, labels.length);
        const isOld = (label: string) => /^(?:apt_update|ca-certs|lock-passwd|ssh-authorized-keys)$/u.test(label);
        for (const { label, deprecated } of keys) if (isOld(label)) assert.equal(deprecated, true, label);
        const firstOld = keys.findIndex(({ deprecated }) => deprecated);
        assert.ok(firstOld < 0 || keys.slice(firstOld).every(({ deprecated }) => deprecated));
      }
    });
  });

  it('offers sixteen of the keys of a file', () => {
    const all = [...propertiesOf(rootEntry('schemas/cloud-config/index.json'))]
      .filter(([, { keywords }]) => !keywords['x-deprecated'] && !keywords['x-until'] && !keywords['x-only'])
      .map(([name]) => name);
    const labels = new Set(offered(`${header}|`).map(({ label }) => label));
    assert.ok(all.length > 70);
    assert.deepEqual(
      all.filter((name) => !labels.has(name)),
      [],
    );
  });

  it('offers the same sixteen whatever is typed', () => {
    const labels = offered(`${header}pa|`).map(({ label }) => label);
    for (const name of ['packages', 'package_update', 'password']) assert.ok(labels.includes(name), name);
  });

  it('offers keys of an account by the alphabet', () => {
    const labels = offered(`${header}users:\n  - |`).map(({ label }) => label);
    assert.equal(labels[0], 'name');
    assert.notDeepEqual(labels, labels.toSorted());
  });

  it('offers nothing for a command', () => {
    assert.ok(offered(`${header}runcmd:\n  - |`).length > 0);
  });

  it('writes the words of the documentation for values', () => {
    const items = [
      ...offered(`${header}write_files:\n  - path: /etc/a\n    |`),
      ...offered(`${header}users:\n  - name: a\n    |`),
    ];
    assert.ok(['content', 'permissions', 'homedir'].every((name) => items.some(({ label }) => label === name)));
    for (const { label, insertText } of items) assert.doesNotMatch(insertText, /''"|"''|0o|``/u, label);
  });

  describe('hovers', () => {
    const text = `${header}users:\n  - default\n  - {name: a, sudo: null, lock-passwd: true}\nwrite_files:\n  - path: /etc/a\nca-certs:\n  trusted: [a]\n`;
    for (const key of ['users', 'write_files', 'ca-certs', 'sudo', 'lock-passwd'])
      it(`are empty, or show the marks of reStructuredText: ${key}`, () => {
        const shown = hover(analyseText(text, { fileName: 'user-data' }), text.indexOf(key))?.markdown ?? '';
        assert.ok(shown.length > 40);
        assert.doesNotMatch(shown, /``|:ref:|\\[*_]/u);
      });
  });

  describe('values of YAML 1.1', () => {
    const taken = [
      'package_update: yes\n',
      'package_upgrade: on\n',
      'resize_rootfs: no\n',
      'write_files:\n  - {path: /etc/a, permissions: 0o644}\n',
      'ansible:\n  install_method: pip\n  package_name: ansible\n  setup_controller:\n    run_ansible:\n      - {playbook_dir: /a, playbook_name: b.yml, check: no}\n',
    ];
    for (const text of taken)
      it(`are refused: ${JSON.stringify(text)}`, () => {
        assert.deepEqual(
          found(header + text).filter((each) => each.startsWith('error')),
          [],
        );
      });

    it('are taken where PyYAML makes a date of them', () => {
      assert.deepEqual(found(`${header}users:\n  - default\n  - {name: a, expiredate: 2032-09-01}\n`), [
        'error cloud-config/wrong-type users.1.expiredate',
      ]);
    });
  });

  it('takes a key that stands twice for an error', () => {
    assert.deepEqual(found(`${header}hostname: a\nhostname: b\n`), ['warning cloud-config/duplicate-key ']);
  });
});

describe('what the generic server does not look at in user data', () => {
  describe('headers', () => {
    const wrong: Readonly<Record<string, string>> = {
      'a blank in it': '# cloud-config\nhostname: a\n',
      'not in the first line': '# a remark\n#cloud-config\nhostname: a\n',
      'behind a marker': '---\n#cloud-config\nhostname: a\n',
      misspelt: '#cloud_config\nhostname: a\n',
      missing: 'hostname: a\npackages: [b]\n',
    };
    for (const [what, text] of Object.entries(wrong))
      it(`are not looked at: ${what}`, () => {
        assert.deepEqual(
          found(text).map((each) => each.split(' ')[1]),
          ['cloud-config/header'],
        );
      });

    it('are not looked at: a template of Jinja', () => {
      const text = '## template: jinja\n#cloud-config\nhostname: "{{ v1.local_hostnam }}"\n';
      assert.deepEqual(found(text), ['warning cloud-config/unknown-variable ']);
    });
  });

  describe('files', () => {
    const names: Readonly<Record<string, readonly [string, string]>> = {
      'user-data': [`${header}hostname: a\n`, 'cloud-config'],
      'vendor-data': [`${header}hostname: a\n`, 'cloud-config'],
      'cloud-init-web.yaml': [`${header}hostname: a\n`, 'cloud-config'],
      'network-config': ['version: 2\nethernets: {}\n', 'network-config'],
      'meta-data': ['instance-id: a\n', 'meta-data'],
      'etc/cloud/cloud.cfg.d/90-a.cfg': ['datasource_list: [NoCloud]\n', 'cloud-cfg'],
    };
    for (const [name, [text, format]] of Object.entries(names))
      it(`are taken for others: ${name}`, () => {
        assert.equal(analyseText(text, { fileName: name }).info.format, format);
      });
  });
});

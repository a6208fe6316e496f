import assert from 'node:assert/strict';
import { applyEdits, type Range } from '../../../server/src/base/text.ts';
import { semanticTokens } from '../../../server/src/features/annotations/semanticTokens.ts';
import { entryOf } from '../../../server/src/shape/entry.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/** What has a token: its text, its type and its modifiers. */
function tokens(
  text: string,
  options?: AnalyseOptions,
  range: Range = { start: 0, end: text.length },
): readonly string[] {
  return semanticTokens(analyseText(text, options), range).map(
    ({ start, end, type, modifiers }) => `${text.slice(start, end)} ${[type, ...modifiers].join('.')}`,
  );
}

const config = (body: string, version = 'fcos\nversion: 1.6.0'): string => `variant: ${version}\n${body}`;

describe('semantic tokens', () => {
  it('mark keys that the version does not have yet, and nothing below them', () => {
    const text = config(
      'kernel_arguments:\n  should_exist: [quiet]\nstorage:\n  luks:\n    - name: root\n      discard: true\n      "open_options": []\n',
      'fcos\nversion: 1.3.0',
    );
    assert.deepEqual(tokens(text), [
      'kernel_arguments property.unavailable',
      'root variable.definition',
      'discard property.unavailable',
      'open_options property.unavailable',
    ]);
    assert.deepEqual(tokens(text.replace('1.3.0', '1.5.0')), ['root variable.definition']);
  });

  it('mark keys that a variant refuses', () => {
    const text = config(
      'metadata:\n  name: a\n  labels: {}\nkernel_arguments:\n  should_exist: [quiet]\n',
      'openshift\nversion: 4.14.0',
    );
    assert.deepEqual(tokens(text), ['kernel_arguments property.unavailable']);
  });

  it('mark deprecated keys from the version on that deprecates them', () => {
    const entry = entryOf({
      type: 'object',
      properties: { old: { type: 'string', deprecated: true, 'x-deprecated': { since: { fcos: '1.5.0' } } } },
    });
    const marked = (version: string): readonly string[] => {
      const analysis = analyseText(config('old: x\n', `fcos\nversion: ${version}`), { fileName: 'a.bu' });
      const parts = analysis.parts.map((part) => ({ ...part, decoded: part.format.dialect.decode(part.part, entry) }));
      const { text } = analysis.document;
      const found = semanticTokens({ ...analysis, parts }, { start: 0, end: text.length });
      return found.map(({ start, end, modifiers }) => `${text.slice(start, end)} ${modifiers.join('.')}`);
    };
    assert.deepEqual(marked('1.6.0'), ['old deprecated']);
    assert.deepEqual(marked('1.4.0'), []);
  });

  it('mark names that are defined and names that refer, without their quotes', () => {
    const text = config(`passwd:
  users:
    - name: core
      groups: [wheel, "docker"]
  groups:
    - name: 'docker'
storage:
  files:
    - path: "/etc/motd"
      user: { name: core }
      group:
        name: docker
      contents:
        local: motd
systemd:
  units:
    - name: a.service
      contents: |
        [Unit]
        Description=core
`);
    assert.deepEqual(tokens(text), [
      'core variable.definition',
      'wheel variable',
      'docker variable',
      'docker variable.definition',
      '/etc/motd variable.definition',
      'core variable',
      'docker variable',
      'motd variable',
      'a.service variable.definition',
    ]);
  });

  it('mark names within units, and nothing around them', () => {
    const text = config(`passwd:
  users: [{name: app}]
storage:
  files: [{path: /a}]
  disks: [{device: /dev/vdb, partitions: [{label: data}]}]
systemd:
  units:
    - name: a.service
      contents: |
        [Unit]
        # User=app
        After=b.service c.service
        [Service]
        User=app
        User={{ user }}
        ExecStart=-/a /unknown
    - name: srv.mount
      contents: "[Mount]\\nWhat=/dev/disk/by-partlabel/data\\n"
    - name: b.service
`);
    const within = tokens(text, {}, { start: text.indexOf('[Unit]'), end: text.length });
    assert.deepEqual(within, [
      'b.service variable',
      'c.service variable',
      'app variable',
      '/a variable',
      'srv.mount variable.definition',
      'data variable',
      'b.service variable.definition',
    ]);
    assert.deepEqual(tokens(text, {}, { start: text.indexOf('User=app\n        User'), end: text.indexOf('{{') }), [
      'app variable',
    ]);
  });

  it('mark nothing within units that the version does not take', () => {
    const unit = '{name: a.service, contents: "[Service]\\nUser=core\\n", contents_local: b}';
    const units = (key: string) => config(`passwd: {users: [{name: core}]}\n${key}: {units: [${unit}]}\n`);
    assert.equal(tokens(units('systemd')).filter((token) => token === 'core variable').length, 1);
    assert.deepEqual(tokens(units('sistemd')), ['core variable.definition']);
  });

  it('leave out what nobody knows, and what reaches over lines', () => {
    assert.deepEqual(
      tokens(
        config(
          'passwd:\n  users:\n    - name: {{ user }}\n    - name: "{{ user }}x"\n    - name: |-\n        core\n    - name: "a\n        b"\n    - name: ""\n    - name: []\n',
        ),
      ),
      [],
    );
  });

  it('come once, where the text is written', () => {
    const text = config(
      'passwd:\n  users:\n    - &a\n      name: core\n    - *a\n    - <<: *a\n      groups: [wheel]\n',
    );
    assert.deepEqual(tokens(text), ['core variable.definition', 'wheel variable']);
  });

  it('never overlap and follow the text, whatever is asked for', () => {
    const text = config('passwd:\n  users:\n    - name: core\n      groups: [wheel, docker]\n    - name: other\n');
    const at = (word: string): number => text.indexOf(word);
    assert.deepEqual(tokens(text, {}, { start: at('wheel') + 1, end: at('docker') + 1 }), [
      'wheel variable',
      'docker variable',
    ]);
    assert.deepEqual(tokens(text, {}, { start: at('other'), end: text.length }), ['other variable.definition']);
    const all = semanticTokens(analyseText(text), { start: 0, end: text.length });
    const marked = applyEdits(
      text,
      all.map(({ start, end }) => ({ start, end, newText: '_' })),
    );
    assert.equal(marked, text.replace(/core|wheel|docker|other/gu, '_'));
  });

  it('work in Ignition, and are none in other people’s files', () => {
    const text = '{"ignition": {"version": "3.4.0"}, "passwd": {"users": [{"name": "core", "groups": ["wheel"]}]}}';
    assert.deepEqual(tokens(text, { fileName: 'a.ign' }), ['core variable.definition', 'wheel variable']);
    assert.deepEqual(tokens('passwd:\n  users:\n    - name: core\n'), []);
  });
});

describe('semantic tokens by layer', () => {
  const byLayer = (text: string, options?: AnalyseOptions): readonly string[] =>
    semanticTokens(analyseText(text, options), { start: 0, end: text.length }, { layers: true })
      .filter(({ type }) => type === 'property')
      .map(({ start, end, modifiers }) => `${text.slice(start, end)} ${modifiers.join('.')}`);

  it('mark the keys of settings, and of items the key that names them, but no other key', () => {
    const body =
      'storage:\n  disks:\n    - device: /dev/vda\n      wipe_table: true\n  files:\n    - mode: 0644\n      path: /etc/a\n    - path: /run/b\n    - path: /usr/bin/c\nkernel_arguments:\n  should_exist: [quiet]\n';
    assert.deepEqual(byLayer(config(body)), [
      'device earlyBoot',
      'path overlay',
      'path runtime',
      'path image',
      'kernel_arguments earlyBoot',
    ]);
  });

  it('leave alone what is marked for another reason, and what lies below it', () => {
    const body = 'kernel_arguments:\n  should_exist: [quiet]\n';
    assert.deepEqual(byLayer(config(body, 'fcos\nversion: 1.3.0')), ['kernel_arguments unavailable']);
  });

  it('say nothing where systems differ, or where nobody knows', () => {
    const text = (path: string) => `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": ${path}}]}}`;
    assert.deepEqual(byLayer(text('"/usr/local/a"'), { fileName: 'a.ign' }), []);
    assert.deepEqual(byLayer(text('"/etc/a"'), { fileName: 'a.ign' }), ['path overlay']);
    assert.deepEqual(byLayer(config('storage:\n  files:\n    - path: "{{ a }}"\n')), []);
  });

  it('change no token that there is without them', () => {
    const text = config('passwd:\n  users:\n    - name: core\n      groups: [wheel]\n      gecos: x\n');
    const all = semanticTokens(analyseText(text), { start: 0, end: text.length }, { layers: true });
    const others = all.filter(({ modifiers }) => !modifiers.includes('overlay'));
    assert.deepEqual(others, semanticTokens(analyseText(text), { start: 0, end: text.length }));
  });
});

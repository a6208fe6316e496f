import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { editCostResult } from '../../../server/src/features/layers/editCostResult.ts';
import { analyseText } from '../../support/analyseText.ts';
import { checkRows, cluster, costOf, fcos, file, fileEdit, flatcar, shortly } from './editCostSupport.ts';

describe('what an edit costs on machines that are provisioned once', () => {
  checkRows(fcos, [
    fileEdit('/etc/motd', 'reprovision'),
    ['a file that is taken out', file('/etc/motd'), '', ['removed file /etc/motd: reprovision stays!']],
    [
      'a file of another name',
      file('/etc/a'),
      file('/etc/b'),
      ['removed file /etc/a: reprovision stays!', 'added file /etc/b: reprovision'],
    ],
    [
      'kernel arguments',
      'kernel_arguments:\n  should_exist: [a]\n',
      'kernel_arguments:\n  should_exist: [b]\n',
      ['changed kernel_arguments: reprovision'],
    ],
    [
      'a disk that is taken out',
      'storage:\n  disks:\n    - device: /dev/vda\n      wipe_table: true\n',
      '',
      ['removed disk /dev/vda: reprovision stays!'],
    ],
  ]);
  it('costs an image where the image alone has the place', () =>
    assert.deepEqual(shortly(costOf(flatcar + file('/usr/share/a', 'a'), flatcar + file('/usr/share/a', 'b'))), [
      'changed file /usr/share/a: rebuild',
    ]));
  it('costs nothing where only the old name of a key becomes the new one', () => {
    const userData = { fileName: 'user-data' };
    const old = '#cloud-config\napt_update: true\nusers:\n  - {name: a, lock-passwd: true}\n';
    const renamed = '#cloud-config\npackage_update: true\nusers:\n  - {name: a, lock_passwd: true}\n';
    assert.deepEqual(shortly(costOf(old, renamed, userData)), []);
    assert.deepEqual(shortly(costOf(old, renamed.replace('update: true', 'update: false'), userData)), [
      'changed package_update: reprovision',
    ]);
  });
  it('is gone at the next boot where RAM alone had it', () => {
    const [edit] = costOf(
      '{"ignition":{"version":"3.4.0","timeouts":{"httpTotal":1}}}',
      '{"ignition":{"version":"3.4.0"}}',
      {
        fileName: 'a.ign',
        settings: { os: 'fcos' },
      },
    ).edits;
    assert.deepEqual(
      [edit?.kind, edit?.danger, edit?.costs.map(({ undo }) => undo)],
      ['removed', null, ['gone-at-boot']],
    );
  });
  it('differs by the system where nothing says which it is', () => {
    const text = (mode: number) =>
      `{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/usr/local/bin/a","mode":${mode}}]}}`;
    const { edits, summary } = costOf(text(420), text(384), { fileName: 'a.ign' });
    const costs = new Map(edits[0]?.costs.flatMap(({ os, change }) => os.map((id) => [id, change])));
    assert.deepEqual([costs.get('flatcar'), costs.get('fcos')], ['rebuild', 'reprovision']);
    assert.match(summary, /needs a new image \(Flatcar Container Linux\); .*provisioned again \(all others\)$/u);
  });
  it('is that of the first boot where the cluster sees nothing of the config', () => {
    const text = (path: string) => `{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"${path}"}]}}`;
    const options = { fileName: 'a.ign', settings: { os: 'rhcos' } };
    const { edits } = costOf(text('/etc/a'), text('/var/lib/kubelet/config.json'), options);
    assert.deepEqual(
      edits.map(({ kind, costs }) => [kind, costs[0]?.change]),
      [
        ['removed', 'reprovision'],
        ['added', 'reprovision'],
      ],
    );
  });
});

describe('what an edit costs finds what belongs together', () => {
  const two = (some: string, other: string) => `storage:\n  files:\n${some}${other}`;
  const entry = (path: string, mode = '0644') => `    - path: ${path}\n      mode: ${mode}\n`;
  checkRows(fcos, [
    ['items in another order', two(entry('/a/1'), entry('/a/2')), two(entry('/a/2'), entry('/a/1')), []],
    [
      'an item in front of another',
      two('', entry('/a/2')),
      two(entry('/a/1'), entry('/a/2', '0600')),
      ['added file /a/1: reprovision', 'changed file /a/2: reprovision'],
    ],
    [
      'items of one name',
      two(entry('/a/1'), entry('/a/1', '0600')),
      two(entry('/a/1', '0600'), entry('/a/1', '0755')),
      ['changed file /a/1: reprovision'],
    ],
    [
      'items without a name',
      two('    - mode: 0644\n', entry('/a/1')),
      two('    - mode: 0600\n', entry('/a/1')),
      ['changed storage.files[0]: reprovision'],
    ],
    ['the same value in another notation', two('', entry('/a/1')), two('', '    - {mode: 420, path: "/a/1"}\n'), []],
    ['a comment', file('/etc/a'), `# a comment\n${file('/etc/a')}`, []],
    ['a key that nobody knows', file('/etc/a'), `${file('/etc/a')}colour: red\n`, []],
    [
      'an anchor in the place of a copy',
      two(entry('/a/1'), entry('/a/2')),
      `storage:\n  files:\n    - path: /a/1\n      mode: &m 0644\n    - path: /a/2\n      mode: *m\n`,
      [],
    ],
    [
      'what a unit is enabled by',
      'systemd:\n  units:\n    - name: a.service\n      enabled: true\n',
      'systemd:\n  units:\n    - name: a.service\n      enabled: false\n',
      ['changed enabled of unit a.service: reprovision'],
    ],
    [
      'all of a new thing at once',
      '',
      'systemd:\n  units:\n    - name: a.service\n      enabled: true\n      contents: "[Unit]"\n',
      ['added unit a.service: reprovision'],
    ],
    [
      'a config inside',
      'ignition:\n  config:\n    merge:\n      - inline: "a"\n',
      'ignition:\n  config:\n    merge:\n      - inline: "b"\n',
      ['changed ignition.config: reprovision'],
    ],
  ]);
  it('takes a version for what no machine sees', () => {
    const { edits, summary } = costOf(`variant: fcos\nversion: 1.5.0\n${file('/etc/a')}`, `${fcos}${file('/etc/a')}`);
    assert.deepEqual(
      edits.map(({ what, text }) => [what, text]),
      [['version', 'no machine sees it']],
    );
    assert.equal(summary, 'the edit reaches no machine');
  });
  it('says that another system means other machines', () => {
    const { edits, summary } = costOf(fcos + file('/etc/a', 'a'), flatcar + file('/etc/a', 'b'));
    assert.deepEqual(
      edits.map(({ what }) => what),
      ['file /etc/a', 'variant', 'version'],
    );
    assert.match(summary, /^the file was for another system: 1 of 3 edits needs the machine to be provisioned again/u);
  });
});

describe('what an edit costs with templates', () => {
  const options = { fileName: 'a.bu.j2' };
  const mode = (value: string) => `storage:\n  files:\n    - path: /etc/a\n      mode: ${value}\n`;
  checkRows(
    fcos,
    [
      ['that stay', mode('{{ a }}'), `\n${mode('{{ a }}')}`, []],
      ['that are others', mode('{{ a }}'), mode('{{ b }}'), ['changed file /etc/a: reprovision']],
      ['that come', mode('0644'), mode('{{ b }}'), ['changed file /etc/a: reprovision']],
      ['that name a file', file("'{{ a }}'", 'a'), file("'{{ a }}'", 'b'), ['changed storage.files[0]: reprovision']],
      [
        'of which a condition is another',
        `{% if a %}\n${mode('0644')}{% endif %}\n`,
        `{% if b %}\n${mode('0644')}{% endif %}\n`,
        ['changed the blocks of templates: '],
      ],
    ],
    options,
  );
});

describe('what an edit costs, said in one sentence', () => {
  it('how many edits come to what', () => {
    const before = `${file('/etc/a')}    - path: /etc/b\n    - path: /etc/c\nopenshift:\n  fips: true\n`;
    const after = `${file('/etc/a', 'b')}    - path: /var/lib/kubelet/config.json\nopenshift:\n  fips: false\n`;
    const { summary, edits } = costOf(cluster + before, cluster + after);
    assert.equal(summary, '1 of 5 edits is refused, 3 need a reboot, 1 acts at once');
    assert.equal(edits[0]?.what, 'openshift.fips');
  });
  it('what is left behind', () => {
    const { summary, edits } = costOf(fcos + file('/etc/a'), fcos);
    assert.equal(
      summary,
      'the edit needs the machine to be provisioned again; 1 deletion leaves behind what the setting made',
    );
    assert.equal(edits[0]?.baseLine, 5);
  });
  it('finds no danger in the deletion of what nobody ever saw', () => {
    const { edits } = costOf(flatcar + file('/run/a'), flatcar);
    assert.deepEqual(
      edits.map(({ kind, danger }) => [kind, danger]),
      [['removed', null]],
    );
  });

  it('does not say of a deletion that is taken why edits are refused', () => {
    const links = `${cluster}storage:\n  links:\n    - path: /etc/a\n      target: b\n`;
    const [edit] = costOf(links, cluster).edits;
    assert.match(edit?.text ?? '', /^taken, and nothing happens/u);
    assert.doesNotMatch(edit?.text ?? '', /refuses/u);
  });

  it('says what becomes of a password', () => {
    const core = `${cluster}passwd:\n  users:\n    - name: core\n      password_hash: x\n`;
    assert.match(costOf(core, cluster).edits[0]?.text ?? '', /empty where the whole user is gone/u);
  });

  it('leaves out what local files hold, and says so', () => {
    const local = (...names: readonly string[]) =>
      `${fcos}storage:\n  files:\n${names.map((name) => `    - path: /etc/${name}\n      contents: {local: ${name}}\n`).join('')}`;
    const one = costOf(local('a'), `${local('a')}# a\n`);
    assert.equal(one.summary, 'no edit that a machine would notice; not compared: `a`');
    assert.deepEqual(one.uncompared, ['a']);
    const more = costOf(local('a', 'b', 'c'), local('a', 'b', 'd'));
    assert.match(more.summary, /; not compared: 2 local files$/u);
    const tree = `${fcos}storage:\n  trees:\n    - local: app\n      path: /etc/app\n`;
    assert.deepEqual(costOf(tree, `${tree}# a\n`).uncompared, ['app']);
  });

  it('that there is nothing', () =>
    assert.equal(costOf(fcos, `${fcos}# a\n`).summary, 'no edit that a machine would notice'));
});

describe('what an edit costs, never guessed', () => {
  const impossible: readonly (readonly [name: string, before: string, after: string, side: string, reason: RegExp])[] =
    [
      ['while the text has a mistake', fcos, `${fcos}storage: [\n`, 'file', /mended first/u],
      ['where the base has one', `${fcos}storage: [\n`, fcos, 'base', /mended first/u],
      ['of what is not ours', fcos, 'a: 1\n', 'file', /no config/u],
      ['of a text that is too large', fcos, `${fcos}# ${'x'.repeat(2 * 1024 * 1024)}\n`, 'file', /at most 2 MB/u],
    ];
  for (const [name, before, after, side, reason] of impossible)
    it(name, () => {
      const result = editCostResult(analyseText(after), before);
      assert.ok(result.kind === 'impossible', JSON.stringify(result));
      assert.equal(result.side, side);
      assert.match(result.reason, reason);
    });
  it('and says which line to mend', () => {
    const result = editCostResult(analyseText(`${fcos}storage: [\n`), fcos);
    assert.equal(result.kind === 'impossible' ? result.problem?.line : undefined, 3);
  });
});

const texts = [
  'examples/web-server.bu',
  'examples/flatcar-node.bu',
  'examples/rendered.ign',
  'examples/worker-chrony.yaml',
  'examples/template.bu.tftpl',
];

describe('costs of random edits', () => {
  for (const name of texts) {
    const text = readFileSync(name, 'utf8');
    const options = { fileName: name.slice(name.lastIndexOf('/') + 1) };
    it(`${name}: none against itself`, () => assert.deepEqual(costOf(text, text, options).edits, []));
  }

  it('is one edit at its setting where one value is another', () => {
    const config = fc.record({
      paths: fc.uniqueArray(fc.stringMatching(/^\/etc\/[a-z]{1,6}$/u), { minLength: 1, maxLength: 6 }),
      users: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/u), { minLength: 1, maxLength: 4 }),
      at: fc.nat(),
      order: fc.nat(),
    });
    fc.assert(
      fc.property(config, ({ paths, users, at, order }) => {
        const print = (changed: string | undefined, from: number) => {
          const turned = (list: readonly string[]) => [
            ...list.slice(from % list.length),
            ...list.slice(0, from % list.length),
          ];
          const files = turned(paths).map(
            (path) => `    - path: ${path}\n      mode: ${path === changed ? '0600' : '0644'}\n`,
          );
          const people = turned(users).map(
            (name) => `    - name: ${name}\n      uid: ${name === changed ? 2000 : 1000}\n`,
          );
          return `${fcos}storage:\n  files:\n${files.join('')}passwd:\n  users:\n${people.join('')}`;
        };
        const all = [...paths.map((path) => `file ${path}`), ...users.map((name) => `user ${name}`)];
        const what = all[at % all.length] ?? '';
        const { edits } = costOf(print(undefined, 0), print(what.split(' ')[1], order));
        assert.deepEqual(
          edits.map((edit) => [edit.kind, edit.what]),
          [['changed', what]],
        );
        assert.deepEqual(costOf(print(undefined, 0), print(undefined, order)).edits, []);
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});

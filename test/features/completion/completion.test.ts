import assert from 'node:assert/strict';
import { complete } from '../../../server/src/features/completion/completion.ts';
import { accept, acceptItem, offered, offeredLabels } from '../../support/acceptCompletion.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

const inButane: AnalyseOptions = { fileName: 'config.bu' };
const inIgnition: AnalyseOptions = { fileName: 'config.ign' };

/** A case: what stands in the file, what is accepted, and what stands there then. */
type Case = readonly [what: string, before: string, label: string, after: string];

function check(cases: readonly Case[], options: AnalyseOptions, head = ''): void {
  for (const [what, before, label, after] of cases) {
    it(what, () => assert.equal(accept(head + before, label, options), head + after));
  }
}

const keysInBlockStyle: readonly Case[] = [
  [
    'a scalar has the cursor behind its colon',
    'storage:\n  files:\n    - path: /x\n      mo<|>\n',
    'mode',
    'storage:\n  files:\n    - path: /x\n      mode: <|>\n',
  ],
  ['an object continues on the next line', 'sto<|>\n', 'storage', 'storage:\n  <|>\n'],
  [
    'a list of objects begins with the first required key',
    'storage:\n  <|>\n',
    'files',
    'storage:\n  files:\n    - path: <|>\n',
  ],
  [
    'all required keys come at once',
    'storage:\n  <|>\n',
    'luks',
    'storage:\n  luks:\n    - name: <|>\n      device: \n',
  ],
  [
    'a list of texts begins with its dash',
    'passwd:\n  users:\n    - name: core\n      <|>\n',
    'groups',
    'passwd:\n  users:\n    - name: core\n      groups:\n        - <|>\n',
  ],
  [
    'a long text is a block',
    'systemd:\n  units:\n    - name: a.service\n      <|>\n',
    'contents',
    'systemd:\n  units:\n    - name: a.service\n      contents: |\n        <|>\n',
  ],
  [
    'the first key of an item stands behind the dash',
    'storage:\n  files:\n    - <|>\n',
    'path',
    'storage:\n  files:\n    - path: <|>\n',
  ],
  [
    'an item in front of the first one gets its dash',
    'systemd:\n  units:\n    <|>\n    - name: a.service\n',
    'name',
    'systemd:\n  units:\n    - name: <|>\n    - name: a.service\n',
  ],
  [
    'so does one of a list in the column of its key',
    'storage:\n  files:\n  <|>\n\n  - path: /x\n',
    'path',
    'storage:\n  files:\n  - path: <|>\n\n  - path: /x\n',
  ],
  [
    'a line indented by tabs gets spaces',
    'storage:\n  files:\n\t\t- path: /x\n\t\t\tmo<|>\n',
    'mode',
    'storage:\n  files:\n\t\t- path: /x\n      mode: <|>\n',
  ],
  ['so does an empty one', 'storage:\n\t<|>\n', 'files', 'storage:\n  files:\n    - path: <|>\n'],
  [
    'and one with a value',
    'storage:\n  files:\n    - path: /x\n\t    overwrite: <|>\nsystemd: {}\n',
    'true',
    'storage:\n  files:\n    - path: /x\n      overwrite: true<|>\nsystemd: {}\n',
  ],
  [
    'a dash without a blank gets one',
    'storage:\n  files:\n    -<|>\n',
    'path',
    'storage:\n  files:\n    - path: <|>\n',
  ],
  [
    'a list that is still empty gets its first dash',
    'storage:\n  files:\n    <|>\n',
    'path',
    'storage:\n  files:\n    - path: <|>\n',
  ],
  [
    'a further item gets its dash',
    'storage:\n  files:\n    - path: /x\n    <|>\n',
    'path',
    'storage:\n  files:\n    - path: /x\n    - path: <|>\n',
  ],
  [
    'a list in an item without a blank is indented from its key',
    'systemd:\n  units:\n    -<|>\n',
    'dropins',
    'systemd:\n  units:\n    - dropins:\n        - name: <|>\n',
  ],
  [
    'the first key of an object that has others',
    'storage:\n  <|>\n  links: []\n',
    'files',
    'storage:\n  files:\n    - path: <|>\n  links: []\n',
  ],
  [
    'the first key of an item that has others',
    'storage:\n  files:\n    - <|>\n      mode: 0644\n',
    'path',
    'storage:\n  files:\n    - path: <|>\n      mode: 0644\n',
  ],
  [
    'a key between others',
    'storage:\n  files:\n    - path: /x\n      <|>\n      mode: 0644\n',
    'overwrite',
    'storage:\n  files:\n    - path: /x\n      overwrite: <|>\n      mode: 0644\n',
  ],
  [
    'a key whose value is there is renamed only',
    'storage:\n  files:\n    - path: /x\n      mo<|>: 0644\n',
    'mode',
    'storage:\n  files:\n    - path: /x\n      mode<|>: 0644\n',
  ],
  [
    'a key whose colon is missing gets it',
    'storage:\n  files:\n    - path: /x\n      mo<|> 0644\n',
    'mode',
    'storage:\n  files:\n    - path: /x\n      mode:<|> 0644\n',
  ],
  [
    'a key whose section is there gets its colon',
    'sto<|>\n  files:\n    - path: /x\n',
    'storage',
    'storage:<|>\n  files:\n    - path: /x\n',
  ],
  [
    'the indentation of the file is kept',
    'storage:\n    links:\n    - path: /a\n      target: /b\n    <|>\n',
    'files',
    'storage:\n    links:\n    - path: /a\n      target: /b\n    files:\n    - path: <|>\n',
  ],
];

describe('completion of keys in block style', () => {
  check(keysInBlockStyle, inButane, 'variant: fcos\nversion: 1.6.0\n');
});

describe('completion of keys', () => {
  it('offers required keys first and never a key that is there', () => {
    const labels = offeredLabels(
      'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - mode: 0644\n      <|>\n',
      inButane,
    );
    assert.equal(labels[0], 'path');
    assert.ok(labels.includes('contents'));
    assert.ok(!labels.includes('mode'));
  });

  it('offers keys of later versions last and raises the version for them', () => {
    const source = 'variant: fcos\nversion: "1.4.0"\n<|>\n';
    const items = offered(source, inButane);
    const keys = items.filter(({ kind }) => kind === 'key');
    assert.equal(keys.at(-1)?.label, 'grub');
    assert.match(keys.at(-1)?.detail ?? '', /raises the version to fcos 1\.5\.0/u);
    assert.equal(accept(source, 'grub', inButane), 'variant: fcos\nversion: "1.5.0"\ngrub:\n  <|>\n');
  });

  it('offers no key that the variant refuses or never has', () => {
    const labels = offeredLabels('variant: r4e\nversion: 1.1.0\n<|>\n', inButane);
    for (const key of ['kernel_arguments', 'boot_device', 'grub', 'openshift']) assert.ok(!labels.includes(key), key);
    assert.ok(labels.includes('storage'));
    assert.ok(!offeredLabels('variant: r4e\nversion: 1.1.0\nstorage:\n  <|>\n', inButane).includes('disks'));
  });

  it('offers what any version of the variant has where the version is not known', () => {
    const labels = offeredLabels('variant: flatcar\n<|>\n', inButane);
    assert.ok(labels.includes('kernel_arguments'));
    assert.ok(!labels.includes('boot_device'));
    assert.equal(labels[0], 'version');
  });

  it('explains each key', () => {
    for (const item of offered('variant: fcos\nversion: 1.6.0\nstorage:\n  <|>\n', inButane)) {
      assert.ok(item.documentation?.(), item.label);
      if (item.kind === 'key') assert.match(item.detail ?? '', /^list of objects/u);
    }
  });
});

describe('completion of values', () => {
  check(
    [
      [
        'a listed value',
        'storage:\n  filesystems:\n    - device: /dev/vdb\n      format: x<|>\n',
        'xfs',
        'storage:\n  filesystems:\n    - device: /dev/vdb\n      format: xfs<|>\n',
      ],
      [
        'a colon without a blank gets one',
        'storage:\n  files:\n    - path: /x\n      overwrite:<|>\n',
        'true',
        'storage:\n  files:\n    - path: /x\n      overwrite: true<|>\n',
      ],
      [
        'a value that is there is replaced',
        'storage:\n  files:\n    - path: /x\n      overwrite: fa<|>lse\n',
        'true',
        'storage:\n  files:\n    - path: /x\n      overwrite: true<|>\n',
      ],
      [
        'a mode in octal',
        'storage:\n  files:\n    - path: /x\n      mode: <|>\n',
        '0600',
        'storage:\n  files:\n    - path: /x\n      mode: 0600<|>\n',
      ],
      [
        'an item of a list',
        'passwd:\n  users:\n    - name: core\n      groups:\n        - <|>\n',
        'wheel',
        'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel<|>\n',
      ],
      [
        'an item of a list in brackets',
        'passwd:\n  users:\n    - name: core\n      groups: [<|>]\n',
        'wheel',
        'passwd:\n  users:\n    - name: core\n      groups: [wheel<|>]\n',
      ],
      [
        'a further item in brackets',
        'passwd:\n  users:\n    - name: core\n      groups: [docker, <|>]\n',
        'wheel',
        'passwd:\n  users:\n    - name: core\n      groups: [docker, wheel<|>]\n',
      ],
    ],
    inButane,
    'variant: fcos\nversion: 1.6.0\n',
  );

  it('offers the other boolean first, and says which is the default', () => {
    const items = offered(
      'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /x\n      overwrite: <|>\n',
      inButane,
    );
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['true', undefined],
        ['false', 'default'],
      ],
    );
  });

  it('writes a long example as a block', () => {
    const source = 'variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n    - name: a.service\n      contents: <|>\n';
    const [item] = offered(source, inButane);
    assert.equal(item?.kind, 'snippet');
    const text = accept(source, item?.label ?? '', inButane);
    assert.match(text, /\n {6}contents: \|\n {8}\[Unit\]\n/u);
    assert.deepEqual(analyseText(text.replace('<|>', ''), inButane).problems(), []);
  });

  it('offers the versions of the variant, the newest stable one first and experimental ones last', () => {
    const labels = offeredLabels('variant: flatcar\nversion: <|>\n', inButane);
    assert.deepEqual(labels, ['1.1.0', '1.0.0', '1.2.0-experimental']);
    assert.equal(
      accept('variant: flatcar\nversion: 1.<|>\n', '1.1.0', inButane),
      'variant: flatcar\nversion: 1.1.0<|>\n',
    );
  });

  it('offers each variant once', () => {
    assert.deepEqual(offeredLabels('variant: <|>\n', inButane), ['fcos', 'flatcar', 'openshift', 'r4e', 'fiot']);
  });

  it('raises the version for a value of a later one', () => {
    assert.equal(
      accept('variant: fcos\nversion: 1.5.0\nboot_device:\n  layout: <|>\n', 's390x-virt', inButane),
      'variant: fcos\nversion: 1.6.0\nboot_device:\n  layout: s390x-virt<|>\n',
    );
  });

  it('offers nothing that nobody needs to write', () => {
    for (const { label } of offered(
      'variant: fcos\nversion: 1.6.0\nstorage:\n  filesystems:\n    - device: /dev/vdb\n      format: <|>\n',
      inButane,
    )) {
      assert.notEqual(label, '');
    }
  });
});

describe('completion of what fits the file', () => {
  it('does not raise a file to an experimental version', () => {
    const at = (version: string): string =>
      `variant: fcos\nversion: ${version}\nstorage:\n  filesystems:\n    - device: /dev/vdb\n      format: <|>\n`;
    assert.ok(!offeredLabels(at('1.5.0'), inButane).includes('virtiofs'));
    assert.ok(offeredLabels(at('1.5.0'), inButane).includes('xfs'));
    assert.ok(offeredLabels(at('1.8.0-experimental'), inButane).includes('virtiofs'));
    for (const { additionalEdits = [] } of offered(
      'variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - <|>\n',
      inButane,
    ))
      assert.ok(!additionalEdits.some(({ newText }) => newText.includes('experimental')));
  });

  it('offers no key beside one that excludes it', () => {
    const at = (key: string): readonly string[] =>
      offeredLabels(
        `variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /a\n      contents:\n        ${key}\n        <|>\n`,
        inButane,
      );
    for (const key of ['source: https://example.com', 'inline: x', 'local: x']) {
      const labels = at(key);
      assert.ok(labels.includes('verification'));
      for (const other of ['source', 'inline', 'local']) assert.ok(!labels.includes(other), `${other} beside ${key}`);
    }
    const unit =
      'variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n    - name: a.service\n      contents: x\n      <|>\n';
    assert.ok(!offeredLabels(unit, inButane).includes('contents_local'));
  });

  it('offers all kernels of a MachineConfig', () => {
    const source = 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec:\n  kernelType: <|>\n';
    assert.deepEqual(new Set(offeredLabels(source)), new Set(['realtime', '64k-pages', 'default']));
  });

  it('begins a list behind its key on the next line', () => {
    for (const key of ['files:', 'files: ']) {
      assert.equal(
        accept(`variant: fcos\nversion: 1.6.0\nstorage:\n  ${key}<|>\n`, '- path:', inButane),
        'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: <|>\n',
      );
    }
    assert.deepEqual(
      offeredLabels('variant: fcos\nversion: 1.6.0\nstorage:\n  files: <|>\n    - path: /a\n', inButane),
      [],
    );
    assert.equal(
      accept('variant: fcos\nversion: 1.6.0\nstorage: <|>\n', 'hostname', inButane),
      'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/hostname\n      mode: 0644\n      contents:\n        inline: |\n          <|>node-1\n',
    );
  });

  it('begins an object or a list of words behind its key on the next line', () => {
    const head = 'variant: fcos\nversion: 1.6.0\n';
    for (const section of ['storage:', 'storage: ', 'storage: fi', 'storage: &all '])
      assert.equal(
        accept(`${head}${section}<|>\nsystemd: {}\n`, 'files', inButane),
        `${head}${section.replace(/ (?:fi)?$/u, '')}\n  files:\n    - path: <|>\nsystemd: {}\n`,
      );
    // An editor replaces nothing beyond the end of a line.
    const folded = 'passwd:\n users:\n    - {{u}}\n     ssh_authorized_keys: ["{{\n :  }}."';
    for (let at = folded.indexOf('{{\n'); at <= folded.length; at++)
      for (const { replace } of complete(analyseText(folded, inButane), at))
        assert.doesNotMatch(folded.slice(replace.start, replace.end), /[\r\n]/u);
    assert.equal(accept(`${head}storage:\r i f<|>`, 'files', inButane), `${head}storage:\r\n  files:\n    - path: <|>`);
    const user = `${head}passwd:\n  users:\n    - name: core\n      groups:`;
    for (const typed of ['', ' ', ' wh'])
      assert.equal(accept(`${user}${typed}<|>\n`, 'wheel', inButane), `${user}\n        - wheel<|>\n`);
    const taken = `${head}storage: <|>\n  files: []\n`;
    assert.deepEqual(offeredLabels(taken, inButane), []);
  });

  it('says nothing of the name of an anchor, and begins behind one on the next line', () => {
    const list = 'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - ';
    for (const typed of ['&a', '!!ma', 'path: &a', 'path: !!st', 'path: /a\n      user: &a'])
      assert.deepEqual(offeredLabels(`${list}${typed}<|>\n`, inButane), [], typed);
    assert.equal(accept(`${list}&a <|>\n`, 'path', inButane), `${list}&a\n      path: <|>\n`);
    assert.equal(accept(`${list}path: &a <|>\n`, '/etc/hostname', inButane), `${list}path: &a /etc/hostname<|>\n`);
  });
});

describe('completion in flow style', () => {
  check(
    [
      ['the first key', 'storage: { files: [ { <|> } ] }\n', 'path', 'storage: { files: [ { path: <|> } ] }\n'],
      [
        'a key behind a comma',
        'storage: { files: [ { path: /x, <|> } ] }\n',
        'mode',
        'storage: { files: [ { path: /x, mode: <|> } ] }\n',
      ],
      [
        'a key before another gets a comma',
        'storage: { files: [ { <|> path: /x } ] }\n',
        'mode',
        'storage: { files: [ { mode: <|>, path: /x } ] }\n',
      ],
      [
        'an object',
        'storage: { files: [ { path: /x, <|> } ] }\n',
        'contents',
        'storage: { files: [ { path: /x, contents: { <|> } } ] }\n',
      ],
      ['a list of objects', 'storage: { <|> }\n', 'files', 'storage: { files: [ { path: <|> } ] }\n'],
    ],
    inButane,
    'variant: fcos\nversion: 1.6.0\n',
  );
});

describe('completion in a template', () => {
  const options: AnalyseOptions = { fileName: 'config.bu.j2' };

  it('offers keys where only tags stand, and beside them', () => {
    for (const text of [
      '{% if x %}\n<|>\n{% endif %}\n',
      '{{ include "x" }}\n<|>',
      '{% if x %}\na: 1\n{% endif %}\n<|>\n',
    ]) {
      assert.ok(offeredLabels(text, options).includes('variant'), text);
    }
  });

  it('offers keys in every branch', () => {
    const head = 'variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: /a\n';
    const text = `${head}{% if x %}\n      mode: 0644\n{% else %}\n      <|>\n{% endif %}\n`;
    assert.ok(offeredLabels(text, options).includes('contents'));
  });
});

describe('completion in JSON', () => {
  const head = '{\n  "ignition": { "version": "3.4.0" }';
  check(
    [
      [
        'an object over several lines',
        `${head},\n  <|>\n}\n`,
        'storage',
        `${head},\n  "storage": {\n    <|>\n  }\n}\n`,
      ],
      ['a comma behind an object', `${head}\n  <|>\n}\n`, 'storage', `${head},\n  "storage": {\n    <|>\n  }\n}\n`],
      [
        'a comma where the key before has none',
        `${head},\n  "storage": {"files": [{\n    "path": "/x"\n    <|>\n  }]}\n}\n`,
        'mode',
        `${head},\n  "storage": {"files": [{\n    "path": "/x",\n    "mode": <|>420\n  }]}\n}\n`,
      ],
      [
        'a key whose quotes are there',
        `${head},\n  "storage": {\n    "<|>"\n  }\n}\n`,
        'files',
        `${head},\n  "storage": {\n    "files": [\n      {\n        "path": "<|>"\n      }\n    ]\n  }\n}\n`,
      ],
      [
        'a comma where a key follows',
        `${head}, "storage": {"files": [{<|> "path": "/x"}]}}`,
        'mode',
        `${head}, "storage": {"files": [{"mode": <|>420, "path": "/x"}]}}`,
      ],
      [
        'an object in a list',
        `${head}, "storage": {"files": [<|>]}}`,
        '{ }',
        `${head}, "storage": {"files": [{"path": "<|>"}]}}`,
      ],
      [
        'a value inside its quotes',
        '{"ignition": {"version": "<|>"}}',
        '3.6.0',
        '{"ignition": {"version": "3.6.0"<|>}}',
      ],
      [
        'a value without quotes',
        `${head}, "storage": {"filesystems": [{"device": "/dev/vdb", "format": <|>}]}}`,
        'xfs',
        `${head}, "storage": {"filesystems": [{"device": "/dev/vdb", "format": "xfs"<|>}]}}`,
      ],
      [
        'a boolean',
        `${head}, "storage": {"files": [{"path": "/x", "overwrite": <|>}]}}`,
        'true',
        `${head}, "storage": {"files": [{"path": "/x", "overwrite": true<|>}]}}`,
      ],
    ],
    inIgnition,
  );
});

describe('completion of a whole document', () => {
  it('starts a config for each variant with its newest stable version', () => {
    const labels = offered('<|>', inButane).filter(({ kind, label }) => kind === 'snippet' && !label.includes(':'));
    assert.equal(labels.length, 5);
    const flatcar = labels.find(({ label }) => label.startsWith('flatcar')) ?? assert.fail('no flatcar');
    assert.equal(acceptItem('', flatcar), 'variant: flatcar\nversion: 1.1.0\n');
  });

  it('brings what the variant demands', () => {
    const openshift =
      offered('<|>', inButane).find(({ label }) => label.startsWith('openshift')) ?? assert.fail('no openshift');
    const text = acceptItem('', openshift);
    assert.match(
      text,
      /^variant: openshift\nversion: \d+\.\d+\.0\nmetadata:\n {2}name: \n {2}labels:\n {4}machineconfiguration\.openshift\.io\/role: \n$/u,
    );
  });

  it('starts a config that has no problem', () => {
    for (const fileName of ['config.bu', 'config.ign']) {
      for (const item of offered('<|>', { fileName })) {
        if (item.kind !== 'snippet' || item.insertFormat === 'snippet') continue;
        assert.deepEqual(analyseText(acceptItem('', item), { fileName }).problems(), []);
      }
    }
  });

  it('keeps comments that stand there', () => {
    const source = '# strata: format=butane\n<|>';
    const [first] = offered(source);
    assert.equal(first?.kind, 'snippet');
  });
});

describe('completion keeps to what is written', () => {
  it('does not offer a key that stands right behind the cursor', () => {
    const source = '{"ignition":{"version":"3.4.0"},"storage":{"files":[{<|>"path":"/a"}]}}';
    const labels = offeredLabels(source, inIgnition);
    assert.ok(labels.includes('mode'));
    assert.ok(!labels.includes('path'));
    assert.ok(offeredLabels(source.replace('<|>"path"', '"pa<|>th"'), inIgnition).includes('path'));
  });

  it('ends lines as the file does', () => {
    const source = 'variant: fcos\r\nversion: 1.6.0\r\nstorage:\r\n  files:\r\n    - path: /a\r\n      <|>\r\n';
    const { insertText = '' } = offered(source, inButane).find(({ label }) => label === 'contents') ?? {};
    assert.match(insertText, /^contents:\r\n +/u);
    assert.ok(offered(source, inButane).every((item) => !/(?<!\r)\n/u.test(item.insertText)));
  });
});

describe('completion is silent', () => {
  for (const [where, source] of [
    ['in a comment', 'variant: fcos\nversion: 1.6.0\n# sto<|>\n'],
    ['behind a value', 'variant: fcos\nversion: 1.6.0 # <|>\n'],
    [
      'in a long text',
      'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/motd\n      contents:\n        inline: |\n          [Unit]\n          <|>\n',
    ],
    ['below a key that nobody knows', 'variant: fcos\nversion: 1.6.0\ncolour:\n  <|>\n'],
    ['in a later document', 'variant: fcos\nversion: 1.6.0\n---\nsto<|>\n'],
  ] as const) {
    it(where, () => assert.deepEqual(offered(source, inButane), []));
  }
});

const documents: readonly (readonly [string, AnalyseOptions])[] = [
  [
    `variant: fcos
version: 1.5.0
storage:
  files:
    - path: /etc/motd # the greeting
      mode: 0644
      contents:
        inline: |
          hello

    - { path: /etc/issue, overwrite: true, user: { name: core } }
  filesystems:
  - device: /dev/vdb
    format: xfs
passwd:
  users: [ { name: core, groups: [wheel, docker] } ]
systemd:
  units:
    -
    - name: "app.service"
      dropins: []
`,
    inButane,
  ],
  [
    `{
  "ignition": { "version": "3.3.0" },
  "storage": {
    "files": [
      { "path": "/etc/motd", "mode": 420 },
      {}
    ]
  },
  "passwd": { "users": [{ "name": "core", "groups": ["wheel"] }] }
}
`,
    inIgnition,
  ],
  [
    `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-worker
spec:
  config:
    ignition:
      version: 3.2.0
    storage:
      files:
        - path: /etc/motd
          contents: {}
  kernelArguments:
    - quiet
`,
    { fileName: 'machineconfig.yaml' },
  ],
];

describe('accepting any item anywhere', () => {
  for (const [text, options] of documents) {
    it(`leaves the syntax whole: ${options.fileName}`, () => {
      const analysis = analyseText(text, options);
      const seen = new Set<string>();
      for (let offset = 0; offset <= text.length; offset++) {
        for (const item of complete(analysis, offset)) {
          assert.ok(item.replace.start <= offset && offset <= item.replace.end);
          const after = acceptItem(text, item);
          if (seen.has(after)) continue;
          seen.add(after);
          const problems = analyseText(after, options).document.parts.flatMap((part) => part.problems);
          assert.deepEqual(
            problems.map(({ message }) => message),
            [],
            `${item.label} at ${offset}:\n${after}`,
          );
        }
      }
      assert.ok(seen.size > 0);
    });

    it(`gives a key that was taken out back: ${options.fileName}`, () => {
      for (const match of text.matchAll(/^(?<indentation> +)(?<key>[a-zA-Z]\w*): [^\s|].*$/gmu)) {
        const { indentation = '', key = '' } = match.groups ?? {};
        const without = `${text.slice(0, match.index)}${indentation}<|>${text.slice(match.index + match[0].length)}`;
        assert.ok(offeredLabels(without, options).includes(key), `${key} in\n${without}`);
      }
    });
  }
});

import assert from 'node:assert/strict';
import { accept, offered, offeredLabels } from '../../support/acceptCompletion.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/**
 * What the generic YAML server with the best schemas there are gets wrong on Butane and Ignition, and what users asked for:
 * each a case that shows the document after the item is accepted.
 */
const inButane: AnalyseOptions = { fileName: 'config.bu' };
const inIgnition: AnalyseOptions = { fileName: 'config.ign' };
const head = 'variant: fcos\nversion: 1.6.0\n';

function codes(text: string, options = inButane): readonly string[] {
  return analyseText(text, options)
    .problems()
    .map(({ code }) => code);
}

describe('where the generic server judges otherwise than the real tool', () => {
  it('takes `enabled: yes`, and offers `true`', () => {
    const unit = `${head}systemd:\n  units:\n    - name: sshd.service\n      enabled: `;
    assert.deepEqual(codes(`${unit}yes\n`), []);
    assert.equal(accept(`${unit}<|>\n`, 'true', inButane), `${unit}true<|>\n`);
    assert.equal(accept(`${unit}y<|>es\n`, 'false', inButane), `${unit}false<|>\n`);
  });

  it('sees a relative path and a decimal mode, and offers an absolute path and an octal mode', () => {
    const files = `${head}storage:\n  files:\n    - path: `;
    for (const code of ['butane/bad-value', 'butane/mode-decimal'])
      assert.ok(codes(`${files}etc/x\n      mode: 644\n`).includes(code), code);
    assert.equal(accept(`${files}etc/hos<|>\n`, '/etc/hostname', inButane), `${files}/etc/hostname<|>\n`);
    const mode = `${files}/etc/x\n      mode: `;
    assert.equal(accept(`${mode}64<|>4\n`, '0644', inButane), `${mode}0644<|>\n`);
  });

  it('sees a path that stands there twice, and a misspelt key of a unit', () => {
    const text = `${head}storage:\n  files:\n    - path: /etc/x\n    - path: /etc/x\n`;
    assert.ok(codes(text).includes('ignition/duplicate-entry'));
    const unit = `${head}systemd:\n  units:\n    - name: a.service\n      contents: |\n        [Service]\n        ExecStrat=/bin/true\n`;
    assert.ok(codes(unit).includes('systemd/unknown-key'));
  });

  it('says once that one source is enough, and offers no second one', () => {
    const contents = `${head}storage:\n  files:\n    - path: /etc/x\n      contents:\n        inline: x\n        `;
    assert.deepEqual(codes(`${contents}source: https://example.com\n`), ['butane/several-sources']);
    const labels = offeredLabels(`${contents}<|>\n`, inButane);
    for (const key of ['inline', 'source', 'local']) assert.ok(!labels.includes(key), key);
    assert.equal(accept(`${contents}<|>\n`, 'compression', inButane), `${contents}compression: <|>\n`);
  });

  it('takes a valid OpenShift config, and writes one', () => {
    const text = accept('<|>', 'openshift 4.22.0: a file for a pool', inButane).replace('<|>', '');
    assert.deepEqual(codes(text), []);
    assert.match(text, /^variant: openshift\nversion: 4\.22\.0\nmetadata:\n {2}name: 99-worker-chrony\n/u);
  });
});

describe('where the generic server completes badly', () => {
  it('offers each variant and each version once, and nothing else', () => {
    const variants = offeredLabels('variant: <|>\n', inButane);
    assert.deepEqual(variants, ['fcos', 'flatcar', 'openshift', 'r4e', 'fiot']);
    assert.equal(accept('variant: <|>\n', 'flatcar', inButane), 'variant: flatcar<|>\n');
    const versions = offeredLabels('variant: fcos\nversion: <|>\n', inButane);
    assert.equal(new Set(versions).size, versions.length);
    for (const version of versions) assert.match(version, /^1\.\d\.0(?:-experimental)?$/u);
    assert.equal(accept('va<|>', 'variant', inButane), 'variant: <|>');
  });

  it('inserts no mode that nobody wants', () => {
    const file = `${head}storage:\n  files:\n    - path: /x\n      `;
    assert.equal(accept(`${file}mo<|>\n`, 'mode', inButane), `${file}mode: <|>\n`);
    const json = '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/x", ';
    assert.equal(accept(`${json}"mo<|>"}]}}`, 'mode', inIgnition), `${json}"mode": <|>420}]}}`);
  });

  it('inserts values, never the prose that describes a default', () => {
    const user = `${head}passwd:\n  users:\n    - name: app\n      `;
    assert.equal(accept(`${user}home<|>\n`, 'home_dir', inButane), `${user}home_dir: <|>\n`);
    for (const { label, insertText } of offered(`${user}home_dir: <|>\n`, inButane))
      assert.ok(!insertText.includes('`'), label);
  });

  it('offers something in a list that was just begun', () => {
    const cases: readonly (readonly [before: string, label: string, after: string])[] = [
      [
        'kernel_arguments:\n  should_exist:\n    - <|>\n',
        'nosmt',
        'kernel_arguments:\n  should_exist:\n    - nosmt<|>\n',
      ],
      ['storage:\n  files:\n    - <|>\n', 'path', 'storage:\n  files:\n    - path: <|>\n'],
      [
        'passwd:\n  users:\n    - name: core\n      groups:\n        - <|>\n',
        'wheel',
        'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel<|>\n',
      ],
      ['systemd:\n  units:\n    - <|>\n', 'name', 'systemd:\n  units:\n    - name: <|>\n'],
    ];
    for (const [before, label, after] of cases) assert.equal(accept(head + before, label, inButane), head + after);
  });

  it('says of every choice what it is', () => {
    for (const place of ['format: <|>', 'path: <|>', 'device: <|>']) {
      const items = offered(`${head}storage:\n  filesystems:\n    - ${place}\n`, inButane);
      assert.ok(items.length > 3);
      const words = items.map(({ detail, documentation }) => `${detail ?? ''} ${documentation?.() ?? ''}`.trim());
      assert.ok(!words.includes(''), place);
    }
  });

  it('ranks what is needed and what is common before the rest', () => {
    const user = offeredLabels(`${head}passwd:\n  users:\n    - <|>\n`, inButane);
    assert.deepEqual(user.slice(0, 2), ['name', 'ssh_authorized_keys']);
    assert.ok(user.indexOf('groups') < user.indexOf('gecos') && user.indexOf('gecos') < user.indexOf('no_log_init'));
    const file = offeredLabels(`${head}storage:\n  files:\n    - <|>\n`, inButane);
    assert.deepEqual(file.slice(0, 3), ['path', 'contents', 'mode']);
    const json = offeredLabels(
      '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/a", <|>}]}}',
      inIgnition,
    );
    assert.deepEqual(json.slice(0, 2), ['mode', 'contents']);
  });
});

describe('what users complain of in YAML editors', () => {
  it('indents what it inserts as the file does', () => {
    const deep = `${head}storage:\n    files:\n    - path: /a\n      `;
    assert.equal(accept(`${deep}<|>\n`, 'contents', inButane), `${deep}contents:\n          <|>\n`);
    const flush = `${head}passwd:\n  users:\n  - name: core\n    `;
    assert.equal(accept(`${flush}<|>\n`, 'groups', inButane), `${flush}groups:\n    - <|>\n`);
  });

  it('works in a text that is half typed, and in templates', () => {
    const broken = `${head}storage:\n  files:\n    - path: "/a\n      mo<|>\nsystemd:\n  units: []\n`;
    assert.ok(offeredLabels(broken, inButane).includes('mode'));
    const template = `${head}storage:\n  files:\n    - path: /a\n      {{ if .x }}\n      mo<|>\n      {{ end }}\n`;
    assert.ok(offeredLabels(template, { fileName: 'config.bu.tmpl' }).includes('mode'));
  });

  it('offers no key twice', () => {
    for (const place of [
      '<|>\n',
      'storage:\n  <|>\n',
      'storage:\n  files:\n    - path: /a\n      mode: 0644\n      <|>\n',
    ]) {
      const keys = offered(head + place, inButane).filter(({ kind }) => kind === 'key');
      assert.equal(new Set(keys.map(({ label }) => label)).size, keys.length);
      for (const there of ['variant', 'version'])
        if (place === '<|>\n') assert.ok(keys.every(({ label }) => label !== there));
    }
  });
});

describe('what users ask for', () => {
  it('merges a fragment', () => {
    assert.equal(
      accept(`${head}<|>\n`, 'merge another config', inButane),
      `${head}ignition:\n  config:\n    merge:\n      - source: <|>https://example.com/base.ign\n`,
    );
  });

  it('writes a unit as a text of several lines', () => {
    const unit = `${head}systemd:\n  units:\n    - name: a.service\n      `;
    assert.equal(accept(`${unit}cont<|>\n`, 'contents', inButane), `${unit}contents: |\n        <|>\n`);
  });

  it('names what the file defines', () => {
    const text = `${head}passwd:\n  users:\n    - name: ada\n  groups:\n    - name: web\nstorage:\n  files:\n    - path: /a\n      user:\n        name: `;
    assert.equal(accept(`${text}<|>\n`, 'ada', inButane), `${text}ada<|>\n`);
    const group = `${text}ada\n      group:\n        name: `;
    assert.equal(offeredLabels(`${group}<|>\n`, inButane)[0] === undefined, false);
    assert.equal(accept(`${group}<|>\n`, 'web', inButane), `${group}web<|>\n`);
    const disk = `${head}storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - label: data\n  filesystems:\n    - device: `;
    assert.equal(
      accept(`${disk}<|>\n`, '/dev/disk/by-partlabel/data', inButane),
      `${disk}/dev/disk/by-partlabel/data<|>\n`,
    );
  });

  it('gets from an empty file to a machine that boots', () => {
    for (const label of ['fcos 1.7.0: a container host', 'flatcar 1.1.0: a container host']) {
      const text = accept('<|>', label, inButane).replace('<|>', '');
      assert.deepEqual(
        codes(text).filter((code) => code !== 'ssh/damaged-key'),
        [],
      );
    }
  });
});

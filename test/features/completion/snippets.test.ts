import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { snippetTable } from '../../../server/src/generated/snippetTable.ts';
import { accept, offered, offeredLabels } from '../../support/acceptCompletion.ts';
import { analyseText } from '../../support/analyseText.ts';
import { snippetDocuments } from './snippetDocuments.ts';

const inButane = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\n';

/** Which configs a real tool has accepted, by name: the beginning of the hash of each. */
function acceptedIn(golden: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`test/goldens/${golden}.json`, 'utf8')).accepted;
}

describe('snippets', () => {
  const documents = snippetDocuments();
  const accepted = {
    ...acceptedIn('snippets'),
    ...acceptedIn('cloudConfigSnippets'),
    ...acceptedIn('networkConfigSnippets'),
  };

  it('are all offered by some version', () => {
    for (const [format, snippets] of Object.entries(snippetTable)) {
      for (const { label } of snippets)
        assert.ok(
          documents.some(({ name }) => name.endsWith(`: ${label}`)),
          `${format}: ${label}`,
        );
    }
  });

  it('make configs that have no problem', () => {
    for (const { name, text, options } of documents) {
      // Only the user has the user's key: until it stands there, we say that the one in its place lets nobody in.
      const problems = analyseText(text, options)
        .problems()
        .filter(({ code }) => code !== 'ssh/damaged-key');
      assert.deepEqual(
        problems.map(({ code, message }) => `${code} ${message}`),
        [],
        `${name}:\n${text}`,
      );
    }
  });

  it('make configs that the real tools have accepted', () => {
    for (const { name, text } of documents) {
      assert.equal(accepted[name], createHash('sha256').update(text).digest('hex').slice(0, 16), name);
    }
  });

  it('differ by the system', () => {
    const at = (variant: string, version: string): string =>
      accept(`variant: ${variant}\nversion: ${version}\nstorage:\n  files:\n    - <|>\n`, 'static address', inButane);
    assert.match(at('fcos', '1.6.0'), /NetworkManager/u);
    assert.match(at('flatcar', '1.1.0'), /systemd\/network/u);
    const labels = offeredLabels('variant: fiot\nversion: 1.0.0\n<|>\n', inButane);
    assert.ok(labels.includes('hostname'));
    for (const absent of ['data disk', 'kernel arguments', 'reboot window', 'encrypted root with TPM'])
      assert.ok(!labels.includes(absent), absent);
  });

  it('bring the keys on the way to them, and only those that are missing', () => {
    const file = '    - path: <|>/etc/app.conf\n      mode: 0644\n      contents:\n        inline: |\n          text\n';
    assert.equal(accept(`${head}<|>`, 'file with text', inButane), `${head}storage:\n  files:\n${file.trimEnd()}`);
    assert.equal(accept(`${head}storage:\n  <|>\n`, 'file with text', inButane), `${head}storage:\n  files:\n${file}`);
    const below = `${head}storage:\n  files:\n    - <|>\n`;
    assert.equal(accept(below, 'file with text', inButane), `${head}storage:\n  files:\n${file}`);
    assert.ok(!offeredLabels(`${head}storage: {}\n<|>\n`, inButane).includes('file with text'));
  });

  it('stand in the indentation, the style and the line ends of the file', () => {
    assert.equal(
      accept(`${head}storage:\n    files:\n    - <|>\n`, 'hostname', inButane),
      `${head}storage:\n    files:\n    - path: /etc/hostname\n      mode: 0644\n      contents:\n          inline: |\n              <|>node-1\n`,
    );
    assert.equal(
      accept(`${head}systemd: { units: [<|>] }\n`, 'masked unit', inButane),
      `${head}systemd: { units: [{ name: <|>docker.service, mask: true }] }\n`,
    );
    const windows = accept(`${head}storage:\n  files:\n    - <|>\n`.replaceAll('\n', '\r\n'), 'hostname', inButane);
    assert.ok(!/[^\r]\n/u.test(windows), JSON.stringify(windows));
    assert.match(
      accept('{\n    "ignition": {"version": "3.4.0"},\n    <|>\n}\n', 'hostname', { fileName: 'a.ign' }),
      /\n {4}"storage": \{\n {8}"files": \[\n {12}\{\n {16}"path"/u,
    );
  });

  it('stand in the Ignition config of a MachineConfig', () => {
    const cluster =
      'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec:\n  config:\n    ignition:\n      version: 3.4.0\n    <|>\n';
    assert.match(accept(cluster, 'hostname'), /\n {4}storage:\n {6}files:\n {8}- path: \/etc\/hostname\n/u);
  });

  it('raise the version where they need a later one', () => {
    const raised = accept('variant: fcos\nversion: 1.1.0\n<|>\n', 'encrypted root with TPM', inButane);
    assert.equal(raised, 'variant: fcos\nversion: 1.3.0\nboot_device:\n  luks:\n    tpm2: true<|>\n');
  });

  it('are found by what their system is called, and by words of their own', () => {
    for (const typed of ['skeleton', 'Fedora CoreOS', 'rhcos', 'Flatcar'])
      assert.ok(
        offered('<|>', inButane).some((item) => item.filterText?.includes(typed)),
        typed,
      );
  });

  it('go on with the section that ends above', () => {
    const files = `${head}storage:\n  files:\n    - path: /a\n`;
    for (const [before, label, after] of [
      [`${files}<|>\n`, 'file with text', '    - path: <|>/etc/app.conf\n'],
      [`${files}\n# more\n  fi<|>\n`, 'file with text', '\n# more\n    - path: <|>/etc/app.conf\n'],
      [`${files}link<|>\nsystemd:\n  units: []\n`, 'link', '  links:\n    - path: <|>/etc/app\n'],
      [`${head}storage:\n    files:\n    - path: /a\n<|>`, 'sysctl', '    - path: /etc/sysctl.d/90-<|>app.conf\n'],
      [
        `${head}systemd:\n  units:\n  - name: a.service\nmask<|>\n`,
        'masked unit',
        '  - name: <|>docker.service\n    mask: true\n',
      ],
    ] as const)
      assert.ok(accept(before, label, inButane).includes(after), accept(before, label, inButane));
    const labels = offeredLabels(`${files}fi<|>\n`, inButane);
    assert.ok(labels.indexOf('file with text') < labels.indexOf('filesystem'));
    for (const elsewhere of [
      `${files}systemd:\n  units: []\n<|>`,
      `${files}<|>\n    - path: /b\n`,
      `${head}storage: { files: [{ path: /a }] }\n<|>`,
    ])
      assert.ok(!offeredLabels(elsewhere, inButane).includes('file with text'), elsewhere);
    const cluster =
      'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec:\n  config:\n    ignition:\n      version: 3.4.0\n    storage:\n      files:\n      - path: /a\n<|>';
    assert.match(accept(cluster, 'hostname'), /\n {6}- path: \/etc\/hostname\n {8}mode: 0644\n/u);
  });

  it('are silent beside their own keys, and where no version is known', () => {
    assert.ok(!offeredLabels(`${head}boot_device:\n  luks: {}\n  <|>\n`, inButane).includes('encrypted root with TPM'));
    assert.ok(!offeredLabels('variant: fcos\n<|>\n', inButane).includes('hostname'));
    assert.ok(!offeredLabels(`${head}storage:\n  files:\n    - path: /a\n      <|>\n`, inButane).includes('hostname'));
  });
});

import assert from 'node:assert/strict';
import { accept, offered, offeredLabels } from '../../support/acceptCompletion.ts';

const inButane = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\n';

describe('snippets of a system', () => {
  it('make an administrator who becomes root without a password', () => {
    const at = (head: string): string => accept(`${head}<|>`, 'administrator with an SSH key', inButane);
    assert.match(at(head), /groups:\n +- wheel\n +- sudo\n/u);
    assert.match(at('variant: flatcar\nversion: 1.1.0\n'), /- sudo\n/u);
    for (const variant of ['fiot', 'r4e']) {
      const made = at(`variant: ${variant}\nversion: 1.0.0\n`).replace('<|>', '');
      assert.match(
        made,
        /- path: \/etc\/sudoers\.d\/admin\n +mode: 0440\n[\s\S]+admin ALL=\(ALL\) NOPASSWD: ALL/u,
        made,
      );
      const whole = accept(
        '<|>',
        `${variant} ${variant === 'fiot' ? '1.0.0' : '1.1.0'}: a machine to log in to`,
        inButane,
      );
      assert.match(whole, /admin ALL=\(ALL\) NOPASSWD: ALL/u);
    }
  });

  it('name units, images and features that the system has', () => {
    const at = (variant: string, version: string, section: string, label: string): string =>
      accept(`variant: ${variant}\nversion: ${version}\n${section}:\n  <|>\n`, label, inButane);
    assert.match(at('flatcar', '1.1.0', 'systemd', 'masked unit'), /docker\.service/u);
    assert.doesNotMatch(at('fiot', '1.0.0', 'systemd', 'masked unit'), /docker/u);
    assert.doesNotMatch(at('r4e', '1.1.0', 'systemd', 'drop-in for a unit'), /docker/u);
    assert.match(at('flatcar', '1.1.0', 'storage', 'time zone'), /overwrite: true/u);
    assert.match(at('fcos', '1.6.0', 'storage', 'quadlet container'), /httpd-24:latest\n +PublishPort=8080:8080\n/u);
    const cluster = offeredLabels('variant: openshift\nversion: 4.18.0\nmetadata:\n  name: a\n<|>\n', inButane);
    assert.ok(cluster.includes('hostname'));
    for (const label of ['swap partition', 'swap in memory']) assert.ok(!cluster.includes(label), label);
  });

  it('begin a MachineConfig as a pool takes it up, in a version that the operator reads', () => {
    const inCluster = { fileName: 'a.yaml', languageId: 'machineconfig' };
    const [first] = offeredLabels('<|>', inCluster);
    assert.equal(first, 'ignition 3.4.0: a config for a pool');
    assert.equal(
      accept('<|>', first, inCluster),
      'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: 99-worker-custom\n  labels:\n    machineconfiguration.openshift.io/role: <|>worker\nspec:\n  config:\n    ignition:\n      version: 3.4.0\n',
    );
    const version =
      'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec:\n  config:\n    ignition:\n      version: <|>\n';
    const labels = offeredLabels(version, inCluster);
    assert.deepEqual(labels.slice(0, 3), ['3.4.0', '3.5.0', '3.3.0']);
    assert.deepEqual(labels.slice(-2), ['3.6.0', '3.7.0-experimental']);
  });
});

describe('what is said of a snippet', () => {
  const documentationOf = (source: string, label: string, options = inButane): string | undefined =>
    offered(source, options)
      .find((item) => item.label === label)
      ?.documentation?.();

  it('shows what a whole config writes', () => {
    assert.equal(
      documentationOf('<|>', 'fcos 1.7.0'),
      'A new Butane config for Fedora CoreOS.\n\n```yaml\nvariant: fcos\nversion: 1.7.0\n```',
    );
    assert.match(
      documentationOf('<|>', 'fcos 1.7.0: a machine to log in to') ?? '',
      /\n\n```yaml\nvariant: fcos\nversion: 1\.7\.0\n[\s\S]*\n {2}files:\n {4}- path: \/etc\/hostname\n[\s\S]*\n```$/u,
    );
    assert.match(
      documentationOf('<|>', 'ignition 3.6.0', { fileName: 'config.ign' }) ?? '',
      /\n\n```json\n\{\n {2}"ignition": \{\n {4}"version": "3\.6\.0"\n {2}\}\n\}\n```$/u,
    );
  });

  it('shows a piece without the column that it is written in', () => {
    const script = '#!/bin/bash\nset -euo pipefail\necho hello\n';
    const lines = script.replaceAll(/^(?=.)/gmu, '    ');
    assert.equal(
      documentationOf(`${head}storage:\n  files:\n    - <|>\n`, 'executable script'),
      `A script that everybody may run.\n\n\`\`\`yaml\npath: /usr/local/bin/app\nmode: 0755\ncontents:\n  inline: |\n${lines}\`\`\``,
    );
    assert.match(
      documentationOf(`${head}passwd:\n  users: <|>\n`, 'user with an SSH key') ?? '',
      /```yaml\n- name: core\n {2}ssh_authorized_keys:\n {4}- ssh-ed25519/u,
    );
  });
});

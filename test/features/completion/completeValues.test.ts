import assert from 'node:assert/strict';
import { accept, offeredLabels } from '../../support/acceptCompletion.ts';
import { analyseText } from '../../support/analyseText.ts';

const inButane = { fileName: 'config.bu' };

describe('completion of what the system takes', () => {
  const cluster = 'variant: openshift\nversion: 4.18.0\n';
  const fcos = 'variant: fcos\nversion: 1.6.0\n';
  const machineConfig =
    'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec:\n  config:\n    ignition:\n      version: 3.4.0\n';

  it('offers no user, format or source that a cluster refuses', () => {
    const user = 'passwd:\n  users:\n    - name: <|>\n';
    assert.deepEqual(offeredLabels(cluster + user, inButane), ['core']);
    assert.deepEqual(offeredLabels(fcos + user, inButane), ['core', 'root']);
    assert.deepEqual(offeredLabels(machineConfig + user.replace(/^/gmu, '    ')), ['core']);
    const format = 'storage:\n  filesystems:\n    - device: /dev/vdb\n      format: <|>\n';
    assert.deepEqual(offeredLabels(cluster + format, inButane), ['ext4', 'xfs', 'vfat', 'swap']);
    assert.deepEqual(offeredLabels(cluster.replace('4.18', '4.8') + format, inButane), ['ext4', 'xfs', 'vfat', 'swap']);
    assert.ok(['btrfs', 'none'].every((name) => offeredLabels(fcos + format, inButane).includes(name)));
    const source = 'storage:\n  files:\n    - path: /a\n      contents:\n        source: <|>\n';
    assert.deepEqual(offeredLabels(cluster + source, inButane), ['data:,hello%0A']);
    assert.equal(offeredLabels(fcos + source, inButane).length, 2);
  });

  it('offers no key beside which the real tool refuses it', () => {
    for (const [before, absent] of [
      ['boot_device:\n  luks:\n    cex:\n      enabled: true\n    ', ['tang', 'tpm2', 'encrypted root with TPM']],
      ['boot_device:\n  luks:\n    tpm2: true\n    ', ['cex']],
      ['storage:\n  luks:\n    - name: a\n      cex:\n        enabled: true\n      ', ['clevis', 'key_file']],
      ['storage:\n  luks:\n    - name: a\n      clevis:\n        custom: {}\n        ', ['tang', 'tpm2']],
    ] as const) {
      const labels = offeredLabels(`${fcos}${before}<|>\n`, inButane);
      for (const label of absent) assert.ok(!labels.includes(label), label);
    }
  });

  it('offers an inner config of the version that the file becomes', () => {
    const merge = 'ignition:\n  config:\n    merge:\n      - inline: <|>\n';
    for (const [version, target] of [
      ['1.6.0', '3.5.0'],
      ['1.4.0', '3.3.0'],
    ] as const) {
      const text = accept(
        `variant: fcos\nversion: ${version}\n${merge}`,
        `{"ignition": {"version": "${target}"}}`,
        inButane,
      );
      assert.deepEqual(analyseText(text.replace('<|>', ''), inButane).problems(), []);
    }
  });

  it('offers what the system of the settings has', () => {
    const unit = (os: string): readonly string[] =>
      offeredLabels(`{"ignition": {"version": "3.4.0"}, "systemd": {"units": [{"name": <|>}]}}`, {
        fileName: 'a.ign',
        settings: { os },
      });
    assert.ok(unit('fcos@41').includes('zincati.service') && !unit('fcos@41').includes('update-engine.service'));
    assert.ok(unit('flatcar').includes('update-engine.service') && !unit('flatcar').includes('zincati.service'));
  });
});

import assert from 'node:assert/strict';
import { fileText } from '../../server/src/features/conversion/convert.ts';
import { convertAs, convertBytes } from './convertBytes.ts';

/** Butane as the conversion writes it, whose shorthands cannot be seen in what it becomes. */
const texts: Readonly<Record<string, string>> = {
  'mount units': `variant: fcos
version: 1.5.0
storage:
  filesystems:
    - device: /dev/vdb
      format: xfs
      path: /var/a
      with_mount_unit: true
    - device: /dev/vdc
      format: ext4
      path: /var/b c
      mount_options:
        - noatime
      with_mount_unit: true
    - device: /dev/vdd
      format: swap
      with_mount_unit: true
systemd:
  units:
    - name: a.service
      enabled: true
`,
  'a mount of a volume that the network unlocks': `variant: fcos
version: 1.5.0
storage:
  luks:
    - name: data
      device: /dev/vdb
      clevis:
        tang:
          - url: https://tang.example.com
            thumbprint: abc
  filesystems:
    - device: /dev/mapper/data
      format: xfs
      path: /var/data
      with_mount_unit: true
`,
  'a mirror with encryption and users of the boot loader': `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/hostname
      contents:
        inline: |
          mirrored
      mode: 0644
boot_device:
  layout: x86_64
  luks:
    tpm2: true
    discard: true
  mirror:
    devices:
      - /dev/vda
      - /dev/vdb
grub:
  users:
    - name: root
      password_hash: grub.pbkdf2.sha512.10000.AB.CD
`,
  'a mirror with more on its disks': `variant: fcos
version: 1.3.0
storage:
  disks:
    - device: /dev/vda
      partitions:
        - label: root-1
          size_mib: 10240
        - label: var-1
    - device: /dev/vdb
      partitions:
        - label: root-2
          size_mib: 10240
        - label: var-2
  raid:
    - name: md-var
      level: raid1
      devices:
        - /dev/disk/by-partlabel/var-1
        - /dev/disk/by-partlabel/var-2
boot_device:
  layout: aarch64
  mirror:
    devices:
      - /dev/vda
      - /dev/vdb
`,
  'an encrypted root': `variant: fcos
version: 1.4.0
boot_device:
  luks:
    tpm2: true
    tang:
      - url: https://tang.example.com
        thumbprint: abc
    threshold: 2
`,
  'an encrypted root of a mainframe': `variant: fcos
version: 1.6.0
boot_device:
  layout: s390x-eckd
  luks:
    tpm2: true
    device: /dev/dasda
`,
  'an encrypted root with a crypto card': `variant: fcos
version: 1.6.0
boot_device:
  layout: s390x-virt
  luks:
    cex:
      enabled: true
`,
  'FIPS mode and volumes of a cluster': `variant: openshift
version: 4.14.0
metadata:
  name: 99-worker
  labels:
    machineconfiguration.openshift.io/role: worker
storage:
  luks:
    - name: data
      device: /dev/vdb
      options:
        - --sector-size
        - 4096
boot_device:
  luks:
    tpm2: true
openshift:
  kernel_arguments:
    - nosmt
  fips: true
`,
};

describe('shorthands of Butane', () => {
  for (const [name, butane] of Object.entries(texts))
    it(`are found again: ${name}`, async () => {
      const flags = { pretty: false, raw: false, filesDir: undefined };
      const { outcome: made } = await convertBytes(Buffer.from(butane), flags);
      assert.ok(made.kind === 'converted', JSON.stringify(made));
      const [, variant, version] = /^variant: (.*)\nversion: (.*)\n/u.exec(butane) ?? [];
      const to = `butane@${variant}-${version}`;
      const file = made.format === 'ignition' ? 'a.ign' : 'a.yaml';
      const { outcome } = await convertAs(Buffer.from(made.text), { ...flags, format: made.format, to }, file);
      assert.ok(outcome.kind === 'converted');
      assert.deepEqual(fileText(outcome).split('\n'), butane.split('\n'));
      assert.deepEqual(outcome.losses, []);
    });
});

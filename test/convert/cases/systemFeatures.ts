import { type Feature, machines, withDisks } from './feature.ts';

/** Units, disks and what goes with them. */
export const systemFeatures: readonly Feature[] = [
  {
    name: 'units',
    text: `
systemd:
  units:
    - name: web.service
      enabled: true
      contents: |
        [Unit]
        Description=web

        [Service]
        ExecStart=/usr/bin/web --flag

        [Install]
        WantedBy=multi-user.target
      dropins:
        - name: 10-a.conf
          contents: "[Service]\\nEnvironment=A=1\\n"
        - name: 20-b.conf
    - name: masked.service
      mask: true
      enabled: false
    - name: getty@.service
      dropins:
        - name: autologin.conf
          contents: "[Service]\\nTTYVTDisallocate=no\\n"
`,
  },
  {
    name: 'local units',
    since: { base: '0.5' },
    text: `
systemd:
  units:
    - name: web.service
      contents_local: web.service
      dropins:
        - name: 10.conf
          contents_local: web.conf
        - name: 20.conf
          contents_local: ""
    - name: latin1.service
      contents_local: latin1.service
    - name: empty.service
      contents_local: empty.txt
    - name: none.service
      contents_local: ""
`,
  },
  {
    name: 'disks',
    variants: withDisks,
    text: `
storage:
  disks:
    - device: /dev/vdb
      wipe_table: true
      partitions:
        - number: 1
          label: one
          size_mib: 2048
          start_mib: 1
        - label: zero
          number: 0
        - number: 3
          size_mib: 0
          start_mib: 0
          type_guid: 8DA63339-0007-60C0-C436-083AC8230908
          guid: 8DA63339-0007-60C0-C436-083AC8230909
          wipe_partition_entry: true
    - device: /dev/disk/by-id/coreos-boot-disk
      wipe_table: false
      partitions:
        - label: root
          number: 4
          size_mib: 1000000
          should_exist: true
        - label: var
          number: 5
          start_mib: 5000000
  raid:
    - name: data
      level: raid1
      devices: [/dev/vdc, /dev/vdd]
      spares: 0
      options: ["--metadata=1.0"]
  filesystems:
    - device: /dev/md/data
      path: /var/data
      format: xfs
      label: data
      uuid: ""
      wipe_filesystem: true
      options: [-m, reflink=1]
    - device: /dev/vde
`,
  },
  {
    name: 'resized partitions',
    since: { base: '0.3' },
    variants: withDisks,
    text: 'storage:\n  disks:\n    - device: /dev/vda\n      partitions:\n        - {number: 4, label: root, size_mib: 8192, resize: true}\n        - {number: 5, label: var, size_mib: 0}\n',
  },
  {
    name: 'warned partitions',
    variants: withDisks,
    text: `
storage:
  disks:
    - device: /dev/vda
      partitions:
        - {label: root, number: 4, size_mib: 4096}
        - {label: boot, number: 9}
        - {label: EFI-SYSTEM, number: 2}
        - {label: BIOS-BOOT, number: 7}
    - device: /dev/vdb
      partitions:
        - {label: root, number: 4}
        - {label: var, number: 5}
    - device: /dev/vdc
      wipe_table: true
      partitions:
        - {label: boot, number: 8}
        - {label: root, number: 4, size_mib: 100}
`,
  },
  {
    name: 'mount units',
    since: { base: '0.2' },
    variants: machines,
    text: `
storage:
  filesystems:
    - device: /dev/disk/by-label/data
      path: /var/lib/my data-dir
      format: ext4
      with_mount_unit: true
    - device: /dev/vdc
      path: /etc/x/y
      format: xfs
      mount_options: [noatime, "a=b,c"]
      with_mount_unit: true
    - device: /dev/vdd
      path: /var/none
      format: vfat
      with_mount_unit: false
    - device: /dev/größe.1
      path: /var/.hidden
      format: btrfs
      with_mount_unit: true
`,
  },
  {
    name: 'mount units for a cluster',
    variants: ['openshift'],
    text: `
storage:
  filesystems:
    - device: /dev/disk/by-label/data
      path: /var/lib/containers
      format: xfs
      mount_options: [prjquota]
      with_mount_unit: true
systemd:
  units:
    - name: var-lib-containers.mount
      enabled: false
      dropins:
        - name: 10.conf
          contents: "[Mount]\\nOptions=noatime\\n"
    - name: other.service
      enabled: true
`,
  },
  {
    name: 'swap',
    since: { base: '0.2' },
    variants: withDisks,
    text: `
storage:
  filesystems:
    - device: /dev/disk/by-partlabel/swap one
      path: /var/swap
      format: swap
      with_mount_unit: true
    - device: /dev/vdb
      path: /var/swap2
      format: swap
      mount_options: [pri=3, discard]
      with_mount_unit: true
`,
  },
  {
    name: 'swap without path',
    since: { base: '0.4' },
    variants: withDisks,
    text: 'storage:\n  filesystems:\n    - device: /dev/vdb\n      format: swap\n      with_mount_unit: true\n',
  },
  {
    name: 'mount unit and unit of the same name',
    since: { base: '0.2' },
    variants: machines,
    text: `
storage:
  filesystems:
    - {device: /dev/vdb, path: /var/b, format: ext4, with_mount_unit: true}
    - {device: /dev/vdc, path: /var/c, format: ext4, with_mount_unit: true}
    - {device: /dev/vdd, path: /var/d, format: ext4, with_mount_unit: true}
systemd:
  units:
    - name: first.service
      enabled: true
    - name: var-c.mount
      contents: "[Mount]\\nWhat=/dev/other\\n"
      dropins:
        - name: a.conf
          contents: "[Unit]\\n"
    - name: var-b.mount
      enabled: false
      mask: true
`,
  },
  {
    name: 'volumes',
    since: { base: '0.3' },
    variants: withDisks,
    text: `
storage:
  luks:
    - name: data
      device: /dev/vdb
      label: luks-data
      uuid: 4a7f02b7-9d3c-4b0e-a2a0-54f9b2a9c1de
      options: [--cipher, aes-cbc-essiv:sha256]
      wipe_volume: true
      key_file:
        inline: secret
    - name: more
      device: /dev/vdc
      key_file:
        source: https://example.com/key
        verification:
          hash: sha256-${'ab'.repeat(32)}
    - name: short
      device: /dev/vdd
      options: [-c, aes]
    - name: equal
      device: /dev/vde
      options: [--cipher=aes, --other]
    - name: plain
      device: /dev/vdf
`,
  },
  {
    name: 'volumes with options of their opening',
    since: { base: '0.5' },
    variants: withDisks,
    text: 'storage:\n  luks:\n    - name: a\n      device: /dev/vdb\n      discard: false\n      open_options: [--perf-no_read_workqueue]\n',
  },
  {
    name: 'volumes unlocked by Clevis',
    since: { base: '0.3' },
    variants: ['fcos', 'openshift'],
    text: `
storage:
  luks:
    - name: tang
      device: /dev/vdb
      clevis:
        tang:
          - url: https://tang.example.com
            thumbprint: abc
          - url: https://tang2.example.com
            thumbprint: def
        threshold: 2
        tpm2: true
    - name: custom
      device: /dev/vdc
      clevis:
        custom:
          pin: tpm2
          config: '{"a": 1}'
          needs_network: false
    - name: nothing
      device: /dev/vdd
      clevis: {}
`,
  },
  {
    name: 'remote mounts',
    since: { base: '0.3' },
    variants: ['fcos', 'openshift'],
    text: `
storage:
  luks:
    - name: data
      device: /dev/vdb
      clevis:
        tang: [{url: https://tang.example.com, thumbprint: abc}]
    - name: local
      device: /dev/vdc
      clevis: {tpm2: true}
  filesystems:
    - {device: /dev/mapper/data, path: /var/a, format: xfs, with_mount_unit: true}
    - {device: /dev/disk/by-id/dm-name-data, path: /var/b, format: xfs, mount_options: [noatime], with_mount_unit: true}
    - {device: /dev/mapper/local, path: /var/c, format: xfs, with_mount_unit: true}
    - {device: /dev/mapper/other, path: /var/d, format: xfs, with_mount_unit: true}
`,
  },
  {
    name: 'tang advertisement',
    since: { base: '0.5' },
    variants: ['fcos', 'openshift'],
    text: `
storage:
  luks:
    - name: a
      device: /dev/vdb
      clevis:
        tang:
          - url: https://tang.example.com
            thumbprint: abc
            advertisement: '{"payload": "x"}'
`,
  },
  {
    name: 'volumes with a crypto card',
    since: { base: '0.6' },
    variants: ['fcos', 'openshift'],
    text: 'storage:\n  luks:\n    - name: a\n      device: /dev/vdb\n      cex: {enabled: true}\n    - name: b\n      device: /dev/vdc\n      cex: {enabled: false}\nopenshift:\n  kernel_arguments: [rd.luks.key=/etc/luks/cex.key]\n',
  },
  {
    name: 'virtiofs',
    since: { base: '0.8-exp' },
    variants: machines,
    text: 'storage:\n  filesystems:\n    - {device: tag, path: /var/shared, format: virtiofs, with_mount_unit: true}\n',
  },
  {
    name: 'users of the boot loader',
    since: { fcos: '1.5.0' },
    variants: ['fcos', 'openshift'],
    text: `
grub:
  users:
    - name: root
      password_hash: grub.pbkdf2.sha512.10000.874A958E
    - name: second
      password_hash: grub.pbkdf2.sha512.10000.ABCDEF
`,
  },
  {
    name: 'users of the boot loader beside files',
    since: { fcos: '1.5.0' },
    variants: ['fcos'],
    text: `
grub:
  users:
    - name: root
      password_hash: grub.pbkdf2.sha512.10000.874A958E
storage:
  files:
    - path: /etc/a
      contents: {inline: a}
    - path: /boot/grub2/user.cfg
      mode: 0600
      append:
        - inline: more
  filesystems:
    - device: /dev/disk/by-label/boot
      path: /boot
      format: ext4
      label: boot
`,
  },
];

import type { Feature } from './feature.ts';

const variants = ['openshift'];

/** What only a cluster's configs say. */
export const clusterFeatures: readonly Feature[] = [
  {
    name: 'openshift section',
    variants,
    text: `
openshift:
  kernel_type: realtime
  kernel_arguments: [a=b, "quiet", "007", "yes"]
  extensions: [usbguard, kerberos]
  fips: true
storage:
  files:
    - path: /etc/a
      contents: {inline: "two\\nlines\\n"}
`,
  },
  {
    name: 'openshift section of nothing',
    variants,
    text: 'openshift:\n  kernel_type: ""\n  kernel_arguments: []\n  extensions:\n  fips: false\n',
  },
  {
    name: 'default kernel',
    variants,
    text: 'openshift: {kernel_type: default, extensions: [a]}\n',
  },
  {
    name: 'FIPS and volumes',
    variants,
    text: `
openshift: {fips: true}
boot_device:
  luks: {tpm2: true}
storage:
  luks:
    - {name: a, device: /dev/vdb, key_file: {inline: x}}
    - {name: b, device: /dev/vdc, key_file: {inline: x}, options: [--other]}
    - {name: c, device: /dev/vdd, key_file: {inline: x}, options: [--cipher, aes]}
    - {name: d, device: /dev/vde, key_file: {inline: x}, options: [--cipher=aes]}
    - {name: e, device: /dev/vdf, key_file: {inline: x}, options: [-c, aes]}
`,
  },
  {
    name: 'core user',
    variants,
    text: 'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys: [ssh-ed25519 AAAA a@b, "key: # two"]\n',
  },
  {
    name: 'hash of the core user',
    variants,
    since: { openshift: '4.13.0' },
    text: 'passwd:\n  users:\n    - name: core\n      password_hash: $y$j9T$abc\n',
  },
  {
    name: 'texts that YAML quotes',
    variants,
    text: `
systemd:
  units:
    - name: a.service
      contents: "[Unit]\\nDescription= x \\n\\n"
    - name: b.service
      contents: "[Unit]\\nDescription=tab\\there 😀\\n"
    - name: c.service
      contents: "[Unit]"
    - name: "*.service"
      enabled: true
storage:
  disks:
    - device: /dev/vdb
      partitions: [{number: 1, label: "1e3", size_mib: 1048576, start_mib: 999999}, {number: 2, label: "no", size_mib: 5000000000}]
`,
  },
];

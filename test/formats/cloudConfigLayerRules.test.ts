import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';

function found(text: string, os?: string): readonly string[] {
  const settings = os === undefined ? {} : { os };
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data', settings })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}

const everywhere = 'hostname: a\nruncmd:\n  - echo a\n';
const packages = 'packages: [a]\n';
const certificates = 'ca_certs: {trusted: [a]}\n';

/** Whether keys do anything: what reads a cloud-config on each system, and what it makes of the key. */
const cases: readonly (readonly [os: string, text: string, found: readonly string[]])[] = [
  ['ubuntu', everywhere + packages + certificates, []],
  ['fedora', everywhere, []],
  ['bootc', everywhere, []],
  ['bootc', packages, ['warning layers/setting-without-effect packages']],
  ['bootc', certificates, ['warning layers/setting-without-effect ca_certs']],
  ['bootc', 'resize_rootfs: true\n', ['warning layers/setting-without-effect resize_rootfs']],
  ['bootc', 'resize_rootfs: false\npackages: []\n', ['error cloud-config/bad-value packages']],
  ['bootc', 'apt: {preserve_sources_list: true}\n', ['warning layers/setting-without-effect apt']],
  ['bootc', 'yum_repos: {a: {baseurl: "https://a.example/"}}\n', []],
  ['microos', 'ubuntu_pro: {token: a}\n', ['warning layers/setting-without-effect ubuntu_pro']],
  ['microos', 'zypper: {repos: [{id: a, baseurl: "https://a.example/"}]}\n', []],
  ['opensuse-microos', everywhere + packages, ['info layers/active-after-reboot packages']],
  ['opensuse-microos', `${packages}power_state: {mode: reboot}\n`, []],
  // Run by cloudinit/distros/opensuse.py of 26.2 as `transactional-update pkg install`.
  [
    'opensuse-microos',
    'packages: [nginx]\nruncmd:\n  - systemctl enable --now nginx\npower_state: {mode: reboot}\n',
    ['warning layers/active-after-reboot runcmd.0'],
  ],
  ['opensuse-microos', 'runcmd:\n  - zypper -n install a\n', ['warning layers/package-on-sealed-system runcmd.0']],
  ['opensuse-microos', 'runcmd:\n  - transactional-update pkg install a\n', []],
  ['bootc', 'runcmd:\n  - dnf install -y a\n', ['warning layers/package-on-sealed-system runcmd.0']],
  ['bootc', 'runcmd:\n  - bootc usr-overlay && dnf install -y a\n  - podman run a dnf install b\n', []],
  [
    'bootc',
    'runcmd:\n  - curl -fsSL https://example.org -o /opt/a\n',
    ['warning layers/write-to-read-only-path runcmd.0'],
  ],
  ['bootc', 'runcmd:\n  - echo a > /etc/b\n  - echo a 2>/dev/null\n', []],
  ['bootc', 'growpart: {devices: [/]}\n', ['warning layers/setting-without-effect growpart.devices.0']],
  ['bootc', 'growpart: {mode: auto}\n', ['warning layers/setting-without-effect growpart']],
  ['bootc', 'growpart: {devices: [/sysroot]}\nresize_rootfs: false\n', []],
  // What the image itself says in cloud.cfg.d/10_snappy.cfg, and its list of places that can be written.
  ['ubuntu-core', everywhere, []],
  ['ubuntu-core', 'packages: [htop]\n', []],
  ['ubuntu-core', 'packages: [{apt: [a]}]\n', ['warning layers/setting-without-effect packages.0.apt']],
  ['ubuntu-core', certificates, ['warning layers/setting-without-effect ca_certs']],
  ['ubuntu-core', 'swap: {size: 2G}\n', ['warning layers/setting-without-effect swap']],
  ['ubuntu-core', 'locale: false\ngrowpart: {mode: "off"}\n', ['warning layers/setting-without-effect growpart']],
  [
    'ubuntu-core',
    'write_files:\n  - path: /etc/fstab\n  - path: /etc/sysctl.d/90-a.conf\n',
    ['warning layers/write-to-read-only-path write_files.0.path'],
  ],
  ['opensuse-microos', certificates, ['warning layers/setting-without-effect ca_certs']],
  ['flatcar', 'hostname: a\n', []],
  ['flatcar', everywhere, ['warning layers/setting-without-effect runcmd']],
  ['kairos', everywhere, []],
  // Seen with the structures of mudler/yip pkg/schema/cloudinit, and with `coreos-cloudinit -validate`.
  ['kairos', 'users: [default]\n', ['error layers/setting-without-effect users.0']],
  ['kairos', 'users:\n  - {name: a, groups: "b,c"}\n', ['error layers/setting-without-effect users.0.groups']],
  ['kairos', 'users:\n  - {name: a, groups: [b], lock_passwd: true}\n', []],
  ['kairos', 'users:\n  - {name: a, sudo: "ALL=(ALL) ALL"}\n', ['warning layers/setting-without-effect users.0.sudo']],
  ['kairos', 'runcmd:\n  - [echo, a]\n', ['error layers/setting-without-effect runcmd.0']],
  ['kairos', 'write_files:\n  - {path: /etc/a, encoding: text/plain}\n', []],
  [
    'kairos',
    'write_files:\n  - {path: /etc/a, permissions: "0o644"}\n',
    ['error layers/setting-without-effect write_files.0.permissions'],
  ],
  ['flatcar', 'users: [default]\n', ['error layers/setting-without-effect users.0']],
  ['flatcar', 'ssh_authorized_keys: []\nmanage_etc_hosts: localhost\n', []],
  ['flatcar', 'manage_etc_hosts: true\n', ['error layers/setting-without-effect manage_etc_hosts']],
  [
    'flatcar',
    'write_files:\n  - {path: /etc/a, append: true, encoding: text/plain}\n',
    [
      'warning layers/setting-without-effect write_files.0.append',
      'error layers/setting-without-effect write_files.0.encoding',
    ],
  ],
  ['kairos', packages, ['warning layers/setting-without-effect packages']],
  ['fcos', everywhere, ['error layers/config-not-read hostname']],
  ['talos', everywhere, ['error layers/config-not-read hostname']],
  ['bottlerocket', everywhere, ['error layers/config-not-read hostname']],
  [
    'ubuntu',
    'zypper: {repos: [{id: a, baseurl: https://example.org}]}\n',
    ['warning layers/setting-without-effect zypper'],
  ],
  ['rocky', 'apt: {conf: a}\n', ['warning layers/setting-without-effect apt']],
  ['debian', 'apt: {conf: a}\n', []],
  ['fedora', 'ssh_import_id: [gh:a]\n', ['warning layers/setting-without-effect ssh_import_id']],
  // Not in the list of modules of their images (`config/cloud.cfg.tmpl`).
  [
    'fedora',
    'manage_resolv_conf: true\nresolv_conf: {nameservers: [192.0.2.1]}\n',
    ['warning layers/setting-without-effect manage_resolv_conf'],
  ],
  ['photon', 'manage_resolv_conf: true\nresolv_conf: {nameservers: [192.0.2.1]}\n', []],
  ['rocky', 'keyboard: {layout: de}\n', ['warning layers/setting-without-effect keyboard']],
  ['freebsd', 'mounts: [[/dev/da1, /srv]]\n', ['warning layers/setting-without-effect mounts']],
];

describe('what systems make of a cloud-config', () => {
  for (const [os, text, expected] of cases)
    it(`on ${os}: ${JSON.stringify(text)}`, () => assert.deepEqual(found(text, os), expected));

  it('is not told where another system may be meant', () => {
    assert.deepEqual(found(everywhere + packages + certificates), []);
    assert.deepEqual(found('snap: {commands: [a]}\napk_repos: {preserve_repositories: true}\n'), []);
  });

  it('depends on the release', () => {
    const foundBy = (tool: string): readonly string[] =>
      analyseText(`#cloud-config\n${certificates}`, { fileName: 'user-data', settings: { os: 'fedora', tool: [tool] } })
        .problems()
        .map(({ code }) => code);
    // `distros` of cc_ca_certs.py has Fedora from 23.2 on.
    assert.deepEqual(foundBy('cloud-init@23.1'), ['layers/setting-without-effect']);
    assert.deepEqual(foundBy('cloud-init@23.2'), []);
  });

  it('is told of files in sealed places', () => {
    const text = 'write_files:\n  - path: /usr/bin/a\n';
    assert.deepEqual(found(text, 'flatcar'), ['warning layers/write-to-read-only-path write_files.0.path']);
    assert.deepEqual(found(text, 'bootc'), ['warning layers/write-to-read-only-path write_files.0.path']);
    assert.deepEqual(found(text, 'ubuntu'), []);
    assert.deepEqual(found(text), []);
  });
});

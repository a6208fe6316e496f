import { checkRows, cluster, file, fileEdit, type Row } from './editCostSupport.ts';

function user(name: string, rest: string): string {
  return `passwd:\n  users:\n    - name: ${name}\n${rest}`;
}

// openshift/machine-config-operator pkg/controller/common/reconcile.go, pkg/apihelpers/apihelpers.go,
// docs/MachineConfigDaemon.md: the table of what a cluster takes after the first boot.
const keys = '      ssh_authorized_keys: [ssh-ed25519 AAAA]\n';
const otherKeys = '      ssh_authorized_keys: [ssh-ed25519 BBBB]\n';
const unit = (contents: string) => `systemd:\n  units:\n    - name: a.service\n      contents: "${contents}"\n`;
const links = (...names: readonly string[]) =>
  `storage:\n  links:\n${names.map((name) => `    - path: /etc/${name}\n      target: x\n`).join('')}`;
const appended = (text: string, mode = '0644') =>
  `storage:\n  files:\n    - path: /etc/a\n      mode: ${mode}\n      append: [{inline: ${text}}]\n`;
const nodeRows: readonly Row[] = [
  fileEdit('/etc/motd', 'reboot'),
  fileEdit('/var/lib/kubelet/config.json', 'live'),
  // Only the list of before NodeDisruptionPolicies has it.
  fileEdit('/etc/kubernetes/kubelet-ca.crt', 'reboot'),
  fileEdit('/etc/nmstate/openshift/a.yml', 'live'),
  fileEdit('/etc/containers/policy.json', 'restart'),
  fileEdit('/etc/containers/registries.d/a.yaml', 'restart'),
  fileEdit('/etc/machine-config-daemon/no-reboot/containers-gpg.pub', 'restart'),
  fileEdit('/etc/containers/registries.conf', 'restart'),
  fileEdit('/etc/containers/registries.conf.d/a.conf', 'reboot'),
  fileEdit('/etc/pki/ca-trust/source/anchors/openshift-config-user-ca-bundle.crt', 'restart'),
  fileEdit('/run/machine-config-daemon-force', 'refused!'),
  [
    'the file that is refused, gone',
    file('/run/machine-config-daemon-force'),
    '',
    ['removed file /run/machine-config-daemon-force: reboot'],
  ],
  ['new file', '', file('/etc/a'), ['added file /etc/a: reboot']],
  ['deleted file', file('/etc/a'), '', ['removed file /etc/a: reboot reverts']],
  [
    'appending to a file',
    'storage:\n  files:\n    - path: /etc/a\n      mode: 0644\n',
    'storage:\n  files:\n    - path: /etc/a\n      mode: 0644\n      append: [{inline: a}]\n',
    ['added append of file /etc/a: refused!'],
  ],
  ['appended file, edited', appended('a', '0644'), appended('a', '0600'), ['changed file /etc/a: refused!']],
  ['appended file, appended to', appended('a'), appended('b'), ['changed append of file /etc/a: refused!']],
  [
    'no longer appended to',
    appended('a'),
    file('/etc/a'),
    ['changed file /etc/a: reboot', 'removed append of file /etc/a: reboot reverts'],
  ],
  ['appended file, deleted', appended('a'), '', ['removed file /etc/a: reboot reverts']],
  ['unit', unit('[Unit]'), unit('[Service]'), ['changed unit a.service: reboot']],
  ['deleted unit', unit('[Unit]'), '', ['removed unit a.service: reboot reverts']],
  ['SSH keys of core', user('core', keys), user('core', otherKeys), ['changed ssh_authorized_keys of user core: live']],
  ['core with keys', '', user('core', keys), ['added ssh_authorized_keys of user core: live']],
  [
    'password of core',
    user('core', '      password_hash: $6$a\n'),
    user('core', '      password_hash: $6$b\n'),
    ['changed password_hash of user core: live'],
  ],
  [
    'groups of core',
    user('core', keys),
    user('core', `${keys}      groups: [wheel]\n`),
    ['changed user core: refused!'],
  ],
  ['another user', '', user('bob', '      shell: /bin/sh\n'), ['added user bob: refused!']],
  [
    'keys of another user',
    user('bob', keys),
    user('bob', otherKeys),
    ['changed ssh_authorized_keys of user bob: refused!'],
  ],
  ['group', '', 'passwd:\n  groups:\n    - name: a\n      gid: 1000\n', ['added group a: refused!']],
  [
    'disk',
    'storage:\n  disks:\n    - device: /dev/vda\n      wipe_table: true\n',
    'storage:\n  disks:\n    - device: /dev/vda\n      wipe_table: false\n',
    ['changed disk /dev/vda: refused!'],
  ],
  [
    'filesystem',
    'storage:\n  filesystems:\n    - device: /dev/vda1\n      format: xfs\n',
    'storage:\n  filesystems:\n    - device: /dev/vda1\n      format: ext4\n',
    ['changed filesystem /dev/vda1: refused!'],
  ],
  [
    'array',
    'storage:\n  raid:\n    - name: a\n      level: raid1\n      devices: [/dev/a, /dev/b]\n',
    'storage:\n  raid:\n    - name: a\n      level: raid0\n      devices: [/dev/a, /dev/b]\n',
    ['changed raid a: refused!'],
  ],
  [
    'encryption',
    'storage:\n  luks:\n    - name: a\n      device: /dev/a\n',
    'storage:\n  luks:\n    - name: a\n      device: /dev/b\n',
    ['changed luks a: ignored!'],
  ],
  [
    'directory',
    '',
    'storage:\n  directories:\n    - path: /etc/a\n      mode: 0755\n',
    ['added directory /etc/a: refused!'],
  ],
  ['link', '', links('a'), ['added link /etc/a: refused!']],
  ['one of two links gone', links('a', 'b'), links('a'), ['removed link /etc/b: refused stays!']],
  [
    'all links gone',
    links('a', 'b'),
    '',
    ['removed link /etc/a: ignored stays!', 'removed link /etc/b: ignored stays!'],
  ],
  [
    'kernel arguments of the cluster',
    'openshift:\n  kernel_arguments: [a]\n',
    'openshift:\n  kernel_arguments: [a, b]\n',
    ['changed openshift.kernel_arguments: reboot'],
  ],
  ['kind of kernel', '', 'openshift:\n  kernel_type: realtime\n', ['added openshift.kernel_type: reboot']],
  ['extensions', '', 'openshift:\n  extensions: [usbguard]\n', ['added openshift.extensions: reboot']],
  ['FIPS', 'openshift:\n  fips: true\n', 'openshift:\n  fips: false\n', ['changed openshift.fips: refused!']],
  ['FIPS taken out', 'openshift:\n  fips: true\n', '', ['removed openshift.fips: refused stays!']],
];

const object = (name: string, config: string) =>
  `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: ${name}\n  labels:\n    machineconfiguration.openshift.io/role: worker\nspec:\n  config:\n    ignition:\n      version: 3.4.0\n${config}`;
const args = (value: string) => `    kernelArguments:\n      shouldExist: [${value}]\n`;
const motd = (mode: number) => `    storage:\n      files:\n        - path: /etc/motd\n          mode: ${mode}\n`;
const options = { fileName: 'a.yaml' };
const objectRows: readonly Row[] = [
  [
    'kernel arguments of Ignition',
    object('a', args('a')),
    object('a', args('b')),
    ['changed spec.config.kernelArguments: refused!'],
  ],
  [
    'one of several objects',
    `${object('a', motd(420))}---\n${object('b', motd(420))}`,
    `${object('b', motd(420))}---\n${object('a', motd(384))}`,
    ['changed file /etc/motd (MachineConfig a (worker)): reboot'],
  ],
  [
    'an object that is gone',
    `${object('a', motd(420))}---\n${object('b', motd(420))}`,
    object('b', motd(420)),
    [
      'removed metadata.labels (MachineConfig a (worker)): reboot reverts',
      'removed file /etc/motd (MachineConfig a (worker)): reboot reverts',
    ],
  ],
];

describe('what an edit costs on nodes of a cluster', () => {
  checkRows(cluster, nodeRows);
  checkRows('', objectRows, options);
});

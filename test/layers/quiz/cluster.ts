import {
  append,
  butane,
  directory,
  file,
  ignition,
  link,
  machineConfig,
  other,
  type Question,
  tree,
  unit,
  user,
} from './question.ts';

/** What the Machine Config Operator of OpenShift does with an edit, and what a node does that it does not look after. */

const reboots = 'reboot reverts';
const refused = 'refused stays';
const reconcile = 'openshift/machine-config-operator pkg/controller/common/reconcile.go';
const keys = user('core', 'ssh_authorized_keys: [ssh-ed25519 AAAA]', '.ssh_authorized_keys');
const hash = user('core', 'password_hash: "$y$a"', '.password_hash');

const byButane: readonly Question[] = [
  ...butane('rhcos@4.18', 'openshift/machine-config-operator docs/MachineConfigDaemon.md', [
    [file('/etc/motd'), `initrd once+change: overlay etc deployment ${reboots}`, /drains and reboots each node/u],
    [file('/etc/chrony.conf'), `initrd once+change: overlay etc deployment ${reboots}`, /NodeDisruptionPolicy/u],
    [file('/usr/local/bin/tool'), `initrd once+change: overlay data machine ${reboots}`],
    [file('/var/lib/x'), `initrd once+change: overlay data machine ${reboots}`],
    [file('/etc/motd'), `initrd once+change: overlay etc deployment ${reboots}`, /degraded/u],
    [tree('/etc/app'), `initrd once+change: overlay etc deployment ${reboots}`],
    [unit('contents: "[Unit]"'), `initrd once+change: overlay etc deployment ${reboots}, then runtime`],
    [
      unit('enabled: true', '.enabled'),
      `initrd once+change: overlay etc deployment ${reboots}, then runtime`,
      /\[Install\]/u,
    ],
  ]),
  ...butane('rhcos@4.18', reconcile, [
    [
      append('/etc/hosts'),
      'initrd once: overlay etc deployment refused reverts',
      /appending works at installation only/iu,
    ],
    [directory('/etc/app'), `initrd once: overlay etc deployment ${refused}`, /degraded/u],
    [link('/etc/app'), `initrd once: overlay etc deployment ${refused}`, /they stay on the node/u],
    [
      other('storage:\n  disks:\n    - device: /dev/vdb\n', 'storage.disks[0]'),
      `initrd once: early boot disk machine ${refused}`,
      /irreconcilableValidationOverrides/u,
    ],
    [
      other('storage:\n  raid:\n    - name: a\n      level: raid1\n      devices: [/dev/vdb]\n', 'storage.raid[0]'),
      `initrd once: early boot disk machine ${refused}`,
    ],
    [
      other(
        'storage:\n  filesystems:\n    - device: /dev/vdb\n      path: /var/a\n      format: xfs\n',
        'storage.filesystems[0]',
      ),
      `initrd once: early boot disk machine ${refused}`,
    ],
    [
      other('storage:\n  luks:\n    - name: a\n      device: /dev/vdb\n', 'storage.luks[0]'),
      'initrd once: early boot disk machine ignored stays',
      /does not compare it/u,
    ],
    [
      other('boot_device:\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n', 'boot_device'),
      `initrd once: early boot disk+boot machine ${refused}`,
    ],
    [
      user('core', 'ssh_authorized_keys: [a]'),
      `initrd once: overlay etc+data deployment ${refused}`,
      /only the user `core`/iu,
    ],
    [other('openshift:\n  fips: true\n', 'openshift.fips'), `initrd once: early boot boot+etc machine ${refused}`],
  ]),
  ...butane('rhcos@4.18', 'openshift/machine-config-operator docs/Update-SSHKeys.md', [
    [keys, 'initrd once+change: overlay data machine live reverts', /nothing is drained/u],
  ]),
  ...butane('rhcos@4.18', 'openshift/machine-config-operator pkg/daemon/update.go', [
    [hash, 'initrd once+change: overlay etc deployment live reverts', /locked/u],
    [
      other('openshift:\n  kernel_arguments: [quiet]\n', 'openshift.kernel_arguments'),
      `live once+change: early boot boot deployment ${reboots}`,
      /rpm-ostree kargs/u,
    ],
    [
      other('openshift:\n  kernel_type: realtime\n', 'openshift.kernel_type'),
      `live once+change: early boot boot+ext deployment ${reboots}`,
    ],
    [
      other('openshift:\n  extensions: [usbguard]\n', 'openshift.extensions'),
      `live once+change: overlay ext deployment ${reboots}`,
    ],
  ]),
];

/** A file that is appended to, as a whole. */
const appended = (path: string) => ({ ...append(path), setting: 'storage.files[0]' });

/** Where the value decides, the file itself answers as an edit of it is answered. */
const byValue: readonly Question[] = [
  ...butane('rhcos@4.22', reconcile, [
    [
      appended('/etc/hosts'),
      `initrd once+change: overlay etc deployment refused reverts`,
      /appending works at installation only/iu,
    ],
    [appended('/etc/nmstate/openshift/a.yml'), 'initrd once+change: overlay etc deployment refused reverts'],
    [
      file('/run/machine-config-daemon-force'),
      'initrd once+change: runtime volatile never refused reverts',
      /makes this file/u,
    ],
    [
      user('bob', 'ssh_authorized_keys: [a]', '.ssh_authorized_keys'),
      'initrd once+change: overlay data machine refused reverts',
      /no user but `core`/u,
    ],
  ]),
  ...butane('rhcos@4.22', 'openshift/machine-config-operator pkg/apihelpers/apihelpers.go', [
    [
      file('/var/lib/kubelet/config.json'),
      'initrd once+change: overlay data machine live reverts',
      /nothing is restarted/u,
    ],
    [file('/etc/nmstate/openshift/a.yml'), 'initrd once+change: overlay etc deployment live reverts'],
    [
      file('/etc/containers/registries.d/a.yaml'),
      'initrd once+change: overlay etc deployment restart reverts',
      /crio/u,
    ],
    [file('/etc/iri-registry/a'), 'initrd once+change: overlay etc deployment restart reverts', /iri-registry/u],
    [
      file('/etc/kubernetes/credential-providers/a.yaml'),
      'initrd once+change: overlay etc deployment restart reverts',
      /kubelet/u,
    ],
    [
      file('/etc/systemd/system/kubelet.service.d/40-kubelet-crio-image-credential-provider.conf'),
      'initrd once+change: overlay etc deployment restart reverts',
      /kubelet/u,
    ],
    [file('/etc/kubernetes/kubelet-ca.crt'), 'initrd once+change: overlay etc deployment reboot reverts'],
  ]),
  ...butane('rhcos@4.16', 'openshift/machine-config-operator pkg/daemon/update.go', [
    [file('/etc/kubernetes/kubelet-ca.crt'), 'initrd once+change: overlay etc deployment live reverts'],
    [file('/etc/kubernetes/credential-providers/a.yaml'), 'initrd once+change: overlay etc deployment reboot reverts'],
    [file('/etc/crio/policies/a.json'), 'initrd once+change: overlay etc deployment reboot reverts'],
  ]),
];

const byMachineConfig: readonly Question[] = [
  ...machineConfig('rhcos@4.18', 'openshift/machine-config-operator pkg/daemon/update.go', [
    [
      other('  kernelArguments: [quiet]\n', 'spec.kernelArguments'),
      `live once+change: early boot boot deployment ${reboots}`,
    ],
    [
      other('  kernelType: realtime\n', 'spec.kernelType'),
      `live once+change: early boot boot+ext deployment ${reboots}`,
    ],
    [other('  extensions: [usbguard]\n', 'spec.extensions'), `live once+change: overlay ext deployment ${reboots}`],
    [other('  osImageURL: quay.io/a\n', 'spec.osImageURL'), `live once+change: image image deployment ${reboots}`],
  ]),
  ...machineConfig('rhcos@4.18', reconcile, [
    [other('  fips: true\n', 'spec.fips'), `initrd once: early boot boot+etc machine ${refused}`, /first boot/u],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0, config: {merge: [{source: "https://a/b"}]}}\n',
        'spec.config.ignition.config',
      ),
      'initrd once: early boot volatile boot ignored stays',
      /nodes that run stay as they are/u,
    ],
    [
      other('  config:\n    ignition: {version: 3.4.0, timeouts: {httpTotal: 9}}\n', 'spec.config.ignition.timeouts'),
      'initrd once: early boot volatile boot ignored gone-at-boot',
    ],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0}\n    kernelArguments: {shouldExist: [quiet]}\n',
        'spec.config.kernelArguments',
      ),
      `initrd once: early boot boot deployment ${refused}`,
      /spec\.kernelArguments/u,
    ],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0}\n    storage: {files: [{path: /etc/motd}]}\n',
        'spec.config.storage.files[0]',
      ),
      `initrd once+change: overlay etc deployment ${reboots}`,
    ],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0}\n    storage: {files: [{path: /usr/bin/a}]}\n',
        'spec.config.storage.files[0]',
      ),
      'initrd once+change: image image never deploy reverts',
    ],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0}\n    storage: {luks: [{name: a, device: /dev/vdb}]}\n',
        'spec.config.storage.luks[0]',
      ),
      'initrd once: early boot disk machine ignored stays',
    ],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0}\n    passwd: {groups: [{name: a}]}\n',
        'spec.config.passwd.groups[0]',
      ),
      `initrd once: overlay etc deployment ${refused}`,
    ],
    [
      other(
        '  config:\n    ignition: {version: 3.4.0}\n    systemd: {units: [{name: a.service, contents: a}]}\n',
        'spec.config.systemd.units[0]',
      ),
      `initrd once+change: overlay etc deployment ${reboots}, then runtime`,
    ],
  ]),
];

/** An Ignition file that is given to a node itself is read at its first boot only. */
const byIgnition: readonly Question[] = ignition(
  'rhcos@4.18',
  'openshift/machine-config-operator docs/MachineConfigDaemon.md',
  [
    [
      other('"storage": {"files": [{"path": "/etc/motd"}]}', 'storage.files[0]'),
      'initrd once: overlay etc deployment reprovision stays',
      /MachineConfig/u,
    ],
    [
      other('"storage": {"disks": [{"device": "/dev/vdb"}]}', 'storage.disks[0]'),
      'initrd once: early boot disk machine reprovision stays',
    ],
    [
      other('"kernelArguments": {"shouldExist": ["quiet"]}', 'kernelArguments'),
      'initrd once: early boot boot deployment reprovision stays',
      /spec\.kernelArguments/u,
    ],
  ],
);

export const questionsAboutClusters: readonly Question[] = [...byButane, ...byValue, ...byMachineConfig, ...byIgnition];

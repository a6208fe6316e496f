import assert from 'node:assert/strict';
import { type AnalyseOptions, analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const fcos = 'variant: fcos\nversion: 1.5.0\n';
const flatcar = 'variant: flatcar\nversion: 1.1.0\n';
const openshift =
  'variant: openshift\nversion: 4.18.0\nmetadata:\n  name: 99-worker-a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';

/** `severity code at path` of everything that is said of layers. */
function said(text: string, options: AnalyseOptions = { fileName: 'a.bu' }): readonly string[] {
  return analyseText(text, options)
    .problems()
    .filter(({ code }) => code.startsWith('layers/'))
    .map(({ severity, code, path }) => `${severity} ${code.slice('layers/'.length)} ${path.join('.')}`);
}

function file(path: string, ...more: readonly string[]): string {
  return `storage:\n  files:\n    - path: ${path}\n${['contents: {inline: a}', ...more].map((line) => `      ${line}\n`).join('')}`;
}

function unit(name: string, lines: readonly string[], enabled = true): string {
  const text = lines.map((line) => `        ${line}\n`).join('');
  return `systemd:\n  units:\n    - name: ${name}\n      enabled: ${enabled}\n      contents: |\n${text}        [Install]\n        WantedBy=multi-user.target\n`;
}

function mount(name: string, where: string, ...more: readonly string[]): string {
  return unit(name, ['[Mount]', 'What=/dev/disk/by-label/a', `Where=${where}`, ...more]);
}

/** A config, and what is said of layers in it. */
type Case = readonly [name: string, text: string, ...said: readonly string[]];

function check(cases: readonly Case[]): void {
  for (const [name, text, ...expected] of cases) it(name, () => assert.deepEqual(said(text), expected));
}

describe('what is new in the root', () => {
  check([
    ['is refused where it is sealed', fcos + file('/app/a'), 'error new-in-sealed-root storage.files.0.path'],
    ['is let be below what is there', fcos + file('/var/app/a')],
    ['is let be where it can be written to', flatcar + file('/app/a')],
    [
      'is let be where an argument unseals it',
      `${fcos}kernel_arguments: {should_exist: [ostree.prepare-root.composefs=0]}\n${file('/app/a')}`,
    ],
    [
      'is let be where another config may unseal it',
      `${fcos}ignition: {config: {merge: [{source: "https://example.com/a"}]}}\n${file('/app/a')}`,
    ],
    [
      'is refused on a cluster',
      openshift + file('/app/a', 'mode: 0644'),
      'error new-in-sealed-root storage.files.0.path',
    ],
    [
      'is no place to mount a filesystem on',
      `${fcos}storage: {filesystems: [{device: /dev/vdb, path: /data, format: xfs, with_mount_unit: true}]}\n`,
      'error new-in-sealed-root storage.filesystems.0.path',
    ],
    [
      'is no place for a unit to mount on',
      fcos + mount('data.mount', '/data'),
      'warning new-in-sealed-root systemd.units.0.contents',
    ],
    ['is a place to mount on elsewhere', flatcar + mount('data.mount', '/data')],
  ]);

  it('is spoken of only where all systems are alike', () => {
    const text = '{"ignition": {"version": "3.4.0"}, "storage": {"directories": [{"path": "/app"}]}}';
    assert.deepEqual(said(text, { fileName: 'a.ign' }), []);
    assert.deepEqual(said(text, { fileName: 'a.ign', settings: { os: 'fcos' } }), [
      'error new-in-sealed-root storage.directories.0.path',
    ]);
    assert.deepEqual(said(text, { fileName: 'a.ign', settings: { os: 'flatcar' } }), []);
  });
});

describe('what is written to a place in RAM', () => {
  check([
    [
      'stops the boot where the root is sealed',
      fcos + file('/tmp/a'),
      'error write-to-read-only-path storage.files.0.path',
    ],
    [
      'is hidden where the root was not sealed yet',
      `# strata: os=fcos@40\n${fcos}${file('/run/a')}`,
      'warning write-hidden-by-mount storage.files.0.path',
    ],
    [
      'is hidden where an argument unseals the root',
      `${fcos}kernel_arguments: {should_exist: [ostree.prepare-root.composefs=0]}\n${file('/run/a')}`,
      'warning write-hidden-by-mount storage.files.0.path',
    ],
    ['is hidden elsewhere', flatcar + file('/run/a'), 'warning write-hidden-by-mount storage.files.0.path'],
    [
      'is let be on what the config mounts there',
      `${fcos}${file('/tmp/a')}  filesystems:\n    - {device: /dev/vdb, path: /tmp, format: xfs}\n`,
    ],
  ]);

  it('is hidden where only some of the systems stop', () => {
    const text = '{"ignition": {"version": "3.4.0"}, "storage": {"directories": [{"path": "/run/a"}]}}';
    assert.deepEqual(said(text, { fileName: 'a.ign' }), ['warning write-hidden-by-mount storage.directories.0.path']);
  });
});

describe('mounts', () => {
  check([
    [
      'go through no link',
      fcos + mount('mnt-a.mount', '/mnt/a'),
      'warning mount-unit-through-link systemd.units.0.contents',
    ],
    ['go where the link leads to', fcos + mount('var-mnt-a.mount', '/var/mnt/a')],
    ['go where no link is', flatcar + mount('mnt-a.mount', '/mnt/a')],
    [
      'are spoken of once, where Butane makes the unit',
      `${fcos}storage: {filesystems: [{device: /dev/vdb, path: /mnt/a, format: xfs, with_mount_unit: true}]}\n`,
      'error mount-through-link storage.filesystems.0.path',
    ],
    [
      'hide what the image has',
      flatcar + mount('usr-lib64.mount', '/usr/lib64'),
      'warning mount-over-system systemd.units.0.contents',
    ],
    ['hide nothing where they are overlays', flatcar + mount('usr-lib64.mount', '/usr/lib64', 'Type=overlay')],
    [
      'hide nothing but what is meant where they are bind mounts',
      flatcar + mount('usr-lib64.mount', '/usr/lib64', 'Options=ro,bind'),
    ],
    [
      'hide what Ignition wrote',
      fcos + file('/var/a/b') + mount('var-a.mount', '/var/a'),
      'warning hidden-by-own-mount storage.files.0.path',
    ],
    [
      'hide what Ignition wrote through a link',
      fcos + file('/opt/a/b') + mount('var-opt-a.mount', '/var/opt/a'),
      'warning hidden-by-own-mount storage.files.0.path',
    ],
    [
      'hide nothing that was written into them',
      `${fcos}${file('/var/a/b')}  filesystems: [{device: /dev/vdb, path: /var/a, format: xfs}]\n${mount('var-a.mount', '/var/a')}`,
    ],
    ['hide nothing beside them', fcos + file('/var/ab/b') + mount('var-a.mount', '/var/a')],
    [
      'hide nothing where nobody starts them',
      (fcos + file('/var/a/b') + mount('var-a.mount', '/var/a')).replace('enabled: true', 'enabled: false'),
    ],
    ['hide no overlay', fcos + file('/var/a/b') + mount('var-a.mount', '/var/a', 'Type=overlay')],
  ]);

  it('are moved with their name', () =>
    checkFix({
      before: fcos + mount('mnt-a.mount', '/mnt/a'),
      code: 'layers/mount-unit-through-link',
      after: fcos + mount('var-mnt-a.mount', '/var/mnt/a'),
      options: { fileName: 'a.bu' },
    }));
});

describe('files of the system', () => {
  const keyfile = '/etc/NetworkManager/system-connections/a.nmconnection';
  check([
    ['are there already', fcos + file('/etc/chrony.conf'), 'error file-exists storage.files.0.path'],
    ['may be written over', fcos + file('/etc/chrony.conf', 'overwrite: true')],
    ['may get another owner', `${fcos}storage: {files: [{path: /etc/chrony.conf, mode: 0600}]}\n`],
    ['are not there on another system', flatcar + file('/etc/chrony.conf')],
    ['are written over by a cluster without a word', openshift + file('/etc/chrony.conf', 'mode: 0644')],
    ['are not read', fcos + file('/etc/netplan/a.yaml'), 'warning file-not-read storage.files.0.path'],
    [
      'are not read by this network',
      flatcar + file(keyfile, 'mode: 0600'),
      'warning file-not-read storage.files.0.path',
    ],
    [
      'are read by what a config brings',
      flatcar + file(keyfile, 'mode: 0600') + unit('NetworkManager.service', ['[Service]', 'ExecStart=/opt/bin/a']),
    ],
    ['are read where they are links of devices', fcos + file('/etc/systemd/network/10-a.link')],
    [
      'are not read where nothing runs that reads them',
      fcos + file('/etc/systemd/network/10-a.network'),
      'warning file-not-read storage.files.0.path',
    ],
    [
      'are not read under this name',
      fcos + file('/etc/zincati/config.d/a.conf'),
      'warning file-not-read storage.files.0.path',
    ],
    ['belong to another system', fcos + file('/etc/flatcar/update.conf'), 'warning file-not-read storage.files.0.path'],
    ['belong to this system', flatcar + file('/etc/flatcar/update.conf', 'overwrite: true')],
    [
      'are not read without a drop-in',
      flatcar + file('/etc/containerd/config.toml'),
      'warning file-not-read storage.files.0.path',
    ],
    [
      'are read by a unit that names them',
      flatcar +
        file('/etc/containerd/config.toml') +
        unit('a.service', ['[Service]', 'ExecStart=/opt/bin/containerd --config /etc/containerd/config.toml']),
    ],
    [
      'are read with a drop-in',
      `${flatcar}${file('/etc/containerd/config.toml')}systemd: {units: [{name: containerd.service, dropins: [{name: a.conf, contents: "[Service]\\nExecStart=\\nExecStart=/usr/bin/containerd"}]}]}\n`,
    ],
    [
      'are written again',
      fcos + file('/etc/resolv.conf', 'overwrite: true'),
      'warning file-overwritten storage.files.0.path',
    ],
    ['are spoken of once', fcos + file('/etc/resolv.conf'), 'error file-exists storage.files.0.path'],
    [
      'stay where a config says so',
      `${fcos}${file('/etc/resolv.conf', 'overwrite: true')}    - path: /etc/NetworkManager/conf.d/a.conf\n`,
    ],
    [
      'are kept by the cluster',
      openshift + file('/etc/kubernetes/kubelet.conf', 'mode: 0644'),
      'info file-managed storage.files.0.path',
    ],
    ['are ignored where others may read them', fcos + file(keyfile), 'warning file-too-open storage.files.0.path'],
    [
      'are ignored with such a mode',
      openshift + file(keyfile, 'mode: 0640'),
      'warning file-too-open storage.files.0.mode',
    ],
    ['are taken where nobody else may', fcos + file(keyfile, 'mode: 0600')],
    [
      'keep units from being enabled',
      flatcar + file('/etc/machine-id') + unit('a.service', ['[Service]', 'ExecStart=/opt/bin/a']),
      'warning not-first-boot storage.files.0.path',
    ],
    ['keep nothing from being enabled where nothing is', flatcar + file('/etc/machine-id')],
    [
      'take kernel arguments away',
      `${flatcar}kernel_arguments: {should_exist: [quiet]}\n${file('/oem/grub.cfg')}`,
      'warning kernel-arguments-written-over storage.files.0.path',
    ],
    [
      'take none away by being longer',
      `${flatcar}kernel_arguments: {should_exist: [quiet]}\nstorage: {files: [{path: /oem/grub.cfg, append: [{inline: a}]}]}\n`,
    ],
    [
      'take accounts away',
      `${fcos}passwd: {users: [{name: app}]}\n${file('/etc/shadow', 'overwrite: true')}`,
      'warning accounts-written-over storage.files.0.path',
    ],
    ['take no accounts away where there are none', fcos + file('/etc/shadow', 'overwrite: true')],
  ]);

  for (const [path, line] of [
    ['/etc/chrony.conf', 'overwrite: true'],
    [keyfile, 'mode: 0600'],
  ] as const)
    it(`get what they lack: ${path}`, () => {
      const before = `${fcos}storage:\n  files:\n    - path: ${path}\n      contents: {inline: a}\n`;
      const after = before.replace(`${path}\n`, `${path}\n      ${line}\n`);
      const code = line.startsWith('mode') ? 'layers/file-too-open' : 'layers/file-exists';
      checkFix({ before, code, after, options: { fileName: 'a.bu' } });
    });
});

describe('files that a cluster writes', () => {
  const config =
    '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/etc/kubernetes/kubelet.conf", "contents": {"source": "data:,a"}}]}}';

  it('are spoken of in its objects only', () => {
    assert.deepEqual(said(config, { fileName: 'a.ign', settings: { os: 'rhcos' } }), []);
    const object = `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: 99-a\n  labels:\n    machineconfiguration.openshift.io/role: worker\nspec:\n  config: ${config}\n`;
    assert.deepEqual(said(object, { fileName: 'a.yaml' }), ['info file-managed spec.config.storage.files.0.path']);
  });
});

describe('keys of a user', () => {
  const user =
    'passwd: {users: [{name: core, ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAswVXqfxOkOM1h9osfsETZbgKXK7xQ5XoOozfIXPGGG]}]}\n';
  check([
    [
      'are written over',
      flatcar + user + file('/home/core/.ssh/authorized_keys'),
      'warning keys-written-over storage.files.0.path',
    ],
    ['are read from both places elsewhere', fcos + user + file('/home/core/.ssh/authorized_keys')],
    ['are those of somebody else', flatcar + user + file('/home/app/.ssh/authorized_keys')],
  ]);
});

describe('what files of the system say', () => {
  const said2 = (path: string, text: string): string =>
    `storage:\n  files:\n    - path: ${path}\n      overwrite: true\n      contents:\n        inline: ${JSON.stringify(text)}\n`;
  const place = 'storage.files.0.contents.inline';
  const updates = '/etc/zincati/config.d/50-a.toml';
  check([
    ['is a strategy that there is', fcos + said2(updates, '[updates]\nstrategy = "periodic"\n')],
    [
      'is a strategy that there is not',
      fcos + said2(updates, '[updates]\nstrategy = "never"\n'),
      `warning value-without-effect ${place}`,
    ],
    ['is known elsewhere', flatcar + said2('/etc/flatcar/update.conf', 'REBOOT_STRATEGY=off\n')],
    [
      'is not known elsewhere',
      flatcar + said2('/etc/flatcar/update.conf', 'REBOOT_STRATEGY="never"\n'),
      `warning value-without-effect ${place}`,
    ],
    ['is a template', flatcar + said2('/etc/flatcar/update.conf', 'REBOOT_STRATEGY={{ strategy }}\n')],
    [
      'is an extension',
      flatcar + said2('/etc/flatcar/enabled-sysext.conf', '# mine\nzfs\n-podman\nnvidia-drivers-570\n'),
    ],
    [
      'is no extension',
      flatcar + said2('/etc/flatcar/enabled-sysext.conf', 'docker-compose\n'),
      `warning value-without-effect ${place}`,
    ],
    [
      'is an extension of a later release',
      `# strata: os=flatcar@3815\n${flatcar}${said2('/etc/flatcar/enabled-sysext.conf', 'python\n')}`,
      `warning value-without-effect ${place}`,
    ],
    [
      'comes too late',
      fcos + said2('/etc/ssh/sshd_config.d/50-a.conf', 'PasswordAuthentication yes\n'),
      `warning value-without-effect ${place}`,
    ],
    ['comes early enough', fcos + said2('/etc/ssh/sshd_config.d/20-a.conf', 'PasswordAuthentication yes\n')],
  ]);

  it('is read from a data URL', () => {
    const text = `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "${updates}", "contents": {"source": "data:,strategy%20%3D%20%22never%22"}}]}}`;
    assert.deepEqual(said(text, { fileName: 'a.ign', settings: { os: 'fcos' } }), [
      'warning value-without-effect storage.files.0.contents.source',
    ]);
    assert.deepEqual(said(text, { fileName: 'a.ign' }), []);
  });
});

describe('units of the system', () => {
  const asked = (text: string): string => `systemd: {units: [${text}]}\n`;
  check([
    [
      'cannot start where they are masked',
      fcos + asked('{name: dnsmasq.service, enabled: true}'),
      'warning unit-cannot-start systemd.units.0.enabled',
    ],
    ['start where they are unmasked', fcos + asked('{name: dnsmasq.service, enabled: true, mask: false}')],
    ['start where they are another unit', fcos + unit('dnsmasq.service', ['[Service]', 'ExecStart=/usr/local/bin/a'])],
    ['start on another system', flatcar + asked('{name: dnsmasq.service, enabled: true}')],
    [
      'are started all the same',
      fcos + asked('{name: docker.service, enabled: false}'),
      'warning unit-still-started systemd.units.0.enabled',
    ],
    ['are not started once they are masked', fcos + asked('{name: docker.service, mask: true}')],
    [
      'are not started where nothing asks for them',
      fcos + asked('{name: docker.service, enabled: false}, {name: docker.socket, enabled: false}'),
    ],
  ]);
});

describe('programs in units', () => {
  const runs = (command: string): string => unit('a.service', ['[Service]', 'Type=oneshot', `ExecStart=${command}`]);
  const place = 'systemd.units.0.contents';
  check([
    ['install nothing', fcos + runs('/usr/bin/dnf -y install vim'), `warning package-on-sealed-system ${place}`],
    [
      'install nothing through a shell',
      fcos + runs('/bin/bash -c "apt-get update && true"'),
      `warning package-on-sealed-system ${place}`,
    ],
    [
      'install nothing on another system',
      flatcar + runs('rpm-ostree install vim'),
      `warning package-on-sealed-system ${place}`,
    ],
    [
      'layer while the system may be updated',
      fcos + runs('/usr/bin/rpm-ostree install vim'),
      `info command-out-of-order ${place}`,
    ],
    [
      'layer before the system is updated',
      fcos + unit('a.service', ['[Unit]', 'Before=zincati.service', '[Service]', 'ExecStart=rpm-ostree install vim']),
    ],
    [
      'layer where nothing updates the system',
      `${fcos}${runs('rpm-ostree install vim').replace('units:\n', 'units:\n    - {name: zincati.service, mask: true}\n')}`,
    ],
    ['ask what is layered', fcos + runs('/usr/bin/rpm-ostree status')],
    ['only look', fcos + runs('/usr/bin/dnf list')],
    ['install in a container', fcos + runs('/usr/bin/podman run --rm fedora dnf install -y vim')],
    ['install into another root', fcos + runs('/usr/bin/dnf --installroot=/var/a install vim')],
  ]);

  it('are put in order', () => {
    const before =
      fcos + unit('a.service', ['[Unit]', 'Description=a', '[Service]', 'ExecStart=rpm-ostree install vim']);
    const after = before.replace('[Unit]\n', '[Unit]\n        Before=zincati.service\n');
    checkFix({ before, code: 'layers/command-out-of-order', after, options: { fileName: 'a.bu' } });
  });
});

describe('what does not outlive the boot', () => {
  const argument = (text: string): string => `kernel_arguments: {should_exist: [${text}]}\n`;
  const bound = (registers: string): string =>
    `storage: {luks: [{name: a, device: /dev/vdb, clevis: {custom: {pin: tpm2, config: '{"pcr_ids":${registers}}'}}}]}\n`;
  const disk = '/dev/disk/by-id/coreos-boot-disk';
  check([
    [
      'is an old argument',
      fcos + argument('systemd.unified_cgroup_hierarchy=0'),
      'warning kernel-argument-not-supported kernel_arguments.should_exist.0',
    ],
    ['is no argument of today', fcos + argument('systemd.unified_cgroup_hierarchy=1')],
    ['is forced', fcos + argument('systemd.unified_cgroup_hierarchy=0, SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1')],
    ['was good once', `# strata: os=fcos@40\n${fcos}${argument('systemd.unified_cgroup_hierarchy=0')}`],
    [
      'is a device',
      fcos + unit('a.service', ['[Service]', `ExecStart=/usr/bin/lsblk ${disk}`]),
      'warning device-gone-after-boot systemd.units.0.contents',
    ],
    [
      'is a device in an argument',
      fcos + argument(`resume=${disk}`),
      'warning device-gone-after-boot kernel_arguments.should_exist.0',
    ],
    ['is no device in a comment', fcos + unit('a.service', [`# not ${disk}`, '[Service]', 'ExecStart=/usr/bin/lsblk'])],
    ['is no device of a disk', `${fcos}storage: {disks: [{device: ${disk}, partitions: [{number: 5, label: a}]}]}\n`],
    ['is a register', fcos + bound('"7,8"'), 'warning register-that-changes storage.luks.0.clevis.custom.config'],
    [
      'is a register in a list',
      fcos + bound('[8]'),
      'warning register-that-changes storage.luks.0.clevis.custom.config',
    ],
    ['is no register', fcos + bound('"7,18"')],
  ]);
});

describe('swap', () => {
  const swap = (more = ''): string => `storage: {filesystems: [{device: /dev/vdb, format: swap${more}}]}\n`;
  check([
    ['is never used', fcos + swap(), 'warning swap-never-used storage.filesystems.0.format'],
    ['is used by a unit that Butane makes', fcos + swap(', with_mount_unit: true')],
    ['is used by a unit', fcos + swap() + unit('dev-vdb.swap', ['[Swap]', 'What=/dev/vdb'])],
    ['is used by a program', fcos + swap() + unit('a.service', ['[Service]', 'ExecStart=/usr/sbin/swapon /dev/vdb'])],
    [
      'may be used by another config',
      `${fcos}ignition: {config: {merge: [{source: "https://example.com/a"}]}}\n${swap()}`,
    ],
  ]);
});

describe('the version of a config', () => {
  const version = (text: string): string => `{"ignition": {"version": "${text}"}}`;
  const wrong = ['error version-of-later-release ignition.version'];
  it('is one that the release reads', () => {
    assert.deepEqual(said(version('3.4.0'), { fileName: 'a.ign', settings: { os: 'flatcar@3510.2' } }), wrong);
    assert.deepEqual(said(version('3.3.0'), { fileName: 'a.ign', settings: { os: 'flatcar@3510.2' } }), []);
    assert.deepEqual(said(version('3.5.0'), { fileName: 'a.ign', settings: { os: 'flatcar@4081.2' } }), wrong);
    assert.deepEqual(said(version('3.5.0'), { fileName: 'a.ign', settings: { os: 'flatcar@4593.2' } }), []);
    assert.deepEqual(said(version('3.6.0'), { fileName: 'a.ign', settings: { os: 'flatcar@4593.2' } }), wrong);
  });

  it('is not judged where nobody names a release', () =>
    assert.deepEqual(said(version('3.6.0'), { fileName: 'a.ign', settings: { os: 'flatcar' } }), []));
});

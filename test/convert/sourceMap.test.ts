import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Path, printPath } from '../../server/src/base/path.ts';
import type { WrittenPlace } from '../../server/src/decode/written.ts';
import { convertBytes } from './convertBytes.ts';
import { putOnDisk, type Shelf } from './shelf.ts';
import { assertMapped } from './sourceOf.ts';

const shelf: Shelf = {
  'motd.txt': 'welcome\n',
  'keys.pub': 'one\ntwo\n',
  'web.service': '[Unit]\n',
  'tree/etc/a.conf': 'a\n',
  'tree/etc/known.conf': 'known\n',
  'tree/link': { link: 'etc/a.conf' },
};

interface Expectation {
  readonly name: string;
  readonly source: string;
  /** Paths of the output, and below each the paths in the source that it comes from, the nearest first. */
  readonly from: Readonly<Record<string, readonly string[]>>;
}

const expectations: readonly Expectation[] = [
  {
    name: 'plain keys, and the version',
    source: 'variant: fcos\nversion: 1.5.0\npasswd:\n  users:\n    - name: core\n      home_dir: /x\n',
    from: {
      'ignition.version': ['version'],
      passwd: ['passwd'],
      'passwd.users[0].name': ['passwd.users[0].name'],
      'passwd.users[0].homeDir': ['passwd.users[0].home_dir'],
    },
  },
  {
    name: 'items behind an item of nothing',
    source: 'variant: fcos\nversion: 1.5.0\npasswd:\n  users:\n    -\n    - name: b\n',
    from: { 'passwd.users[0].name': ['passwd.users[1].name'] },
  },
  {
    name: 'inline and local contents',
    source:
      'variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: /a\n      contents: {inline: x}\n    - path: /b\n      contents: {local: motd.txt}\n',
    from: {
      'storage.files[0].contents.source': ['storage.files[0].contents.inline'],
      'storage.files[0].contents.compression': ['storage.files[0].contents.inline'],
      'storage.files[0].contents': ['storage.files[0].contents'],
      'storage.files[1].contents.source': ['storage.files[1].contents.local'],
    },
  },
  {
    name: 'local units and keys',
    source:
      'variant: fcos\nversion: 1.5.0\npasswd:\n  users:\n    - name: core\n      ssh_authorized_keys: [own]\n      ssh_authorized_keys_local: [keys.pub]\nsystemd:\n  units:\n    - name: a.service\n      contents_local: web.service\n',
    from: {
      'passwd.users[0].sshAuthorizedKeys': [
        'passwd.users[0].ssh_authorized_keys',
        'passwd.users[0].ssh_authorized_keys_local',
      ],
      'passwd.users[0].sshAuthorizedKeys[0]': ['passwd.users[0].ssh_authorized_keys[0]'],
      'passwd.users[0].sshAuthorizedKeys[1]': ['passwd.users[0].ssh_authorized_keys_local[0]'],
      'passwd.users[0].sshAuthorizedKeys[2]': ['passwd.users[0].ssh_authorized_keys_local[0]'],
      'systemd.units[0].contents': ['systemd.units[0].contents_local'],
    },
  },
  {
    name: 'a mount unit, and one that the config completes',
    source:
      'variant: fcos\nversion: 1.5.0\nstorage:\n  filesystems:\n    - {device: /dev/vdb, path: /var/a, format: xfs, with_mount_unit: true}\n    - {device: /dev/vdc, path: /var/b, format: xfs, with_mount_unit: true}\nsystemd:\n  units:\n    - name: var-b.mount\n      enabled: false\n',
    from: {
      'systemd.units[0].name': ['storage.filesystems[0].with_mount_unit'],
      'systemd.units[0].contents': ['storage.filesystems[0].with_mount_unit'],
      'systemd.units[0].enabled': ['storage.filesystems[0].with_mount_unit'],
      'systemd.units[1]': ['systemd.units[0]', 'storage.filesystems[1].with_mount_unit'],
      'systemd.units[1].contents': ['storage.filesystems[1].with_mount_unit'],
      'systemd.units[1].enabled': ['systemd.units[0].enabled'],
      'storage.filesystems[1].path': ['storage.filesystems[1].path'],
    },
  },
  {
    name: 'a tree, and a file that it completes',
    source:
      'variant: fcos\nversion: 1.7.0\nstorage:\n  files:\n    - path: /etc/known.conf\n      mode: 0600\n  trees:\n    - local: tree\n      user: {name: core}\n      file_mode: 0640\n      dir_mode: 0700\n',
    from: {
      'storage.files[0].mode': ['storage.files[0].mode'],
      'storage.files[0].contents.source': ['storage.trees[0]'],
      'storage.files[1].path': ['storage.trees[0]'],
      'storage.files[1].mode': ['storage.trees[0].file_mode'],
      'storage.files[1].user.name': ['storage.trees[0].user.name'],
      'storage.directories[0].mode': ['storage.trees[0].dir_mode'],
      'storage.links[0].target': ['storage.trees[0]'],
    },
  },
  {
    name: 'quadlets',
    source:
      'variant: fcos\nversion: 1.8.0-experimental\nsystemd:\n  quadlets:\n    - name: a@.container\n      contents: x\n      dropins: [{name: d.conf, contents_local: motd.txt}]\n    - name: a@1.container\n',
    from: {
      'storage.files[0].path': ['systemd.quadlets[0].name'],
      'storage.files[0].mode': ['systemd.quadlets[0]'],
      'storage.files[0].contents.source': ['systemd.quadlets[0].contents'],
      'storage.files[1].contents.source': ['systemd.quadlets[0].dropins[0].contents_local'],
      'storage.links[0].path': ['systemd.quadlets[1].name'],
    },
  },
  {
    name: 'a mirrored and encrypted boot device beside disks of the user',
    source:
      'variant: fcos\nversion: 1.6.0\nboot_device:\n  layout: x86_64\n  mirror: {devices: [/dev/vda, /dev/vdb]}\n  luks: {tpm2: true, discard: true}\nstorage:\n  disks:\n    - device: /dev/vdb\n      partitions: [{label: root-2, size_mib: 9000}]\n  filesystems:\n    - {device: /dev/mapper/root, format: ext4}\n',
    from: {
      'storage.disks[0].device': ['boot_device.mirror.devices[0]'],
      'storage.disks[0].partitions[1].label': ['boot_device.mirror.devices[0]'],
      'storage.disks[1].device': ['storage.disks[0].device'],
      'storage.disks[1].partitions[3].sizeMiB': ['storage.disks[0].partitions[0].size_mib'],
      'storage.disks[1].wipeTable': ['boot_device.mirror.devices[1]'],
      'storage.raid[0].level': ['boot_device.mirror'],
      'storage.filesystems[0].device': ['boot_device.mirror.devices[0]'],
      'storage.filesystems[2].device': ['boot_device.mirror'],
      'storage.filesystems[3].format': ['storage.filesystems[0].format'],
      'storage.filesystems[3].label': ['boot_device'],
      'storage.luks[0].clevis.tpm2': ['boot_device.luks.tpm2'],
      'storage.luks[0].discard': ['boot_device.luks.discard'],
      'storage.luks[0].name': ['boot_device.luks'],
    },
  },
  {
    name: 'users of the boot loader',
    source: 'variant: fcos\nversion: 1.5.0\ngrub:\n  users: [{name: root, password_hash: x}]\n',
    from: {
      'storage.files[0].append[0].source': ['grub.users'],
      'storage.filesystems[0].device': ['grub.users'],
    },
  },
  {
    name: 'the object around a config for a cluster',
    source:
      'variant: openshift\nversion: 4.14.0\nmetadata:\n  name: x\n  labels: {machineconfiguration.openshift.io/role: worker}\nopenshift:\n  fips: true\n  kernel_arguments: [a]\nstorage:\n  luks: [{name: a, device: /dev/vdb, options: [-x]}]\n',
    from: {
      apiVersion: ['version'],
      'metadata.name': ['metadata.name'],
      'metadata.labels["machineconfiguration.openshift.io/role"]': [
        'metadata.labels["machineconfiguration.openshift.io/role"]',
      ],
      'spec.kernelArguments[0]': ['openshift.kernel_arguments[0]'],
      'spec.config.ignition.version': ['version'],
      'spec.config.storage.luks[0].options[0]': ['storage.luks[0].options[0]'],
      'spec.config.storage.luks[0].options[2]': ['openshift.fips'],
    },
  },
];

describe('the source map of a conversion', () => {
  let filesDir = '';
  before(() => {
    filesDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-map-')));
    putOnDisk(shelf, filesDir);
  });
  after(() => rmSync(filesDir, { recursive: true, force: true }));

  for (const { name, source, from } of expectations) {
    it(`knows where it comes from: ${name}`, async () => {
      const conversion = await convertBytes(Buffer.from(source), { pretty: false, raw: false, filesDir });
      const { outcome } = conversion;
      if (outcome.kind !== 'converted') assert.fail(`${outcome.kind}: ${outcome.reason}`);
      const byPath = new Map(outcome.places.map((place) => [printPath(place.path), place]));
      const found = Object.fromEntries(
        Object.keys(from).map((output) => [output, sourcesOf(byPath.get(output), from[output]?.length ?? 0)]),
      );
      assert.deepEqual(found, from);
      assertMapped(conversion);
    });
  }

  it('gives the range of each key and item in the text, compact and laid out', async () => {
    const source = 'variant: fcos\nversion: 1.5.0\npasswd:\n  users:\n    - name: "<core>"\n      uid: 7\n';
    for (const pretty of [false, true]) {
      const { outcome } = await convertBytes(Buffer.from(source), { pretty, raw: false, filesDir: undefined });
      assert.equal(outcome.kind, 'converted');
      if (outcome.kind !== 'converted') return;
      const shown = Object.fromEntries(
        outcome.places
          .filter(({ isLeaf }) => isLeaf)
          .map((place) => [printPath(place.path), outcome.text.slice(place.range.start, place.range.end)]),
      );
      const gap = pretty ? ' ' : '';
      assert.deepEqual(shown, {
        'ignition.version': `"version":${gap}"3.4.0"`,
        'passwd.users[0].name': `"name":${gap}"\\u003ccore\\u003e"`,
        'passwd.users[0].uid': `"uid":${gap}7`,
      });
    }
  });
});

/** The paths of the nearest origins. */
function sourcesOf(place: WrittenPlace | undefined, count: number): readonly string[] {
  return (place?.origins ?? []).slice(0, count).map((origin: { readonly path: Path }) => printPath(origin.path));
}

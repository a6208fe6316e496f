import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';

function found(text: string): readonly string[] {
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data' })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code.replace('cloud-config/', '')} ${path.join('.')}`);
}

type Case = readonly [what: string, text: string, found: readonly string[]];

/**
 * What happens was seen by running the modules of cloud-init 22.4.2 and 26.2 on the values: `get_partition_layout`, whose answers
 * sgdisk 1.0.9 and sfdisk 2.38.1 were given with a disk image; `mkfs` and `update_fs_setup_devices` of cc_disk_setup.
 */
const disks: readonly Case[] = [
  [
    'two that leave nothing: sgdisk ends with 4, sfdisk with 1',
    'disk_setup: {/dev/disk/by-id/a: {table_type: gpt, layout: [60, 40, 10]}}\n',
    ['error partitions-refused disk_setup./dev/disk/by-id/a.layout'],
  ],
  ['two that leave a little', 'disk_setup: {/dev/disk/by-id/a: {table_type: gpt, layout: [60, 39, 1]}}\n', []],
  [
    'a last one that asks for more than is left, and gets the rest',
    'disk_setup: {/dev/disk/by-id/a: {table_type: gpt, layout: [50, [60, 82]]}}\n',
    ['info partition-takes-rest disk_setup./dev/disk/by-id/a.layout.1'],
  ],
  [
    'sizes that were meant as gigabytes',
    'disk_setup: {/dev/disk/by-id/a: {layout: [10, 20]}}\n',
    ['info partition-takes-rest disk_setup./dev/disk/by-id/a.layout.1'],
  ],
  ['thirds', 'disk_setup: {/dev/disk/by-id/a: {layout: [33, 33, 33]}}\n', []],
  ['the whole disk', 'disk_setup: {/dev/disk/by-id/a: {layout: true}}\n', []],
  [
    'a word for a type, at which sgdisk ends with 4',
    'disk_setup: {/dev/disk/by-id/a: {table_type: gpt, layout: [[50, linux], [50, 8300]]}}\n',
    ['warning partitions-refused disk_setup./dev/disk/by-id/a.layout.0.1'],
  ],
  [
    'types that sgdisk takes',
    'disk_setup: {/dev/disk/by-id/a: {table_type: gpt, layout: [[50, 8e], [50, 0FC63DAF-8483-4772-8E79-3D69D8477DE4]]}}\n',
    [],
  ],
  [
    'a word for a type of the older table, which sfdisk takes',
    'disk_setup: {/dev/disk/by-id/a: {layout: [[100, swap]]}}\n',
    [],
  ],
  [
    'an empty layout, which is passed over',
    'disk_setup: {/dev/disk/by-id/a: {layout: []}}\n',
    ['warning key-without-effect disk_setup./dev/disk/by-id/a.layout'],
  ],
  [
    'a disk that is emptied',
    'disk_setup: {/dev/sdb: {layout: true, overwrite: true}}\nfs_setup:\n  - {device: /dev/sdb1, filesystem: ext4, overwrite: true}\n',
    ['info data-lost disk_setup./dev/sdb.overwrite', 'info data-lost fs_setup.0.overwrite'],
  ],
  [
    'a disk without a table',
    'disk_setup: {/dev/disk/by-id/a: {layout: remove}}\n',
    ['info data-lost disk_setup./dev/disk/by-id/a.layout'],
  ],
  ['a disk of the cloud that is emptied', 'disk_setup: {ephemeral0: {layout: true, overwrite: true}}\n', []],
  [
    'a filesystem of nothing: "fs_type or fs_cmd must be set"',
    'fs_setup:\n  - {device: /dev/sdb, label: a}\n',
    ['error module-key-missing fs_setup.0'],
  ],
  [
    'options in one text: mkfs is called with `- m   1`',
    'fs_setup:\n  - {device: /dev/sdb, filesystem: ext4, extra_opts: -m 1}\n',
    ['error filesystem-refused fs_setup.0.extra_opts'],
  ],
  ['options in a list', 'fs_setup:\n  - {device: /dev/sdb, filesystem: ext4, extra_opts: [-m, "1"]}\n', []],
  [
    'a command in a list: TypeError',
    'fs_setup:\n  - {device: /dev/sdb, cmd: [mkfs, "%(device)s"]}\n',
    ['error filesystem-refused fs_setup.0.cmd'],
  ],
  [
    'a command with a per cent sign: ValueError',
    'fs_setup:\n  - {device: /dev/sdb, cmd: "mkfs -m 5% %(device)s"}\n',
    ['error filesystem-refused fs_setup.0.cmd'],
  ],
  ['a command with two', 'fs_setup:\n  - {device: /dev/sdb, cmd: "mkfs -m 5%% -L %(label)s %(device)s"}\n', []],
  [
    'keys beside a command, of which 26.2 warns',
    'fs_setup:\n  - {device: /dev/sdb, cmd: mkfs, overwrite: true, extra_opts: [a]}\n',
    ['warning key-without-effect fs_setup.0.overwrite', 'warning key-without-effect fs_setup.0.extra_opts'],
  ],
  [
    'a path with a dot, whose end becomes the partition',
    'fs_setup:\n  - {device: "/dev/disk/by-path/pci-0000:00:1f.2-ata-1", filesystem: ext4}\n',
    ['error filesystem-refused fs_setup.0.device'],
  ],
  ['a path with a partition', 'fs_setup:\n  - {device: /dev/sdb.1, filesystem: ext4}\n', []],
  [
    'a partition that is said twice',
    'fs_setup:\n  - {device: ephemeral0.1, filesystem: ext4, partition: auto}\n',
    ['warning key-without-effect fs_setup.0.partition'],
  ],
  [
    'a name that nothing explains',
    'disk_setup: {data: {layout: true}}\nfs_setup:\n  - {device: data.1, filesystem: ext4}\nmounts:\n  - [data, /srv]\n',
    [
      'warning unknown-device disk_setup.data',
      'warning unknown-device fs_setup.0.device',
      'warning unknown-device mounts.0.0',
    ],
  ],
  [
    'names that are explained',
    'device_aliases: {data: /dev/sdb}\ndisk_setup: {data: {layout: true}}\nfs_setup:\n  - {device: ephemeral0.1, filesystem: ext4}\nmounts:\n  - [data.1, /srv]\n  - [swap, none]\n',
    [],
  ],
  [
    'words that are no devices',
    'mounts:\n  - [share, /a, 9p]\n  - [host, /b, virtiofs]\n  - [tmpfs, /c]\n  - [sdb, /d]\n  - ["host:/e", /e]\n',
    [],
  ],
];

/** `handle` of cc_mounts in 22.4.2 and 26.2 with a recorded `/etc/fstab`, which util-linux 2.38.1 was given. */
const mounts: readonly Case[] = [
  [
    'options as items: "parse error at line 1 -- ignored"',
    'mounts:\n  - [/dev/sdb, /srv, ext4, defaults, nofail]\n',
    ['error mount-refused mounts.0.4'],
  ],
  ['numbers and texts of numbers', 'mounts:\n  - [/dev/sdb, /srv, ext4, "defaults,nofail", 0, "2"]\n', []],
  ['a place that is none', 'mounts:\n  - [/dev/sdb, srv]\n', ['error mount-refused mounts.0.1']],
  ['swap', 'mounts:\n  - [/dev/sdb, none, swap, sw]\n', []],
  [
    'no place, so that neither line is written',
    'mounts:\n  - [/dev/sdb, /srv]\n  - [/dev/sdb]\n',
    ['warning key-without-effect mounts.1'],
  ],
  ['a line of the image that is taken away', 'mounts:\n  - [ephemeral0]\n  - [swap, null]\n', []],
  ['one above another', 'mounts:\n  - [LABEL=b, /srv/b]\n  - [LABEL=a, /srv]\n', ['warning mount-hidden mounts.1.1']],
  ['one below another', 'mounts:\n  - [LABEL=a, /srv]\n  - [LABEL=b, /srv/b]\n', []],
  [
    'one below a new one: "mount point does not exist"',
    'fs_setup:\n  - {device: /dev/sdb, filesystem: ext4, label: a}\nmounts:\n  - [LABEL=a, /srv]\n  - [LABEL=b, /srv/b]\n',
    ['warning mount-hidden mounts.1.1'],
  ],
  [
    'one below a new one that makes its folder',
    'mounts:\n  - [tmpfs, /srv, tmpfs]\n  - [LABEL=b, /srv/b, auto, "nofail,X-mount.mkdir"]\n',
    [],
  ],
  ['two at one place', 'mounts:\n  - [LABEL=a, /srv]\n  - [LABEL=b, /srv]\n', ['warning mount-hidden mounts.1.1']],
  ['two names of one disk, by cloud', 'mounts:\n  - [xvdb, /srv]\n  - [/dev/sdb, /srv]\n', []],
  ['2048 bytes: `fallocate -l 0M`', 'swap: {filename: /a, size: 2048}\n', ['error swap-too-small swap.size']],
  ['kilobytes', 'swap: {filename: /a, size: 500K}\n', ['error swap-too-small swap.size']],
  ['a limit of bytes', 'swap: {filename: /a, size: auto, maxsize: 1000}\n', ['error swap-too-small swap.maxsize']],
  ['sizes of swap', 'swap: {filename: /a, size: 2G}\n', []],
  ['none', 'swap: {filename: /a, size: 0}\n', []],
  ['all of it in bytes', 'swap: {size: 2147483648}\n', []],
  ['no size, so that nothing is made', 'swap: {filename: /a}\n', ['warning key-without-effect swap.filename']],
  ['a limit that is passed over', 'swap: {size: 2G, maxsize: 1G}\n', ['warning key-without-effect swap.maxsize']],
];

/** Read in `handle` of cc_growpart and cc_resizefs of 26.2. */
const growing: readonly Case[] = [
  ['the partition alone', 'growpart: {devices: [/]}\nresize_rootfs: false\n', ['info grows-half resize_rootfs']],
  ['no partition', 'growpart: {mode: "off"}\nresize_rootfs: false\n', []],
  ['by a script', 'growpart: {devices: [/dev/sda3]}\nresize_rootfs: false\n', []],
  [
    'a filesystem of its own',
    'growpart: {devices: [/, /home]}\nmounts:\n  - [LABEL=home, /home]\n',
    ['info grows-half growpart.devices.1'],
  ],
  ['what may be of the same one', 'growpart: {devices: [/, /var]}\n', []],
  ['a logical volume', 'growpart: {devices: [/dev/mapper/a-root]}\n', ['info grows-half growpart.devices.0']],
];

describe('what cloud-init makes of disks', () => {
  for (const [what, text, expected] of [...disks, ...mounts, ...growing])
    it(`is told: ${what}`, () => assert.deepEqual(found(text), expected));

  it('is not told of what a template decides', () => {
    const text =
      'disk_setup:\n  {{ a }}: {table_type: gpt, layout: [{{ b }}, 50]}\nfs_setup:\n  - {device: "{{ c }}", filesystem: "{{ d }}", extra_opts: "{{ e }}"}\nmounts:\n  - ["{{ f }}", "{{ g }}"]\nswap: {filename: /a, size: {{ h }}}\n';
    assert.deepEqual(found(text), []);
  });
});

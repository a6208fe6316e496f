import assert from 'node:assert/strict';
import { offeredLabels } from '../../support/acceptCompletion.ts';

const inButane = { fileName: 'config.bu' };

function labels(text: string): readonly string[] {
  return offeredLabels(`variant: fcos\nversion: 1.6.0\n${text}`, inButane);
}

const disks = `storage:
  disks:
    - device: /dev/vdb
      partitions:
        - label: data
        - label: more
    - device: /dev/vdd
`;

describe('names to refer to', () => {
  it('of a link are not its own path', () => {
    const files = 'storage:\n  files:\n    - path: /etc/real\n  links:\n    - path: /etc/alias\n      target: <|>\n';
    const offered = labels(files);
    assert.equal(offered[0], '/etc/real');
    assert.ok(!offered.includes('/etc/alias'));
  });

  it('of a user are its shells first, then the files of the config, which are many', () => {
    const users = 'passwd:\n  users:\n    - name: app\n      shell: <|>\n';
    const offered = labels(`${users}storage:\n  files:\n    - path: /opt/shell\n`);
    assert.equal(offered[0], '/bin/bash');
    assert.equal(offered.at(-1), '/opt/shell');
  });

  it('of a filesystem are partitions first, each once, and no disk that has partitions', () => {
    const offered = labels(`${disks}  filesystems:\n    - path: /var/a\n      label: a\n      device: <|>\n`);
    assert.deepEqual(offered.slice(0, 3), ['/dev/disk/by-partlabel/data', '/dev/disk/by-partlabel/more', '/dev/vdd']);
    assert.equal(offered.filter((label) => label === '/dev/disk/by-partlabel/data').length, 1);
    assert.ok(!offered.slice(0, 4).includes('/dev/disk/by-label/a'));
    assert.notEqual(offered[3], '/dev/vdb');
  });

  it('of an array are not the array, and none that it has', () => {
    const raid = `${disks}  raid:\n    - name: md\n      level: raid1\n      devices:\n        - /dev/disk/by-partlabel/data\n        - <|>\n`;
    const offered = labels(raid);
    assert.equal(offered[0], '/dev/disk/by-partlabel/more');
    for (const absent of ['/dev/md/md', '/dev/disk/by-partlabel/data']) assert.ok(!offered.includes(absent), absent);
  });

  it('of a user are groups of others', () => {
    const offered = labels(
      'passwd:\n  groups:\n    - name: staff\n  users:\n    - name: other\n    - name: app\n      groups:\n        - <|>\n',
    );
    assert.equal(offered[0], 'staff');
    assert.ok(!offered.includes('app'));
  });
});

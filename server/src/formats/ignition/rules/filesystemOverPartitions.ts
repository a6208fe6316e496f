import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Storage } from '../config.ts';
import { filesystemsOnDisks } from '../filesystemsOnDisks.ts';

const code = 'ignition/filesystem-over-partitions';

/** A filesystem on a whole disk takes the place of the disk's partitions. */
export const filesystemOverPartitions = configRule<Storage>({
  codes: [code],
  at: ['storage'],
  *check(storage, { key }) {
    for (const { filesystem, index, disk, diskIndex } of filesystemsOnDisks(storage)) {
      if (knownItems(disk.partitions).length === 0) continue;
      yield {
        code,
        severity: 'warning',
        message: `\`${String(filesystem.device)}\` is a whole disk that gets \`${key('partitions')}\` too: this filesystem is written over them, and they are lost; name the device of a partition, such as \`/dev/disk/by-partlabel/LABEL\``,
        path: ['filesystems', index, 'device'],
        related: { path: ['disks', diskIndex, 'partitions'], message: 'the partitions of the disk' },
      };
    }
  },
});

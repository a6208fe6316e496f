import type { Fix } from '../../../base/problem.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair } from '../../../document/textEdits.ts';
import { configRule } from '../../configRule.ts';
import { mapAround } from '../../removeKeyIn.ts';
import type { Disk, Storage } from '../config.ts';
import { filesystemsOnDisks } from '../filesystemsOnDisks.ts';

const code = 'ignition/filesystem-implicit-wipe';

/** What stands on a disk does not outlive the wiping of its partition table. */
export const filesystemImplicitWipe = configRule<Storage>({
  codes: [code],
  at: ['storage'],
  *check(storage, { key }) {
    for (const { filesystem, index, disk, diskIndex } of filesystemsOnDisks(storage)) {
      if (disk.wipeTable !== true || !isWithoutPartitions(disk)) continue;
      if (filesystem.wipeFilesystem !== false && !isAbsent(filesystem, 'wipeFilesystem')) continue;
      const wipe = key('wipeFilesystem');
      yield {
        code,
        severity: 'warning',
        message: `the disk \`${String(filesystem.device)}\` is wiped (\`${key('wipeTable')}: true\`), and this filesystem with it, though it has no \`${wipe}: true\`: its data is lost; write that if so you want it, or remove \`${key('wipeTable')}\` from the disk`,
        path: ['filesystems', index, 'device'],
        related: { path: ['disks', diskIndex, 'wipeTable'], message: 'the disk is wiped here' },
        fixes: ({ node }, document) => (isAbsent(filesystem, 'wipeFilesystem') ? insertWipe(node, wipe, document) : []),
      };
    }
  },
});

function isWithoutPartitions(disk: Disk): boolean {
  return isAbsent(disk, 'partitions') || (Array.isArray(disk.partitions) && disk.partitions.length === 0);
}

function insertWipe(device: Node, key: string, document: TextDocument): readonly Fix[] {
  const filesystem = mapAround(device, document);
  if (!filesystem) return [];
  const edits = insertPair(document, filesystem, key, 'true', 'last', 'literal');
  return [{ title: `Insert \`${key}: true\``, edits, certain: false }];
}

import { knownItems } from '../../decode/judgedConfig.ts';
import type { Disk, Filesystem, Storage } from './config.ts';

/** A filesystem on a whole disk that the config describes as well. */
export interface FilesystemOnDisk {
  readonly filesystem: Filesystem;
  readonly index: number;
  readonly disk: Disk;
  readonly diskIndex: number;
}

/** Of disks with one device the last counts. */
export function* filesystemsOnDisks({ disks, filesystems }: Storage): Generator<FilesystemOnDisk> {
  const byDevice = new Map<string, Pick<FilesystemOnDisk, 'disk' | 'diskIndex'>>();
  for (const [diskIndex, disk] of knownItems(disks).entries())
    if (typeof disk.device === 'string') byDevice.set(disk.device, { disk, diskIndex });
  if (byDevice.size === 0) return;
  for (const [index, filesystem] of knownItems(filesystems).entries()) {
    const found = typeof filesystem.device === 'string' ? byDevice.get(filesystem.device) : undefined;
    if (found) yield { filesystem, index, ...found };
  }
}

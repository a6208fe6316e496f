import type { ProducedObject } from '../../decode/produced.ts';
import {
  objectIn,
  objectsIn,
  plainIn,
  reportLoss,
  scalarFrom,
  type Upgrade,
  withItems,
  withMembers,
  withSection,
} from './upgrade.ts';

/** How many sectors of 512 bytes a MiB has. */
const sectorsInMib = 2048;

/** Sizes and starts of partitions in sectors, which Ignition 3 wants in MiB. */
export function withMibPartitions(upgrade: Upgrade, config: ProducedObject): ProducedObject {
  const storage = objectIn(config, 'storage');
  if (!storage) return config;
  const disks = objectsIn(storage, 'disks').map((disk) =>
    withItems(
      disk,
      'partitions',
      objectsIn(disk, 'partitions').map((partition) =>
        inMib(upgrade, inMib(upgrade, partition, 'size', 'sizeMiB'), 'start', 'startMiB'),
      ),
    ),
  );
  return withSection(config, 'storage', withItems(storage, 'disks', disks));
}

function inMib(upgrade: Upgrade, partition: ProducedObject, name: string, newName: string): ProducedObject {
  const old = partition.members.get(name);
  const sectors = plainIn(partition, name);
  if (!old || typeof sectors !== 'number') return partition;
  const mib = Math.ceil(sectors / sectorsInMib);
  if (sectors !== 0) {
    const rounded = mib * sectorsInMib === sectors ? '' : ', rounded up';
    const message = `\`${name}\` counts sectors, which Ignition 3 does not: ${sectors} sectors of 512 bytes are written as ${mib} MiB${rounded}; check it if the disk has sectors of another size or already has this partition`;
    reportLoss(upgrade, old, 'approximated', 'comes-near', message);
  }
  const written = partition.members.has(newName) ? partition.members.get(newName) : scalarFrom(old, mib);
  return withMembers(partition, { [name]: undefined, [newName]: written });
}

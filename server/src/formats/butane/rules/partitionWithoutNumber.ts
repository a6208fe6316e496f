import { isAbsent, knownItems, mayHoldMore } from '../../../decode/judgedConfig.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { holds } from '../../../shape/availability.ts';
import { configRule, type Finding } from '../../configRule.ts';
import type { ButaneConfig, Disk, Partition } from '../config.ts';
import { isShadowed, judgedSince } from '../isShadowed.ts';
import { mapAt, pairAt } from '../pairAt.ts';

const code = 'butane/partition-without-number';

const bootDisk = '/dev/disk/by-id/coreos-boot-disk';

/** Ignition finds a partition that is already there by its number, never by its label. */
export const partitionWithoutNumber = configRule<ButaneConfig>({
  codes: [code],
  at: [''],
  *check(config, { target }) {
    const disks = knownItems(config.storage?.disks);
    if (disks.length === 0 || !holds(judgedSince, target)) return;
    const mirrored = mirrorDevices(config);
    if (!mirrored) return;
    for (const [index, disk] of disks.entries()) {
      const device = isAbsent(disk, 'device') ? '' : disk.device;
      if (typeof device !== 'string' || device === bootDisk || mirrored.has(device) || !keepsTable(disk)) continue;
      for (const finding of unnumbered(disk))
        yield {
          ...finding,
          path: ['storage', 'disks', index, 'partitions', ...finding.path],
          isOwn: isShadowed(target),
        };
    }
  },
});

/** They are wiped in any case. Undefined where they are not all known. */
function mirrorDevices(config: ButaneConfig): ReadonlySet<unknown> | undefined {
  if (isAbsent(config, 'boot_device', 'mirror', 'devices')) return new Set();
  const mirror = config.boot_device?.mirror;
  const devices = mirror?.devices;
  if (!mirror || mayHoldMore(mirror) || !Array.isArray(devices)) return undefined;
  return devices.every((device) => typeof device === 'string') ? new Set(devices) : undefined;
}

function keepsTable(disk: Disk): boolean {
  return isAbsent(disk, 'wipe_table') || disk.wipe_table === false;
}

function* unnumbered({ partitions }: Disk): Generator<Finding> {
  const list = knownItems(partitions);
  const taken = new Set<unknown>(list.map(({ number }) => number));
  let free = 1;
  for (const [index, partition] of list.entries()) {
    if (!lacksNumber(partition) || typeof partition.label !== 'string') continue;
    while (taken.has(free)) free++;
    const number = String(free++);
    yield {
      code,
      severity: 'warning',
      message: `partition \`${partition.label}\` has no \`number\`, so one that is already there is not found when the machine is installed again, and its data is not kept: write \`number: ${number}\` or the number that it has on the disk, or \`wipe_table: true\` if all on the disk may go`,
      path: [index, 'number'],
      fixes: ({ node, path }, document) => {
        const title = `Insert \`number: ${number}\``;
        if (node.kind === 'scalar')
          return [
            {
              title: `Change to \`${number}\``,
              edits: replaceScalar(document, node, number, 'literal'),
              certain: false,
            },
          ];
        const map = mapAt(document, path);
        const after = pairAt(document, [...path, 'label']);
        if (!map || !after) return [];
        return [{ title, edits: insertPair(document, map, 'number', number, after, 'literal'), certain: false }];
      },
    };
  }
}

function lacksNumber(partition: Partition): boolean {
  return isAbsent(partition, 'number') || partition.number === 0;
}

import type { ProducedObject } from '../../decode/produced.ts';
import { reportLoss, scalarFrom, textIn, type Upgrade, withMembers } from '../ignition2-to-ignition/upgrade.ts';

/** Types of partitions that have a name; source: flatcar/container-linux-config-transpiler config/types/disks.go. */
const typeGuids: Readonly<Record<string, string>> = {
  raid_containing_root: 'be9067b9-ea49-4f15-b4f6-f36f8c9e1818',
  linux_filesystem_data: '0fc63daf-8483-4772-8e79-3d69d8477de4',
  swap_partition: '0657fd6d-a4ab-43c4-84e5-0933c84b4f4f',
  raid_partition: 'a19d880f-05fc-4d3b-a006-743f0f84911e',
};

/** A partition with its size and start in MiB, and its type as a GUID. */
export function asSpec2Partition(upgrade: Upgrade, partition: ProducedObject): ProducedObject {
  const type = textIn(partition, 'typeGuid');
  const guid = type === undefined ? undefined : typeGuids[type];
  const old = partition.members.get('typeGuid');
  const named = guid !== undefined && old ? withMembers(partition, { typeGuid: scalarFrom(old, guid) }) : partition;
  return inMib(upgrade, inMib(upgrade, named, 'size', 'sizeMiB'), 'start', 'startMiB');
}

function inMib(upgrade: Upgrade, partition: ProducedObject, name: string, newName: string): ProducedObject {
  const text = textIn(partition, name);
  const old = partition.members.get(name);
  if (text === undefined || !old) return partition;
  const mib = mibOf(text);
  const plain = withMembers(partition, { [name]: undefined });
  if (mib !== undefined) return withMembers(plain, { [newName]: scalarFrom(old, mib) });
  const message = `\`${text}\` is left out: it is no whole number of MiB, which the old tool refuses too; write \`${name}_mib\` in the result`;
  reportLoss(upgrade, old, 'dropped', 'left-behind', message);
  return plain;
}

const powers = ['B', 'K', 'M', 'G', 'T', 'P', 'E'];

/** Amounts as the old tool reads them, where `MB` is as large as `MiB`; undefined for what is no whole number of MiB. */
function mibOf(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:B|[KMGTPE]i?B))+$/u.test(text)) return undefined;
  let bytes = 0;
  for (const [, amount, unit] of text.matchAll(/([\d.]+)([A-Z])/gu))
    bytes += Number(amount) * 1024 ** powers.indexOf(unit ?? 'B');
  const mib = bytes / 1024 ** 2;
  return Number.isSafeInteger(mib) ? mib : undefined;
}

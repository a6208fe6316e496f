import { unknownValue } from '../../decode/decoded.ts';
import { itemsAt, type Produced, type ProducedObject, producedAt, producedText } from '../../decode/produced.ts';
import { has, report, type Translation } from './translation.ts';

/** The partitions of the image, which are found by label and number. */
const reservedNumbers: Readonly<Record<string, number>> = {
  'BIOS-BOOT': 1,
  'PowerPC-PReP-boot': 1,
  'EFI-SYSTEM': 2,
  boot: 3,
  root: 4,
};

/** The image needs this much for itself, in MiB. */
const leastRootSize = 8192;

/** Warns of partitions that will not be those of the image, and of a root partition that cannot grow or is too small. */
export function warnOfPartitions(translation: Translation, config: ProducedObject): void {
  if (!has(translation, { fcos: '1.0.0' })) return;
  for (const disk of itemsAt(config, 'storage', 'disks')) {
    const wipeTable = valueAt(disk, 'wipeTable');
    const isWiped = wipeTable === true || typeof wipeTable === 'symbol';
    const partitions = itemsAt(disk, 'partitions');
    for (const partition of partitions) {
      if (producedText(producedAt(partition, 'label')) === 'root' && has(translation, { fcos: '1.3.0' }))
        warnOfRoot(translation, partition, partitions);
      if (!isWiped) warnOfReservedLabel(translation, partition);
    }
  }
}

function warnOfRoot(translation: Translation, root: Produced, partitions: readonly Produced[]): void {
  const size = producedAt(root, 'sizeMiB');
  const mebibytes = valueAt(root, 'sizeMiB');
  if (typeof mebibytes === 'symbol') return;
  const [origin] = (mebibytes ? size : producedAt(root, 'label'))?.origins ?? [];
  if (!origin) return;
  if (mebibytes) {
    if (typeof mebibytes === 'number' && mebibytes >= leastRootSize) return;
    if (typeof mebibytes === 'bigint' && mebibytes > 0n) return;
    const message = `the root partition gets ${mebibytes} MiB, and updates of the system need 8192 or more; raise \`size_mib\`, or the machine runs out of space when it updates itself`;
    report(translation, origin, 'root-too-small', message, 'warning');
    return;
  }
  if (!partitions.some((other) => other !== root && !valueAt(other, 'startMiB'))) return;
  const message =
    'the root partition is to take the rest of the disk, but another partition is placed automatically behind it, so it cannot grow; give the root partition a `size_mib`, or the other one a `start_mib`';
  report(translation, origin, 'root-constrained', message, 'warning');
}

function warnOfReservedLabel(translation: Translation, partition: Produced): void {
  const label = producedAt(partition, 'label');
  const name = producedText(label);
  const number = name === undefined ? undefined : reservedNumbers[name];
  const [origin] = label?.origins ?? [];
  const own = valueAt(partition, 'number');
  if (number === undefined || !origin || own === number || typeof own === 'symbol') return;
  const message = `\`${name}\` is the label of partition ${number} of the image, and this entry has another number or none: a second partition of that label is made; write \`number: ${number}\`, or choose another label`;
  report(translation, origin, 'reserved-partition-label', message, 'warning');
}

/** Unknown for a key that may stand in a line which could not be read. */
function valueAt(value: Produced, key: string) {
  const scalar = producedAt(value, key);
  if (!scalar && value.kind === 'object' && value.isOpen) return unknownValue();
  return scalar?.kind === 'scalar' ? scalar.value : undefined;
}

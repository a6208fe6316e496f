import { configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const refusedCode = 'cloud-config/partitions-refused';
const rest = 'cloud-config/partition-takes-rest';

const givesUp = 'cloud-init gives up on this disk, and what needs its partitions is missing';

/** A layout that the programs that make partition tables do not take (`mkpart` of cc_disk_setup.py, then `sgdisk` or `sfdisk`). */
export const partitionsRefused = configRule<Keys>({
  codes: [refusedCode],
  at: ['disk_setup.*'],
  *check(disk): Generator<Finding> {
    if (!isObject(disk) || !Array.isArray(disk.layout)) return;
    const layout = disk.layout as readonly unknown[];
    const { table_type: table } = disk;
    const isMbr = table === undefined || table === 'mbr';
    if (isMbr && layout.length > 4)
      yield refused(
        `a partition table of type \`mbr\` takes four partitions, and here are ${layout.length}`,
        'write `table_type: gpt`',
      );
    const taken = sumOf(layout.slice(0, -1));
    if (layout.length > 1 && taken !== undefined && taken >= 100)
      yield refused(
        `the sizes of partitions are shares of the disk in per cent, and ${taken} leave nothing for the last one`,
        'let all but the last come to less than 100',
      );
    if (table === 'gpt') yield* unknownTypes(layout);
  },
});

function refused(found: string, advice: string): Finding {
  return { code: refusedCode, severity: 'error', message: `${found}: ${givesUp}; ${advice}`, path: ['layout'] };
}

/** `sgdisk` takes them filled up with zeros to four digits. */
function* unknownTypes(layout: readonly unknown[]): Generator<Finding> {
  for (const [index, part] of layout.entries()) {
    const type: unknown = Array.isArray(part) ? part[1] : undefined;
    if (typeof type !== 'string' || /^[0-9a-f]{1,4}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(type))
      continue;
    yield {
      code: refusedCode,
      severity: 'warning',
      message: `\`${type}\` is no type of partition of \`gpt\`: ${givesUp}, or it gets the type of Linux; write two or four hexadecimal digits such as \`8300\`, or a GUID`,
      path: ['layout', index, 1],
    };
  }
}

/** The last partition, which gets what the others leave, whatever it asks for (`get_partition_gpt_layout`). */
export const partitionTakesRest = configRule<Keys>({
  codes: [rest],
  at: ['disk_setup.*'],
  *check(disk) {
    if (!isObject(disk) || !Array.isArray(disk.layout)) return;
    const layout = disk.layout as readonly unknown[];
    const taken = sumOf(layout.slice(0, -1));
    const asked = sumOf(layout.slice(-1));
    if (taken === undefined || asked === undefined || taken >= 100) return;
    const gets = 100 - taken;
    // Thirds and the like never come to 100.
    if (layout.length === 0 || (layout.length > 4 && disk.table_type !== 'gpt') || Math.abs(gets - asked) <= 3) return;
    yield {
      code: rest,
      severity: 'info',
      message: `the last partition takes what the others leave: ${gets} % of the disk, not ${asked} %; sizes are shares in per cent`,
      path: ['layout', layout.length - 1],
      isOwn: true,
    };
  },
});

/** The shares of partitions together; undefined where nobody knows all of them. */
function sumOf(parts: readonly unknown[]): number | undefined {
  let sum = 0;
  for (const part of parts) {
    const size: unknown = Array.isArray(part) ? part[0] : part;
    if (typeof size !== 'number') return undefined;
    sum += size;
  }
  return sum;
}

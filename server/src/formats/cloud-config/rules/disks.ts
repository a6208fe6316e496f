import { configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys, textsIn } from '../keys.ts';

const partitions = 'cloud-config/partitions-refused';
const nofail = 'cloud-config/mount-without-nofail';

/** A layout that no partition table can have, read in cc_disk_setup.py. */
export const partitionsRefused = configRule<Keys>({
  codes: [partitions],
  at: ['disk_setup.*'],
  *check(disk): Generator<Finding> {
    if (!isObject(disk) || !Array.isArray(disk.layout)) return;
    const { layout, table_type: table } = disk;
    const isMbr = table === undefined || table === 'mbr';
    if (isMbr && layout.length > 4)
      yield refused(
        `a partition table of type \`mbr\` takes four partitions, and here are ${layout.length}`,
        'write `table_type: gpt`',
      );
    const sizes = layout.map((part: unknown) => (Array.isArray(part) ? part[0] : part));
    if (!sizes.every((size) => typeof size === 'number')) return;
    const sum = sizes.reduce((all, size) => all + size, 0);
    if (sum > 100)
      yield refused(
        `the sizes of partitions are shares of the disk in per cent, and these come to ${sum}`,
        'let them come to 100 at most',
      );
  },
});

function refused(found: string, advice: string): Finding {
  return {
    code: partitions,
    severity: 'error',
    message: `${found}: the module stops, and neither partitions nor filesystems are made; ${advice}`,
    path: ['layout'],
  };
}

/** Mounts with options of their own, which lack the one that the tool gives to those without. */
export const mountWithoutNofail = configRule<readonly unknown[]>({
  codes: [nofail],
  at: ['mounts.*'],
  *check(mount) {
    if (!Array.isArray(mount)) return;
    const [device, point, type, options] = mount as readonly unknown[];
    if (typeof device !== 'string' || typeof point !== 'string' || typeof options !== 'string') return;
    if (
      !point.startsWith('/') ||
      point === '/' ||
      type === 'swap' ||
      textsIn(['tmpfs', 'proc', 'none']).includes(device)
    )
      return;
    if (/(?:^|,)(?:nofail|noauto|bind|rbind)(?:,|$)/u.test(options) || options.includes('${')) return;
    yield {
      code: nofail,
      severity: 'info',
      message: `without \`nofail\` among its options, every boot waits for \`${device}\`, and where it is missing the machine ends in emergency mode; mounts without options of their own have it`,
      path: [3],
      isOwn: true,
    };
  },
});

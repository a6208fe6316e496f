import type { Path } from '../../../base/path.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isCloudDevice } from '../devices.ts';
import { isObject, type Keys, objectsIn } from '../keys.ts';

const code = 'cloud-config/unknown-device';

/** Kinds of filesystems that stand on a device; others take any word in its place. */
const onDevices: ReadonlySet<unknown> = new Set([
  undefined,
  null,
  'auto',
  'ext2',
  'ext3',
  'ext4',
  'xfs',
  'btrfs',
  'vfat',
]);

/** Words that are no path of a device, and that neither the config nor a cloud knows as a name of one. */
export const unknownDevice = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config): Generator<Finding> {
    const { device_aliases: aliases, disk_setup: disks, fs_setup: filesystems, mounts } = config;
    if (!isAbsent(config, 'device_aliases') && !isObject(aliases)) return;
    const known = Object.keys(isObject(aliases) ? aliases : {});
    const judged: (readonly [device: unknown, path: Path])[] = [
      ...Object.keys(isObject(disks) ? disks : {}).map((device) => [device, ['disk_setup', device]] as const),
      ...[...objectsIn(filesystems)].map(([index, { device }]) => [device, ['fs_setup', index, 'device']] as const),
    ];
    if (Array.isArray(mounts))
      for (const [index, mount] of (mounts as readonly unknown[]).entries())
        if (Array.isArray(mount) && typeof mount[1] === 'string' && onDevices.has(mount[2]) && !isShort(mount[0]))
          judged.push([mount[0], ['mounts', index, 0]]);
    for (const [device, path] of judged) {
      if (typeof device !== 'string' || !isUnknown(device, known)) continue;
      const advice = isShort(device)
        ? `write \`/dev/${device}\``
        : 'write its path, or add the name to `device_aliases`';
      yield {
        code,
        severity: 'warning',
        message: `nothing says which device \`${device}\` is, so nothing is done with it; ${advice}`,
        path,
        isOwn: true,
      };
    }
  },
});

function isUnknown(device: string, known: readonly string[]): boolean {
  const [bare = ''] = device.split('.');
  if (!/^[a-z][\w-]*$/iu.test(bare) || device.includes(':') || device.includes('=')) return false;
  return (
    !known.includes(device) && !known.includes(bare) && !isCloudDevice(device) && bare !== 'none' && bare !== 'tmpfs'
  );
}

/** What mounts are looked up below `/dev` by (`DEVICE_NAME_FILTER`). */
function isShort(device: unknown): boolean {
  return typeof device === 'string' && /^(?:x?[shv]d[a-z]\d*|sr\d+)$/u.test(device);
}

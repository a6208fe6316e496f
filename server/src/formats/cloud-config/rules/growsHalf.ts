import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/grows-half';

/** Partitions that grow without their filesystem: `resize_rootfs` is all that lets one grow, and knows `/` only. */
export const growsHalf = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ growpart, resize_rootfs: resizes, mounts }): Generator<Finding> {
    if (!isObject(growpart) || growpart.mode === 'off' || growpart.mode === false) return;
    const { devices } = growpart;
    const list: readonly unknown[] = Array.isArray(devices) ? devices : isAbsent(growpart, 'devices') ? ['/'] : [];
    if (resizes === false && list.includes('/'))
      yield {
        code,
        severity: 'info',
        message:
          'the partition of `/` grows, and with `resize_rootfs: false` its filesystem does not: the space stays unused',
        path: ['resize_rootfs'],
        isOwn: true,
        related: { path: ['growpart'], message: 'the partition grows by this' },
      };
    for (const [index, device] of list.entries()) {
      if (typeof device !== 'string' || !device.startsWith('/') || device === '/') continue;
      const place = placeOf(device, mounts);
      if (place === undefined) continue;
      yield {
        code,
        severity: 'info',
        message: place,
        path: ['growpart', 'devices', index],
        isOwn: true,
      };
    }
  },
});

/** A place may be of the same filesystem as `/`, unless the config mounts one there. */
function placeOf(device: string, mounts: unknown): string | undefined {
  if (/^\/dev\/mapper\//u.test(device))
    return `cloud-init lets no logical volume grow, only volumes that it has the key of: \`${device}\` stays as it is; use \`lvextend\` in a script of every boot`;
  const isMounted = Array.isArray(mounts) && mounts.some((mount) => Array.isArray(mount) && mount[1] === device);
  if (!isMounted) return undefined;
  return `the partition of \`${device}\` grows, and its filesystem does not: cloud-init does that for \`/\` only; add \`x-systemd.growfs\` to the options of its mount`;
}

import { holds } from '../../shape/availability.ts';
import { entryAtPath, rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';

const prefix = 's390x';

/** Whether a layout is one of IBM Z, in a version that has such layouts; the real tool looks at how it begins only. */
export function isS390x(layout: unknown, target: Target): layout is string {
  if (typeof layout !== 'string' || !layout.startsWith(prefix)) return false;
  const known = entryAtPath(rootEntry('schemas/butane/index.json'), ['boot_device', 'layout'])?.keywords['x-enum'];
  return known?.some((item) => String(item.value).startsWith(prefix) && holds(item, target)) ?? false;
}

/** The disks that a layout can be on. */
export interface DiskOfLayout {
  readonly layout: string;
  /** Of the device's path. The real tool looks at its end only. */
  readonly pattern: RegExp;
  readonly example: string;
}

const disks: readonly DiskOfLayout[] = [
  { layout: 's390x-eckd', pattern: /\/dev\/dasd[a-z]$/u, example: '/dev/dasda' },
  { layout: 's390x-zfcp', pattern: /\/dev\/sd[a-z]$/u, example: '/dev/sda' },
];

/** Undefined for layouts that find their disk themselves. */
export function diskOfLayout(layout: unknown, target: Target): DiskOfLayout | undefined {
  return isS390x(layout, target) ? disks.find((disk) => disk.layout === layout) : undefined;
}

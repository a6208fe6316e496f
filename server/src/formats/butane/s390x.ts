import { holds } from '../../shape/availability.ts';
import type { Target } from '../../shape/target.ts';

/** Whether a layout is one of IBM Z, which boot devices have from one version on. */
export function isS390x(layout: unknown, target: Target): layout is string {
  return typeof layout === 'string' && layout.startsWith('s390x') && holds({ since: { fcos: '1.6.0' } }, target);
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

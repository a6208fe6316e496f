import { configRule } from '../../configRule.ts';
import type { BootDevice } from '../config.ts';
import { diskOfLayout } from '../s390x.ts';

const code = 'butane/boot-luks-device-name';

/** The disk that is encrypted is of the kind that its layout is for. */
export const bootLuksDeviceName = configRule<BootDevice>({
  codes: [code],
  at: ['boot_device'],
  *check({ layout, luks }, { target }) {
    const disk = diskOfLayout(layout, target);
    const device = luks?.device;
    if (!disk || typeof device !== 'string' || device === '' || disk.pattern.test(device)) return;
    yield {
      code,
      severity: 'error',
      message: `the layout \`${disk.layout}\` needs a whole disk like \`${disk.example}\` as \`luks.device\`, not \`${device}\`: ${target.refusal}; name that disk, or change the layout`,
      path: ['layout'],
      related: { path: ['luks', 'device'], message: 'the device stands here' },
    };
  },
});

import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { BootDevice } from '../config.ts';

const code = 'butane/boot-device-without-effect';

/** Without disks to mirror and without a way to unlock, Butane makes nothing of the section. */
export const bootDeviceWithoutEffect = configRule<BootDevice>({
  codes: [code],
  at: ['boot_device'],
  *check(bootDevice) {
    const { luks, mirror } = bootDevice;
    const isMirrored = !isAbsent(bootDevice, 'mirror', 'devices') && !isEmpty(mirror?.devices);
    const unlocks = [
      !isAbsent(luks, 'tang') && !isEmpty(luks?.tang),
      !isAbsent(luks, 'tpm2') && luks?.tpm2 !== false,
      !isAbsent(luks, 'cex', 'enabled') && luks?.cex?.enabled !== false,
      // What else is said of a device is refused elsewhere.
      !isAbsent(luks, 'device'),
    ];
    if (isMirrored || unlocks.includes(true) || isAbsent(bootDevice)) return;
    yield {
      code,
      severity: 'warning',
      message:
        'nothing comes of this section: the boot disk stays as the image has it; add `mirror.devices`, or `luks` with `tpm2: true` or `tang`',
      path: [],
      isOwn: true,
    };
  },
});

function isEmpty(list: readonly unknown[] | undefined): boolean {
  return Array.isArray(list) && knownItems(list).length === 0;
}

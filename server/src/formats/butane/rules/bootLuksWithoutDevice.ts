import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { BootDevice } from '../config.ts';
import { diskOfLayout } from '../s390x.ts';

const code = 'butane/boot-luks-without-device';

/** On some layouts nobody but the author knows which disk the machine boots from. */
export const bootLuksWithoutDevice = configRule<BootDevice>({
  codes: [code],
  at: ['boot_device'],
  *check(bootDevice, { target }) {
    const disk = diskOfLayout(bootDevice.layout, target);
    if (!disk) return;
    if (!isAbsent(bootDevice, 'luks', 'device') && bootDevice.luks?.device !== '') return;
    yield {
      code,
      severity: 'error',
      message: `the layout \`${disk.layout}\` needs \`luks.device\`, the disk that the machine boots from: ${target.refusal}; write it, for example \`${disk.example}\``,
      path: ['layout'],
    };
  },
});

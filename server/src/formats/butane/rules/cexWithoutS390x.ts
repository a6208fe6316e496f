import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { BootDevice } from '../config.ts';
import { isS390x } from '../s390x.ts';

const code = 'butane/cex-without-s390x';

/** Crypto Express cards are a thing of IBM Z. */
export const cexWithoutS390x = configRule<BootDevice>({
  codes: [code],
  at: ['boot_device'],
  *check(bootDevice, { target }) {
    const { layout, luks } = bootDevice;
    if (luks?.cex?.enabled !== true) return;
    const advice = 'write `layout: s390x-eckd`, `s390x-zfcp` or `s390x-virt`, or unlock the disk by `tpm2` or `tang`';
    if (isAbsent(bootDevice, 'layout'))
      yield {
        code,
        severity: 'error',
        message: `\`cex\` is for IBM Z only and needs an s390x \`layout\`: ${target.refusal}; ${advice}`,
        path: ['luks', 'cex'],
      };
    if (typeof layout === 'string' && !isS390x(layout, target))
      yield {
        code,
        severity: 'error',
        message: `\`cex\` is for IBM Z only, and the layout is \`${layout}\`: ${target.refusal}; ${advice}`,
        path: ['layout'],
        related: { path: ['luks', 'cex'], message: '`cex` stands here' },
      };
  },
});

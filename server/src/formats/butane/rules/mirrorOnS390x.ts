import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { BootDevice } from '../config.ts';
import { isS390x } from '../s390x.ts';

const code = 'butane/mirror-on-s390x';

/** Nobody has built mirrored boot disks for IBM Z. */
export const mirrorOnS390x = configRule<BootDevice>({
  codes: [code],
  at: ['boot_device'],
  *check({ layout, mirror }, { target }) {
    if (!isS390x(layout, target) || knownItems(mirror?.devices).length === 0) return;
    yield {
      code,
      severity: 'error',
      message: `the layout \`${layout}\` allows no mirror: ${target.refusal}; leave \`mirror\` out, or write the layout of another architecture`,
      path: ['layout'],
      related: { path: ['mirror'], message: 'the mirror stands here' },
    };
  },
});

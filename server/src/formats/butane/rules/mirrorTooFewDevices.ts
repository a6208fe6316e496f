import { mayHoldMore } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Mirror } from '../config.ts';

const code = 'butane/mirror-too-few-devices';

/** A mirror has two sides. */
export const mirrorTooFewDevices = configRule<Mirror>({
  codes: [code],
  at: ['boot_device.mirror'],
  *check(mirror, { target }) {
    const { devices } = mirror;
    if (!Array.isArray(devices) || devices.length !== 1 || typeof devices[0] !== 'string' || mayHoldMore(mirror))
      return;
    yield {
      code,
      severity: 'error',
      message: `a mirror needs two devices or more, and only \`${devices[0]}\` is given: ${target.refusal}; add the others, or leave \`mirror\` out`,
      path: ['devices'],
    };
  },
});

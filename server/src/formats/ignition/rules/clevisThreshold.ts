import { isAbsent, mayHoldMore } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Luks } from '../config.ts';

const code = 'ignition/threshold-not-met';

/** Clevis binds a volume to no more servers and chips than there are, and to one at least. */
export const clevisThreshold = configRule<Luks>({
  codes: [code],
  at: ['storage.luks.*'],
  *check(volume, { key }) {
    const { clevis } = volume;
    if (typeof clevis !== 'object' || !isAbsent(volume, 'cex')) return;
    const { tang = [], tpm2 = false, threshold } = clevis;
    if (typeof threshold !== 'number' || typeof tpm2 !== 'boolean' || !Array.isArray(tang)) return;
    if (mayHoldMore(clevis) || !isAbsent(clevis, 'custom')) return;
    const pins = tang.length + (tpm2 ? 1 : 0);
    if (threshold >= 1 ? threshold <= pins : pins === 0) return;
    const there = pins === 0 ? 'nothing is there' : `only ${pins} ${pins === 1 ? 'is' : 'are'} there`;
    const found =
      threshold < 1
        ? `${threshold} of the ways to unlock the volume are never enough`
        : `${threshold} of the ways to unlock the volume must work together, and ${there}`;
    const advice =
      pins === 0 ? `add them below \`${key('tang')}\`` : pins === 1 ? 'write `1`' : `write a number from 1 to ${pins}`;
    yield {
      code,
      severity: 'error',
      message: `${found}: Clevis refuses that, and the machine stops in early boot, in an emergency shell without SSH; ${advice}`,
      path: ['clevis', 'threshold'],
      isOwn: true,
    };
  },
});

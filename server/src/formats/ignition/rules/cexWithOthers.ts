import { isFilled } from '../../../decode/judgedConfig.ts';
import { listed } from '../../../shape/wording.ts';
import { configRule } from '../../configRule.ts';
import { builtInWays, hasCustomPin } from '../clevis.ts';
import type { Luks } from '../config.ts';

const code = 'ignition/cex-with-others';

/** A volume that a Crypto Express card unlocks is unlocked by nothing else. */
export const cexWithOthers = configRule<Luks>({
  codes: [code],
  at: ['storage.luks.*'],
  *check({ cex, clevis, keyFile }, { target, key }) {
    if (cex?.enabled !== true) return;
    const others = [
      ...(clevis && (hasCustomPin(clevis) || builtInWays(clevis).length > 0) ? ['clevis'] : []),
      ...(isFilled(keyFile?.source) ? ['keyFile'] : []),
    ].map(key);
    if (others.length === 0) return;
    yield {
      code,
      severity: 'error',
      message: `\`${key('cex')}\` cannot stand beside ${listed(others)}: ${target.refusal}; keep one way to unlock the volume`,
      path: ['cex'],
    };
  },
});

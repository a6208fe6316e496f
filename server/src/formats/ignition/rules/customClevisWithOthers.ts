import { reaches } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import { configRule } from '../../configRule.ts';
import { builtInWays, hasCustomPin } from '../clevis.ts';
import type { Clevis } from '../config.ts';

const code = 'ignition/custom-clevis-with-others';

/** A custom Clevis config says all of how to unlock. */
export const customClevisWithOthers = configRule<Clevis>({
  codes: [code],
  at: ['storage.luks.*.clevis'],
  *check(clevis, { target, key }) {
    const { table, row, refusal } = target;
    // Before 3.3.0 even an empty one excludes the others.
    const isEmptyOne =
      row !== undefined && !reaches(table, row, { ignition: '3.3.0' }) && typeof clevis.custom === 'object';
    if (!isEmptyOne && !hasCustomPin(clevis)) return;
    const others = builtInWays(clevis).map(key);
    if (others.length === 0) return;
    yield {
      code,
      severity: 'error',
      message: `\`${key('custom')}\` cannot stand beside ${listed(others)}: ${refusal}; keep one, or write the others into the \`${key('config')}\` of \`${key('custom')}\` (pin \`sss\` combines several)`,
      path: [],
    };
  },
});

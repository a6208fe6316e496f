import { isAbsent, isFilled } from '../../../decode/judgedConfig.ts';
import { reaches } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import { configRule } from '../../configRule.ts';
import type { ClevisCustom } from '../config.ts';

const code = 'ignition/custom-clevis-incomplete';

/** A custom Clevis config is a pin and its config, or nothing. */
export const customClevisIncomplete = configRule<ClevisCustom>({
  codes: [code],
  at: ['storage.luks.*.clevis.custom'],
  *check(custom, { target, key }) {
    const { table, row, refusal } = target;
    const isUsed = isFilled(custom.pin) || isFilled(custom.config);
    // Before 3.3.0 the network alone makes no Clevis config.
    const needsNetwork =
      custom.needsNetwork === true && row !== undefined && reaches(table, row, { ignition: '3.3.0' });
    if (!isUsed && !needsNetwork) return;
    const lacking = (['pin', 'config'] as const).filter((name) => custom[name] === '' || isAbsent(custom, name));
    for (const name of lacking) {
      yield {
        code,
        severity: 'error',
        message: `a custom Clevis config needs \`${key('pin')}\` and \`${key('config')}\`, and here is no ${listed(lacking.map(key))}: ${refusal}; name the pin that unlocks the volume, and write its config as JSON text`,
        path: [name],
      };
    }
  },
});

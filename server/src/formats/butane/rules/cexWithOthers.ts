import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { BootLuks } from '../config.ts';

const code = 'butane/cex-with-others';

/** A Crypto Express card unlocks the boot disk alone. */
export const cexWithOthers = configRule<BootLuks>({
  codes: [code],
  at: ['boot_device.luks'],
  *check({ cex, tang, tpm2 }, { target }) {
    if (cex?.enabled !== true) return;
    const other = knownItems(tang).length > 0 ? 'tang' : tpm2 === true ? 'tpm2' : undefined;
    if (other === undefined) return;
    yield {
      code,
      severity: 'error',
      message: `\`cex\` and \`${other}\` cannot both unlock the boot disk: ${target.refusal}; keep one of them`,
      path: [],
      related: { path: [other], message: `\`${other}\` stands here` },
    };
  },
});

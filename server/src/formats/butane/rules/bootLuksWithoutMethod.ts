import { isAbsent } from '../../../decode/judgedConfig.ts';
import { holds } from '../../../shape/availability.ts';
import { configRule } from '../../configRule.ts';
import type { BootLuks } from '../config.ts';

const code = 'butane/boot-luks-without-method';

/** A disk is encrypted only where something unlocks it. */
export const bootLuksWithoutMethod = configRule<BootLuks>({
  codes: [code],
  at: ['boot_device.luks'],
  *check(luks, { target }) {
    const { device, tang, tpm2, cex } = luks;
    if (typeof device !== 'string' || device === '' || !holds({ since: { fcos: '1.7.0' } }, target)) return;
    const isOff =
      (isAbsent(luks, 'tpm2') || tpm2 === false) && (isAbsent(luks, 'cex', 'enabled') || cex?.enabled === false);
    const hasServer = !isAbsent(luks, 'tang') && !(Array.isArray(tang) && tang.every(isEmpty));
    if (!isOff || hasServer) return;
    yield {
      code,
      severity: 'error',
      message: `nothing unlocks \`${device}\`: ${target.refusal}; write \`tpm2: true\`, \`tang\` or \`cex\` beside it, or leave \`luks\` out`,
      path: [],
    };
  },
});

/** A Tang server of which nothing is given counts for none. */
function isEmpty(server: NonNullable<BootLuks['tang']>[number]): boolean {
  return (
    (isAbsent(server, 'url') || server.url === '') &&
    isAbsent(server, 'thumbprint') &&
    isAbsent(server, 'advertisement')
  );
}

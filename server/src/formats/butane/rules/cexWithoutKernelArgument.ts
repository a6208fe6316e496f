import { isAbsent, knownItems, mayHoldMore } from '../../../decode/judgedConfig.ts';
import { holds } from '../../../shape/availability.ts';
import { configRule } from '../../configRule.ts';
import type { ButaneConfig } from '../config.ts';

const code = 'butane/cex-without-kernel-argument';

const needed = 'rd.luks.key=/etc/luks/cex.key';

/** A machine of a cluster finds the key that a Crypto Express card keeps by a kernel argument. */
export const cexWithoutKernelArgument = configRule<ButaneConfig>({
  codes: [code],
  at: [''],
  *check(config, { target }) {
    if (!holds({ since: { openshift: '4.19.0' } }, target) || !hasCex(config) || !certainlyLacks(config)) return;
    yield {
      code,
      severity: 'error',
      message: `with \`cex\` the machine needs the kernel argument \`${needed}\` to open its root filesystem: ${target.refusal}; add it to \`openshift.kernel_arguments\``,
      path: ['openshift', 'kernel_arguments'],
    };
  },
});

function hasCex({ boot_device: bootDevice, storage }: ButaneConfig): boolean {
  return (
    bootDevice?.luks?.cex?.enabled === true ||
    knownItems(storage?.luks).some(({ name, cex }) => name === 'root' && cex?.enabled === true)
  );
}

function certainlyLacks(config: ButaneConfig): boolean {
  if (isAbsent(config, 'openshift', 'kernel_arguments')) return true;
  const { openshift } = config;
  const given = openshift?.kernel_arguments;
  if (!openshift || mayHoldMore(openshift) || !Array.isArray(given)) return false;
  return given.every((argument) => typeof argument === 'string' && argument !== needed);
}

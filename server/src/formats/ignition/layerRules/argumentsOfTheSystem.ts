import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';

export const argumentCode = 'layers/kernel-argument-not-supported';

/** Kernel arguments that the system does not go with. */
export function argumentsOfTheSystem(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ kernelArguments }) => kernelArguments)) return undefined;
  return configRule<IgnitionConfig>({
    codes: [argumentCode],
    at: [''],
    *check({ kernelArguments, ignition }) {
      if (!isAbsent(ignition?.config, 'replace')) return;
      const written = knownItems(kernelArguments?.shouldExist);
      for (const [index, argument] of written.entries()) {
        const row = factOnAll(
          systems,
          (facts) => facts.kernelArguments,
          (candidate) => candidate.argument === argument,
        );
        if (!row || row.unless?.some((other) => written.some((each) => each === other))) continue;
        yield {
          code: argumentCode,
          severity: 'warning',
          message: `\`${row.argument}\` does not go with ${namesOfSystems(systems)}: ${reasonOf(row)}`,
          path: ['kernelArguments', 'shouldExist', index],
          isOwn: true,
          isAboutValue: true,
        };
      }
    },
  });
}

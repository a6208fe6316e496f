import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { ClevisCustom } from '../config.ts';

export const registerCode = 'layers/register-that-changes';

/** Disks that are bound to a register of the TPM that an update changes. */
export function registerThatChanges(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ registers }) => registers)) return undefined;
  return configRule<ClevisCustom>({
    codes: [registerCode],
    at: ['storage.luks.*.clevis.custom'],
    *check({ pin, config }) {
      if (pin !== 'tpm2' || typeof config !== 'string') return;
      const bound = registersIn(config);
      const row = factOnAll(
        systems,
        ({ registers }) => registers,
        ({ pcr }) => bound.includes(pcr),
      );
      if (!row) return;
      yield {
        code: registerCode,
        severity: 'warning',
        message: `register ${row.pcr} of the TPM does not stay the same on ${namesOfSystems(systems)}: ${reasonOf(row)}`,
        path: ['config'],
        isOwn: true,
      };
    },
  });
}

/** The registers that Clevis is told to bind to: numbers with commas in a text, or a list of numbers. */
function registersIn(config: string): readonly number[] {
  const [, text = ''] = /"pcr_ids"\s*:\s*(?<ids>"[\d,\s]*"|\[[\d,\s"]*\]|\d+)/u.exec(config) ?? [];
  return [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
}

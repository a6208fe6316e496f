import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import type { UnitRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { IgnitionConfig, Unit } from '../config.ts';
import { hasAnyOf, isWithOthers } from './ownThings.ts';

const codeOf: Readonly<Record<UnitRow['when'], string>> = {
  enabled: 'layers/unit-cannot-start',
  disabled: 'layers/unit-still-started',
};

export const unitCodes = Object.values(codeOf);

/** Units of the image that do not do what the config asks of them. */
export function unitsOfTheSystem(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ units }) => units)) return undefined;
  return configRule<IgnitionConfig>({
    codes: unitCodes,
    at: [''],
    *check(config) {
      if (isWithOthers(config)) return;
      for (const [index, unit] of knownItems(config.systemd?.units).entries()) {
        const { name } = unit;
        // With contents of its own, and where it is unmasked, it is another unit.
        if (typeof name !== 'string' || !isAbsent(unit, 'contents') || unit.mask === false) continue;
        const when = askedOf(unit);
        const row =
          when &&
          factOnAll(
            systems,
            ({ units }) => units,
            (candidate) => candidate.name === name && candidate.when === when,
          );
        if (!row || (row.unless && hasAnyOf(config, row.unless))) continue;
        const path = ['systemd', 'units', index, 'enabled'];
        yield { severity: 'warning', message: messageOf(row, systems), code: codeOf[row.when], path, isOwn: true };
      }
    },
  });
}

function askedOf({ enabled, mask }: Unit): UnitRow['when'] | undefined {
  if (enabled === true) return 'enabled';
  return enabled === false && mask !== true ? 'disabled' : undefined;
}

function messageOf(row: UnitRow, systems: readonly KnownSystem[]): string {
  const names = namesOfSystems(systems);
  switch (row.when) {
    case 'enabled':
      return `\`${row.name}\` does not start on ${names}: ${reasonOf(row)}`;
    case 'disabled':
      return `\`${row.name}\` is started all the same on ${names}: ${reasonOf(row)}`;
  }
}

import { factOnAll } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { passedOver } from '../../../layers/moduleWords.ts';
import { settingOf } from '../../../layers/settingAt.ts';
import { concerns } from '../../../layers/settingRow.ts';
import { propertiesOf, rootEntry } from '../../../shape/entry.ts';
import type { SettingRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { Keys } from '../keys.ts';

export const format = 'cloud-config';
const notRead = 'layers/config-not-read';
export const withoutEffect = 'layers/setting-without-effect';

export const settingCodes = [notRead, withoutEffect];

/** A config that nothing reads on a system, and keys of one that do nothing there. */
export function settingsOfTheSystem(systems: readonly KnownSystem[]): ConfigRule {
  const names = namesOfSystems(systems);
  const rowFor = (isMeant: (row: SettingRow) => boolean): SettingRow | undefined =>
    factOnAll(
      systems,
      ({ settings }) => settings,
      (row) => row.format === format && isMeant(row),
    );
  const whole = rowFor(({ keys, except, at }) => !keys && !except && at === undefined);
  return configRule<Keys>({
    codes: settingCodes,
    at: [''],
    *check(config, { target: { row: release } }): Generator<Finding> {
      const keys = Object.keys(config);
      if (whole) {
        const [first] = keys;
        if (first === undefined) return;
        const message = `nothing on ${names} reads this config: ${reasonOf(whole)}`;
        yield { code: notRead, severity: 'error', message, path: [first], isOwn: true };
        return;
      }
      const passed = new Set<string>();
      for (const key of keys) {
        const row = rowFor((candidate) => concerns(candidate, format, key));
        const because = row ? reasonOf(row) : passedOnAll(key, systems, release?.version);
        if (because === undefined || isOff(config[key])) continue;
        // One module may have several keys.
        if (!row && passed.has(because)) continue;
        passed.add(because);
        const message = `\`${key}\` does nothing on ${names}: ${because}`;
        yield { code: withoutEffect, severity: 'warning', message, path: [key], isOwn: true };
      }
    },
  });
}

/** Who says no, or nothing at all, asks for nothing. */
function isOff(value: unknown): boolean {
  return value === false || (Array.isArray(value) && value.length === 0);
}

/** Why the modules that carry a key out do not run on the systems; undefined where one does. */
function passedOnAll(key: string, systems: readonly KnownSystem[], release: string | undefined): string | undefined {
  const entry = propertiesOf(rootEntry(`schemas/${format}/index.json`)).get(key);
  const acts = entry && settingOf(entry, [])?.acts;
  if (acts?.kind !== 'acts') return undefined;
  const reasons = systems.map(({ id }) => passedOver(acts.record.modules, id, release));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

import { factOnAll } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { runsOn } from '../../../layers/moduleWords.ts';
import { settingOf } from '../../../layers/settingAt.ts';
import { concerns } from '../../../layers/settingRow.ts';
import { isDistribution } from '../../../layers/systemsTaking.ts';
import { propertiesOf, rootEntry } from '../../../shape/entry.ts';
import type { SettingRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { Keys } from '../keys.ts';

const format = 'cloud-config';
const notRead = 'layers/config-not-read';
const withoutEffect = 'layers/setting-without-effect';

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
  const whole = rowFor(({ keys, except }) => !keys && !except);
  return configRule<Keys>({
    codes: settingCodes,
    at: [''],
    *check(config): Generator<Finding> {
      const keys = Object.keys(config);
      if (whole) {
        const [first] = keys;
        if (first === undefined) return;
        const message = `nothing on ${names} reads this config: ${reasonOf(whole)}`;
        yield { code: notRead, severity: 'error', message, path: [first], isOwn: true };
        return;
      }
      for (const key of keys) {
        const row = rowFor((candidate) => concerns(candidate, format, key));
        const because = row ? reasonOf(row) : passedOver(key, systems);
        if (because === undefined || isOff(config[key])) continue;
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
function passedOver(key: string, systems: readonly KnownSystem[]): string | undefined {
  const entry = propertiesOf(rootEntry(`schemas/${format}/index.json`)).get(key);
  const acts = entry && settingOf(entry, [])?.acts;
  const modules = acts?.kind === 'acts' ? acts.record.modules : undefined;
  const [first] = modules ?? [];
  if (!first || !modules || !systems.every(({ id }) => isDistribution(id) && !runsOn(modules, id))) return undefined;
  return `the module \`${first.name}\` is passed over there without a word, for it is not made for it`;
}

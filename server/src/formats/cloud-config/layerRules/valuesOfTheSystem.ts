import { factOnAll } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { tellsOf } from '../../../layers/tellsOf.ts';
import type { SettingRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { respellKeyOf } from '../../respellKeyOf.ts';
import { isObject } from '../keys.ts';
import { format, withoutEffect } from './settingsOfTheSystem.ts';

/** Values, and keys below the top level, of which nothing comes on a system, or which it cannot read. */
export function valuesOfTheSystem(systems: readonly KnownSystem[]): readonly ConfigRule[] {
  const [first] = systems;
  const rows = first?.facts.settings?.filter((row) => row.format === format && row.at !== undefined) ?? [];
  const names = namesOfSystems(systems);
  return [...new Set(rows.flatMap(({ at }) => at ?? []))].map((at) => {
    const rowFor = (isMeant: (row: SettingRow) => boolean): SettingRow | undefined =>
      factOnAll(
        systems,
        ({ settings }) => settings,
        (row) => row.format === format && row.at === at && isMeant(row),
      );
    return configRule<unknown>({
      codes: [withoutEffect],
      at: [at],
      *check(value): Generator<Finding> {
        const common = { code: withoutEffect, isOwn: true } as const;
        const row = rowFor((candidate) => tellsOf(candidate, value));
        if (row) {
          const message = `${nameOf(at, value)} does not work on ${names}: ${reasonOf(row)}`;
          yield { ...common, severity: row.spoils ? 'error' : 'warning', message, path: [] };
          return;
        }
        for (const key of isObject(value) ? Object.keys(value) : []) {
          const idle = rowFor(({ keys, except }) => (keys ? keys.includes(key) : except?.includes(key) === false));
          if (idle && isObject(value) && value[key] !== false)
            yield {
              ...common,
              severity: 'warning',
              message: `\`${key}\` does nothing on ${names}: ${reasonOf(idle)}`,
              path: [key],
              ...respelling(key, value),
            };
        }
      },
    });
  });
}

/** Dashes are another spelling of a key: the usual one may do something. */
function respelling(key: string, beside: Readonly<Record<string, unknown>>): Pick<Finding, 'fixes'> {
  const name = key.replaceAll('-', '_');
  return name === key || name in beside ? {} : { fixes: (origin, document) => respellKeyOf(name, origin, document) };
}

/** What a value is called: by its key, or an item of a list by what it says. */
function nameOf(at: string, value: unknown): string {
  const key = at.slice(at.lastIndexOf('.') + 1);
  if (key !== '*') return `\`${key}\``;
  return typeof value === 'string' ? `\`${value}\`` : 'a list of words';
}

import type { Value } from '../../../decode/decoded.ts';
import { factOnAll } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { wordsOf } from '../commandWords.ts';
import { isObject, type Keys, textsIn } from '../keys.ts';
import { format } from './settingsOfTheSystem.ts';

export const laterCode = 'layers/active-after-reboot';

/** What a config asks for and the next boot brings, and commands of this boot that count on it. */
export function activeAfterReboot(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<Keys>({
    codes: [laterCode],
    at: [''],
    *check(config): Generator<Finding> {
      const { packages, runcmd, power_state: power } = config;
      for (const key of Object.keys(config)) {
        const row = factOnAll(
          systems,
          ({ settings }) => settings,
          (candidate) =>
            candidate.format === format && candidate.later === true && candidate.keys?.includes(key) === true,
        );
        const value = config[key];
        if (!row || value === false || (Array.isArray(value) && value.length === 0)) continue;
        const common = { code: laterCode, isOwn: true } as const;
        const names = namesOfSystems(systems);
        const wanted = key === 'packages' ? namesIn(packages) : [];
        const early = Array.isArray(runcmd)
          ? (runcmd as readonly Value[]).findIndex((each) => counts(each, wanted))
          : -1;
        if (early >= 0)
          yield {
            ...common,
            severity: 'warning',
            message: `this counts on a package that is not there yet on ${names}: ${row.because}; run it at the next boot, from a unit that a file of the config enables`,
            path: ['runcmd', early],
            related: { path: [key], message: 'it is installed by this' },
          };
        else if (!(isObject(power) && power.mode === 'reboot'))
          yield {
            ...common,
            severity: 'info',
            message: `\`${key}\` is in effect from the next boot on, on ${names}: ${reasonOf(row)}`,
            path: [key],
          };
      }
    },
  });
}

/** The names of packages, without versions. */
function namesIn(packages: unknown): readonly string[] {
  if (!Array.isArray(packages)) return [];
  return (packages as readonly unknown[]).flatMap((each) => textsIn(Array.isArray(each) ? each.slice(0, 1) : each));
}

/** Whether a command calls, or lets systemd start, what is called like a package. */
function counts(command: Value, packages: readonly string[]): boolean {
  const words = wordsOf(command);
  if (words === undefined) return false;
  return words.split(/[\n;|]|&&/u).some((part) => {
    const [program = '', ...rest] = part
      .trim()
      .replace(/^sudo /u, '')
      .split(/\s+/u);
    if (packages.includes(program.slice(program.lastIndexOf('/') + 1))) return true;
    // Enabling alone would do, but what is not there cannot be enabled.
    return (
      program === 'systemctl' &&
      rest.some((word) => packages.includes(word.replace(/\.(?:service|socket|timer)$/u, '')))
    );
  });
}

import type { Value } from '../../../decode/decoded.ts';
import { withoutQuoted } from '../../../embedded/shellScript.ts';
import { commandFacts } from '../../../generated/machineFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandPatterns } from '../commandPatterns.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import { isObject, type Keys, objectsIn } from '../keys.ts';
import { unitsStarted } from '../unitsStarted.ts';

export const waitsCode = 'cloud-config/waits-for-itself';

/** Commands that wait for the end of cloud-init, which waits for them. */
export const waitingCommands = (['runcmd', 'bootcmd'] as const).map((key) =>
  configRule<Value>({
    codes: [waitsCode],
    at: [`${key}.*`],
    *check(command): Generator<Finding> {
      const words = wordsOf(command);
      if (words === undefined || isInBackground(words)) return;
      const masked = typeof command === 'string' ? withoutQuoted(words) : words;
      const found = commandPatterns.waits.find(({ pattern }) => pattern.test(masked));
      if (!found) return;
      const message = `this never ends: ${found.because}; leave it out, or let a unit do it that starts behind cloud-init`;
      // The boot waits for the stage of `bootcmd`.
      const severity = key === 'bootcmd' ? 'error' : 'warning';
      yield { code: waitsCode, severity, message, path: [], isOwn: true };
    },
  }),
);

/** Units of the config that wait for the end of cloud-init, started by it. */
export const waitingUnits = configRule<Keys>({
  codes: [waitsCode],
  at: [''],
  *check({ runcmd, write_files: files }): Generator<Finding> {
    if (!Array.isArray(runcmd)) return;
    const waiting = new Map<string, string>();
    for (const [, { path, content }] of objectsIn(files)) {
      if (typeof path !== 'string' || typeof content !== 'string' || !path.includes('/systemd/system/')) continue;
      const after = commandFacts.last.find((unit) => new RegExp(`^\\s*After=.*\\b${unit}`, 'mu').test(content));
      if (after !== undefined) waiting.set(path.slice(path.lastIndexOf('/') + 1), after);
    }
    if (waiting.size === 0) return;
    for (const [index, item] of (runcmd as readonly Value[]).entries())
      for (const command of commandsOf(item))
        for (const unit of unitsStarted(command)) {
          const after = waiting.get(unit.includes('.') ? unit : `${unit}.service`);
          if (after === undefined || isInBackground(wordsOf(item) ?? '')) continue;
          yield {
            code: waitsCode,
            severity: 'warning',
            message: `this never ends: \`${unit}\` starts behind \`${after}\` by its \`After=\`, and cloud-init is done only when this command is; write \`systemctl --no-block start\``,
            path: ['runcmd', index],
            isOwn: true,
          };
        }
  },
});

export function isInBackground(words: string): boolean {
  return /&\s*$|\bnohup\b|\bsystemd-run\b|\bat\s+now\b|\btimeout\s/u.test(words);
}

/** Whether a unit that the config writes is one that starts before all others. */
export function isEarlyUnit(files: unknown, unit: string): boolean {
  return [...objectsIn(files)].some(
    ([, file]) =>
      isObject(file) &&
      typeof file.path === 'string' &&
      file.path.includes(`/${unit}`) &&
      (typeof file.content !== 'string' || /^\s*DefaultDependencies=(?:no|false|0|off)\b/imu.test(file.content)),
  );
}

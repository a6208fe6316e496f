import type { Value } from '../../../decode/decoded.ts';
import { commandFacts } from '../../../generated/machineFacts.ts';
import type { KnownSystem } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import type { Keys } from '../keys.ts';
import { isEarlyUnit, isInBackground, waitsCode } from '../rules/waitingCommands.ts';
import { unitsStarted } from '../unitsStarted.ts';

/** Units that start behind the stage of `bootcmd` and are started by it: neither comes to an end. */
export function bootHangs(systems: readonly KnownSystem[]): ConfigRule {
  const isBehindAll = systems.every(({ id }) => commandFacts.hungUp.includes(id));
  return configRule<Keys>({
    codes: [waitsCode],
    at: [''],
    *check({ bootcmd, write_files: files }) {
      if (!Array.isArray(bootcmd)) return;
      for (const [index, item] of (bootcmd as readonly Value[]).entries()) {
        const unit = commandsOf(item)
          .flatMap(unitsStarted)
          .find((each) => isBehind(each.replace(/\.service$/u, ''), isBehindAll));
        if (unit === undefined || isInBackground(wordsOf(item) ?? '') || isEarlyUnit(files, unit)) continue;
        yield {
          code: waitsCode,
          severity: 'error',
          message: `the boot hangs here, without an end: \`${unit}\` is started when the stage of cloud-init that runs \`bootcmd\` is done, and this command waits for \`${unit}\`; write \`systemctl --no-block\`, or use \`runcmd\``,
          path: ['bootcmd', index],
          isOwn: true,
        };
      }
    },
  });
}

function isBehind(unit: string, isBehindAll: boolean): boolean {
  if (commandFacts.after.includes(unit)) return true;
  return isBehindAll && !commandFacts.early.includes(unit) && !/^systemd-|\.(?:mount|swap|slice|device)$/u.test(unit);
}

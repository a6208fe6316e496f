import type { Value } from '../../../decode/decoded.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import { programName } from '../../../embedded/shellScript.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandPatterns } from '../commandPatterns.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import type { Keys } from '../keys.ts';
import { packageNames } from './packageNames.ts';

const again = 'cloud-config/repeats-at-every-boot';
export const earlyCode = 'cloud-config/command-too-early';

/** Commands that must not be run at every boot, as `bootcmd` is. */
export const repeatedCommands = configRule<Value>({
  codes: [again],
  at: ['bootcmd.*'],
  *check(command): Generator<Finding> {
    const words = wordsOf(command);
    if (words === undefined || commandPatterns.guards.test(words)) return;
    const found = commandPatterns.once.find(({ pattern }) => pattern.test(words));
    if (!found) return;
    yield {
      code: again,
      severity: found.severity,
      message: `\`bootcmd\` runs at every boot: ${found.because}; put \`cloud-init-per once NAME\` in front of it, or use \`runcmd\``,
      path: [],
      isOwn: true,
      fixes: ({ node }, document) => {
        if (node.kind !== 'scalar' || typeof command !== 'string' || /['\n]/u.test(command)) return [];
        const [program = 'command'] = /[a-z][a-z0-9]*/u.exec(command) ?? [];
        const written = `cloud-init-per once bootcmd-${program} sh -c '${command.trim()}'`;
        return [{ title: 'Run it once', edits: replaceScalar(document, node, written), certain: false }];
      },
    };
  },
});

/** Commands that run before there is the package that they belong to. */
export const commandBeforePackage = configRule<Keys>({
  codes: [earlyCode],
  at: [''],
  *check({ bootcmd, packages }): Generator<Finding> {
    if (!Array.isArray(bootcmd)) return;
    const names = new Set(packageNames(packages));
    if (names.size === 0) return;
    for (const [index, item] of (bootcmd as readonly Value[]).entries()) {
      if (/\bcommand -v\b|\bwhich\b|\btest\b|\[ -|\|\|/u.test(wordsOf(item) ?? '')) continue;
      const program = commandsOf(item)
        .flatMap(([first]) => (first ? [programName(first)] : []))
        .find((name) => names.has(name));
      if (program === undefined) continue;
      yield {
        code: earlyCode,
        severity: 'warning',
        message: `\`bootcmd\` runs before packages are installed: unless the image has \`${program}\`, it is not found at the first boot; use \`runcmd\``,
        path: ['bootcmd', index],
        isOwn: true,
      };
    }
  },
});

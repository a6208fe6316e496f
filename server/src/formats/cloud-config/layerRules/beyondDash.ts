import { keptByText } from '../../../base/keptByText.ts';
import type { Range } from '../../../base/text.ts';
import { withoutQuoted } from '../../../embedded/shellScript.ts';
import { commandFacts } from '../../../generated/machineFacts.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import type { BeyondDash } from '../../../shape/machineFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { commandPatterns } from '../commandPatterns.ts';
import { type Keys, objectsIn } from '../keys.ts';

export const beyondDashCode = 'cloud-config/beyond-dash';

/** What only bash understands, in what `/bin/sh` runs where that is dash. Where another system may be meant too, it is a remark. */
export function beyondDash(systems: readonly KnownSystem[]): ConfigRule | undefined {
  const dash = systems.filter(({ id }) => commandFacts.dash.includes(id));
  if (dash.length === 0) return undefined;
  const isSure = dash.length === systems.length;
  const names = isSure && dash.length < 3 ? namesOfSystems(dash) : 'Debian and Ubuntu';
  return configRule<Keys>({
    codes: [beyondDashCode],
    at: [''],
    *check({ runcmd, bootcmd, write_files: files }): Generator<Finding> {
      const scripts = Object.entries({ runcmd, bootcmd }).flatMap(([key, items]) =>
        (Array.isArray(items) ? items : []).map((text: unknown, index) => ({ text, path: [key, index] })),
      );
      for (const [index, { content }] of objectsIn(files))
        if (typeof content === 'string' && /^#! ?(?:\/usr)?\/bin\/sh\s/u.test(content))
          scripts.push({ text: content, path: ['write_files', index, 'content'] });
      for (const { text, path } of scripts) {
        const found = typeof text === 'string' ? beyondDashIn(text) : 'nothing';
        if (found === 'nothing') continue;
        const { what, says, instead, start, end } = found;
        yield {
          code: beyondDashCode,
          severity: isSure ? 'warning' : 'info',
          message: `\`/bin/sh\` is dash on ${names}, which has no \`${what}\`: ${says}; ${instead}`,
          path,
          span: { start, end },
          isOwn: true,
        };
      }
    },
  });
}

/** Every edit asks for that of all scripts. */
const beyondDashIn = keptByText((script: string): FoundInScript | 'nothing' => {
  const masked = withoutQuoted(script);
  for (const { pattern, what, says, instead } of commandPatterns.beyondDash) {
    const found = pattern.exec(masked);
    if (!found) continue;
    const [text] = found;
    const start = found.index + text.length - text.trimStart().length;
    return { what, says, instead, start, end: found.index + text.trimEnd().length };
  }
  return 'nothing';
});

interface FoundInScript extends Omit<BeyondDash, 'pattern'>, Range {}

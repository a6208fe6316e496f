import type { Value } from '../../../decode/decoded.ts';
import { withoutQuoted } from '../../../embedded/shellScript.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { wordsOf } from '../commandText.ts';

const code = 'cloud-config/commands-not-run';

/** Commands that end the script which all of `runcmd` is, or start a shell for those below. */
export const commandFlow = configRule<readonly Value[]>({
  codes: [code],
  at: ['runcmd', 'bootcmd'],
  *check(items): Generator<Finding> {
    if (!Array.isArray(items)) return;
    const last = items.findLastIndex((item) => typeof item === 'string' || Array.isArray(item));
    let depth = 0;
    for (const [index, item] of items.entries()) {
      const words = wordsOf(item);
      if (words === undefined || index === last) return;
      depth += openedIn(words);
      if (depth > 0) continue;
      if (/^exit(?:\s+\d+)?\s*;?$/u.test(words)) {
        const message =
          'all commands are one script, which ends here: those below never run; take this out, or move it to the end';
        yield { code, severity: 'warning', message, path: [index], isOwn: true };
        return;
      }
      if (startsShell.test(words)) {
        const message =
          'this starts a shell that has nothing to read and ends at once: the commands below run as before it, as root; write them behind it, as in `su - app -c "…"`';
        yield { code, severity: 'warning', message, path: [index], isOwn: true };
      }
    }
  },
});

const startsShell =
  /^(?:sudo\s+)?(?:su(?:\s+-l?)?(?:\s+[\w.-]+)?|newgrp(?:\s+[\w.-]+)?|(?:\/bin\/)?(?:ba|z|da)?sh|sudo\s+(?:-u\s*[\w.-]+\s+)?-[is]|-(?:u\s*[\w.-]+\s+-)?[is])$/u;

/** By how many more `if`, `for`, `case`, `{` or `(` a command opens than it closes. */
function openedIn(words: string): number {
  const masked = withoutQuoted(words);
  const count = (pattern: RegExp): number => masked.match(pattern)?.length ?? 0;
  return (
    count(/(?:^|[\s;&|(])(?:if|case|do|\{)(?=\s|$)|\(/g) - count(/(?:^|[\s;&|)])(?:fi|esac|done|\})(?=[\s;&|)]|$)|\)/g)
  );
}

import type { Value } from '../../../decode/decoded.ts';
import type { Origin } from '../../../decode/produced.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { unclosedQuote } from '../../../embedded/shellScript.ts';
import { configRule, type Finding } from '../../configRule.ts';

const code = 'cloud-config/command-cut';
const program = 'cloud-config/program-with-blank';

/** What the script that the commands become needs behind it. */
const joint = /(?:^|[\s"')}])(?:\|\|?|&&|>>?|<)$/u;

/** Commands that the shell cannot read, because a part of them is missing. */
export const commandCut = configRule<Value>({
  codes: [code],
  at: ['runcmd.*', 'bootcmd.*', 'snap.commands.*'],
  *check(command): Generator<Finding> {
    if (typeof command !== 'string' || holdsTemplate(command)) return;
    const text = command.trimEnd();
    const common = { code, severity: 'warning', path: [], isOwn: true } as const;
    const rest = 'neither this command nor those behind it run as they are meant';
    if (/^[\w./-]+, .*[^[]\]$/u.test(text) && !text.includes('[')) {
      const message = `this is a list without its first bracket, and the shell finds no \`${text.split(' ')[0] ?? ''}\`; write \`[\` in front`;
      yield { ...common, message };
      return;
    }
    const quote = unclosedQuote(text);
    if (quote !== undefined) {
      const message = `the \`${text.charAt(quote)}\` is never closed: ${rest}; close it, or put the command into \`|\` lines`;
      yield { ...common, message };
      return;
    }
    const end = joint.exec(text);
    if (!end) return;
    const message = `the command ends with \`${end[0].trim()}\`, and what is to come behind it is missing: ${rest}`;
    yield { ...common, message: `${message}; write it`, messageAt: (origin) => besideComment(origin, message) };
  },
});

function besideComment({ node }: Origin, message: string): string | undefined {
  return node.kind === 'scalar' && node.style === 'plain'
    ? `${message}; write it, and where a \`#\` follows, put the command in quotes: in YAML it begins a comment`
    : undefined;
}

/** The name of a program in a list that holds its arguments too. */
export const programWithBlank = configRule<Value>({
  codes: [program],
  at: ['runcmd.*', 'bootcmd.*', 'snap.commands.*'],
  *check(command): Generator<Finding> {
    const [first] = Array.isArray(command) ? (command as readonly unknown[]) : [];
    if (typeof first !== 'string' || holdsTemplate(first) || !/^[\w.-]+\s+\S/u.test(first)) return;
    yield {
      code: program,
      severity: 'warning',
      message: `there is no program \`${first}\`, with a blank in its name: in a list each argument is an item of its own, so the command is not found; ${/[|&;<>$`(){}]/u.test(first) ? 'write the whole command as one text' : `write \`${first.split(/\s+/u).join(', ')}\`, or the whole command as one text`}`,
      path: [0],
      isOwn: true,
    };
  },
});

import { formats } from '../registry.ts';
import { acceptedWords } from '../settings/knownSettings.ts';
import type { Command } from './command.ts';
import { type Flag, flagFacts, valueNameOf } from './flags.ts';

const exitStatus = `Exit status: 0 good, 1 errors found (with --strict: or warnings), 2 wrong usage, a file that cannot be read, or a
mistake in strata.json.
`;

/** What `strata --help` prints. */
export function overview(commands: readonly Command[]): string {
  const labels = formats.map(({ label }) => label);
  const list = commands.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`);
  const what = `Judges ${labels.slice(0, -1).join(', ')} and ${labels.at(-1)} files as the real tools judge them.`;
  return `${wrapped(what)}

${usage(commands)}
${list.join('\n')}

FILE is a file, a folder, or - for standard input.
${exitStatus}
\`strata help COMMAND\` tells more of a command.
`;
}

/** What `strata help COMMAND` prints. */
export function commandHelp(command: Command): string {
  const flags = command.flags.map((flag) => `  ${flagText(flag, command).padEnd(24)} ${flagFacts[flag].about}`);
  const lists = command.flags.flatMap((flag) => {
    const accepted = acceptedBy(flag);
    return accepted === undefined ? [] : [`${accepted[0]}: ${accepted[1].join(', ')}`];
  });
  const blocks = [
    `${usage([command])}\n${capital(command.about)}.`,
    flags.join('\n'),
    [...command.notes, ...new Set(lists)].join('\n'),
    exitStatus,
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The lines that name flags and operands, aligned where there are several. */
export function usage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map((command) => {
    const { name, flags, needed = [], operands } = command;
    const words = flags.map((flag) => {
      const text = flagText(flag, command);
      return needed.includes(flag) ? text : `[${text}]`;
    });
    return `  strata ${[name.padEnd(width), ...words, operands].join(' ')}`;
  });
  return `usage:\n${lines.join('\n')}\n`;
}

function flagText(flag: Flag, { values }: Command): string {
  const value = values?.[flag] ?? valueNameOf(flag);
  return value === undefined ? `--${flag}` : `--${flag} ${value}`;
}

function acceptedBy(flag: Flag): readonly [name: string, words: readonly string[]] | undefined {
  switch (flag) {
    case 'as':
    case 'to':
    case 'from':
      return ['FORMAT', acceptedWords('format')];
    case 'tool':
      return ['T', acceptedWords('tool')];
    case 'os':
      return ['OS', acceptedWords('os')];
    case 'format':
    case 'files-dir':
    case 'strict':
    case 'pretty':
    case 'raw':
    case 'merged':
    case 'extract':
    case 'against':
    case 'timeline':
    case 'report':
      return undefined;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** In lines that fit a terminal. */
function wrapped(text: string): string {
  return text.replaceAll(/(?=.{116}).{1,115} /gu, (line) => `${line.trimEnd()}\n`);
}

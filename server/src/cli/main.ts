import { nearest } from '../shape/nearest.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { failureWords } from './failureWords.ts';
import { UsageError } from './flags.ts';
import { commandHelp, overview, usage } from './help.ts';
import { ownMistake } from './ownMistake.ts';
import { visibleLines } from './visible.ts';

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = commands.find((candidate) => candidate.name === name);
  try {
    if (asksForHelp(args)) {
      const topic = name === 'help' ? rest.find((word) => !isHelpFlag(word) && word !== 'help') : command?.name;
      process.stdout.write(topic === undefined ? overview(commands) : commandHelp(commandOf(topic)));
      return 0;
    }
    if (name === undefined) throw new UsageError('a command is needed');
    return await (command ?? commandOf(name)).run(rest);
  } catch (error) {
    // Status 1 says that files have errors, so a mistake of ours must not end with it.
    if (error instanceof UsageError)
      process.stderr.write(`${visibleLines([`strata: ${error.message}`, ''])}${usage(command ? [command] : commands)}`);
    else tellOwnMistake(error);
    return 2;
  }
}

function tellOwnMistake(error: unknown): void {
  const [mistake, ...stack] = ownMistake(error);
  process.stderr.write(visibleLines([`strata: ${mistake}`, ...stack]));
}

/** Behind `--` stand only files, whatever they are called. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args[0] === 'help' || args.slice(0, end < 0 ? undefined : end).some(isHelpFlag);
}

function isHelpFlag(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** Throws a `UsageError` for a command that there is not. */
function commandOf(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((other) => other.name);
  const [likely] = nearest(name, names);
  const advice = likely === undefined ? `; accepted: ${names.join(', ')}` : `; did you mean \`${likely}\`?`;
  const what = name.startsWith('-') ? `the flag \`${name}\` needs a command before it` : `unknown command \`${name}\``;
  throw new UsageError(`${what}${advice}`);
}

/**
 * A reader that closes early (`strata check … | head`) is no mistake of anybody: the work goes on to its end, whose status
 * says what was found.
 */
function endUnwritten(error: NodeJS.ErrnoException, args: readonly string[]): void {
  const command = commands.find(({ name }) => name === args[0]);
  if (error.code === 'EPIPE' && !command?.isAllOrNothing) return;
  process.stderr.write(`strata: standard output could not be written: ${failureWords(error)}\n`);
  process.exit(2);
}

process.stdout.on('error', (error) => endUnwritten(error, process.argv.slice(2)));
// Nobody is left who could be told.
process.stderr.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));

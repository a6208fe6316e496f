import type { Value } from '../../decode/decoded.ts';
import { commandsIn, type ShellWord } from '../../embedded/shellScript.ts';

/** The words of a command, in whichever form; undefined where nobody knows them all. */
export function wordsOf(command: Value): string | undefined {
  if (typeof command === 'string') return command.trim();
  if (!Array.isArray(command) || !command.every((word) => typeof word === 'string')) return undefined;
  return command.join(' ');
}

/** The commands of an item of `runcmd` or `bootcmd`: of a text each that the shell runs, of a list itself. */
export function commandsOf(item: Value): readonly (readonly ShellWord[])[] {
  if (typeof item === 'string') return commandsIn(item);
  if (!Array.isArray(item) || !item.every((word) => typeof word === 'string')) return [];
  const words = (item as readonly string[]).map((text) => ({ text, start: 0 }));
  return [words.slice(words.findIndex(({ text }) => text !== 'sudo'))];
}

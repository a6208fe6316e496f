import type { Value } from '../../decode/decoded.ts';

/** The words of a command, in whichever form; undefined where nobody knows them all. */
export function wordsOf(command: Value): string | undefined {
  if (typeof command === 'string') return command.trim();
  if (!Array.isArray(command) || !command.every((word) => typeof word === 'string')) return undefined;
  return command.join(' ');
}

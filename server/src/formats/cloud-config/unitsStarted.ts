import { programName, type ShellWord } from '../../embedded/shellScript.ts';

/** The units that a command starts, and waits for, as they are written. */
export function unitsStarted(command: readonly ShellWord[]): readonly string[] {
  const [program, ...rest] = command;
  if (!program) return [];
  const words = rest.map(({ text }) => text);
  const [first, verb] = words;
  if (programName(program) === 'service')
    return first !== undefined && /^(?:re)?start$/u.test(verb ?? '') ? [first] : [];
  if (programName(program) !== 'systemctl' || words.includes('--no-block') || words.includes('--user')) return [];
  const [asked, ...units] = words.filter((word) => !word.startsWith('-') && !/^[\d&]*>|[$*`]/u.test(word));
  const starts =
    /^(?:start|restart|reload-or-restart)$/u.test(asked ?? '') ||
    (/^(?:re)?enable$/u.test(asked ?? '') && words.includes('--now'));
  return starts ? units : [];
}

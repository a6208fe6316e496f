import { splitWords } from './splitWords.ts';
import type { ValueFault } from './valueFault.ts';

/** Why systemd does not take a command line, behind whose `-` it goes on without it. */
export function commandFault(value: string): ValueFault | undefined {
  if (/\{\{|<%/u.test(value)) return undefined;
  const isFatal = !/^[@:+!|]*-/u.test(value);
  const words = splitWords(value);
  const open = words.find(({ isClosed }) => !isClosed);
  if (open) {
    const quote = /["']/u.exec(open.text)?.[0] ?? '';
    return { wants: `a \`${quote}\` at the end of what is quoted`, range: open, losesAll: true, isFatal };
  }
  const [first] = words;
  const program = (first?.text ?? '').replace(/^[-@:+!|]*/u, '');
  // What begins with these is known on the machine only.
  if (!first || !program.includes('/') || /^["'%/\\]/u.test(program)) return undefined;
  // The shell of the user starts it.
  if (/^[-@:+!]*\|/u.test(value)) return undefined;
  const start = first.end - program.length;
  const wants = 'the absolute path of a program, or a name without slashes';
  return { wants, range: { start, end: first.end }, losesAll: true, isFatal };
}

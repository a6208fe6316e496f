import type { Range } from '../../base/text.ts';
import type { UnitFile } from './readUnitFile.ts';
import { type ListWord, splitWords } from './splitWords.ts';
import type { UnitProblem } from './unitProblems.ts';

/** Words that mean something to a shell and nothing to systemd. */
const shellWord = /^(?:\d?>{1,2}(?:&\d|[^;]*)|<|\||\|\||&&|&)$/u;

const shells = /(?:^|\/)(?:ba|da|z|k|a|fi)?sh$/u;

/** What a shell does itself: no machine has a program of that name for it. */
const builtins = new Set([
  'cd',
  'export',
  'source',
  '.',
  'set',
  'unset',
  'eval',
  'alias',
  'ulimit',
  'trap',
  'if',
  'for',
  'while',
]);

/** Programs that take names of files as they are. */
const takesFiles = /(?:^|\/)(?:rm|ls|cp|mv|cat|chmod|chown|touch|tar|gzip)$/u;

const wrap = "write `/bin/sh -c '…'` around the command";

/** Commands that count on a shell, which systemd does not start: the words go to the program as arguments. */
export function shellSyntax({ sections }: UnitFile): readonly UnitProblem[] {
  const problems: UnitProblem[] = [];
  for (const { name, assignments } of sections) {
    if (name !== 'Service') continue;
    for (const { key, value, valueRange } of assignments) {
      const message = key.startsWith('Exec') && key !== 'ExecSearchPath' ? faultOf(value) : undefined;
      if (message === undefined) continue;
      const range: Range = valueRange;
      problems.push({ code: 'systemd/shell-syntax', message, range, key });
    }
  }
  return problems;
}

function faultOf(value: string): string | undefined {
  // The shell of the user starts a command behind `|`.
  if (/\{\{|<%/u.test(value) || /^[-@:+!]*\|/u.test(value)) return undefined;
  const words = splitWords(value);
  const first = words[0]?.text.replace(/^[-@:+!]+/u, '') ?? '';
  if (words.some(({ isClosed }) => !isClosed)) return undefined;
  const program = programFault(first, words);
  if (program !== undefined) return program;
  if (shells.test(first)) return undefined;
  for (const word of words.slice(1)) {
    const fault = wordFault(word) ?? globFault(word, first);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function programFault(program: string, words: readonly ListWord[]): string | undefined {
  if (builtins.has(program)) return `\`${program}\` is a word of the shell, and systemd starts no shell: ${wrap}`;
  const assigned = /^([A-Za-z_]\w*)=/u.exec(program)?.[1];
  if (assigned !== undefined && words.length > 1)
    return `systemd starts no shell: \`${assigned}=\` is no variable here but the name of the program; write \`Environment=${program}\``;
  if (/^\/[\w/.-]+;$/u.test(program)) {
    const way = words.length > 1 ? 'write a blank in front of it, and `Type=oneshot` in the unit' : 'take it away';
    return `systemd starts no shell: \`;\` is a part of the name of the program; ${way}`;
  }
  return undefined;
}

/** Of a word behind the program. Where nobody can say what the program makes of it, nothing is said. */
function wordFault({ text, isQuoted }: ListWord): string | undefined {
  if (isQuoted) return undefined;
  if (shellWord.test(text)) return `systemd starts no shell: \`${text}\` goes to the program as an argument; ${wrap}`;
  if (/^`|^[\w.-]*=?\$\(/u.test(text))
    return `systemd starts no shell: \`${text}\` goes to the program as it is; ${wrap}`;
  if (text === '#')
    return 'a `#` behind a command begins no comment: it goes to the program as an argument; write the comment above the line';
  return undefined;
}

/** A pattern that only a shell would make names of. */
function globFault({ text, isQuoted, hasEscape }: ListWord, program: string): string | undefined {
  if (isQuoted || hasEscape || !takesFiles.test(program) || !/[*?]/u.test(text)) return undefined;
  return `systemd starts no shell, which would put names of files in the place of \`${text}\`; ${wrap}`;
}

import type { UnitFile } from './readUnitFile.ts';
import type { UnitProblem } from './unitProblems.ts';

/** Words that mean something to a shell and nothing to systemd. */
const shellWord = /^(?:\d?>{1,2}(?:&\d|\S*)|<|\||\|\||&&|&)$/u;

const shells = /(?:^|\/)(?:ba|da|z|k|a)?sh$/u;

/** Commands that count on a shell, which systemd does not start: the words go to the program as arguments. */
export function shellSyntax({ sections }: UnitFile): readonly UnitProblem[] {
  const problems: UnitProblem[] = [];
  for (const { name, assignments } of sections) {
    if (name !== 'Service') continue;
    for (const { key, value, valueRange } of assignments) {
      if (!key.startsWith('Exec')) continue;
      const [program = '', ...words] = plainWords(value);
      const word = shells.test(program.replace(/^[-@:+!|]+/u, ''))
        ? undefined
        : words.find((each) => shellWord.test(each));
      if (word === undefined) continue;
      const message = `systemd starts no shell: \`${word}\` goes to the program as an argument; write \`/bin/sh -c '…'\` around the command`;
      problems.push({ code: 'systemd/shell-syntax', message, range: valueRange, key });
    }
  }
  return problems;
}

/** The words of a command line that have no quotes around them. */
function plainWords(value: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of value.matchAll(/(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[^\s"'])+/gu))
    words.push(/["']/u.test(word) ? '' : word);
  return words;
}

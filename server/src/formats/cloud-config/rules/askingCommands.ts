import type { Value } from '../../../decode/decoded.ts';
import { insertItem, replaceStretches } from '../../../document/textEdits.ts';
import { programName, type ShellWord } from '../../../embedded/shellScript.ts';
import { commandFacts } from '../../../generated/machineFacts.ts';
import type { Installer } from '../../../shape/machineFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import type { Keys } from '../keys.ts';
import { wordsIn } from './accounts.ts';

const code = 'cloud-config/command-asks';

/** Programs that ask before they install anything, where nobody is there to answer. */
export const askingCommands = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config): Generator<Finding> {
    const { runcmd, bootcmd, apt, write_files: files } = config;
    const isAnswered = [...wordsIn(apt), ...wordsIn(files)].some(
      (text) => typeof text === 'symbol' || /assume-?yes/iu.test(text),
    );
    if (isAnswered) return;
    for (const [key, items] of Object.entries({ runcmd, bootcmd })) {
      if (!Array.isArray(items)) continue;
      for (const [index, item] of (items as readonly Value[]).entries()) {
        const words = wordsOf(item);
        // Somebody else may answer, or say for all that follows what the answer is.
        if (words === undefined || /\byes\b|\becho\b|\bprintf\b|<|assume-?yes/iu.test(words)) continue;
        const asking = commandsOf(item).flatMap((command) => askedBy(command) ?? [])[0];
        if (asking) yield finding(asking, [key, index], typeof item === 'string');
      }
    }
  },
});

interface Asking {
  readonly program: string;
  readonly verb: ShellWord;
  readonly installer: Installer;
}

function askedBy(command: readonly ShellWord[]): Asking | undefined {
  const [first, ...rest] = command;
  const program = first && programName(first);
  const installer = commandFacts.installers.find(({ names }) => program !== undefined && names.includes(program));
  if (!installer || program === undefined || rest.some(({ text }) => /[$(]/u.test(text))) return undefined;
  const yes = new RegExp(installer.yes, 'u');
  if (rest.some(({ text }) => yes.test(text))) return undefined;
  const verb = rest.find(
    ({ text }, index) =>
      installer.verbs.includes(text) || (!text.startsWith('-') && !/^-[otcR]$/u.test(rest[index - 1]?.text ?? '')),
  );
  return verb && installer.verbs.includes(verb.text) ? { program, verb, installer } : undefined;
}

function finding({ program, verb, installer: { option } }: Asking, path: Finding['path'], isText: boolean): Finding {
  const isBefore = option.startsWith('--non');
  return {
    code,
    severity: 'warning',
    message: `\`${program} ${verb.text}\` asks before it goes on, unless nothing comes along that is not named here, and nobody answers: it gives up, and the script goes on without it; write \`${option}\``,
    path,
    isOwn: true,
    ...(isText ? { span: { start: verb.start, end: verb.start + verb.text.length } } : {}),
    fixes: ({ node }, document) => {
      const title = `Insert \`${option}\``;
      if (node.kind === 'scalar' && node.text.slice(verb.start, verb.start + verb.text.length) === verb.text) {
        const at = isBefore ? verb.start : verb.start + verb.text.length;
        const newText = isBefore ? `${option} ` : ` ${option}`;
        return [{ title, edits: replaceStretches(document, node, [{ start: at, end: at, newText }]), certain: false }];
      }
      const place =
        node.kind === 'seq' ? node.items.findIndex((each) => each.kind === 'scalar' && each.text === verb.text) : -1;
      if (node.kind !== 'seq' || place < 0) return [];
      return [{ title, edits: insertItem(document, node, option, isBefore ? place - 1 : place), certain: false }];
    },
  };
}

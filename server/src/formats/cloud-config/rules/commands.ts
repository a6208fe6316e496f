import type { Value } from '../../../decode/decoded.ts';
import { commandFacts } from '../../../generated/machineFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandPatterns } from '../commandPatterns.ts';
import { wordsOf } from '../commandText.ts';
import { type Keys, objectsIn } from '../keys.ts';

const shell = 'cloud-config/shell-word-in-list';
const restart = 'cloud-config/restart-in-command';
const early = 'cloud-config/command-before-file';
const lost = 'cloud-config/lost-at-reboot';

/** A command in the form of a list, with what only a shell understands: each item is one argument as it stands. */
export const shellWordInList = configRule<Value>({
  codes: [shell],
  at: ['runcmd.*', 'bootcmd.*'],
  *check(command): Generator<Finding> {
    if (!Array.isArray(command)) return;
    const words: readonly unknown[] = command;
    const index = words.findIndex((word) => typeof word === 'string' && commandFacts.shellWords.includes(word));
    if (index <= 0) return;
    yield {
      code: shell,
      severity: 'warning',
      message: `\`${String(words[index])}\` is given to \`${String(words[0])}\` as an argument: no shell reads the items of a list; write the command as one text`,
      path: [index],
      isOwn: true,
    };
  },
});

/** Restarting in the middle of the last stage, before what comes behind the commands. */
export const restartInCommand = configRule<Value>({
  codes: [restart],
  at: ['runcmd.*'],
  *check(command): Generator<Finding> {
    const words = wordsOf(command);
    if (words === undefined || !commandPatterns.restarts.test(words)) return;
    yield {
      code: restart,
      severity: 'info',
      message:
        'the machine goes down before cloud-init is done: what comes behind the commands (`phone_home`, `final_message`) may be missing; use `power_state`, which waits for the end',
      path: [],
      isOwn: true,
    };
  },
});

/** What takes away from under the commands what runs them. */
export const endsItself = configRule<Value>({
  codes: [restart],
  at: ['runcmd.*'],
  *check(command): Generator<Finding> {
    const words = wordsOf(command);
    const found = words === undefined ? undefined : commandPatterns.spoils.find(({ pattern }) => pattern.test(words));
    if (found) yield { code: restart, severity: 'warning', message: found.because, path: [], isOwn: true };
  },
});

/** What only the kernel that runs knows of, from commands that run once. */
export const lostAtReboot = configRule<Value>({
  codes: [lost],
  at: ['runcmd.*'],
  *check(command): Generator<Finding> {
    const words = wordsOf(command);
    const found = words === undefined ? undefined : commandPatterns.lost.find(({ pattern }) => pattern.test(words));
    if (!found) return;
    yield {
      code: lost,
      severity: 'info',
      message: `this is gone at the next boot, and \`runcmd\` runs once; ${found.instead}`,
      path: [],
      isOwn: true,
    };
  },
});

/** Commands that run before there is the file that they name. */
export const commandBeforeFile = configRule<Keys>({
  codes: [early],
  at: [''],
  *check({ bootcmd, write_files: files }): Generator<Finding> {
    if (!Array.isArray(bootcmd)) return;
    const paths = new Set([...objectsIn(files)].map(([, { path }]) => path));
    if (paths.size === 0) return;
    for (const [index, command] of (bootcmd as readonly Value[]).entries()) {
      const words = wordsOf(command);
      // Who asks whether it is there knows.
      if (words === undefined || /\[ -[efxrs] |\btest -/u.test(words)) continue;
      const path = pathsNeeded(words).find((each) => paths.has(each));
      if (path === undefined) continue;
      yield {
        code: early,
        severity: 'warning',
        message: `\`bootcmd\` runs before files are written, so at the first boot there is no \`${path}\` yet; use \`runcmd\`, or ask whether it is there`,
        path: ['bootcmd', index],
        isOwn: true,
      };
    }
  },
});

/** The paths that a command names, without those that it makes or takes away itself. */
function pathsNeeded(words: string): readonly string[] {
  return [...words.matchAll(/(?<![\w/.$}-])\/[\w./@-]+/gu)].flatMap(({ 0: path, index }) =>
    /(?:>|tee|touch|mkdir|rm)[^;&|]*$/u.test(words.slice(Math.max(0, index - 80), index)) ? [] : [path],
  );
}

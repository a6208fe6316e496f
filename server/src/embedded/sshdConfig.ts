import type { Range } from '../base/text.ts';
import { sshFacts } from '../generated/accountFacts.ts';
import { isSlipOf, nearest } from '../shape/nearest.ts';

/** A line of the configuration of sshd that it does not take, so that it does not start. */
export interface SshdFault {
  readonly message: string;
  readonly range: Range;
  readonly instead?: { readonly text: string; readonly certain: boolean };
}

/** Whether sshd reads the file at a path as its configuration. */
export function isSshdConfig(path: string): boolean {
  return /^\/(?:usr\/)?etc\/ssh\/sshd_config(?:\.d\/[^/]+\.conf)?$/u.test(path);
}

/**
 * What sshd refuses in its configuration: settings without a value, words that a setting does not take, and names that are
 * nearly those of a setting. Any other name may be one that a distribution has added.
 */
export function sshdFaults(text: string): readonly SshdFault[] {
  return [...text.matchAll(/^[ \t]*(?<name>[A-Za-z\d]+)(?<sign>[ \t]*=[ \t]*|[ \t]+|$)(?<value>[^\n\r#]*)/gmu)].flatMap(
    ({ index, groups = {} }) => {
      const { name = '', sign = '', value = '' } = groups;
      const start = index + text.slice(index).search(/\S/u);
      const range = { start, end: start + name.length };
      const known = settings().get(name.toLowerCase());
      if (known === undefined) return misspelt(name, range);
      const given = value.trim();
      if (given === '')
        return [{ message: `\`${known}\` has no value: ${notStarted}; write one, or remove the line`, range }];
      const words = sshFacts.serverValues[known]?.split(' ');
      const word = given.replaceAll(/^"(.*)"$/gu, '$1');
      if (!words || words.includes(word.toLowerCase()) || /\s/u.test(word)) return [];
      const at = range.end + sign.length;
      return [unknownWord(known, given, words, { start: at, end: at + given.length })];
    },
  );
}

const notStarted = 'sshd does not start with such a line, and nobody can log in over SSH';

function misspelt(name: string, range: Range): readonly SshdFault[] {
  const [likely] = nearest(name, settings().values());
  if (likely === undefined || !isSlipOf(name, likely)) return [];
  const message = `sshd knows no setting \`${name}\`: ${notStarted}; did you mean \`${likely}\`?`;
  return [{ message, range, instead: { text: likely, certain: true } }];
}

function unknownWord(setting: string, given: string, words: readonly string[], range: Range): SshdFault {
  const [likely] = nearest(given, words);
  const accepted = words.map((word) => `\`${word}\``).join(', ');
  const advice = likely === undefined ? `accepted: ${accepted}` : `did you mean \`${likely}\`?`;
  return {
    message: `\`${setting}\` cannot be \`${given}\`: ${notStarted}; ${advice}`,
    range,
    ...(likely === undefined ? {} : { instead: { text: likely, certain: false } }),
  };
}

/** The names of settings by themselves in small letters: sshd does not mind their case. */
function settings(): ReadonlyMap<string, string> {
  known ??= new Map(sshFacts.serverSettings.split(' ').map((name) => [name.toLowerCase(), name]));
  return known;
}

let known: ReadonlyMap<string, string> | undefined;

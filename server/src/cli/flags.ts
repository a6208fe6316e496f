import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { wantedFormat } from '../features/conversion/wantedFormat.ts';
import { type NamedThing, refuse } from '../settings/knownSettings.ts';
import type { Settings } from '../settings/settings.ts';
import { nearest } from '../shape/nearest.ts';
import { failureWords } from './failureWords.ts';

/** The command line was not understood; the message says how. */
export class UsageError extends Error {}

interface FlagFacts {
  /** What stands behind the flag; absent for a switch. */
  readonly value?: string;
  readonly about: string;
}

/** Every flag of every command. */
export const flagFacts = {
  format: { value: 'text|json|sarif', about: 'how problems are printed; text where nothing is said' },
  as: { value: 'FORMAT', about: 'take the files for this format, whatever their names and contents say' },
  os: { value: 'OS[@VERSION]', about: 'the operating system that the files are meant for' },
  tool: {
    value: 'T',
    about: 'a release of a real tool to judge by, NAME@VERSION or VERSION; may stand more than once',
  },
  'files-dir': { value: 'DIR', about: 'the folder that local files are read from' },
  strict: { about: 'take warnings as errors: for convert those of the real tool, as it does' },
  to: { value: 'FORMAT[@VERSION]', about: 'the format that is wanted, and its version where one may choose' },
  from: { value: 'FORMAT', about: 'take the file for this format, whatever its name and content say' },
  pretty: { about: 'several lines and indentation, where the format lets one choose' },
  raw: { about: 'the Ignition config inside, without the MachineConfig that OpenShift has around it' },
  merged: { about: 'one config with everything that it merges, as the machine holds it; what is fetched stays named' },
  extract: {
    value: 'DIR',
    about: 'put contents that are binary or long into files of this folder, and only their names into the result',
  },
  against: { value: 'FILE', about: 'tell what the edits since this file cost on machines that run already' },
  timeline: { about: 'tell what the real tool runs for each file, in which order and how often' },
  report: { value: 'text|json', about: 'how problems and losses are printed; text where nothing is said' },
} as const satisfies Readonly<Record<string, FlagFacts>>;

export type Flag = keyof typeof flagFacts;

/** What stands behind a flag, for a person; undefined for a switch. */
export function valueNameOf(flag: Flag): string | undefined {
  const facts: FlagFacts = flagFacts[flag];
  return facts.value;
}

export const checkFormats = ['text', 'json', 'sarif'] as const;
const plainFormats = ['text', 'json'] as const;

/** How `check` prints what it found. */
export type CheckFormat = (typeof checkFormats)[number];

export interface Arguments {
  readonly files: readonly string[];
  readonly format: CheckFormat;
  readonly strict: boolean;
  readonly to: string | undefined;
  readonly pretty: boolean;
  readonly raw: boolean;
  readonly merged: boolean;
  readonly extract: string | undefined;
  readonly against: string | undefined;
  readonly timeLine: boolean;
  readonly report: 'text' | 'json';
  /** What the flags say of every file. */
  readonly settings: Settings;
}

/** Reads flags and files; `allowed` names the flags that the command takes, `formats` what it can print. */
export function readArguments(
  args: readonly string[],
  allowed: readonly Flag[],
  formats: readonly CheckFormat[] = plainFormats,
): Arguments {
  const { values, files } = parse(args, allowed);
  const last = (flag: Flag): string | undefined => values.get(flag)?.at(-1);
  const [as, os, filesDir, tool] = [last('as') ?? last('from'), last('os'), last('files-dir'), values.get('tool')];
  const to = last('to');
  for (const word of [as, to === undefined ? undefined : wantedFormat(to).id])
    if (word !== undefined) checkWord('format', word);
  if (os !== undefined) checkWord('os', os);
  for (const release of tool ?? []) checkWord('tool', release);
  return {
    files,
    format: oneOf(formats, 'format', last('format')),
    strict: values.has('strict'),
    to,
    pretty: values.has('pretty'),
    raw: values.has('raw'),
    merged: values.has('merged'),
    extract: last('extract'),
    against: last('against'),
    timeLine: values.has('timeline'),
    report: oneOf(plainFormats, 'report', last('report')),
    settings: {
      ...(as === undefined ? {} : { format: as, formatBy: `the flag --${values.has('as') ? 'as' : 'from'}` }),
      ...(os === undefined ? {} : { os }),
      ...(tool === undefined ? {} : { tool }),
      ...(filesDir === undefined ? {} : { filesDir: pathToFileURL(filesDir).href }),
    },
  };
}

function oneOf<Word extends string>(words: readonly Word[], flag: Flag, value = 'text'): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${flag} is ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not \`${value}\``);
}

/** Refuses a word that Strata does not know, with the list of those that it does. */
export function checkWord(thing: NamedThing, word: string): void {
  const refusal = refuse(thing, word);
  if (refusal) throw new UsageError(`${refusal.found}; ${refusal.advice}`);
}

/** What is wrong with the folder that local files are read from; undefined where nothing is, or none was named. */
export function filesDirMistake({ filesDir }: Settings): string | undefined {
  if (filesDir === undefined) return undefined;
  const folder = fileURLToPath(filesDir);
  try {
    return statSync(folder).isDirectory() ? undefined : `--files-dir: \`${folder}\` is no folder`;
  } catch (error) {
    return `--files-dir: \`${folder}\`: ${failureWords(error)}`;
  }
}

interface Parsed {
  /** The values of each flag that was given, in their order; none for a switch. */
  readonly values: ReadonlyMap<Flag, readonly string[]>;
  readonly files: readonly string[];
}

function parse(args: readonly string[], allowed: readonly Flag[]): Parsed {
  const options = Object.fromEntries(
    Object.entries<FlagFacts>(flagFacts).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<Flag, readonly string[]>();
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = allowed.find((name) => name === token.name && token.rawName.startsWith('--'));
    if (!flag) throw unknownFlag(args[token.index] ?? token.rawName, allowed);
    const wanted = valueNameOf(flag);
    const { value, inlineValue } = token;
    if (wanted === undefined) {
      if (value !== undefined) throw new UsageError(`--${flag} takes no value`);
      values.set(flag, []);
      continue;
    }
    const isFlag = !inlineValue && value !== undefined && /^-./u.test(value);
    if (value === undefined || value === '' || isFlag)
      throw new UsageError(`--${flag} needs a value: --${flag} ${wanted}`);
    values.set(flag, [...(values.get(flag) ?? []), value]);
  }
  return { values, files };
}

function unknownFlag(written: string, allowed: readonly Flag[]): UsageError {
  const [word = ''] = written.split('=', 1);
  const name = word.replace(/^-+/u, '');
  if (word === `--${name}` && Object.hasOwn(flagFacts, name)) {
    const accepted = allowed.map((flag) => `--${flag}`).join(', ');
    return new UsageError(
      `the flag ${word} does not go with this command${accepted === '' ? ', which has none' : `; accepted: ${accepted}`}`,
    );
  }
  const [likely] = nearest(name, allowed);
  return new UsageError(`unknown flag ${word}${likely === undefined ? '' : `; did you mean --${likely}?`}`);
}

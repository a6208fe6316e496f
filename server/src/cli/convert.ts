import { stat } from 'node:fs/promises';
import type { Analysis } from '../analysis.ts';
import { printPath } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import { type ConvertOutcome, fileText } from '../features/conversion/convert.ts';
import type { EntryOrigin } from '../features/conversion/originsOf.ts';
import { lossRecord, problemRecord } from '../features/records.ts';
import type { Command } from './command.ts';
import { convertInput } from './convertInput.ts';
import { type Flag, filesDirMistake, readArguments, UsageError } from './flags.ts';
import { type Input, readInputs } from './inputs.ts';
import { lossLines, problemLines } from './problemReport.ts';
import { visibleLines } from './visible.ts';
import { writeExtracted } from './writeExtracted.ts';

const flags: readonly Flag[] = [
  'to',
  'from',
  'files-dir',
  'pretty',
  'raw',
  'merged',
  'strict',
  'extract',
  'os',
  'tool',
  'report',
];

/** `strata convert`: a config in another format, on standard output; what is to be said of it on standard error. */
export const convert: Command = {
  name: 'convert',
  about: 'a config in another format',
  flags,
  needed: ['to'],
  operands: 'FILE',
  notes: [
    'FILE is a file, or - for standard input. The result goes to standard output, problems and losses to the error stream.',
    'Where the real tool refuses the config, nothing is written and the status is 1.',
    'Files of --extract keep the paths that they have on the machine; compile the result with --files-dir DIR. None is overwritten.',
    'A text that does not say what it is is taken for what --to is made from. Template marks are written as they stand.',
  ],
  isAllOrNothing: true,
  run: async (args) => {
    const { files, to, report, pretty, raw, merged, strict, extract, settings } = readArguments(args, flags);
    const [name, ...others] = files;
    if (to === undefined) throw new UsageError('--to FORMAT is needed');
    if (name === undefined || others.length > 0) throw new UsageError('exactly one file is needed');
    const input = await onlyInput(name);
    if (!input) return 2;
    const options = { pretty, raw, merged, strict, extract: extract !== undefined };
    const { analysis, outcome } = await convertInput(input, settings, to, options);
    if (outcome.kind === 'impossible' && outcome.isMisuse) throw new UsageError(outcome.reason);
    const mistake = outcome.kind === 'refused' ? filesDirMistake(settings) : undefined;
    process.stderr.write(report === 'json' ? jsonReport(analysis, outcome) : textReport(analysis, outcome, mistake));
    if (outcome.kind !== 'converted') return 1;
    const failure = extract === undefined ? undefined : await writeExtracted(extract, outcome.files);
    if (failure !== undefined) {
      process.stderr.write(visibleLines([`strata: ${failure}`]));
      return 2;
    }
    process.stdout.write(fileText(outcome));
    return 0;
  },
};

async function onlyInput(name: string): Promise<Input | undefined> {
  let input: Input | undefined;
  if (name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory())
    throw new UsageError(`\`${name}\` is a folder; convert takes one file`);
  for await (const found of readInputs([name], (file, reason) => {
    process.stderr.write(visibleLines([`strata: ${file}: ${reason}`]));
  }))
    input = found;
  return input;
}

/** @param mistake in the folder of the local files: the real tool does not look, but the reason for what is missing may lie there */
function textReport({ document, file }: Analysis, outcome: ConvertOutcome, mistake: string | undefined): string {
  const problems = outcome.kind === 'impossible' ? [] : outcome.problems;
  const lines = problems.flatMap((problem) => problemLines(problem, document, file));
  if (outcome.kind === 'converted') {
    lines.push(...outcome.losses.flatMap((loss) => lossLines(loss, document, file)));
    lines.push(...originLines(outcome.origins ?? []));
  } else lines.push(...(mistake === undefined ? [] : [`strata: ${mistake}`]), `strata: ${file}: ${outcome.reason}`);
  return visibleLines(lines);
}

function jsonReport({ document }: Analysis, outcome: ConvertOutcome): string {
  const problems = outcome.kind === 'impossible' ? [impossibility(outcome.reason)] : outcome.problems;
  const losses = outcome.kind === 'converted' ? outcome.losses.map((loss) => lossRecord(loss, document)) : [];
  const origins = outcome.kind === 'converted' ? outcome.origins?.map(({ path, from }) => ({ path, from })) : undefined;
  return `${JSON.stringify({ problems: problems.map((problem) => problemRecord(problem, document)), losses, origins })}\n`;
}

/** One line for each config, with the pieces of the result that come from it. */
function originLines(origins: readonly EntryOrigin[]): readonly string[] {
  const byConfig = new Map<string, string[]>();
  for (const { path, from } of origins) byConfig.set(from, [...(byConfig.get(from) ?? []), printPath(path)]);
  return [...byConfig].map(([from, paths]) => `strata: from ${from}: ${paths.join(', ')}`);
}

/** A reason that is about the file as a whole, for readers that know problems only. */
function impossibility(message: string): Problem {
  return {
    code: 'convert/impossible',
    source: 'strata',
    severity: 'error',
    message,
    range: { start: 0, end: 0 },
    path: [],
  };
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Analysis } from '../analysis.ts';
import type { FileRequest } from '../base/fileSnapshot.ts';
import { type ConvertOutcome, convertAnalysis } from '../features/convert.ts';
import type { Settings } from '../settings/settings.ts';
import { analyseInput } from './analyseInput.ts';
import type { Command } from './command.ts';
import { type Flag, readArguments, UsageError } from './flags.ts';
import { type Input, readInputs } from './inputs.ts';
import { lossRecord, lossText, problemRecord, problemText } from './problemReport.ts';
import { openProjects } from './projects.ts';

const flags: readonly Flag[] = ['to', 'from', 'files-dir', 'pretty', 'raw', 'strict', 'os', 'tool', 'report'];

/** `strata convert`: a config in another format, on standard output; what is to be said of it on standard error. */
export const convert: Command = {
  name: 'convert',
  about: 'a config in another format',
  flags,
  operands: 'FILE',
  notes: [
    'FILE is a file, or - for standard input. The result goes to standard output, problems and losses to the error stream.',
    'Where the real tool refuses the config, nothing is written and the status is 1.',
  ],
  run: async (args) => {
    const { files, to, report, pretty, raw, strict, settings } = readArguments(args, flags);
    const [name, ...others] = files;
    if (to === undefined) throw new UsageError('--to FORMAT is needed');
    if (name === undefined || others.length > 0) throw new UsageError('exactly one file is needed');
    const input = await onlyInput(name);
    if (!input) return 2;
    const { analysis, outcome } = await converted(input, settings, to, { pretty, raw });
    if (outcome.kind === 'impossible') throw new UsageError(outcome.reason);
    process.stderr.write(report === 'json' ? jsonReport(analysis, outcome) : textReport(analysis, outcome));
    if (outcome.kind === 'refused' || (strict && outcome.problems.length > 0)) return 1;
    process.stdout.write(`${outcome.text}\n`);
    return 0;
  },
};

interface Run {
  readonly analysis: Analysis;
  readonly outcome: ConvertOutcome;
}

async function onlyInput(name: string): Promise<Input | undefined> {
  let input: Input | undefined;
  if (name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory())
    throw new UsageError(`\`${name}\` is a folder; convert takes one file`);
  for await (const found of readInputs([name], (file, reason) => {
    process.stderr.write(`strata: ${file}: ${reason}\n`);
  }))
    input = found;
  return input;
}

/** Converts once, and once more where a file that went into the result has changed meanwhile. */
async function converted(
  input: Input,
  settings: Settings,
  to: string,
  options: { readonly pretty: boolean; readonly raw: boolean },
): Promise<Run> {
  const projects = openProjects();
  for (let isLast = false; ; isLast = true) {
    const read = new Map<string, string>();
    const analysis = await analyseInput(input, settings, projects, { isConversion: true, onRead: noteState(read) });
    const outcome = convertAnalysis(analysis, to, options);
    const states = await Promise.all([...read].map(async ([file, state]) => (await stateOf(file)) === state));
    if (isLast || !states.includes(false)) return { analysis, outcome };
  }
}

function noteState(read: Map<string, string>): (filesDir: string, request: FileRequest) => Promise<void> {
  return async (filesDir, { path: name, want }) => {
    const file = path.join(filesDir, name);
    if (want === 'bytes') read.set(file, await stateOf(file));
  };
}

/** Size and time of a file, to see whether it changed. */
async function stateOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found ? `${found.size} ${found.mtimeNs}` : 'gone';
}

type Reported = Exclude<ConvertOutcome, { readonly kind: 'impossible' }>;

function textReport(analysis: Analysis, outcome: Reported): string {
  const { document, file } = analysis;
  const lines = outcome.problems.map((problem) => problemText(problem, document, file));
  if (outcome.kind === 'converted') lines.push(...outcome.losses.map((loss) => lossText(loss, document, file)));
  else lines.push(`strata: ${file}: ${outcome.reason}`);
  return lines.map((line) => `${line}\n`).join('');
}

function jsonReport(analysis: Analysis, outcome: Reported): string {
  const { document } = analysis;
  const problems = outcome.problems.map((problem) => problemRecord(problem, document));
  const losses = outcome.kind === 'converted' ? outcome.losses.map((loss) => lossRecord(loss, document)) : [];
  return `${JSON.stringify({ problems, losses })}\n`;
}

import { stat } from 'node:fs/promises';
import type { Analysis } from '../analysis.ts';
import { type CompareOutcome, compareAnalyses } from '../features/compare/compare.ts';
import { isSame } from '../features/compare/compareMachines.ts';
import { comparisonText } from '../features/compare/comparisonText.ts';
import { diffResult } from '../features/compare/diffResult.ts';
import { createHiddenSecrets } from '../features/compare/hiddenSecrets.ts';
import type { Command } from './command.ts';
import { eachInput, isHindered } from './eachInput.ts';
import { type Flag, readArguments, UsageError } from './flags.ts';
import { problemLines } from './problemReport.ts';
import { visibleLines } from './visible.ts';

const flags: readonly Flag[] = ['format'];

/** `strata diff`: two configs as the machines that they make. */
export const diff: Command = {
  name: 'diff',
  about: 'what two configs make differently of a machine',
  flags,
  values: { format: 'text|json' },
  operands: 'A B',
  notes: [
    'A and B are files of any formats; one of them may be -, for standard input. Butane is compiled first, with the files',
    'that it names from its own folder or that of strata.json. Secrets are compared and never shown.',
    'Exit status 1 says that the machines differ, or that one config makes none.',
  ],
  run: async (args) => {
    const { files, format } = readArguments(args, flags);
    const [a, b, ...others] = files;
    if (a === undefined || b === undefined || others.length > 0) throw new UsageError('exactly two files are needed');
    if (a === '-' && b === '-') throw new UsageError('only one of the two can be read from standard input');
    for (const name of [a, b]) await refuseFolder(name);
    const analyses: Analysis[] = [];
    const hindrances = await eachInput([a, b], {}, (analysis) => analyses.push(analysis));
    const [old, fresh] = analyses;
    if (isHindered(hindrances) || !old || !fresh) return 2;
    const outcome = compareAnalyses(old, fresh);
    process.stdout.write(format === 'json' ? json(outcome, old, fresh) : text(outcome));
    if (outcome.kind === 'refused') process.stderr.write(refusalText(outcome));
    return outcome.kind === 'compared' && isSame(outcome.comparison) ? 0 : 1;
  },
};

async function refuseFolder(name: string): Promise<void> {
  if (name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory())
    throw new UsageError(`\`${name}\` is a folder; diff takes two files`);
}

function text(outcome: CompareOutcome): string {
  if (outcome.kind === 'refused') return '';
  return visibleLines(comparisonText(outcome.comparison, createHiddenSecrets()));
}

function json(outcome: CompareOutcome, a: Analysis, b: Analysis): string {
  const result = diffResult(outcome);
  const files = { a: a.file, b: b.file };
  if (result.kind === 'refused') return `${JSON.stringify({ ...files, ...result })}\n`;
  // What an editor shows side by side is of no use to a program.
  const { text: words, machines, ...rest } = result;
  return `${JSON.stringify({ ...files, ...rest })}\n`;
}

function refusalText({ sides }: Extract<CompareOutcome, { readonly kind: 'refused' }>): string {
  const lines = sides.flatMap(({ analysis: { document, file }, reason, problems }) => [
    ...problems.flatMap((problem) => problemLines(problem, document, file)),
    `strata: ${file}: ${reason}`,
  ]);
  return visibleLines(lines);
}

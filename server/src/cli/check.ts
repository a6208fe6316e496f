import { problemRecord } from '../features/records.ts';
import { type CheckedFile, checkedFile } from './checkedFile.ts';
import { checkSummary } from './checkSummary.ts';
import type { Command } from './command.ts';
import { eachInput, type Hindrances, isHindered } from './eachInput.ts';
import { type CheckFormat, checkFormats, type Flag, filesDirMistake, readArguments, UsageError } from './flags.ts';
import { problemLines } from './problemReport.ts';
import { toSarif } from './sarif.ts';
import { visibleLines } from './visible.ts';

const flags: readonly Flag[] = ['format', 'as', 'os', 'tool', 'files-dir', 'strict'];

/** `strata check`: what is wrong with the files. */
export const check: Command = {
  name: 'check',
  about: 'what is wrong with the files',
  flags,
  operands: 'FILE...',
  notes: [
    'FILE is a file, a folder, or - for standard input. In a folder, files are checked whose name or content is ours.',
    'Problems go to standard output; what cannot be read, and mistakes in strata.json, to the error stream.',
  ],
  run: async (args) => {
    const { files, format, strict, settings } = readArguments(args, flags, checkFormats);
    if (files.length === 0) throw new UsageError('a file is needed');
    const mistake = filesDirMistake(settings);
    if (mistake !== undefined) throw new UsageError(mistake);
    const found: CheckedFile[] = [];
    const hindrances = await eachInput(files, settings, (analysis, isNamed) => {
      if (isNamed || analysis.info.format !== null || analysis.problems().length > 0) found.push(checkedFile(analysis));
    });
    process.stdout.write(printers[format](found, hindrances, strict));
    if (isHindered(hindrances)) return 2;
    const isBad = found.some(({ problems }) =>
      problems.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')),
    );
    return isBad ? 1 : 0;
  },
};

type Print = (files: readonly CheckedFile[], hindrances: Hindrances, strict: boolean) => string;

const printers: Readonly<Record<CheckFormat, Print>> = {
  text: toText,
  json: (files) => inLines(files.map(toRecord)),
  sarif: (files, hindrances) => inLines(toSarif(files, { folder: process.cwd(), isComplete: !isHindered(hindrances) })),
};

function inLines(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function toRecord({ analysis, problems }: CheckedFile) {
  const { file, format, version, os } = analysis.info;
  const records = problems.map((problem) => problemRecord(problem, analysis.document));
  return { file, format, version, os: format === null ? null : os, problems: records };
}

function toText(files: readonly CheckedFile[], hindrances: Hindrances, strict: boolean): string {
  const lines = files.flatMap(({ analysis: { document, file }, problems }) =>
    problems.flatMap((problem) => problemLines(problem, document, file)),
  );
  return visibleLines([...lines, checkSummary(files, hindrances, strict)]);
}

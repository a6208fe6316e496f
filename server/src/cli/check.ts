import type { Analysis } from '../analysis.ts';
import { eachInput } from './eachInput.ts';
import { problemRecord, problemText } from './problemReport.ts';
import { readArguments, UsageError } from './usage.ts';

/** `strata check`: what is wrong with the files. */
export async function check(args: readonly string[]): Promise<number> {
  const {
    files,
    format = 'text',
    strict,
    settings,
  } = readArguments(args, ['format', 'as', 'os', 'tool', 'files-dir', 'strict']);
  if (files.length === 0) throw new UsageError('a file is needed');
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not \`${format}\``);
  const found: Analysis[] = [];
  const unreadable = await eachInput(files, settings, (analysis, isNamed) => {
    if (isNamed || analysis.info.format !== null || analysis.problems().length > 0) found.push(analysis);
  });
  process.stdout.write(format === 'json' ? `${JSON.stringify(found.map(toRecord), undefined, 2)}\n` : toText(found));
  const isBad = found.some((analysis) =>
    analysis.problems().some(({ severity }) => severity === 'error' || (strict && severity === 'warning')),
  );
  return unreadable || (isBad ? 1 : 0);
}

function toRecord(analysis: Analysis) {
  const { file, format, version, os } = analysis.info;
  const problems = analysis.problems().map((problem) => problemRecord(problem, analysis.document));
  return { file, format, version, os: format === null ? null : os, problems };
}

function toText(analyses: readonly Analysis[]): string {
  const lines = analyses.flatMap((analysis) =>
    analysis.problems().map((problem) => problemText(problem, analysis.document, analysis.file)),
  );
  return [...lines, summary(analyses), ''].join('\n');
}

function summary(analyses: readonly Analysis[]): string {
  const problems = analyses.flatMap((analysis) => analysis.problems());
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.filter((problem) => problem.severity === 'warning').length;
  const ours = analyses.filter((analysis) => analysis.info.format !== null);
  const [first] = ours;
  const checked =
    ours.length === 1 && first ? (first.info.version ?? first.info.format ?? '') : count(ours.length, 'file');
  const tail = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
  if (errors > 0) return `${count(errors, 'error')}${tail} in ${checked}`;
  return ours.length === 0 ? 'nothing to check: no file is of a format that Strata knows' : `OK: ${checked}${tail}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

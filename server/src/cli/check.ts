import type { Analysis, PartAnalysis } from '../analysis.ts';
import { acceptedAs, judgedAs } from '../features/acceptedAs.ts';
import { problemRecord } from '../features/records.ts';
import type { Command } from './command.ts';
import { eachInput, type Hindrances, isHindered } from './eachInput.ts';
import { type Flag, filesDirMistake, readArguments, UsageError } from './flags.ts';
import { problemText } from './problemReport.ts';

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
    const { files, format, strict, settings } = readArguments(args, flags);
    if (files.length === 0) throw new UsageError('a file is needed');
    const mistake = filesDirMistake(settings);
    if (mistake !== undefined) throw new UsageError(mistake);
    const found: Analysis[] = [];
    const hindrances = await eachInput(files, settings, (analysis, isNamed) => {
      if (isNamed || analysis.info.format !== null || analysis.problems().length > 0) found.push(analysis);
    });
    process.stdout.write(
      format === 'json' ? `${JSON.stringify(found.map(toRecord), undefined, 2)}\n` : toText(found, hindrances),
    );
    if (isHindered(hindrances)) return 2;
    const isBad = found.some((analysis) =>
      analysis.problems().some(({ severity }) => severity === 'error' || (strict && severity === 'warning')),
    );
    return isBad ? 1 : 0;
  },
};

function toRecord(analysis: Analysis) {
  const { file, format, version, os } = analysis.info;
  const problems = analysis.problems().map((problem) => problemRecord(problem, analysis.document));
  return { file, format, version, os: format === null ? null : os, problems };
}

function toText(analyses: readonly Analysis[], hindrances: Hindrances): string {
  const lines = analyses.flatMap((analysis) =>
    analysis.problems().map((problem) => problemText(problem, analysis.document, analysis.file)),
  );
  return [...lines, summary(analyses, hindrances), ''].join('\n');
}

/** The last line: good news only where everything was judged as it should be. */
function summary(analyses: readonly Analysis[], { unreadable, settingsMistakes }: Hindrances): string {
  const problems = analyses.flatMap((analysis) => analysis.problems());
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.filter((problem) => problem.severity === 'warning').length;
  const ours = analyses.filter((analysis) => analysis.info.format !== null);
  const unread = ours.filter(({ document }) => document.declined !== undefined).length;
  const tail = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
  const hindrances = [
    ...(unreadable > 0 ? [`; ${count(unreadable, 'input')} could not be read`] : []),
    ...(unread > 0 ? [`; ${count(unread, 'file')} not checked`] : []),
    ...(settingsMistakes > 0 ? [`; ${count(settingsMistakes, 'mistake')} in the settings`] : []),
  ].join('');
  if (errors > 0) return `${count(errors, 'error')}${tail} in ${named(ours, judgedAs)}${hindrances}`;
  if (ours.length === 0) return `nothing to check: no file is of a format that Strata knows${hindrances}`;
  const gaps = ours.length > 0 && hindrances === '' ? gapsOf(ours) : '';
  const good = hindrances + gaps === '' ? `OK: ${named(ours, acceptedAs)}` : `no errors in ${named(ours, judgedAs)}`;
  return `${good}${tail}${hindrances}${gaps}`;
}

/** What nobody knows of texts that were checked. */
function gapsOf(analyses: readonly Analysis[]): string {
  const isTemplate = analyses.some(({ document }) => document.masks.length > 0);
  const isDeep = analyses.some((analysis) => analysis.problems().some(({ code }) => code === 'syntax/too-deep'));
  const gaps = [...(isTemplate ? ['what the template fills in'] : []), ...(isDeep ? ['what is nested too deep'] : [])];
  return gaps.length === 0 ? '' : `; not checked: ${gaps.join(', ')}`;
}

/** What was checked: of a single config, what it is. */
function named(analyses: readonly Analysis[], words: (part: PartAnalysis) => string): string {
  const [analysis, ...others] = analyses;
  if (!analysis || others.length > 0) return count(analyses.length, 'file');
  const [part, ...more] = analysis.parts;
  if (!part) return analysis.info.format ?? '';
  return more.length > 0 ? count(analysis.parts.length, part.format.label) : words(part);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

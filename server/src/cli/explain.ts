import { stat } from 'node:fs/promises';
import { type Analysis, tooLarge } from '../analysis.ts';
import { decodeText } from '../base/decodeText.ts';
import { printPath } from '../base/path.ts';
import { editCostResult } from '../features/layers/editCostResult.ts';
import { editTitle } from '../features/layers/editCostWords.ts';
import { explain as explainSettings, idleLines, withDoneBy } from '../features/layers/explain.ts';
import { explainRecord } from '../features/layers/explainRecord.ts';
import { layerTexts } from '../features/layers/layerLines.ts';
import { placeRecord } from '../features/records.ts';
import { timeLineResult } from '../features/timeLine/timeLineResult.ts';
import type { Settings } from '../settings/settings.ts';
import type { Command } from './command.ts';
import { eachInput, isHindered } from './eachInput.ts';
import { type CheckFormat, type Flag, readArguments, UsageError } from './flags.ts';
import { readInputs } from './inputs.ts';
import { visibleLines } from './visible.ts';

const flags: readonly Flag[] = ['format', 'as', 'os', 'tool', 'against', 'timeline'];

/** `strata explain`: when each setting of the files acts, where it lands, how long that lasts and what changing it costs. */
export const explain: Command = {
  name: 'explain',
  about: 'when each setting acts, which layer it lands in, how long that lasts and what changing it costs',
  flags,
  values: { format: 'text|json' },
  operands: 'FILE...',
  notes: [
    'Where nothing says which system a file is for, all that take its format are spoken of.',
    'With --against there is one FILE, and what is told is what its edits since the other one cost on machines that run',
    'already, the dangerous ones first. One of the two may be -, for standard input:',
    '  git show HEAD:node.bu | strata explain --against - node.bu',
    'With --timeline what is told is what the real tool runs for each FILE, in which order and how often.',
    'Exit status 1 says that the two cannot be compared; what the edits cost does not change it.',
  ],
  run: async (args) => {
    const { files, settings, format, against, timeLine } = readArguments(args, flags);
    if (files.length === 0) throw new UsageError('a file is needed');
    if (against !== undefined && timeLine) throw new UsageError('only one of --against and --timeline can be told');
    if (against !== undefined) return explainEdits(files, against, settings, format);
    if (timeLine) return explainTimeLines(files, settings, format);
    const records: unknown[] = [];
    const hindrances = await eachInput(files, settings, (analysis, isNamed) => {
      if (!isNamed && analysis.info.format === null) return;
      if (format === 'json') records.push(explainRecord(analysis));
      else process.stdout.write(visibleLines(textLines(analysis)));
      process.stderr.write(visibleLines(unexplainedLines(analysis)));
    });
    if (format === 'json') process.stdout.write(`${JSON.stringify(records)}\n`);
    return isHindered(hindrances) ? 2 : 0;
  },
};

function textLines(analysis: Analysis): readonly string[] {
  const { document, file } = analysis;
  return explainSettings(analysis).flatMap(({ setting: { node, path }, part, on, idle, lines, doneBy }) => {
    const { line } = placeRecord({ range: node }, document);
    const texts = layerTexts(on).map((text) => withDoneBy(text, doneBy));
    const own =
      texts.length === 1 ? [withDoneBy(lines, doneBy)] : [...texts, ...(idle.length > 0 ? [idleLines(idle)] : [])];
    return own.flatMap((text) => [
      `${file}:${line}: ${path.length === 0 ? part.format.label : printPath(path)}`,
      ...text.map((each) => `    ${each}`),
    ]);
  });
}

/** Of what nothing can be told; silence would look as if nothing in it acted. */
function unexplainedLines({ document, file, parts }: Analysis): readonly string[] {
  if (document.declined === 'too-large') return [`strata: ${file}: ${tooLarge(document)}: nothing in it was explained`];
  return parts.some(({ resolution }) => resolution.predecessorAt)
    ? [
        `strata: ${file}: not explained: configs of before Ignition 3 are not read as they stand; convert it to Ignition or Butane, and explain that`,
      ]
    : [];
}

async function explainTimeLines(files: readonly string[], settings: Settings, format: CheckFormat): Promise<number> {
  const records: unknown[] = [];
  const lines: string[] = [];
  const hindrances = await eachInput(files, settings, (analysis, isNamed) => {
    const { file, format: id, os } = analysis.info;
    const result = timeLineResult(analysis);
    if (!result && isNamed)
      process.stderr.write(visibleLines([`strata: ${file}: it is not known when things run for it`]));
    if (!result) return;
    const { text, links: _links, ...record } = result;
    records.push({ file, format: id, os, ...record });
    lines.push(...(lines.length > 0 ? [''] : []), ...`${file}: ${text}`.trimEnd().split('\n'));
  });
  process.stdout.write(format === 'json' ? `${JSON.stringify(records)}\n` : visibleLines(lines));
  return isHindered(hindrances) ? 2 : 0;
}

async function explainEdits(
  [file, ...others]: readonly string[],
  against: string,
  settings: Settings,
  format: CheckFormat,
): Promise<number> {
  if (file === undefined || others.length > 0) throw new UsageError('with --against exactly one file is needed');
  if (file === '-' && against === '-') throw new UsageError('only one of the two can be read from standard input');
  for (const name of [file, against]) await refuseFolder(name);
  const base = await baseText(against);
  if (base === undefined) return 2;
  let status = 0;
  const hindrances = await eachInput([file], settings, (analysis) => {
    const result = editCostResult(analysis, base);
    const { format: id, os } = analysis.info;
    if (result.kind === 'impossible') status = 1;
    if (format === 'json') process.stdout.write(`${JSON.stringify([{ file, against, format: id, os, ...result }])}\n`);
    else if (result.kind === 'compared') process.stdout.write(visibleLines(editLines(result, file, against)));
    else process.stderr.write(visibleLines(obstacleLines(result, file, against)));
  });
  return isHindered(hindrances) ? 2 : status;
}

async function refuseFolder(name: string): Promise<void> {
  if (name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory())
    throw new UsageError(`\`${name}\` is a folder; with --against both are files`);
}

/** Undefined where it cannot be read, which was told. */
async function baseText(name: string): Promise<string | undefined> {
  const refuse = (unreadable: string, reason: string): void => {
    process.stderr.write(visibleLines([`strata: ${unreadable}: ${reason}`]));
  };
  for await (const { bytes } of readInputs([name], refuse)) return decodeText(bytes).text;
  return undefined;
}

type Result = ReturnType<typeof editCostResult>;

function editLines(
  { edits, summary }: Extract<Result, { readonly kind: 'compared' }>,
  file: string,
  against: string,
): readonly string[] {
  const lines = edits.flatMap((edit) => {
    const { kind, line, baseLine, danger, text } = edit;
    const place = kind === 'removed' ? `${against}:${baseLine ?? 1}` : `${file}:${line}`;
    return [`${place}: ${danger === null ? '' : 'danger: '}${editTitle(edit)}`, `    ${text}`];
  });
  return [...lines, summary];
}

function obstacleLines(
  { reason, side, problem }: Extract<Result, { readonly kind: 'impossible' }>,
  file: string,
  against: string,
): readonly string[] {
  const name = side === 'base' ? against : file;
  const found = problem ? [`${name}:${problem.line}:${problem.column}: error: ${problem.message}`] : [];
  return [...found, `strata: ${name}: ${reason}`];
}

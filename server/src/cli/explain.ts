import type { Analysis } from '../analysis.ts';
import { explainRecord } from '../features/layers/explainRecord.ts';
import type { Command } from './command.ts';
import { eachInput, isHindered } from './eachInput.ts';
import { type Flag, readArguments, UsageError } from './flags.ts';
import { visibleLines } from './visible.ts';

const flags: readonly Flag[] = ['format', 'as', 'os', 'tool'];

/** `strata explain`: when each setting of the files acts, where it lands, how long that lasts and what changing it costs. */
export const explain: Command = {
  name: 'explain',
  about: 'when each setting acts, which layer it lands in, how long that lasts and what changing it costs',
  flags,
  values: { format: 'text|json' },
  operands: 'FILE...',
  notes: ['Where nothing says which system a file is for, all that take its format are spoken of.'],
  run: async (args) => {
    const { files, settings, format } = readArguments(args, flags);
    if (files.length === 0) throw new UsageError('a file is needed');
    if (format === 'sarif') throw new UsageError('--format is text or json here');
    const records: unknown[] = [];
    const hindrances = await eachInput(files, settings, (analysis, isNamed) => {
      if (!isNamed && analysis.info.format === null) return;
      if (format === 'json') records.push(explainRecord(analysis));
      else process.stdout.write(visibleLines(textLines(analysis)));
    });
    if (format === 'json') process.stdout.write(`${JSON.stringify(records)}\n`);
    return isHindered(hindrances) ? 2 : 0;
  },
};

function textLines(analysis: Analysis): readonly string[] {
  const { file, settings } = explainRecord(analysis);
  return settings.flatMap(({ line, name, text }) => [
    `${file}:${line}: ${name}`,
    ...text.split('\n').map((each) => `    ${each}`),
  ]);
}

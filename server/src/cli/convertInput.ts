import { emptyTable, readsThatAre } from '../base/fileTable.ts';
import type { FileSource } from '../base/host.ts';
import { type ConvertOptions, convertAnalysis } from '../features/conversion/convert.ts';
import { convertSettled, type SettledOutcome } from '../features/conversion/convertSettled.ts';
import { wantedFormat } from '../features/conversion/wantedFormat.ts';
import { sourceOf } from '../registry.ts';
import type { Settings } from '../settings/settings.ts';
import { analyseInput, diskSource } from './analyseInput.ts';
import type { Input } from './inputs.ts';
import { openProjects } from './projects.ts';

/** @param source where the files come from that the config names */
export function convertInput(
  input: Input,
  settings: Settings,
  to: string,
  options: ConvertOptions,
  source: FileSource = diskSource,
): Promise<SettledOutcome> {
  const projects = openProjects();
  const from = sourceOf(wantedFormat(to).id);
  const otherwise = from === undefined ? undefined : { format: from, formatBy: 'the flag --to' };
  return convertSettled<never>(
    async () => {
      const table = emptyTable();
      const options = { isConversion: true, source, table, otherwise };
      const analysis = await analyseInput(input, settings, projects, options);
      return { analysis, changed: () => readsThatAre(table, 'changed') };
    },
    (analysis) => convertAnalysis(analysis, to, options),
  );
}

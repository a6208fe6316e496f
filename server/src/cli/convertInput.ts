import { emptyTable, readsThatAre } from '../base/fileTable.ts';
import type { FileSource } from '../base/host.ts';
import { type ConvertOptions, convertAnalysis } from '../features/convert.ts';
import { convertSettled, type SettledOutcome } from '../features/convertSettled.ts';
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
  return convertSettled<never>(
    async () => {
      const table = emptyTable();
      const analysis = await analyseInput(input, settings, projects, { isConversion: true, source, table });
      return { analysis, changed: () => readsThatAre(table, 'changed') };
    },
    (analysis) => convertAnalysis(analysis, to, options),
  );
}

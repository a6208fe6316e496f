import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Analysis, ReadLocalFile } from '../analysis.ts';
import { type ConvertOptions, type ConvertOutcome, convertAnalysis } from '../features/convert.ts';
import { sourceOf } from '../registry.ts';
import type { Settings } from '../settings/settings.ts';
import { analyseInput, readFromDisk } from './analyseInput.ts';
import type { Input } from './inputs.ts';
import { openProjects } from './projects.ts';

export interface ConvertedInput {
  readonly analysis: Analysis;
  readonly outcome: ConvertOutcome;
}

/**
 * Converts once, and once more where a file that went into the result has changed meanwhile.
 *
 * @param read reads the files that the config names
 */
export async function convertInput(
  input: Input,
  settings: Settings,
  to: string,
  options: ConvertOptions,
  read: ReadLocalFile = readFromDisk,
): Promise<ConvertedInput> {
  const projects = openProjects();
  const from = sourceOf(to);
  const otherwise = from === undefined ? undefined : { format: from, formatBy: 'the flag --to' };
  for (let isLast = false; ; isLast = true) {
    const states = new Map<string, string>();
    const readNoting: ReadLocalFile = async (filesDir, request) => {
      const file = path.join(fileURLToPath(filesDir), request.path);
      if (request.want === 'bytes') states.set(file, await stateOf(file));
      return read(filesDir, request);
    };
    const analysis = await analyseInput(input, settings, projects, { isConversion: true, read: readNoting, otherwise });
    const outcome = convertAnalysis(analysis, to, options);
    const isSame = await Promise.all([...states].map(async ([file, state]) => (await stateOf(file)) === state));
    if (isLast || !isSame.includes(false)) return { analysis, outcome };
  }
}

/** Size and time of a file, to see whether it changed. */
async function stateOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found ? `${found.size} ${found.mtimeNs}` : 'gone';
}

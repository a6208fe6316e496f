import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Analysis, analyseWithFiles, type ReadLocalFile, readClaimed } from '../analysis.ts';
import { decodeText } from '../base/decodeText.ts';
import { folderOf } from '../base/folderUri.ts';
import { answerFromDisk } from '../disk/answerFromDisk.ts';
import { claimFor } from '../service.ts';
import { resolveSettings } from '../settings/resolveSettings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Input } from './inputs.ts';
import type { Projects } from './projects.ts';

export interface AnalyseOptions {
  /** For a conversion only the flag names the files directory, as for the real tool. */
  readonly isConversion?: boolean;
  /** What to take a text for of which nothing says what it is. */
  readonly otherwise?: Pick<Settings, 'format' | 'formatBy'> | undefined;
  /** Reads the files that the config names; by default from the disk. */
  readonly read?: ReadLocalFile;
}

/** Analyses one text with the flags and the settings that hold for it. */
export async function analyseInput(
  input: Input,
  flags: Settings,
  projects: Projects,
  { isConversion = false, read = readFromDisk, otherwise }: AnalyseOptions = {},
): Promise<Analysis> {
  const { text, invalidAt } = decodeText(input.bytes);
  const uri = pathToFileURL(path.resolve(input.name === '-' ? 'stdin' : input.name)).href;
  const project = await projects.projectOf(uri);
  const analyseAs = (given: Settings): Promise<Analysis> => {
    const settings = resolveSettings({ flags: given, text, uri, project });
    const claim = claimFor(uri, undefined, settings);
    const document = readClaimed(text, claim);
    const filesDir = isConversion ? given.filesDir : (settings.filesDir ?? folderOf(uri));
    return analyseWithFiles({ file: input.name, document, claim, settings, invalidAt }, filesDir, read);
  };
  const analysis = await analyseAs(flags);
  const isUnknown = otherwise !== undefined && analysis.parts.length === 0;
  return isUnknown ? analyseAs({ ...flags, ...otherwise }) : analysis;
}

export const readFromDisk: ReadLocalFile = (filesDir, request) => answerFromDisk(fileURLToPath(filesDir), request);

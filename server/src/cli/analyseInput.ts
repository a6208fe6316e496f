import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Analysis, analyseWithFiles, readClaimed } from '../analysis.ts';
import { decodeText } from '../base/decodeText.ts';
import { emptyTable, type FileTable, readNoting } from '../base/fileTable.ts';
import { folderOf } from '../base/folderUri.ts';
import type { FileSource } from '../base/host.ts';
import { answerFromDisk, stateOnDisk } from '../disk/answerFromDisk.ts';
import { type ConfigOnItsOwn, type FindConfig, readerFor } from '../features/conversion/compiledFile.ts';
import { claimFor } from '../service.ts';
import { findProject, type Project } from '../settings/findProject.ts';
import { resolveSettings } from '../settings/resolveSettings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Input } from './inputs.ts';
import type { Projects } from './projects.ts';

export interface AnalyseOptions {
  /** For a conversion only the flag names the files directory, as for the real tool. */
  readonly isConversion?: boolean;
  /** What to take a text for of which nothing says what it is. */
  readonly otherwise?: Pick<Settings, 'format' | 'formatBy'> | undefined;
  /** Where the files come from that the config names; by default the disk. */
  readonly source?: FileSource;
  /** Where it is noted what was read. */
  readonly table?: FileTable;
}

/** Analyses one text with the flags and the settings that hold for it. */
export async function analyseInput(
  input: Input,
  flags: Settings,
  projects: Projects,
  { isConversion = false, source = diskSource, table = emptyTable(), otherwise }: AnalyseOptions = {},
): Promise<Analysis> {
  const uri = pathToFileURL(path.resolve(input.name === '-' ? 'stdin' : input.name)).href;
  // The mistakes of its settings are not those of the file that was asked for.
  const findConfig: FindConfig = async (filesDir, below, own) => {
    const place = { filesDir, document: uri };
    const answer = await readNoting(own, source, place, { path: below, want: 'bytes' });
    if (answer.kind !== 'bytes') return answer;
    const file = path.join(fileURLToPath(filesDir), below);
    const other = pathToFileURL(file).href;
    const project = await findProject({ readFile: readQuietly }, other);
    const config = { name: file, bytes: answer.bytes, isNamed: false };
    return configOnItsOwn({ input: config, uri: other, flags, project, isConversion });
  };
  const project = await projects.projectOf(uri);
  const analyseAs = (given: Settings): Promise<Analysis> => {
    const { input: config, filesDir, place } = configOnItsOwn({ input, uri, flags: given, project, isConversion });
    return analyseWithFiles(config, filesDir, readerFor(source, place, table, findConfig), table.answers);
  };
  const analysis = await analyseAs(flags);
  const isUnknown = otherwise !== undefined && analysis.parts.length === 0;
  return isUnknown ? analyseAs({ ...flags, ...otherwise }) : analysis;
}

/** The files of this machine; on the command line all of them may be read. */
export const diskSource: FileSource = {
  answerFile: ({ filesDir }, request) => answerFromDisk(fileURLToPath(filesDir), request),
  fileState: ({ filesDir }, request) => stateOnDisk(fileURLToPath(filesDir), request),
};

interface TextWithSettings {
  readonly input: Input;
  readonly uri: string;
  readonly flags: Settings;
  readonly project: Project | undefined;
  readonly isConversion: boolean;
}

function configOnItsOwn({ input, uri, flags, project, isConversion }: TextWithSettings): ConfigOnItsOwn {
  const { text, invalidAt } = decodeText(input.bytes);
  const settings = resolveSettings({ flags, text, uri, project });
  const claim = claimFor(uri, undefined, settings);
  const document = readClaimed(text, claim);
  const filesDir = isConversion ? flags.filesDir : (settings.filesDir ?? folderOf(uri));
  return { input: { file: input.name, document, claim, settings, invalidAt }, filesDir, place: { document: uri } };
}

function readQuietly(uri: string): Promise<Uint8Array | undefined> {
  return readFile(fileURLToPath(uri)).catch(() => undefined);
}

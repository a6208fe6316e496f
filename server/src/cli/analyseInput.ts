import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Analysis, analyseWithFiles } from '../analysis.ts';
import { decodeText } from '../base/decodeText.ts';
import type { FileRequest } from '../base/fileSnapshot.ts';
import type { Host } from '../base/host.ts';
import { answerFromDisk } from '../disk/answerFromDisk.ts';
import { readText } from '../document/readText.ts';
import { syntaxFor } from '../registry.ts';
import { claimFor } from '../service.ts';
import { findProject } from '../settings/findProject.ts';
import { resolveSettings } from '../settings/resolveSettings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Input } from './inputs.ts';

/** The `strata.json` of a file was not understood. */
export class SettingsError extends Error {}

export interface AnalyseOptions {
  /** For a conversion only the flag names the files directory, as for the real tool. */
  readonly isConversion?: boolean;
  /** Told of every file before it is read. */
  readonly onRead?: (filesDir: string, request: FileRequest) => Promise<void>;
}

/** Analyses one text with the flags and the settings that hold for it. Throws a `SettingsError`. */
export async function analyseInput(
  input: Input,
  flags: Settings,
  { isConversion = false, onRead }: AnalyseOptions = {},
): Promise<Analysis> {
  const { text, invalidAt } = decodeText(input.bytes);
  const uri = pathToFileURL(path.resolve(input.name === '-' ? 'stdin' : input.name)).href;
  const found = await findProject(projectHost, uri);
  if (found.kind === 'refused') throw new SettingsError(`${fileURLToPath(found.uri)}: ${found.message}`);
  const project = found.kind === 'found' ? found.project : undefined;
  const settings = resolveSettings({ flags, text, uri, project });
  const claim = claimFor(uri, undefined, settings);
  const given = isConversion ? flags.filesDir : (settings.filesDir ?? defaultFilesDir(input.name));
  const filesDir = given === undefined ? undefined : path.resolve(given);
  const document = readText(text, syntaxFor(text, claim));
  return analyseWithFiles(
    { file: input.name, document, claim, settings, invalidAt },
    filesDir,
    async (folder, request) => {
      await onRead?.(folder, request);
      return answerFromDisk(folder, request);
    },
  );
}

function defaultFilesDir(name: string): string {
  return name === '-' ? '.' : path.dirname(name);
}

/** On the command line a project file is read wherever it lies. */
const projectHost: Host = {
  readFile: (uri) => readFile(fileURLToPath(uri)).catch(() => undefined),
  listDirectory: async () => undefined,
  log: (_level, message) => {
    process.stderr.write(`strata: ${message}\n`);
  },
};

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Analysis, analyse, readClaimed } from '../analysis.ts';
import { decodeText } from '../base/decodeText.ts';
import type { Host } from '../base/host.ts';
import { claimFor } from '../service.ts';
import { findProject } from '../settings/findProject.ts';
import { resolveSettings } from '../settings/resolveSettings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Input } from './inputs.ts';

/** The `strata.json` of a file was not understood. */
export class SettingsError extends Error {}

/** Analyses one text with the flags and the settings that hold for it. Throws a `SettingsError`. */
export async function analyseInput(input: Input, flags: Settings): Promise<Analysis> {
  const { text, invalidAt } = decodeText(input.bytes);
  const uri = pathToFileURL(path.resolve(input.name === '-' ? 'stdin' : input.name)).href;
  const found = await findProject(projectHost, uri);
  if (found.kind === 'refused') throw new SettingsError(`${fileURLToPath(found.uri)}: ${found.message}`);
  const project = found.kind === 'found' ? found.project : undefined;
  const settings = resolveSettings({ flags, text, uri, project });
  const claim = claimFor(uri, undefined, settings);
  return analyse({ file: input.name, document: readClaimed(text, claim), claim, settings, invalidAt });
}

/** On the command line a project file is read wherever it lies. */
const projectHost: Host = {
  readFile: (uri) => readFile(fileURLToPath(uri)).catch(() => undefined),
  listDirectory: async () => undefined,
  log: (_level, message) => {
    process.stderr.write(`strata: ${message}\n`);
  },
};

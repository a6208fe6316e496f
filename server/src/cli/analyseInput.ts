import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Analysis, analyse, readClaimed } from '../analysis.ts';
import { decodeText } from '../base/decodeText.ts';
import { claimFor } from '../service.ts';
import { resolveSettings } from '../settings/resolveSettings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Input } from './inputs.ts';
import type { Projects } from './projects.ts';

/** Analyses one text with the flags and the settings that hold for it. */
export async function analyseInput(input: Input, flags: Settings, projects: Projects): Promise<Analysis> {
  const { text, invalidAt } = decodeText(input.bytes);
  const uri = pathToFileURL(path.resolve(input.name === '-' ? 'stdin' : input.name)).href;
  const settings = resolveSettings({ flags, text, uri, project: await projects.projectOf(uri) });
  const claim = claimFor(uri, undefined, settings);
  return analyse({ file: input.name, document: readClaimed(text, claim), claim, settings, invalidAt });
}

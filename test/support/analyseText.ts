import { type Analysis, analyse, readClaimed } from '../../server/src/analysis.ts';
import { noFiles } from '../../server/src/base/fileSnapshot.ts';
import { claimFor } from '../../server/src/service.ts';
import { resolveSettings } from '../../server/src/settings/resolveSettings.ts';
import { joinSettings, type Settings } from '../../server/src/settings/settings.ts';

export interface AnalyseOptions {
  /** By default a name that says nothing about the format. */
  readonly fileName?: string;
  readonly languageId?: string;
  /** As if said on the command line; the modeline in the text is read too. */
  readonly settings?: Settings;
  /** Where the bytes of the file stopped being UTF-8. */
  readonly invalidAt?: number | undefined;
}

/** Everything that is known of a text, read as the service reads it when somebody opens it, but no other file. */
export function analyseText(
  text: string,
  { fileName = 'file.yaml', languageId, settings = {}, invalidAt }: AnalyseOptions = {},
): Analysis {
  const uri = `file:///workspace/${fileName}`;
  const resolved = joinSettings([settings, resolveSettings({ text, uri })]);
  const claim = claimFor(uri, languageId, resolved);
  const local = { filesDir: '/workspace', files: noFiles };
  return analyse({ file: uri, document: readClaimed(text, claim), claim, settings: resolved, invalidAt, local });
}

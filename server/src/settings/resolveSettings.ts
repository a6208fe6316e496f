import { folderOf, folderUri } from '../base/folderUri.ts';
import { type Project, pathInProject } from './findProject.ts';
import { modelineSettings } from './modeline.ts';
import { projectFileName, settingsForFile } from './projectSettings.ts';
import { joinSettings, type Settings } from './settings.ts';

export interface SettingsSources {
  /** What was said on the command line; its files directory is a URI already. */
  readonly flags?: Settings;
  readonly text: string;
  readonly uri: string;
  readonly project?: Pick<Project, 'folder' | 'settings'> | undefined;
  readonly editor?: Settings | undefined;
}

/**
 * What holds for one file: flag, modeline, `files` entry, top level of `strata.json`, editor setting, in this order. The
 * files directory becomes a URI: it counts from where it was said, in the editor's settings from the file's own folder.
 */
export function resolveSettings({ flags, text, uri, project, editor }: SettingsSources): Settings {
  const own = folderOf(uri);
  const fromProject = project ? settingsForFile(project.settings, pathInProject(project, uri)) : [];
  return joinSettings([
    saidBy('the flag --os', flags ?? {}),
    saidBy('the modeline', countedFrom(own, modelineSettings(text))),
    ...fromProject.map((settings) => saidBy(projectFileName, countedFrom(project?.folder, settings))),
    saidBy('the setting strata.os', countedFrom(own, editor ?? {})),
  ]);
}

function saidBy(place: string, settings: Settings): Settings {
  return settings.os === undefined ? settings : { ...settings, osBy: place };
}

function countedFrom(folder: string | undefined, settings: Settings): Settings {
  const { filesDir, ...others } = settings;
  if (filesDir === undefined) return settings;
  return folder === undefined ? others : { ...others, filesDir: folderUri(folder, filesDir) };
}

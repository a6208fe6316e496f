import { type Project, pathInProject } from './findProject.ts';
import { modelineSettings } from './modeline.ts';
import { settingsForFile } from './projectSettings.ts';
import { joinSettings, type Settings } from './settings.ts';

export interface SettingsSources {
  /** What was said on the command line. */
  readonly flags?: Settings;
  readonly text: string;
  readonly uri: string;
  readonly project?: Pick<Project, 'folder' | 'settings'> | undefined;
  readonly editor?: Settings | undefined;
}

/** What holds for one file: flag, modeline, `files` entry, top level of `strata.json`, editor setting, in this order. */
export function resolveSettings({ flags, text, uri, project, editor }: SettingsSources): Settings {
  return joinSettings([
    flags ?? {},
    modelineSettings(text),
    ...(project ? settingsForFile(project.settings, pathInProject(project, uri)) : []),
    editor ?? {},
  ]);
}

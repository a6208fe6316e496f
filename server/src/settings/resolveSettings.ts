import type { EditorSettings } from '../base/protocol.ts';
import { type Project, pathInProject } from './findProject.ts';
import { modelineSettings } from './modeline.ts';
import { settingsForFile } from './projectSettings.ts';
import { joinSettings, type Settings } from './settings.ts';

export interface SettingsSources {
  /** What was said on the command line. */
  readonly flags?: Settings;
  readonly text: string;
  readonly uri: string;
  readonly project?: Project | undefined;
  readonly editor?: EditorSettings | undefined;
}

/** What holds for one file: flag, modeline, `files` entry, top level of `strata.json`, editor setting, in this order. */
export function resolveSettings({ flags, text, uri, project, editor }: SettingsSources): Settings {
  return joinSettings([
    flags ?? {},
    modelineSettings(text),
    ...(project ? settingsForFile(project.settings, pathInProject(project, uri)) : []),
    fromEditor(editor),
  ]);
}

function fromEditor(editor: EditorSettings | undefined): Settings {
  if (!editor) return {};
  const { os, tool, filesDir, severity } = editor;
  return {
    ...(os ? { os } : {}),
    ...(tool && tool.length > 0 ? { tool } : {}),
    ...(filesDir ? { filesDir } : {}),
    ...(severity ? { severity } : {}),
  };
}

import type { EditorSettings } from '../base/protocol.ts';
import { type NamedThing, refuse } from './knownSettings.ts';
import { type Settings, type ShownSeverity, shownSeverities } from './settings.ts';

export interface EditorAnswer {
  readonly settings: Settings;
  /** What was left aside, for the log: a sentence each. */
  readonly refused: readonly string[];
}

/** Reads what the editor answered when it was asked for its settings; any program may be that editor. */
export function readEditorSettings(answer: EditorSettings | undefined): EditorAnswer {
  const refused: string[] = [];
  const isGood = (thing: NamedThing, key: string, word: unknown): word is string => {
    const refusal = typeof word === 'string' ? refuse(thing, word) : { found: 'text is needed', advice: '' };
    if (refusal)
      refused.push(
        `the setting \`strata.${key}\` is left aside: ${refusal.found}${refusal.advice === '' ? '' : `; ${refusal.advice}`}`,
      );
    return !refusal;
  };
  const { os, tool, filesDir, severity, workspaceDiagnostics, layerHints, layerColors }: EditorSettings =
    typeof answer === 'object' && answer ? answer : {};
  for (const [key, word] of Object.entries({ workspaceDiagnostics, layerHints, layerColors }))
    if (word !== undefined && word !== null && typeof word !== 'boolean')
      refused.push(`the setting \`strata.${key}\` is left aside: true or false is needed`);
  const tools = Array.isArray(tool) ? tool.filter((release) => isGood('tool', 'tool', release)) : [];
  const levels: Record<string, ShownSeverity> = {};
  for (const [code, level] of Object.entries(typeof severity === 'object' && severity ? severity : {})) {
    const shown = shownSeverities.find((known) => known === level);
    if (isGood('code', 'severity', code) && isGood('severity', 'severity', level) && shown) levels[code] = shown;
  }
  return {
    settings: {
      ...(os && isGood('os', 'os', os) ? { os } : {}),
      ...(tools.length > 0 ? { tool: tools } : {}),
      ...(typeof filesDir === 'string' && filesDir !== '' ? { filesDir } : {}),
      ...(Object.keys(levels).length > 0 ? { severity: levels } : {}),
    },
    refused,
  };
}

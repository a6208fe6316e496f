import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import { type ActsOn, actsAcross } from '../../layers/actsAcross.ts';
import type { NamedOs } from '../../layers/osFacts.ts';
import { candidateSystems } from './candidates.ts';
import { layerLines } from './layerLines.ts';
import { type SettingInFile, settingsIn, writtenIn } from './settingsIn.ts';

/** A setting of a file, and what it does on each system that the file may be for. */
export interface ExplainedSetting {
  readonly setting: SettingInFile;
  readonly part: PartAnalysis;
  /** Empty where nothing of the setting reaches a machine, or nobody knows where it lands. */
  readonly on: readonly ActsOn[];
  /** What a hover says of it, line by line. */
  readonly lines: readonly string[];
}

/** Every setting of a document, in the order of the text. */
export function explain(analysis: Analysis): readonly ExplainedSetting[] {
  return analysis.parts.flatMap((part) => {
    if (part.resolution.predecessorAt) return [];
    const systems = candidateSystems(analysis, part);
    return settingsIn(part).map((setting) => explained(setting, part, systems));
  });
}

/** What a hover says of the setting that a path belongs to, before anything else. */
export function layerLinesAt(analysis: Analysis, part: PartAnalysis, path: Path): readonly string[] {
  const settings = settingsIn(part);
  const setting = settings.findLast((candidate) => isBelow(path, candidate.path));
  if (!setting) return [];
  return explained(setting, part, candidateSystems(analysis, part)).lines;
}

function explained(setting: SettingInFile, part: PartAnalysis, systems: readonly NamedOs[]): ExplainedSetting {
  const { acts } = setting.setting;
  switch (acts.kind) {
    case 'none':
      return { setting, part, on: [], lines: [`no machine sees it: it ${acts.reason}`] };
    case 'acts': {
      const on = actsAcross(acts.record, systems, writtenIn(setting.decoded));
      return { setting, part, on, lines: layerLines(on) };
    }
  }
}

function isBelow(path: Path, above: Path): boolean {
  return above.length <= path.length && above.every((step, index) => path[index] === step);
}

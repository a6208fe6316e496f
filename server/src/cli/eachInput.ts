import type { Analysis } from '../analysis.ts';
import type { Settings } from '../settings/settings.ts';
import { analyseInput } from './analyseInput.ts';
import { readInputs } from './inputs.ts';
import { ownMistake } from './ownMistake.ts';
import { openProjects } from './projects.ts';
import { visibleLines } from './visible.ts';

/** What kept the inputs from being judged as the user wanted; each was reported. */
export interface Hindrances {
  /** Files and folders that could not be read. */
  readonly unreadable: number;
  /** Files of ours that are too large to be judged. */
  readonly unchecked: number;
  /** Mistakes in the project files that hold for the inputs. */
  readonly settingsMistakes: number;
}

/** Analyses all inputs in their order. A mistake of ours costs the input that it comes up in, and is told. */
export async function eachInput(
  names: readonly string[],
  flags: Settings,
  visit: (analysis: Analysis, isNamed: boolean) => void,
): Promise<Hindrances> {
  const projects = openProjects();
  let unreadable = 0;
  let unchecked = 0;
  const refuse = (name: string, reason: string, ...more: readonly string[]): void => {
    process.stderr.write(visibleLines([`strata: ${name}: ${reason}`, ...more]));
    unreadable++;
  };
  for await (const input of readInputs(names, refuse)) {
    try {
      const analysis = await analyseInput(input, flags, projects);
      if (analysis.info.format !== null && analysis.document.declined === 'too-large') unchecked++;
      visit(analysis, input.isNamed);
    } catch (error) {
      refuse(input.name, ...ownMistake(error));
    }
  }
  return { unreadable, unchecked, settingsMistakes: projects.mistakes() };
}

export function isHindered({ unreadable, unchecked, settingsMistakes }: Hindrances): boolean {
  return unreadable + unchecked + settingsMistakes > 0;
}

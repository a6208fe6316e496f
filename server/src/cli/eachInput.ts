import type { Analysis } from '../analysis.ts';
import type { Settings } from '../settings/settings.ts';
import { analyseInput, SettingsError } from './analyseInput.ts';
import { readInputs } from './inputs.ts';

/** Analyses all inputs in their order; returns 2 where one could not be read, else 0. */
export async function eachInput(
  names: readonly string[],
  flags: Settings,
  visit: (analysis: Analysis, isNamed: boolean) => void,
): Promise<0 | 2> {
  let status: 0 | 2 = 0;
  const refuse = (name: string, reason: string): void => {
    process.stderr.write(`strata: ${name}: ${reason}\n`);
    status = 2;
  };
  for await (const input of readInputs(names, refuse)) {
    try {
      visit(await analyseInput(input, flags), input.isNamed);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      refuse(input.name, error.message);
    }
  }
  return status;
}

import { pathToFileURL } from 'node:url';
import type { Analysis } from '../../server/src/analysis.ts';
import { analyseInput } from '../../server/src/cli/analyseInput.ts';
import type { Projects } from '../../server/src/cli/projects.ts';
import { type ConvertOutcome, convertAnalysis } from '../../server/src/features/conversion/convert.ts';

export interface ConvertFlags {
  readonly pretty: boolean;
  readonly raw: boolean;
  readonly strict?: boolean;
  /** Undefined where no file may be read. */
  readonly filesDir: string | undefined;
}

export interface Conversion {
  readonly analysis: Analysis;
  readonly outcome: ConvertOutcome;
}

const noProjects: Projects = { projectOf: async () => undefined, mistakes: () => 0 };

/** A Butane file as `strata convert --to ignition` converts it, in this process and without anybody's settings. */
export async function convertBytes(bytes: Uint8Array, flags: ConvertFlags, name = 'config.bu'): Promise<Conversion> {
  return convertAs(bytes, { ...flags, format: 'butane', to: 'ignition' }, name);
}

export interface ConvertAsFlags extends ConvertFlags {
  readonly format: string;
  readonly to: string;
  readonly extract?: boolean;
  readonly merged?: boolean;
}

/** A file of any format as `strata convert` converts it. */
export async function convertAs(
  bytes: Uint8Array,
  { format, to, pretty, raw, strict = false, extract = false, merged = false, filesDir }: ConvertAsFlags,
  name: string,
): Promise<Conversion> {
  const settings = { format, ...(filesDir === undefined ? {} : { filesDir: pathToFileURL(filesDir).href }) };
  const input = { name, bytes, isNamed: true };
  const analysis = await analyseInput(input, settings, noProjects, { isConversion: true });
  return { analysis, outcome: convertAnalysis(analysis, to, { pretty, raw, strict, extract, merged }) };
}

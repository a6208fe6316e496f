import { pathToFileURL } from 'node:url';
import type { Analysis } from '../../server/src/analysis.ts';
import { analyseInput } from '../../server/src/cli/analyseInput.ts';
import type { Projects } from '../../server/src/cli/projects.ts';
import { type ConvertOutcome, convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import type { VersionRow } from '../../server/src/shape/versions.ts';

/** What a config becomes in another version, and what Strata says of it then. */
export interface ChangedVersion {
  readonly outcome: ConvertOutcome;
  /** Undefined where nothing came out. */
  readonly result: Analysis | undefined;
}

const noProjects: Projects = { projectOf: async () => undefined, mistakes: () => 0 };

/** A Butane file in this process and without anybody's settings. */
export function analysed(bytes: Uint8Array, filesDir?: string, name = 'config.bu'): Promise<Analysis> {
  const settings = { format: 'butane', ...(filesDir === undefined ? {} : { filesDir: pathToFileURL(filesDir).href }) };
  return analyseInput({ name, bytes, isNamed: true }, settings, noProjects, { isConversion: true });
}

export async function changeVersion(source: Analysis, row: VersionRow, filesDir?: string): Promise<ChangedVersion> {
  const outcome = convertAnalysis(source, `butane@${row.id}`, { pretty: false, raw: false });
  if (outcome.kind !== 'converted') return { outcome, result: undefined };
  return { outcome, result: await analysed(new TextEncoder().encode(outcome.text), filesDir) };
}

/** The errors of the real tool that Strata knows of, without those about files that are not there. */
export function errorsOf(analysis: Analysis): readonly string[] {
  return analysis
    .found()
    .filter(({ severity, source, code }) => severity === 'error' && source !== 'strata' && !aboutFiles.test(code))
    .map(({ code, message, path }) => `${path.join('.')}: ${message} [${code}]`);
}

const aboutFiles = /^butane\/(?:no-files-dir|local-file-|path-outside)/u;

/** The Ignition config that a Butane config becomes; undefined where it becomes none. */
export function ignitionOf(analysis: Analysis): unknown {
  const [part] = analysis.parts;
  const outcome = convertAnalysis(analysis, 'ignition', {
    pretty: false,
    raw: part?.target.row?.variant === 'openshift',
  });
  return outcome.kind === 'converted' ? JSON.parse(outcome.text) : undefined;
}

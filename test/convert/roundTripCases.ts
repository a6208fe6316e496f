import path from 'node:path';
import { parse } from 'yaml';
import { butaneVersions } from '../../server/src/convert/ignition-to-butane/butaneVersions.ts';
import { versionTable } from '../../server/src/shape/versions.ts';
import { randomOf, seedOfRun } from '../fuzz/random.ts';
import { allCases } from './cases/allCases.ts';
import { ignitionCases } from './cases/ignitionCases.ts';
import { convertBytes } from './convertBytes.ts';
import { randomRun } from './randomRun.ts';
import type { RoundTripSource } from './roundTrip.ts';

export interface RoundTripCase {
  readonly name: string;
  /** Undefined where the tool refuses the Butane that the source is made of. */
  readonly source: () => Promise<RoundTripSource | undefined>;
}

/** The files of the cases and of the random configs, once they are on disk. */
export interface Folders {
  readonly cases: string;
  readonly random: string;
}

/**
 * Configs of our own for the way to Butane and back: those of `ignitionCases`, what every third case of the conversion to
 * Ignition becomes, in the version of Butane that it came from, and what random configs become, in any version.
 */
export function roundTripCases({ cases, random }: Folders): readonly RoundTripCase[] {
  const own = ignitionCases.flatMap(({ name, format, text, to = ['butane'] }) =>
    to.map((target) => ({
      name: `${name}, to ${target}`,
      source: async () => sourceOf(text, format, target),
    })),
  );
  const compiled = allCases()
    .filter(({ pretty, raw, strict }) => !pretty && !raw && !strict)
    .filter((_, index) => index % 3 === 0)
    .map(({ name, text, hasFiles }) => ({
      name: `${name} and back`,
      source: async () => {
        const [, variant, version] = /^variant: (\S+)\nversion: (\S+)/mu.exec(text) ?? [];
        const filesDir = hasFiles ? path.join(cases, 'files') : undefined;
        return compiledSource(text, filesDir, () => `butane@${variant}-${version}`);
      },
    }));
  const seeded = Array.from({ length: 120 }, (_, run) => ({
    name: `random config ${run}`,
    source: async () => {
      const { text, isForCluster } = randomRun(3, run);
      return compiledSource(text, random, (spec) => {
        const row = versionTable('ignition').rows.find(({ version }) => version === spec);
        const rows = row ? butaneVersions({ row }, isForCluster) : [];
        const chosen = randomOf(seedOfRun(4, run)).pick(rows);
        return run % 2 === 0 ? 'butane' : `butane@${chosen.id}`;
      });
    },
  }));
  return [...own, ...compiled, ...seeded];
}

function sourceOf(text: string, format: RoundTripSource['format'], to: string): RoundTripSource {
  return { bytes: Buffer.from(text), name: format === 'ignition' ? 'config.ign' : 'config.yaml', format, to };
}

async function compiledSource(
  text: string,
  filesDir: string | undefined,
  versionFor: (spec: string) => string,
): Promise<RoundTripSource | undefined> {
  const { outcome } = await convertBytes(Buffer.from(text), { pretty: false, raw: false, filesDir });
  if (outcome.kind !== 'converted') return undefined;
  const format = outcome.format === 'ignition' ? 'ignition' : 'machineconfig';
  const made = parse(outcome.text);
  const spec: string = (format === 'ignition' ? made : made.spec.config).ignition.version;
  return sourceOf(outcome.text, format, versionFor(spec));
}

import { stringify } from 'yaml';
import { versionTable } from '../../server/src/shape/versions.ts';
import { randomOf, seedOfRun } from '../fuzz/random.ts';
import { randomConfig } from './randomConfig.ts';

/** One config of many, and how it is to be converted. */
export interface RandomRun {
  /** A name that makes the text a template, or none. */
  readonly name: string;
  readonly text: string;
  readonly isForCluster: boolean;
  readonly pretty: boolean;
  readonly raw: boolean;
  readonly hasFiles: boolean;
}

const rows = versionTable('butane').rows.filter(({ status }) => status !== 'removed');

const plain = 'config.bu';
const names = [plain, plain, plain, plain, 'config.bu.j2', 'config.bu.tftpl', 'config.bu.tmpl'];

export function randomRun(seed: number, run: number): RandomRun {
  const random = randomOf(seedOfRun(seed, run));
  const row = random.pick(rows);
  const config = randomConfig(random, row);
  const isForCluster = row.variant === 'openshift';
  const json = JSON.stringify(config, undefined, 1);
  // The library writes this character as it is into block scalars, where the YAML of Go breaks the line.
  const isJson = random.chance(0.5) || json.includes('\u2028');
  return {
    text: isJson ? json : stringify(config),
    isForCluster,
    pretty: random.chance(0.3),
    raw: isForCluster && random.chance(0.3),
    hasFiles: random.chance(0.97),
    name: random.pick(names),
  };
}

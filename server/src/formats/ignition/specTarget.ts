import type { Target } from '../../shape/target.ts';
import { currentRows, type VersionRow } from '../../shape/versions.ts';
import { targetOf } from '../format.ts';
import { ignition } from './format.ts';

const targets = new WeakMap<VersionRow, Target>();

/** What a config of an Ignition version is judged against. */
export function specTarget(row: VersionRow): Target {
  const known = targets.get(row);
  if (known) return known;
  const { versions: table } = ignition;
  const resolution = { version: row.id, os: row.os, row, table, choices: currentRows(table), versionPath };
  const target = targetOf(ignition, resolution);
  targets.set(row, target);
  return target;
}

const versionPath = ['ignition', 'version'];

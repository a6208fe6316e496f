import type { Decoded } from '../../decode/decoded.ts';
import { currentRows, isVersion, versionTable } from '../../shape/versions.ts';
import type { VersionResolution } from '../format.ts';

/** The row that `ignition.version` names. */
export function resolveVersion(decoded: Decoded): VersionResolution {
  const table = versionTable('ignition');
  const version = versionText(decoded);
  const row = table.rows.find((candidate) => isVersion(version, candidate) && candidate.status !== 'removed');
  return {
    version: row?.id,
    os: row?.os ?? [],
    row,
    table,
    choices: currentRows(table),
    versionPath: ['ignition', 'version'],
    predecessorAt: isPredecessor(decoded, version) ? [] : undefined,
  };
}

/** The text of `ignition.version`; undefined where it is absent, of another type or unknown. */
export function versionText(decoded: Decoded): string | undefined {
  const version = decoded.members?.get('ignition')?.value.members?.get('version')?.value.value;
  return typeof version === 'string' ? version : undefined;
}

/** Ignition 1 (`ignitionVersion: 1`) and the 2.x line, whose keys are others. */
function isPredecessor(decoded: Decoded, version: string | undefined): boolean {
  return version === undefined ? decoded.members?.has('ignitionVersion') === true : /^[12]\./u.test(version);
}

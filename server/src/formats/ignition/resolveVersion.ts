import type { Decoded } from '../../decode/decoded.ts';
import { standInFor } from '../../decode/standIn.ts';
import { currentRows, isVersion, versionTable } from '../../shape/versions.ts';
import type { VersionResolution } from '../format.ts';
import { scalarTextAt } from '../topLevel.ts';

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

/**
 * The text of `ignition.version`, also where one of the two keys was misspelt: the config is judged as it was meant, and
 * the key has its own problem. Undefined where it is absent, of another type or unknown.
 */
export function versionText(decoded: Decoded): string | undefined {
  const section = decoded.members?.get('ignition')?.value;
  if (!section) {
    const standIn = standInFor(decoded, 'ignition');
    return standIn?.kind === 'misspelt' ? scalarTextAt(standIn.pair.value, ['version']) : undefined;
  }
  const version = section.members?.get('version')?.value.value;
  if (version !== undefined) return typeof version === 'string' ? version : undefined;
  const standIn = standInFor(section, 'version');
  return standIn?.kind === 'misspelt' ? scalarTextAt(standIn.pair.value, []) : undefined;
}

/** Ignition 1 (`ignitionVersion: 1`) and the 2.x line, whose keys are others. */
function isPredecessor(decoded: Decoded, version: string | undefined): boolean {
  return version === undefined ? decoded.members?.has('ignitionVersion') === true : version.startsWith('2.');
}

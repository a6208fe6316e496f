import type { Decoded } from '../../decode/decoded.ts';
import { compareVersions, currentRows, versionTable } from '../../shape/versions.ts';
import type { VersionResolution } from '../format.ts';

/**
 * The file names the version of the format, the release that judges which of its keys there are. Without a version cloud-init
 * judges by version 2; where nothing of it stands there, it was meant for version 1.
 */
export function resolveVersion(decoded: Decoded, release?: string): VersionResolution {
  const table = versionTable('network-config');
  const members = decoded.members?.get('network')?.value.members ?? decoded.members;
  const written = members?.get('version')?.value.value;
  const isFirst = written === 1 || (written === undefined && members?.has('config') === true);
  const variant = isFirst ? 'v1' : 'v2';
  const choices = currentRows(table).filter((row) => row.variant === variant);
  const version = written === 1 || written === 2 ? String(written) : undefined;
  const newest =
    release === undefined ? choices.at(-1) : choices.findLast(({ version }) => compareVersions(version, release) <= 0);
  // Of a version that there is not, nobody knows which keys it means.
  const row = written === undefined || version !== undefined ? newest : undefined;
  return { version, os: [], row, table, choices, versionPath: [] };
}

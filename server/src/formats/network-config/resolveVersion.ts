import type { Decoded } from '../../decode/decoded.ts';
import { compareVersions, currentRows, versionTable } from '../../shape/versions.ts';
import type { VersionResolution } from '../format.ts';

/**
 * The file names the version of the format, the release that judges which of its keys there are. Without a version cloud-init
 * judges by version 2; where nothing of it stands there, it was meant for version 1. Where all keys are of the other version, the
 * number is what is wrong.
 */
export function resolveVersion(decoded: Decoded, release?: string): VersionResolution {
  const table = versionTable('network-config');
  const members = decoded.members?.get('network')?.value.members ?? decoded.members;
  const written = members?.get('version')?.value.value;
  const meant = meantVersion(members) ?? written;
  const isFirst = meant === 1 || (meant === undefined && members?.has('config') === true);
  const variant = isFirst ? 'v1' : 'v2';
  const choices = currentRows(table).filter((row) => row.variant === variant);
  const version = meant === 1 || meant === 2 ? String(meant) : undefined;
  const newest =
    release === undefined ? choices.at(-1) : choices.findLast(({ version }) => compareVersions(version, release) <= 0);
  // Of a version that there is not, nobody knows which keys it means.
  const row = written === undefined || version !== undefined ? newest : undefined;
  return { version, os: [], row, table, choices, versionPath: [] };
}

/** The version that all keys beside the number are of, where it is the other one; undefined elsewhere. */
export function meantVersion(members: Decoded['members']): 1 | 2 | undefined {
  const written = members?.get('version')?.value.value;
  const others = [...(members?.keys() ?? [])].filter((key) => key !== 'version');
  const isOfItems = others.includes('config');
  if (written === 2) return isOfItems && others.length === 1 ? 1 : undefined;
  return written === 1 && !isOfItems && others.some((key) => kinds.has(key)) ? 2 : undefined;
}

const kinds: ReadonlySet<string> = new Set(['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'tunnels']);

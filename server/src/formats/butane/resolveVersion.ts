import type { Decoded } from '../../decode/decoded.ts';
import { currentRows, isVersion, versionTable } from '../../shape/versions.ts';
import type { VersionResolution } from '../format.ts';
import { containerLinuxConfigMarks } from './containerLinuxConfig.ts';

/** The row that `variant` and `version` name, as the real tool reads the two. */
export function resolveVersion(decoded: Decoded): VersionResolution {
  const table = versionTable('butane');
  const variant = textMember(decoded, 'variant');
  const version = textMember(decoded, 'version');
  const named = table.rows.find((candidate) => candidate.variant === variant && isVersion(version, candidate));
  const row = named?.status === 'removed' ? undefined : named;
  return {
    version: row?.id,
    os: row?.os ?? [],
    row,
    table,
    choices: currentRows(table).filter((candidate) => candidate.variant === variant),
    versionPath: ['version'],
    variantPath: ['variant'],
    predecessorAt: containerLinuxConfigMarks(decoded.node).length > 0 ? [] : undefined,
  };
}

/** A text at the top level; undefined where it is absent, of another type or unknown. */
export function textMember(decoded: Decoded, name: string): string | undefined {
  const value = decoded.members?.get(name)?.value.value;
  return typeof value === 'string' ? value : undefined;
}

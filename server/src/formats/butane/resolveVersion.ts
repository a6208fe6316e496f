import type { Decoded } from '../../decode/decoded.ts';
import { standInFor } from '../../decode/standIn.ts';
import { currentRows, isVersion, versionTable } from '../../shape/versions.ts';
import type { VersionResolution } from '../format.ts';
import { containerLinuxConfigMarks } from './containerLinuxConfig.ts';

/** The row that `variant` and `version` name, as the real tool reads the two. */
export function resolveVersion(decoded: Decoded): VersionResolution {
  const table = versionTable('butane');
  const variant = meantText(decoded, 'variant');
  const version = meantText(decoded, 'version');
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

/**
 * A text at the top level, also of a key that was misspelt: the file is judged as it was meant, and the key has its own
 * problem. Undefined where it is absent, of another type or unknown.
 */
export function meantText(decoded: Decoded, name: string): string | undefined {
  const value = decoded.members?.get(name)?.value.value;
  if (value !== undefined) return typeof value === 'string' ? value : undefined;
  const standIn = standInFor(decoded, name);
  const node = standIn?.kind === 'misspelt' ? standIn.pair.value : undefined;
  return node?.kind === 'scalar' && !node.masked ? node.text : undefined;
}

import type { Decoded } from '../../decode/decoded.ts';
import type { Validate } from '../../decode/shapeProblems.ts';
import { compareVersions, currentRows, versionTable } from '../../shape/versions.ts';
import type { Format, VersionResolution } from '../format.ts';

/** What is true of every format that cloud-init reads and whose texts name no version. */
type Common = Pick<
  Format,
  | 'id'
  | 'tool'
  | 'releasedWith'
  | 'takenAs'
  | 'schemaFile'
  | 'validate'
  | 'bootsWithout'
  | 'unknownKey'
  | 'versions'
  | 'parts'
  | 'versionKeys'
  | 'resolveVersion'
  | 'configRules'
  | 'writtenRules'
>;

export function userDataFormat(id: string, validate: Validate): Common {
  return {
    id,
    tool: 'cloud-init',
    releasedWith: 'cloud-init',
    takenAs: 'cloud-config',
    schemaFile: `schemas/${id}/index.json`,
    validate,
    bootsWithout: true,
    unknownKey: 'warning',
    versions: versionTable(id),
    parts: 'first',
    versionKeys: () => [],
    resolveVersion: (decoded, release) => newestRow(id, decoded, release),
    configRules: [],
    writtenRules: [],
  };
}

/** The release that judges decides: that of the tool, by default the newest. */
function newestRow(id: string, _decoded: Decoded, release: string | undefined): VersionResolution {
  const table = versionTable(id);
  const choices = currentRows(table);
  const row =
    release === undefined ? choices.at(-1) : choices.findLast(({ version }) => compareVersions(version, release) <= 0);
  return { version: undefined, os: [], row, table, choices, versionPath: [] };
}

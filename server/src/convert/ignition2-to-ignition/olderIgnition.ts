import { goJson } from '../../decode/dialects/goJson.ts';
import type { ProducedObject } from '../../decode/produced.ts';
import { type Place, rootPlace } from '../../decode/visit.ts';
import { versionText } from '../../formats/ignition/resolveVersion.ts';
import { type Entry, rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { reaches, type VersionRow, versionTable } from '../../shape/versions.ts';
import type { ConversionInput } from '../conversion.ts';
import { carriedConfig } from './carriedConfig.ts';
import { ignition3Of } from './ignition3Of.ts';
import { predecessorConversions, type Upgraded } from './predecessorConversion.ts';
import type { Upgrade } from './upgrade.ts';
import { withoutNesting } from './version1.ts';

/** Ignition 2.x, and version 1 before it. */
export const [olderIgnitionToIgnition, olderIgnitionToButane] = predecessorConversions({
  from: 'ignition',
  code: 'ignition/version-2',
  upgrade: upgraded,
});

function upgraded(upgrade: Upgrade, { part, decoded }: ConversionInput): Upgraded | undefined {
  const config = olderConfig(upgrade, versionText(decoded), (root) => rootPlace(goJson.decode(part, root)));
  return config && { config, locals: new Map() };
}

/**
 * A config of an older version as Ignition 3.
 *
 * @param version undefined for the first one, which did not name it
 * @param read the place of the config, read against the entry of its version
 */
export function olderConfig(
  upgrade: Upgrade,
  version: string | undefined,
  read: (root: Entry) => Place,
): ProducedObject | undefined {
  const target = targetOf(version);
  const isFirst = version === undefined;
  const place = read(rootEntry(`schemas/ignition2/${isFirst ? 'config1' : 'config'}.json`));
  const made = carriedConfig(upgrade, place, target, `Ignition ${version ?? '1'}`);
  if (made?.kind !== 'object') return undefined;
  const config: ProducedObject = isFirst ? withoutNesting(made) : made;
  const hasOptionalModes = target.row !== undefined && reaches(target.table, target.row, optionalModes);
  return ignition3Of(upgrade, config, hasOptionalModes);
}

const optionalModes = { ignition2: '2.2.0' };

/** The row of a version of spec 2: an experimental one is what it became, and what is newer than all is the newest. */
function rowOf(version: string | undefined): VersionRow | undefined {
  const { rows } = versionTable('ignition2');
  if (version === undefined) return rows[0];
  const [numbers] = version.split('-');
  return rows.find((row) => row.version === numbers) ?? rows.at(-1);
}

function targetOf(version: string | undefined): Target {
  const table = versionTable('ignition2');
  return {
    area: 'ignition',
    tool: 'ignition',
    table,
    row: rowOf(version),
    choices: table.rows,
    versionPath: ['ignition', 'version'],
    unknownKey: 'warning',
    refusal: '',
  };
}

import { goYamlV3 } from '../../decode/dialects/goYamlV3.ts';
import type { Produced, ProducedObject } from '../../decode/produced.ts';
import { type Place, rootPlace } from '../../decode/visit.ts';
import type { Node } from '../../document/node.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { compareVersions, type VersionRow, versionTable } from '../../shape/versions.ts';
import type { ConversionInput } from '../conversion.ts';
import { carriedConfig } from '../ignition2-to-ignition/carriedConfig.ts';
import { ignition3Of } from '../ignition2-to-ignition/ignition3Of.ts';
import { predecessorConversions, type Upgraded } from '../ignition2-to-ignition/predecessorConversion.ts';
import type { Upgrade } from '../ignition2-to-ignition/upgrade.ts';
import { spec2Of } from './spec2Of.ts';

/** Container Linux Configs, by way of Ignition 2 as their own tool went. */
export const [containerLinuxToIgnition, containerLinuxToButane] = predecessorConversions({
  from: 'butane',
  code: 'butane/container-linux-config',
  upgrade: upgraded,
});

function upgraded(upgrade: Upgrade, { part, target }: ConversionInput): Upgraded | undefined {
  const place = rootPlace(goYamlV3.decode(part, rootEntry('schemas/clc/config.json')));
  const table = versionTable('clc');
  const own: Target = { ...target, table, row: etcdRow(place), choices: table.rows };
  const made = carriedConfig(upgrade, place, own, 'the old tool');
  if (made?.kind !== 'object') return undefined;
  const locals = new Map<Node, Produced>();
  const config: ProducedObject = spec2Of(upgrade, made, locals);
  return { config: ignition3Of(upgrade, config, true), locals };
}

/** The row of the version of etcd whose flags the old tool takes: the newest, unless the config says another. */
function etcdRow({ decoded }: Place): VersionRow | undefined {
  const { rows } = versionTable('clc');
  const version = decoded.members?.get('etcd')?.value.members?.get('version')?.value.value;
  const line = typeof version === 'string' ? /^\d+\.\d+/u.exec(version)?.[0] : undefined;
  if (line === undefined) return rows.at(-1);
  return rows.findLast((row) => compareVersions(row.version, line) <= 0) ?? rows[0];
}

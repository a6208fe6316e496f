import type { ProducedObject } from '../../decode/produced.ts';
import { withAccounts } from './accounts.ts';
import { withConfigReferences } from './configReferences.ts';
import { filesystemPaths } from './filesystemPaths.ts';
import { withFilesystems } from './filesystems.ts';
import { withNetworkdFiles } from './networkdFiles.ts';
import { withNodes } from './nodes.ts';
import { withMibPartitions } from './partitions.ts';
import { withUnits } from './units.ts';
import type { Upgrade } from './upgrade.ts';

/** The version of Ignition that has all that spec 2 can say. */
export const upgradedVersion = '3.1.0';

/**
 * A config of spec 2 as Ignition 3, step by step.
 *
 * @param hasOptionalModes whether the version lets a file do without a mode: before 2.2.0 it then had none
 */
export function ignition3Of(upgrade: Upgrade, given: ProducedObject, hasOptionalModes: boolean): ProducedObject {
  let config = withNetworkdFiles(upgrade, given);
  const paths = filesystemPaths(config);
  config = withConfigReferences(upgrade, config, upgradedVersion);
  config = withMibPartitions(upgrade, config);
  config = withFilesystems(upgrade, config, paths);
  config = withNodes(upgrade, config, paths, hasOptionalModes);
  config = withAccounts(upgrade, config);
  return withUnits(upgrade, config);
}

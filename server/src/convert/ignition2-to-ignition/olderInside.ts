import { sigsYaml } from '../../decode/dialects/sigsYaml.ts';
import { rootPlace } from '../../decode/visit.ts';
import { versionText } from '../../formats/ignition/resolveVersion.ts';
import { specTarget } from '../../formats/ignition/specTarget.ts';
import { isConverted } from '../../formats/machineconfig/rules/unsupportedIgnition.ts';
import type { ConversionInput, MadeConfig } from '../conversion.ts';
import { olderConfig } from './olderIgnition.ts';
import { upgradedRow } from './predecessorConversion.ts';
import type { Upgrade } from './upgrade.ts';

/**
 * The config of spec 2 in a MachineConfig as Ignition 3, which the Machine Config Operator turns it into by itself; undefined
 * where there is none.
 */
export function olderInside(
  upgrade: Upgrade,
  { part, decoded }: ConversionInput,
): Pick<MadeConfig, 'config' | 'target'> | undefined {
  const inner = decoded.members?.get('spec')?.value.members?.get('config')?.value;
  const version = inner && versionText(inner);
  if (!inner || version === undefined || !isConverted(version)) return undefined;
  const decode = (root: Parameters<typeof sigsYaml.decode>[1]) => sigsYaml.decode({ ...part, root: inner.node }, root);
  const config = olderConfig(upgrade, version, (root) => ({ ...rootPlace(decode(root)), path: ['spec', 'config'] }));
  return config && { config, target: specTarget(upgradedRow()) };
}

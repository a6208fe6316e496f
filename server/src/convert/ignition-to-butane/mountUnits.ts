import {
  itemsAt,
  type Produced,
  type ProducedObject,
  producedAt,
  producedList,
  producedObject,
  producedScalar,
  producedText,
  withMember,
} from '../../decode/produced.ts';
import { filesystemUnit } from '../../formats/butane/mountUnitText.ts';
import { mayBeMountPoint } from '../../formats/butane/rules/mountPointForbidden.ts';
import { subtractConfig } from '../../formats/ignition/subtractConfig.ts';
import { has, ignitionRoot, type Reversal } from './reversal.ts';

/**
 * `with_mount_unit: true` for the filesystems whose unit is the one that Butane makes, to the letter. Butane puts its units
 * in front of all others, in the order of the filesystems.
 */
export function findMountUnits(reversal: Reversal, config: ProducedObject): ProducedObject {
  if (!has(reversal, { base: '0.2' })) return config;
  const units = itemsAt(config, 'systemd', 'units');
  const found = new Map<number, Produced>();
  const made: Produced[] = [];
  for (const [index, filesystem] of itemsAt(config, 'storage', 'filesystems').entries()) {
    const unit = units[made.length];
    const expected = unit && madeUnit(reversal, config, filesystem, unit);
    if (!expected) continue;
    found.set(index, unit);
    made.push(expected);
  }
  const [first] = made;
  if (!first) return config;
  const { origins } = first;
  const systemd = producedObject([['units', producedList(made, ...origins)]], ...origins);
  const parent = producedObject([['systemd', systemd]], ...origins);
  const rest = subtractConfig(config, parent, ignitionRoot, reversal.ignition);
  return rest ? withMarks(rest, found) : config;
}

/** The unit that Butane makes of a filesystem, if it has the name and the contents of a given one. */
function madeUnit(
  reversal: Reversal,
  config: ProducedObject,
  filesystem: Produced,
  unit: Produced,
): ProducedObject | undefined {
  const textOf = (key: string): string | undefined => producedText(producedAt(filesystem, key));
  const device = textOf('device') ?? '';
  const path = textOf('path');
  const format = textOf('format');
  const isSwap = format === 'swap' && has(reversal, { base: '0.4' });
  if (!format || (!isSwap && (!path || !mayBeMountPoint(path, reversal.target)))) return undefined;
  const isRemote = has(reversal, { base: '0.3' }) && isUnlockedOverNetwork(config, device);
  const options = itemsAt(filesystem, 'mountOptions').map((option) => producedText(option) ?? '');
  if (isRemote) options.push('_netdev');
  const { name, contents } = filesystemUnit({ device, path: path ?? '', format, options, isRemote }, isSwap);
  const isMade =
    producedText(producedAt(unit, 'name')) === name && producedText(producedAt(unit, 'contents')) === contents;
  if (!isMade) return undefined;
  const { origins } = unit;
  return producedObject(
    [
      ['contents', producedScalar(contents, ...origins)],
      ['enabled', producedScalar(true, ...origins)],
      ['name', producedScalar(name, ...origins)],
    ],
    ...origins,
  );
}

/** As Butane sees it: a LUKS volume that a Tang server unlocks. */
function isUnlockedOverNetwork(config: ProducedObject, device: string): boolean {
  return itemsAt(config, 'storage', 'luks').some((volume) => {
    const name = producedText(producedAt(volume, 'name')) ?? '';
    const isDevice = device === `/dev/mapper/${name}` || device === `/dev/disk/by-id/dm-name-${name}`;
    return isDevice && itemsAt(volume, 'clevis', 'tang').length > 0;
  });
}

/** @param units the unit of each filesystem that has one, by the filesystem's index */
function withMarks(config: ProducedObject, units: ReadonlyMap<number, Produced>): ProducedObject {
  const storage = producedAt(config, 'storage');
  const list = producedAt(storage, 'filesystems');
  if (storage?.kind !== 'object' || list?.kind !== 'list') return config;
  const items = list.items.map((item, index) => {
    const unit = units.get(index);
    if (!unit || item.kind !== 'object') return item;
    return withMember(item, 'with_mount_unit', producedScalar(true, ...unit.origins));
  });
  return withMember(config, 'storage', withMember(storage, 'filesystems', { ...list, items }));
}

import type { Decoded } from '../../decode/decoded.ts';
import {
  type Produced,
  type ProducedObject,
  producedList,
  producedObject,
  producedScalar,
} from '../../decode/produced.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { filesystemUnit } from '../../formats/butane/mountUnitText.ts';
import { mergeConfigs } from '../../formats/ignition/mergeConfigs.ts';
import type { VersionRow } from '../../shape/versions.ts';
import { at, has, ignitionRoot, isTrueAt, itemsOf, type Translation, textAt } from './translation.ts';

/** The units of `with_mount_unit`, in front of the config's own; one of the config's with the same name completes it. */
export function addMountUnits(translation: Translation, config: ProducedObject): ProducedObject {
  const filesystems = at(translation, translation.root, 'storage', 'filesystems');
  if (!filesystems) return config;
  const units: Produced[] = [];
  for (const filesystem of itemsOf(filesystems)) {
    const unit = isTrueAt(translation, filesystem, 'with_mount_unit') && mountUnit(translation, filesystem);
    if (unit) units.push(unit);
  }
  if (units.length === 0) return config;
  const origin = originOf(filesystems);
  const systemd = producedObject([['units', producedList(units, origin)]], origin);
  return mergeConfigs(producedObject([['systemd', systemd]], origin), config, ignitionRoot, translation.ignition);
}

/** What was made of a filesystem, and what for: an edit leaves most of them as they are. */
interface Made {
  readonly row: VersionRow | undefined;
  readonly path: string;
  readonly isRemote: boolean;
  readonly unit: ProducedObject | undefined;
}

const madeOf = new WeakMap<Decoded, Made>();

function mountUnit(translation: Translation, filesystem: Place): ProducedObject | undefined {
  const device = textAt(translation, filesystem, 'device') ?? '';
  const isRemote = has(translation, { base: '0.3' }) && isUnlockedOverNetwork(translation, device);
  const { row } = translation.input.target;
  const path = filesystem.path.join('/');
  const known = madeOf.get(filesystem.decoded);
  if (known && known.row === row && known.path === path && known.isRemote === isRemote) return known.unit;
  const unit = makeMountUnit(translation, filesystem, isRemote);
  madeOf.set(filesystem.decoded, { row, path, isRemote, unit });
  return unit;
}

/** Undefined where the filesystem lacks what the unit needs; the rules say so. */
function makeMountUnit(translation: Translation, filesystem: Place, isRemote: boolean): ProducedObject | undefined {
  const device = textAt(translation, filesystem, 'device') ?? '';
  const path = textAt(translation, filesystem, 'path');
  const format = textAt(translation, filesystem, 'format');
  const wanted = at(translation, filesystem, 'with_mount_unit');
  if (format === undefined || !wanted) return undefined;
  const isSwap = format === 'swap' && has(translation, { base: '0.4' });
  if (path === undefined && !isSwap) return undefined;
  const options = itemsOf(at(translation, filesystem, 'mount_options')).map(({ decoded }) => String(decoded.value));
  if (isRemote) options.push('_netdev');
  const madeFrom = ['device', 'path', 'format', 'mount_options'].map((key) => [...filesystem.path, key]);
  const origin = { ...originOf(wanted), madeFrom };
  const { name, contents } = filesystemUnit({ device, path: path ?? '', format, options, isRemote }, isSwap);
  return producedObject(
    [
      ['contents', producedScalar(contents, origin)],
      ['enabled', producedScalar(true, origin)],
      ['name', producedScalar(name, origin)],
    ],
    origin,
  );
}

/** Whether the device is a LUKS volume that a Tang server unlocks, so that it is there only when the network is. */
function isUnlockedOverNetwork(translation: Translation, device: string): boolean {
  return itemsOf(at(translation, translation.root, 'storage', 'luks')).some((volume) => {
    const name = textAt(translation, volume, 'name') ?? '';
    const isDevice = device === `/dev/mapper/${name}` || device === `/dev/disk/by-id/dm-name-${name}`;
    return isDevice && itemsOf(at(translation, volume, 'clevis', 'tang')).length > 0;
  });
}

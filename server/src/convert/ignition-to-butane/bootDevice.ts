import {
  itemsAt,
  type Origin,
  type Produced,
  type ProducedObject,
  producedAt,
  producedList,
  producedObject,
  producedScalar,
  producedText,
} from '../../decode/produced.ts';
import {
  type BootDevice,
  bootDeviceConfig,
  bootLayouts,
  rootPartition,
} from '../../formats/butane/bootDeviceConfig.ts';
import { diskOfLayout, isS390x } from '../../formats/butane/s390x.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import { subtractConfig } from '../../formats/ignition/subtractConfig.ts';
import { acceptedValue } from '../../shape/acceptedValue.ts';
import { availability, holds } from '../../shape/availability.ts';
import { type Entry, itemOf, propertyOf } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { butaneEntry, ignitionRoot, type Reversal } from './reversal.ts';
import type { Sugared } from './sugar.ts';

/** A mirrored or encrypted boot disk, where the config holds exactly what Butane makes of `boot_device`. */
export function findBootDevice(reversal: Reversal, config: ProducedObject): Sugared | undefined {
  for (const candidate of candidates(config, reversal.target)) {
    const section = sectionOf(candidate);
    if (!isSayable(section, butaneEntry('boot_device'), reversal.target)) continue;
    const parent = bootDeviceConfig(candidate);
    const rest = parent && subtractConfig(config, parent, ignitionRoot, reversal.ignition);
    // Where the config says more of the arrays or the volume, the shorthand would hide what it really is.
    if (rest && !speaksOf(rest, 'raid', arrayNames) && !speaksOf(rest, 'luks', [volumeName]))
      return { config: rest, section: ['boot_device', section] };
  }
  return undefined;
}

const volumeName = 'root';
const arrayNames = ['md-boot', 'md-root'];

function speaksOf(config: ProducedObject, list: string, names: readonly string[]): boolean {
  return itemsAt(config, 'storage', list).some((item) => names.includes(producedText(producedAt(item, 'name')) ?? ''));
}

/** What `boot_device` may have said, by the names that it gives to things. */
function* candidates(config: ProducedObject, target: Target): Generator<BootDevice> {
  const [volume] = itemsAt(config, 'storage', 'luks');
  const isRoot = volume !== undefined && producedText(producedAt(volume, 'name')) === volumeName;
  const array = itemsAt(config, 'storage', 'raid').find(
    (item) => producedText(producedAt(item, 'name')) === arrayNames[1],
  );
  const count = itemsAt(array, 'devices').length;
  const disks = itemsAt(config, 'storage', 'disks').slice(0, count);
  for (const layout of bootLayouts) {
    const encrypted = isRoot ? volumeOf(volume, layout, target) : undefined;
    const numbered = rootPartition(layout) !== undefined;
    if (array && count > 1 && disks.length === count) {
      const mirror = mirrorOf(disks, array);
      if (!mirror || numbered) continue;
      const made = originOf(array);
      if (encrypted) yield { layout, made, mirror, volume: encrypted };
      yield { layout, made, mirror };
    } else if (encrypted) yield { layout, made: encrypted.made, volume: encrypted };
  }
}

function mirrorOf(disks: readonly Produced[], array: Produced): BootDevice['mirror'] {
  const items = disks.map((disk) => ({
    device: producedAt(disk, 'device'),
    own: originOf(disk),
    made: originOf(disk),
  }));
  return { disks: items, list: originOf(array), arrays: originOf(array) };
}

/** Undefined where nothing unlocks it that `boot_device` can say. */
function volumeOf(volume: Produced, layout: string, target: Target): BootDevice['volume'] {
  const cex = producedAt(volume, 'cex');
  const clevis = producedAt(volume, 'clevis');
  const isCex = isTrue(producedAt(cex, 'enabled'));
  if (!isCex && !isTrue(producedAt(clevis, 'tpm2')) && itemsAt(clevis, 'tang').length === 0) return undefined;
  if (isCex && !isS390x(layout, target)) return undefined;
  const device = producedText(producedAt(volume, 'device')) ?? '';
  const number = rootPartition(layout);
  const disk = number !== undefined && device.endsWith(number) ? device.slice(0, -number.length) : undefined;
  if (number !== undefined && (disk === undefined || !diskOfLayout(layout, target)?.pattern.test(disk)))
    return undefined;
  return {
    made: originOf(volume),
    device: disk,
    discard: producedAt(volume, 'discard'),
    unlocking: isCex ? ['cex', cex] : ['clevis', clevis && withoutCustom(clevis)],
  };
}

/** What `boot_device.luks` knows of Clevis. */
function withoutCustom(clevis: Produced): Produced {
  return producedObject(
    ['tang', 'threshold', 'tpm2'].map((key) => [key, producedAt(clevis, key)]),
    ...clevis.origins,
  );
}

/** The section of Butane. A layout stands there where it decides something. */
function sectionOf({ layout, made, mirror, volume }: BootDevice): ProducedObject {
  const [kind, unlocking] = volume?.unlocking ?? [];
  const decides = mirror !== undefined || kind === 'cex' || volume?.device !== undefined;
  const luks =
    volume &&
    producedObject(
      [
        ...(kind === 'clevis' && unlocking?.kind === 'object' ? unlocking.members : []),
        ['discard', volume.discard],
        ['device', volume.device === undefined ? undefined : producedScalar(volume.device, volume.made)],
        ['cex', kind === 'cex' ? unlocking : undefined],
      ],
      volume.made,
    );
  return producedObject(
    [
      ['layout', decides ? producedScalar(layout, made) : undefined],
      ['luks', luks],
      ['mirror', mirror && producedObject([['devices', devicesOf(mirror)]], mirror.list)],
    ],
    made,
  );
}

function devicesOf({ disks, list }: NonNullable<BootDevice['mirror']>): Produced {
  return producedList(
    disks.flatMap(({ device }) => device ?? []),
    list,
  );
}

/** Whether the version has every key and value of a section. */
function isSayable(value: Produced, entry: Entry, target: Target): boolean {
  if (availability(entry.keywords, target).kind !== 'available') return false;
  switch (value.kind) {
    case 'scalar': {
      const accepted = acceptedValue(entry, value.value);
      return accepted === undefined || holds(accepted, target);
    }
    case 'list': {
      const item = itemOf(entry) ?? entry;
      return value.items.every((each) => isSayable(each, item, target));
    }
    case 'object':
      return [...value.members].every(([name, member]) => {
        const child = propertyOf(entry, snakeCase(name));
        return child !== undefined && isSayable(member, child, target);
      });
  }
}

function originOf({ origins: [origin] }: Produced): Origin {
  if (!origin) throw new Error('nothing is known of where a piece comes from');
  return origin;
}

function isTrue(value: Produced | undefined): boolean {
  return value?.kind === 'scalar' && value.value === true;
}

import { type Origin, type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { type BootDevice, bootDeviceConfig } from '../../formats/butane/bootDeviceConfig.ts';
import { mergeConfigs } from '../../formats/ignition/mergeConfigs.ts';
import { ignitionEntry } from './ignitionEntry.ts';
import { renameKeys } from './renameKeys.ts';
import { at, ignitionRoot, isTrueAt, itemsOf, scalarOf, type Translation, textAt } from './translation.ts';

/** What `boot_device` stands for, below what the config says itself. */
export function addBootDevice(translation: Translation, config: ProducedObject): ProducedObject {
  const bootDevice = at(translation, translation.root, 'boot_device');
  const said = bootDevice && readBootDevice(translation, bootDevice);
  const rendered = said && bootDeviceConfig(said);
  return rendered ? mergeConfigs(rendered, config, ignitionRoot, translation.ignition) : config;
}

function readBootDevice(translation: Translation, bootDevice: Place): BootDevice {
  const isMadeFrom = (place: Place, ...sources: readonly string[]): Origin => ({
    ...originOf(place),
    madeFrom: sources.map((source) => [...bootDevice.path, ...source.split('.')]),
  });
  const mirror = at(translation, bootDevice, 'mirror');
  const devices = at(translation, mirror, 'devices');
  const luks = at(translation, bootDevice, 'luks');
  const disks = itemsOf(devices).map((place) => ({
    device: scalarOf(place),
    own: originOf(place),
    made: isMadeFrom(place, 'layout'),
  }));
  const isMirrored = mirror !== undefined && devices !== undefined && disks.length > 0;
  const isEncrypted = luks !== undefined && hasUnlocking(translation, luks);
  return {
    layout: textAt(translation, bootDevice, 'layout') ?? 'x86_64',
    made: isMadeFrom(bootDevice, 'layout', 'luks.device'),
    ...(isMirrored ? { mirror: { disks, list: originOf(devices), arrays: isMadeFrom(mirror, 'layout') } } : {}),
    ...(isEncrypted
      ? {
          volume: {
            made: isMadeFrom(luks, 'layout', 'luks.device'),
            device: textAt(translation, luks, 'device'),
            discard: scalarOf(at(translation, luks, 'discard')),
            unlocking: unlocking(translation, luks),
          },
        }
      : {}),
  };
}

function unlocking(translation: Translation, luks: Place): NonNullable<BootDevice['volume']>['unlocking'] {
  return isTrueAt(translation, luks, 'cex', 'enabled')
    ? ['cex', cex(translation, luks)]
    : ['clevis', clevis(translation, luks)];
}

function hasUnlocking(translation: Translation, luks: Place): boolean {
  return (
    isTrueAt(translation, luks, 'tpm2') ||
    itemsOf(at(translation, luks, 'tang')).length > 0 ||
    isTrueAt(translation, luks, 'cex', 'enabled')
  );
}

function clevis(translation: Translation, luks: Place): Produced {
  const tang = at(translation, luks, 'tang');
  const entry = ignitionEntry('storage', 'luks', 0, 'clevis', 'tang');
  return producedObject(
    [
      ['tang', tang && renameKeys(translation, tang, entry, {})],
      ['threshold', scalarOf(at(translation, luks, 'threshold'))],
      ['tpm2', scalarOf(at(translation, luks, 'tpm2'))],
    ],
    originOf(luks),
  );
}

/** The tool knows no place of it but the volume's. */
function cex(translation: Translation, luks: Place): Produced | undefined {
  const place = at(translation, luks, 'cex');
  const made = place && renameKeys(translation, place, ignitionEntry('storage', 'luks', 0, 'cex'), {});
  return made && { ...made, origins: [originOf(luks)] };
}

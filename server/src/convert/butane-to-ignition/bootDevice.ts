import {
  type Origin,
  type Produced,
  type ProducedObject,
  producedList,
  producedObject,
  producedScalar,
} from '../../decode/produced.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { mergeConfigs } from '../../formats/ignition/mergeConfigs.ts';
import { ignitionEntry } from './ignitionEntry.ts';
import { renameKeys } from './renameKeys.ts';
import { at, ignitionRoot, isTrueAt, itemsOf, scalarOf, type Translation, textAt } from './translation.ts';

/** A partition of the image that a mirrored disk has to have too, in MiB. */
interface ImagePartition {
  readonly label: string;
  readonly sizeMiB?: number;
  readonly typeGuid?: string;
}

const biosBoot: ImagePartition = { label: 'bios', sizeMiB: 1, typeGuid: '21686148-6449-6E6F-744E-656564454649' };
const efiSystem: ImagePartition = { label: 'esp', sizeMiB: 127, typeGuid: 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B' };
const prepBoot: ImagePartition = { label: 'prep', sizeMiB: 4, typeGuid: '9E1A2D38-C612-4316-AA26-8B49521E5A8B' };
const reserved: ImagePartition = { label: 'reserved', sizeMiB: 1, typeGuid: '8DA63339-0007-60C0-C436-083AC8230908' };
const bootAndRoot: readonly ImagePartition[] = [{ label: 'boot', sizeMiB: 384 }, { label: 'root' }];

/** The partitions of the images of each layout, as the tool lays them out. */
const mirrorPartitions: Readonly<Record<string, readonly ImagePartition[]>> = {
  x86_64: [biosBoot, efiSystem, ...bootAndRoot],
  aarch64: [reserved, efiSystem, ...bootAndRoot],
  ppc64le: [prepBoot, reserved, ...bootAndRoot],
  's390x-eckd': [reserved, reserved, ...bootAndRoot],
  's390x-virt': [reserved, reserved, ...bootAndRoot],
  's390x-zfcp': [reserved, reserved, ...bootAndRoot],
};

/** The partition of the boot disk that holds the root file system, where the layout counts partitions. */
const rootPartitionNumber: Readonly<Record<string, string>> = { 's390x-eckd': '2', 's390x-zfcp': '4' };

/** What `boot_device` stands for: the image's partitions on every mirrored disk, arrays over them, an encrypted root. */
export function addBootDevice(translation: Translation, config: ProducedObject): ProducedObject {
  const bootDevice = at(translation, translation.root, 'boot_device');
  if (!bootDevice) return config;
  const devices = at(translation, bootDevice, 'mirror', 'devices');
  const mirror = at(translation, bootDevice, 'mirror');
  const luks = at(translation, bootDevice, 'luks');
  const isMirrored = devices !== undefined && itemsOf(devices).length > 0;
  const isEncrypted = luks !== undefined && hasUnlocking(translation, luks);
  const layout = textAt(translation, bootDevice, 'layout') ?? 'x86_64';
  const partitions = mirrorPartitions[layout];
  if ((!isMirrored && !isEncrypted) || !partitions) return config;
  const isMadeFrom = (place: Place, ...sources: readonly string[]): Origin => ({
    ...originOf(place),
    madeFrom: sources.map((source) => [...bootDevice.path, ...source.split('.')]),
  });
  const origin = isMadeFrom(bootDevice, 'layout', 'luks.device');
  const members: (readonly [string, Produced])[] = [];
  const filesystems: Produced[] = [];
  if (isMirrored && mirror) {
    const disks = itemsOf(devices).map((device, index) =>
      mirrorDisk(device, isMadeFrom(device, 'layout'), index + 1, partitions),
    );
    members.push(['disks', producedList(disks, originOf(devices))]);
    if (partitions.includes(efiSystem)) {
      for (const [index, device] of itemsOf(devices).entries())
        filesystems.push(
          filesystem(
            `/dev/disk/by-partlabel/esp-${index + 1}`,
            'vfat',
            `esp-${index + 1}`,
            isMadeFrom(device, 'layout'),
          ),
        );
    }
    const arrays = isMadeFrom(mirror, 'layout');
    members.push(['raid', mirrorRaids(disks.length, arrays)]);
    filesystems.push(filesystem('/dev/md/md-boot', 'ext4', 'boot', arrays));
  }
  if (isEncrypted) {
    const volume = isMadeFrom(luks, 'layout', 'luks.device');
    members.push(['luks', rootVolume(translation, luks, volume, layout, isMirrored)]);
  }
  const rootDevice = isEncrypted ? '/dev/mapper/root' : '/dev/md/md-root';
  filesystems.push(filesystem(rootDevice, 'xfs', 'root', origin));
  members.push(['filesystems', producedList(filesystems, origin)]);
  const rendered = producedObject([['storage', producedObject(members, origin)]], origin);
  return mergeConfigs(rendered, config, ignitionRoot, translation.ignition);
}

function hasUnlocking(translation: Translation, luks: Place): boolean {
  return (
    isTrueAt(translation, luks, 'tpm2') ||
    itemsOf(at(translation, luks, 'tang')).length > 0 ||
    isTrueAt(translation, luks, 'cex', 'enabled')
  );
}

/** The disk is the user's own, and what stands on it is not. */
function mirrorDisk(
  device: Place,
  origin: Origin,
  number: number,
  partitions: readonly ImagePartition[],
): ProducedObject {
  const made = partitions.map(({ label, sizeMiB, typeGuid }) =>
    producedObject(
      [
        ['label', producedScalar(`${label}-${number}`, origin)],
        ['sizeMiB', sizeMiB === undefined ? undefined : producedScalar(sizeMiB, origin)],
        ['typeGuid', typeGuid === undefined ? undefined : producedScalar(typeGuid, origin)],
      ],
      origin,
    ),
  );
  return producedObject(
    [
      ['device', scalarOf(device)],
      ['partitions', producedList(made, origin)],
      ['wipeTable', producedScalar(true, origin)],
    ],
    originOf(device),
  );
}

/** The superblock of the boot array stands at its end, so that a BIOS boot loader need not know of RAID. */
function mirrorRaids(count: number, origin: Origin): Produced {
  const raid = (name: string, label: string, options: readonly string[]): Produced =>
    producedObject(
      [
        ['name', producedScalar(name, origin)],
        ['level', producedScalar('raid1', origin)],
        [
          'devices',
          producedList(
            Array.from({ length: count }, (_, index) =>
              producedScalar(`/dev/disk/by-partlabel/${label}-${index + 1}`, origin),
            ),
            origin,
          ),
        ],
        [
          'options',
          producedList(
            options.map((option) => producedScalar(option, origin)),
            origin,
          ),
        ],
      ],
      origin,
    );
  return producedList([raid('md-boot', 'boot', ['--metadata=1.0']), raid('md-root', 'root', [])], origin);
}

function filesystem(device: string, format: string, label: string, origin: Origin): ProducedObject {
  return producedObject(
    [
      ['device', producedScalar(device, origin)],
      ['format', producedScalar(format, origin)],
      ['label', producedScalar(label, origin)],
      ['wipeFilesystem', producedScalar(true, origin)],
    ],
    origin,
  );
}

/** The one volume that holds the root file system. */
function rootVolume(
  translation: Translation,
  luks: Place,
  origin: Origin,
  layout: string,
  isMirrored: boolean,
): Produced {
  const number = rootPartitionNumber[layout];
  const fallback = isMirrored ? '/dev/md/md-root' : '/dev/disk/by-partlabel/root';
  const device = number === undefined ? fallback : `${textAt(translation, luks, 'device') ?? ''}${number}`;
  const isCex = isTrueAt(translation, luks, 'cex', 'enabled');
  const unlocking = isCex ? cex(translation, luks) : clevis(translation, luks);
  const volume = producedObject(
    [
      [isCex ? 'cex' : 'clevis', unlocking],
      ['device', producedScalar(device, origin)],
      ['discard', scalarOf(at(translation, luks, 'discard'))],
      ['label', producedScalar('luks-root', origin)],
      ['name', producedScalar('root', origin)],
      ['wipeVolume', producedScalar(true, origin)],
    ],
    origin,
  );
  return producedList([volume], origin);
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

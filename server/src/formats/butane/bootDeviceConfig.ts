import {
  type Origin,
  type Produced,
  type ProducedObject,
  producedList,
  producedObject,
  producedScalar,
} from '../../decode/produced.ts';

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

/** A disk of a mirrored boot device. */
export interface BootDisk {
  readonly device: Produced | undefined;
  /** Where it stands. */
  readonly own: Origin;
  /** Of what is made of it. */
  readonly made: Origin;
}

/** What `boot_device` says. */
export interface BootDevice {
  readonly layout: string;
  readonly made: Origin;
  readonly mirror?: { readonly disks: readonly BootDisk[]; readonly list: Origin; readonly arrays: Origin };
  /** The encrypted root. */
  readonly volume?: {
    readonly made: Origin;
    /** The disk, for the layouts that have to know it. */
    readonly device: string | undefined;
    readonly discard: Produced | undefined;
    readonly unlocking: readonly [key: 'clevis' | 'cex', value: Produced | undefined];
  };
}

/** The layouts that there may be. */
export const bootLayouts: readonly string[] = Object.keys(mirrorPartitions);

/** What is put behind the disk's name to get its root partition, where the layout counts partitions. */
export function rootPartition(layout: string): string | undefined {
  return rootPartitionNumber[layout];
}

/**
 * The Ignition config that `boot_device` stands for: the image's partitions on every mirrored disk, arrays over them, an
 * encrypted root. Undefined where it stands for nothing.
 */
export function bootDeviceConfig({ layout, made, mirror, volume }: BootDevice): ProducedObject | undefined {
  const partitions = mirrorPartitions[layout];
  if ((!mirror && !volume) || !partitions) return undefined;
  const members: (readonly [string, Produced])[] = [];
  const filesystems: Produced[] = [];
  if (mirror) {
    const { disks, list, arrays } = mirror;
    members.push([
      'disks',
      producedList(
        disks.map((disk, index) => mirrorDisk(disk, index + 1, partitions)),
        list,
      ),
    ]);
    if (partitions.includes(efiSystem))
      for (const [index, disk] of disks.entries())
        filesystems.push(filesystem(`/dev/disk/by-partlabel/esp-${index + 1}`, 'vfat', `esp-${index + 1}`, disk.made));
    members.push(['raid', mirrorRaids(disks.length, arrays)]);
    filesystems.push(filesystem('/dev/md/md-boot', 'ext4', 'boot', arrays));
  }
  if (volume) members.push(['luks', rootVolume(volume, layout, mirror !== undefined)]);
  const rootDevice = volume ? '/dev/mapper/root' : '/dev/md/md-root';
  filesystems.push(filesystem(rootDevice, 'xfs', 'root', made));
  members.push(['filesystems', producedList(filesystems, made)]);
  return producedObject([['storage', producedObject(members, made)]], made);
}

/** The disk is the user's own, and what stands on it is not. */
function mirrorDisk({ device, own, made: origin }: BootDisk, number: number, partitions: readonly ImagePartition[]) {
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
      ['device', device],
      ['partitions', producedList(made, origin)],
      ['wipeTable', producedScalar(true, origin)],
    ],
    own,
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
  { made, device, discard, unlocking }: NonNullable<BootDevice['volume']>,
  layout: string,
  isMirrored: boolean,
): Produced {
  const number = rootPartitionNumber[layout];
  const fallback = isMirrored ? '/dev/md/md-root' : '/dev/disk/by-partlabel/root';
  const volume = producedObject(
    [
      unlocking,
      ['device', producedScalar(number === undefined ? fallback : `${device ?? ''}${number}`, made)],
      ['discard', discard],
      ['label', producedScalar('luks-root', made)],
      ['name', producedScalar('root', made)],
      ['wipeVolume', producedScalar(true, made)],
    ],
    made,
  );
  return producedList([volume], made);
}

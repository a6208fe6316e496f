import { unitNameEscape } from '../../server/src/embedded/unitNameEscape.ts';
import type { VersionRow } from '../../server/src/shape/versions.ts';
import type { Random } from '../fuzz/random.ts';

type Plain = Record<string, unknown>;

/**
 * Makes parts of a random config speak of the same things, as they do in real ones: file systems on volumes and arrays, disks
 * and volumes of the boot device, units of mounts, files of trees, nested configs.
 */
export function tieTogether(config: Plain, random: Random, row: VersionRow): void {
  const storage = (config.storage ?? {}) as Plain;
  const filesystems = objectsIn(storage.filesystems);
  const mirrored = at(config, 'boot_device', 'mirror', 'devices') as readonly string[] | undefined;
  for (const [index, volume] of objectsIn(storage.luks).entries()) {
    if (index === 0 && config.boot_device && random.chance(0.3)) volume.name = 'root';
    else if (filesystems[index] && random.chance(0.6)) filesystems[index].device = `/dev/mapper/${String(volume.name)}`;
  }
  if (config.boot_device && random.chance(0.5)) {
    const root = mirrored && !at(config, 'boot_device', 'luks') ? '/dev/md/md-root' : '/dev/mapper/root';
    const last = filesystems.at(-1);
    if (last) Object.assign(last, { device: root, format: random.pick(['ext4', 'xfs']), with_mount_unit: false });
  }
  for (const [index, device] of (mirrored ?? []).entries()) {
    const disk = objectsIn(storage.disks)[index];
    if (disk && random.chance(0.6)) mirrorDisk(disk, device, index + 1, random);
  }
  const array = objectsIn(storage.raid)[0];
  if (mirrored && array && random.chance(0.4)) array.name = random.pick(['md-boot', 'md-root']);
  tieUnits(config, filesystems, random);
  tieTrees(storage, random);
  nestConfigs(config, random, row);
}

/** A disk of the mirror that the user speaks of too. */
function mirrorDisk(disk: Plain, device: string, number: number, random: Random): void {
  disk.device = device;
  const partition = objectsIn(disk.partitions)[0];
  if (partition && random.chance(0.5))
    Object.assign(partition, { label: `root-${number}`, number: random.pick([0, 4]) });
}

function tieUnits(config: Plain, filesystems: readonly Plain[], random: Random): void {
  const unit = objectsIn(at(config, 'systemd', 'units'))[0];
  const mounted = filesystems.find((filesystem) => filesystem.with_mount_unit === true && filesystem.path);
  if (unit && mounted && random.chance(0.7)) unit.name = `${unitNameEscape(String(mounted.path))}.mount`;
}

function tieTrees(storage: Plain, random: Random): void {
  const tree = objectsIn(storage.trees)[0];
  const file = objectsIn(storage.files)[0];
  if (!tree || !file || tree.local !== 'tree' || !random.chance(0.7)) return;
  file.path = `${String(tree.path)}/usr.sh`;
  if (random.chance(0.9)) delete file.contents;
  delete file.append;
}

/** Configs inside the config are read too, so they have to be some. */
function nestConfigs(config: Plain, random: Random, row: VersionRow): void {
  const nested = [...objectsIn(at(config, 'ignition', 'config', 'merge')), at(config, 'ignition', 'config', 'replace')];
  for (const resource of nested) {
    if (!isPlain(resource)) continue;
    const version = random.chance(0.8) ? row.target : '3.0.0';
    const users = random.chance(0.5) ? { passwd: { users: [{ name: 'core' }] } } : {};
    if (resource.inline !== undefined) resource.inline = JSON.stringify({ ignition: { version }, ...users });
    if (resource.local !== undefined) resource.local = 'merged.ign';
  }
}

function objectsIn(list: unknown): readonly Plain[] {
  return Array.isArray(list) ? list.filter(isPlain) : [];
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((place, key) => (isPlain(place) ? place[key] : undefined), value);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

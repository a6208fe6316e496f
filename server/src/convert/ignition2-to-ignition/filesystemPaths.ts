import { joinPath } from '../../base/joinPath.ts';
import type { ProducedObject } from '../../decode/produced.ts';
import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import { objectIn, objectsIn, textIn } from './upgrade.ts';

/** Where the filesystems of spec 2, which files name by name, stand on the machine. */
export interface FilesystemPath {
  /** Undefined where nothing of it is reached from the root. */
  readonly path: string | undefined;
  /** Whether the config says it; otherwise it is a path of our choice. */
  readonly isSaid: boolean;
}

/** The filesystem that is always there, and where Ignition 2 mounts it while it runs. */
const rootName = 'root';
const rootMount = '/sysroot';

/** Partitions of the image, which units of the image mount; source: flatcar/flatcar-website docs (fb-provision/ignition/boot-process.md, os changelog). */
const pathsByLabel: Readonly<Record<string, string>> = { ROOT: '/', OEM: '/oem', 'EFI-SYSTEM': '/boot' };

/** Paths by the name of the filesystem, for those that have one. */
export function filesystemPaths(config: ProducedObject): ReadonlyMap<string, FilesystemPath> {
  const storage = objectIn(config, 'storage');
  const used = new Set(
    ['files', 'directories', 'links'].flatMap((list) =>
      objectsIn(storage, list).map((node) => textIn(node, 'filesystem')),
    ),
  );
  const paths = new Map<string, FilesystemPath>([[rootName, { path: '/', isSaid: true }]]);
  const mounts = mountUnits(config);
  for (const filesystem of objectsIn(storage, 'filesystems')) {
    const name = textIn(filesystem, 'name') ?? '';
    if (name === rootName) continue;
    const found = pathOf(filesystem, mounts);
    if (found) paths.set(name, found);
    else if (used.has(name))
      paths.set(name, { path: joinPath('/var/mnt', name.replaceAll(/[^\w.-]/gu, '-')), isSaid: false });
  }
  return paths;
}

function pathOf(filesystem: ProducedObject, mounts: ReadonlyMap<string, string>): FilesystemPath | undefined {
  const own = textIn(filesystem, 'path');
  if (own !== undefined) {
    const path = joinPath('/', own);
    if (path !== rootMount && !path.startsWith(`${rootMount}/`)) return { path: undefined, isSaid: true };
    return { path: joinPath('/', path.slice(rootMount.length)), isSaid: true };
  }
  const mount = objectIn(filesystem, 'mount');
  const device = textIn(mount, 'device') ?? '';
  const label = textIn(mount, 'label') ?? /^\/dev\/disk\/by-label\/(.+)$/u.exec(device)?.[1];
  const names = label === undefined ? [device] : [device, `/dev/disk/by-label/${label}`, `LABEL=${label}`];
  const path = names.map((name) => mounts.get(name)).find((each) => each !== undefined);
  const known = path ?? (label === undefined ? undefined : pathsByLabel[label]);
  return known === undefined ? undefined : { path: known, isSaid: true };
}

/** Where the mount units of the config mount what. */
function mountUnits(config: ProducedObject): ReadonlyMap<string, string> {
  const mounts = new Map<string, string>();
  for (const unit of objectsIn(objectIn(config, 'systemd'), 'units')) {
    if (!textIn(unit, 'name')?.endsWith('.mount')) continue;
    const { sections } = readUnitFile(textIn(unit, 'contents') ?? '');
    const said = sections.filter(({ name }) => name === 'Mount').flatMap(({ assignments }) => assignments);
    const what = said.findLast(({ key }) => key === 'What')?.value;
    const where = said.findLast(({ key }) => key === 'Where')?.value;
    if (what !== undefined && where?.startsWith('/')) mounts.set(what, joinPath('/', where));
  }
  return mounts;
}

import { type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import type { FilesystemPath } from './filesystemPaths.ts';
import {
  objectIn,
  objectsIn,
  plainIn,
  reportLoss,
  scalarFrom,
  textIn,
  type Upgrade,
  withItems,
  withSection,
} from './upgrade.ts';

/** Filesystems: Ignition 3 knows no names for them, only devices and the paths that they are mounted at. */
export function withFilesystems(
  upgrade: Upgrade,
  config: ProducedObject,
  paths: ReadonlyMap<string, FilesystemPath>,
): ProducedObject {
  const storage = objectIn(config, 'storage');
  if (!storage) return config;
  const filesystems = objectsIn(storage, 'filesystems').flatMap((filesystem) => {
    const mount = objectIn(filesystem, 'mount');
    if (!mount) return [];
    const name = textIn(filesystem, 'name') ?? '';
    const found = paths.get(name);
    const source = filesystem.members.get('name') ?? filesystem;
    if (found && !found.isSaid) reportChosenPath(upgrade, source, name, found.path);
    return [mounted(upgrade, mount, found?.path === undefined ? undefined : scalarFrom(source, found.path))];
  });
  return withSection(config, 'storage', withItems(storage, 'filesystems', filesystems));
}

function reportChosenPath(upgrade: Upgrade, source: Produced, name: string, path: string | undefined): void {
  const message = `the config does not say where \`${name}\` is mounted: for what is written to it, Ignition 3 mounts it at \`${path}\`, which leaves an empty directory there; give it the path at which the machine mounts it`;
  reportLoss(upgrade, source, 'approximated', 'comes-near', message);
}

function mounted(upgrade: Upgrade, mount: ProducedObject, path: Produced | undefined): ProducedObject {
  const create = objectIn(mount, 'create');
  const force = create?.members.get('force');
  if (create && plainIn(create, 'force') !== true) {
    const message =
      'Ignition 2 stops at a filesystem that is there already where `create` has no `force`; Ignition 3 keeps one of the same format, label and UUID, and stops at any other';
    reportLoss(upgrade, create, 'approximated', 'comes-near', message);
  }
  const member = (name: string): Produced | undefined => mount.members.get(name);
  return producedObject(
    [
      ['path', path],
      ['device', member('device')],
      ['format', member('format')],
      ['wipeFilesystem', member('wipeFilesystem') ?? force],
      ['label', member('label')],
      ['uuid', member('uuid')],
      ['options', member('options') ?? create?.members.get('options')],
    ],
    ...mount.origins,
  );
}

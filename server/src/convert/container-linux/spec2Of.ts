import { type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import type { Node } from '../../document/node.ts';
import {
  objectIn,
  objectsIn,
  textIn,
  type Upgrade,
  withItems,
  withMembers,
  withSection,
} from '../ignition2-to-ignition/upgrade.ts';
import { asSpec2Directory, asSpec2File } from './nodes.ts';
import { asSpec2Partition } from './partitions.ts';
import { serviceDropins } from './serviceDropins.ts';
import { updateFile } from './updateFile.ts';

/** Sections that stand for files and drop-ins. */
const services = ['etcd', 'flannel', 'locksmith', 'update', 'docker'];

/**
 * A Container Linux Config as Ignition 2.3, as its own tool writes it.
 *
 * @param locals gets the names of the local files, by the node of the path that they are written to
 */
export function spec2Of(upgrade: Upgrade, given: ProducedObject, locals: Map<Node, Produced>): ProducedObject {
  const own = withMembers(given, Object.fromEntries(services.map((name) => [name, undefined])));
  let config = objectOf(renamed(own), own);
  const storage = objectIn(config, 'storage') ?? { ...given, members: new Map() };
  const disks = objectsIn(storage, 'disks').map((disk) =>
    withItems(
      disk,
      'partitions',
      objectsIn(disk, 'partitions').map((each) => asSpec2Partition(upgrade, each)),
    ),
  );
  const files = objectsIn(storage, 'files').map((file) => asSpec2File(file, locals));
  const made = updateFile(upgrade, given);
  let changed = withItems(storage, 'disks', disks);
  changed = withItems(changed, 'files', made ? [...files, made] : files, made);
  changed = withItems(changed, 'directories', objectsIn(storage, 'directories').map(asSpec2Directory));
  config = withSection(config, 'storage', changed);
  const dropins = serviceDropins(upgrade, given);
  const systemd = objectIn(config, 'systemd') ?? { ...given, members: new Map() };
  const units = [...dropins, ...objectsIn(systemd, 'units')];
  return withSection(config, 'systemd', withItems(systemd, 'units', units, dropins[0]));
}

/** Keys under Ignition's names, and hashes as texts. */
function renamed(value: Produced): Produced {
  switch (value.kind) {
    case 'scalar':
      return value;
    case 'list':
      return { ...value, items: value.items.map(renamed) };
    case 'object': {
      const members = new Map<string, Produced>();
      for (const [name, member] of value.members) {
        const key = name.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
        const hash = name === 'hash' && member.kind === 'object' ? hashText(member) : undefined;
        if (name !== 'hash' || member.kind !== 'object') members.set(key, renamed(member));
        else if (hash) members.set(key, hash);
      }
      return { ...value, members };
    }
  }
}

function hashText(hash: ProducedObject): Produced | undefined {
  const [name, sum] = [textIn(hash, 'function'), textIn(hash, 'sum')];
  if (name === undefined || sum === undefined) return undefined;
  return { kind: 'scalar', value: `${name}-${sum}`, origins: hash.origins };
}

function objectOf(value: Produced, fallback: ProducedObject): ProducedObject {
  return value.kind === 'object' ? value : producedObject([], ...fallback.origins);
}

import type { Node } from '../../document/node.ts';
import { scalarTextAt, topLevelPair } from '../topLevel.ts';

/** Sections that only a Container Linux Config has; source: flatcar/container-linux-config-transpiler doc/configuration.md. */
const ownSections = ['etcd', 'flannel', 'locksmith', 'update', 'docker', 'networkd'];
const sharedSections = ['ignition', 'storage', 'systemd', 'passwd'];

/**
 * Why a document without a variant is a Container Linux Config, the predecessor of Butane: nothing but its sections at
 * the top level, and one that no other format has with a form of its own. Empty where it is not one.
 */
export function containerLinuxConfigMarks(root: Node | undefined): readonly string[] {
  if (root?.kind !== 'map' || root.pairs.length === 0 || topLevelPair(root, 'variant')) return [];
  // An Ignition 2.x config, whose files name a filesystem too, says its version.
  if (scalarTextAt(root, ['ignition', 'version']) !== undefined) return [];
  const names = root.pairs.map((pair) => (pair.key.kind === 'scalar' ? pair.key.text : ''));
  if (!names.every((name) => ownSections.includes(name) || sharedSections.includes(name))) return [];
  const marks: string[] = [];
  const files = topLevelPair(topLevelPair(root, 'storage')?.value, 'files')?.value;
  if (files?.kind === 'seq' && files.items.some((item) => topLevelPair(item, 'filesystem'))) {
    marks.push('storage.files with the key filesystem');
  }
  const filesystems = topLevelPair(topLevelPair(root, 'storage')?.value, 'filesystems')?.value;
  if (
    filesystems?.kind === 'seq' &&
    filesystems.items.some((item) => topLevelPair(item, 'mount')?.value?.kind === 'map')
  )
    marks.push('storage.filesystems with the key mount');
  const withUnits = topLevelPair(topLevelPair(root, 'systemd')?.value, 'units')?.value?.kind === 'seq';
  const own = names.filter((name) => ownSections.includes(name));
  const hasShared = names.some((name) => sharedSections.includes(name));
  if (own.length > 0 && (withUnits || (hasShared && files !== undefined))) {
    marks.push(`the section ${own.join(', ')} of a Container Linux Config`);
  }
  return marks;
}

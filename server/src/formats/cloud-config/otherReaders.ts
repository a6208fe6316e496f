import type { Node } from '../../document/node.ts';

/**
 * Keys at the top level by which other programs know a text that begins as cloud-config does: Flatcar's coreos-cloudinit,
 * Kairos and its kin, k3OS, RancherOS, Harvester, Talos. They take some keys of cloud-init in another way, so nothing is
 * said of such a text here.
 */
const marks: ReadonlySet<string> = new Set([
  'bundles',
  'cluster',
  'coreos',
  'elemental',
  'install',
  'k0s',
  'k3os',
  'k3s',
  'k3s-agent',
  'kairos',
  'kcrypt',
  'machine',
  'os',
  'p2p',
  'rancher',
  'rancherd',
  'reset',
  'scheme_version',
  'schemeversion',
  'stages',
  'upgrade',
]);

/** Whether a key says that another program than cloud-init reads the text. */
export function isForOtherReader(root: Node | undefined): boolean {
  return root?.kind === 'map' && root.pairs.some(({ key }) => key.kind === 'scalar' && marks.has(key.text));
}

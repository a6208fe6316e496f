import type { Node } from '../../document/node.ts';
import { detectionFacts } from '../../generated/detectionFacts.ts';

/**
 * Whether a key says that another program than cloud-init reads the text: Flatcar's coreos-cloudinit, Kairos and its kin,
 * k3OS, RancherOS, Harvester, Talos. They take some keys of cloud-init in another way, so nothing is said of such a text here.
 */
export function isForOtherReader(root: Node | undefined, format: string): boolean {
  const marks = detectionFacts.formats[format]?.marks ?? [];
  return root?.kind === 'map' && root.pairs.some(({ key }) => key.kind === 'scalar' && marks.includes(key.text));
}

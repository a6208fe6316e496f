import type { Node } from '../../document/node.ts';
import { detectionFacts } from '../../generated/detectionFacts.ts';
import { systemsTaking } from '../../layers/systemsTaking.ts';

/**
 * Whether a key says that another program than cloud-init reads the text: Kairos and its kin,
 * k3OS, RancherOS, Harvester, Talos. They take some keys of cloud-init in another way, so nothing is said of such a text here,
 * unless somebody has chosen a system on which cloud-init reads it.
 */
export function isForOtherReader(root: Node | undefined, format: string, os: string | undefined): boolean {
  if (os !== undefined && systemsTaking(format).includes(os)) return false;
  const marks = detectionFacts.formats[format]?.marks ?? [];
  return root?.kind === 'map' && root.pairs.some(({ key }) => key.kind === 'scalar' && marks.includes(key.text));
}

/** The key at the top level that says for which system a text is, and the id of that; undefined where none does. */
export function keyOfSystem(
  root: Node | undefined,
  format: string,
): readonly [key: string, system: string] | undefined {
  if (root?.kind !== 'map') return undefined;
  const known = Object.entries(detectionFacts.formats[format]?.systems ?? {});
  return known.find(([name]) => root.pairs.some(({ key }) => key.kind === 'scalar' && key.text === name));
}

import type { ProducedObject } from '../../decode/produced.ts';
import { largestContents, type ResourceContents } from '../../embedded/resourceContents.ts';
import type { Reversal } from './reversal.ts';

/** A walk through a config that is to be written as Butane. */
export interface Walk {
  readonly reversal: Reversal;
  /** The whole of it, for what depends on more than one place. */
  readonly config: ProducedObject;
  /** What has been read of resources, by their members. */
  readonly contents: WeakMap<object, ResourceContents>;
  /** How many bytes may still be unpacked: a small file can hold what unpacks to more than there is memory. */
  readonly budget: { left: number };
}

/** @param config all that is to be written */
export function startWalk(reversal: Reversal, config: ProducedObject): Walk {
  return { reversal, config, contents: new WeakMap(), budget: { left: 4 * largestContents } };
}

import type { Produced, ProducedObject } from '../../decode/produced.ts';

/** A config without what a shorthand stands for, and the shorthand. */
export interface Sugared {
  /** What the config says besides. */
  readonly config: ProducedObject;
  /** A section of Butane. */
  readonly section: readonly [key: string, value: Produced];
}

import type { Badge, Layer, Phase } from '../shape/layerWords.ts';

export interface BadgeInput {
  readonly phase: readonly Phase[];
  readonly layer: readonly Layer[];
  /** Whether the first place that it lands in is in RAM, whatever its layer. */
  readonly isVolatile: boolean;
  readonly isInitramfsOnly: boolean;
}

/** What a setting affects, in the words of a person; derived from where it lands first, never stored. */
export function badgeOf({ phase, layer: [first], isVolatile, isInitramfsOnly }: BadgeInput): Badge {
  if (isInitramfsOnly) return 'early boot';
  if (first === 'boot' || first === 'disk' || phase[0] === 'cmdline') return 'early boot';
  if (first === 'image') return 'image';
  return isVolatile || first === 'volatile' ? 'runtime' : 'overlay';
}

import { isFilled, knownItems } from '../../decode/judgedConfig.ts';
import type { Clevis } from './config.ts';
import { isNonZero } from './integer.ts';

/** The keys of a Clevis config, other than a custom one, that certainly say how to unlock. */
export function builtInWays({ tang, tpm2, threshold }: Clevis): readonly string[] {
  return [
    ...(knownItems(tang).length > 0 ? ['tang'] : []),
    ...(tpm2 === true ? ['tpm2'] : []),
    ...(isNonZero(threshold) ? ['threshold'] : []),
  ];
}

export function hasCustomPin({ custom }: Clevis): boolean {
  return isFilled(custom?.pin);
}

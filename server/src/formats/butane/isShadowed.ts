import type { VersionSpan } from '../../shape/keywords.ts';
import type { Target } from '../../shape/target.ts';

/** From there on the real tool means to judge so: for clusters since the same release of the tool. */
export const judgedSince: VersionSpan = { since: { fcos: '1.6.0', openshift: '4.14.0' } };

/**
 * Whether the real tool means to judge a config as a whole as it does for Fedora CoreOS, and never comes to it: the
 * variant's own judgement takes the place of the one that it derives from. What we say of it then is our own.
 */
export function isShadowed({ row }: Target): boolean {
  return row?.derives !== undefined;
}

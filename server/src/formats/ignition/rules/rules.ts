import type { ConfigRule } from '../../configRule.ts';
import { belowLink } from './belowLink.ts';
import { idAndName } from './idAndName.ts';

/** What Ignition judges of a config beyond its shape. */
export const configRules: readonly ConfigRule[] = [belowLink, idAndName];

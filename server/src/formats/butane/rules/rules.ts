import type { ConfigRule } from '../../configRule.ts';
import { headersWithoutFetch } from './headersWithoutFetch.ts';
import { sourceMissing } from './sourceMissing.ts';

/** What Butane judges of a config beyond its shape, before it makes an Ignition config of it. */
export const configRules: readonly ConfigRule[] = [headersWithoutFetch, sourceMissing];

import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Resource } from '../config.ts';
import { resourcePlaces } from '../places.ts';

const code = 'ignition/unverified-source';

/** Not a machine's talk with itself, or with the host that it runs on. */
const openLine = /^(?:http|tftp):(?!\/\/(?:localhost|127\.|\[::1\]|169\.254\.))/iu;

/** What comes over a line that anybody can write to should be known by its hash. */
export const unverifiedSource = configRule<Resource>({
  codes: [code],
  at: resourcePlaces,
  *check(resource) {
    const { source } = resource;
    if (typeof source !== 'string' || !openLine.test(source) || !isAbsent(resource, 'verification', 'hash')) return;
    const scheme = source.slice(0, source.indexOf(':')).toLowerCase();
    yield {
      code,
      severity: 'info',
      message: `anybody on the way can change what comes over \`${scheme}\`; add \`verification.hash\`, or use \`https\``,
      path: ['source'],
      isOwn: true,
    };
  },
});

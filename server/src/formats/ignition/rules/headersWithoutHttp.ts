import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { readUrl } from '../../../embedded/readUrl.ts';
import type { Target } from '../../../shape/target.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { removeKeyOf } from '../../removeKeyOf.ts';
import type { Resource } from '../config.ts';
import { resourcePlaces } from '../places.ts';

const code = 'ignition/headers-without-http';

/** Headers can be sent to a web server only. */
export const headersWithoutHttp = configRule<Resource>({
  codes: [code],
  at: resourcePlaces,
  *check(resource, { target }) {
    const { httpHeaders, source } = resource;
    if (knownItems(httpHeaders).length === 0) return;
    if (source === '' || isAbsent(resource, 'source'))
      yield finding('nothing is fetched here that headers could be sent for', 'httpHeaders', target);
    if (typeof source !== 'string' || source === '') return;
    const url = readUrl(source);
    if (url.kind === 'fault' || url.scheme === 'http' || url.scheme === 'https') return;
    yield finding('headers are sent to `http:` and `https:` URLs only, and this one is none', 'httpHeaders', target);
  },
});

function finding(wrong: string, key: string, { refusal }: Target): Finding {
  return {
    code,
    severity: 'error',
    message: `${wrong}: ${refusal}; take the headers away`,
    path: [key],
    fixes: removeKeyOf,
  };
}

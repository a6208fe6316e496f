import { configRule } from '../../configRule.ts';
import type { Resource } from '../config.ts';
import { resourcePlaces } from '../places.ts';
import { hostFinding, sourceFault, urlCodes } from '../urls.ts';

/** What is fetched must have a URL that Ignition can fetch from. */
export const sourceUrl = configRule<Resource>({
  codes: Object.values(urlCodes),
  at: resourcePlaces,
  *check({ source }, { target }) {
    // Where something must be there, an empty text has a problem of its own.
    if (typeof source !== 'string' || source === '') return;
    const fault = sourceFault(source, target);
    const finding = fault ? undefined : hostFinding(source, ['source']);
    if (fault) yield { ...fault, severity: 'error', path: ['source'] };
    else if (finding) yield finding;
  },
});

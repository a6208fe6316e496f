import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import type { Resource } from '../config.ts';
import { sourceFault, urlCodes } from '../urls.ts';

/** The first version has a certificate's URL as a plain text, which is empty where it is not there. */
export const emptyCertificateUrl = configRule<Resource>({
  codes: [urlCodes.scheme],
  at: ['ignition.security.tls.certificateAuthorities.*'],
  *check({ source }, { target }) {
    if (source !== '' || !target.row || reaches(target.table, target.row, { ignition: '3.1.0' })) return;
    const fault = sourceFault(source, target);
    if (fault) yield { ...fault, severity: 'error', path: ['source'] };
  },
});

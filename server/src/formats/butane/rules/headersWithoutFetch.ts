import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { removeKeyOf } from '../../removeKeyOf.ts';

const code = 'ignition/headers-without-http';

interface Resource {
  readonly http_headers?: readonly unknown[];
}

/** What stands in the config already is not fetched. Of what is, the rule for Ignition knows whether headers can be sent for it. */
export const headersWithoutFetch = configRule<Resource>({
  codes: [code],
  at: [
    'ignition.config.merge.*',
    'ignition.config.replace',
    'ignition.security.tls.certificate_authorities.*',
    'storage.files.*.contents',
    'storage.files.*.append.*',
    'storage.luks.*.key_file',
  ],
  *check(resource, { target }) {
    if (knownItems(resource.http_headers).length === 0 || !isAbsent(resource, 'source')) return;
    const key = ['inline', 'local'].find((name) => !isAbsent(resource, name));
    if (key === undefined) return;
    yield {
      code,
      severity: 'error',
      message: `\`${key}\` puts the content into the config, so nothing is fetched that headers could be sent for: ${target.refusal}; take the headers away`,
      path: ['http_headers'],
      fixes: removeKeyOf,
    };
  },
});

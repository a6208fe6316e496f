import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import type { Resource } from '../config.ts';

const code = 'ignition/missing-key';

/** A config to merge and a certificate must come from somewhere. That the key is missing is for the schema to say. */
export const requiredSource = configRule<Resource>({
  codes: [code],
  at: ['ignition.config.merge.*', 'ignition.security.tls.certificateAuthorities.*'],
  *check({ source }, { target }) {
    if (source !== '' || !target.row || !reaches(target.table, target.row, { ignition: '3.1.0' })) return;
    yield {
      code,
      severity: 'error',
      message: `this has an empty \`source\`: ${target.refusal}; write a URL, like \`https://example.com/file\``,
      path: [],
    };
  },
});

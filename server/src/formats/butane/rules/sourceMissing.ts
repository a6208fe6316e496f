import { isAbsent } from '../../../decode/judgedConfig.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';

const code = 'butane/source-missing';

/** A config to merge and a certificate must come from somewhere. In the first version the schema says so. */
export const sourceMissing = configRule<object>({
  codes: [code],
  at: ['ignition.config.merge.*', 'ignition.security.tls.certificate_authorities.*'],
  *check(resource, { target }) {
    if (!target.row || !reaches(target.table, target.row, { base: '0.2' })) return;
    if (!['source', 'inline', 'local'].every((key) => isAbsent(resource, key))) return;
    yield {
      code,
      severity: 'error',
      message: `this does not say where it comes from: ${target.refusal}; add \`local\`, \`inline\` or \`source\``,
      path: [],
    };
  },
});

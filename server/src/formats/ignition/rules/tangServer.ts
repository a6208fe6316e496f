import { isGoJson } from '../../../embedded/isGoJson.ts';
import { configRule } from '../../configRule.ts';
import type { Tang } from '../config.ts';
import { hostFinding, urlCodes, webFault } from '../urls.ts';

const code = 'ignition/tang-advertisement-not-json';

/** A Tang server is a web server; what it advertises is JSON. */
export const tangServer = configRule<Tang>({
  codes: [code, ...Object.values(urlCodes)],
  at: ['storage.luks.*.clevis.tang.*'],
  *check({ url, advertisement }, { target }) {
    const fault = typeof url === 'string' ? webFault(url, target) : undefined;
    const finding = fault || typeof url !== 'string' ? undefined : hostFinding(url, ['url']);
    if (fault) yield { ...fault, severity: 'error', path: ['url'] };
    else if (finding) yield finding;
    if (typeof advertisement !== 'string' || advertisement === '' || isGoJson(advertisement)) return;
    yield {
      code,
      severity: 'error',
      message: `this advertisement is no JSON: ${target.refusal}; write what \`curl SERVER/adv\` prints, or leave the key out and the machine asks the server`,
      path: ['advertisement'],
    };
  },
});

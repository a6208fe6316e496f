import { readUrl } from '../../../embedded/readUrl.ts';
import { configRule } from '../../configRule.ts';
import type { ProxySection } from '../config.ts';
import { schemeFixes, unreadable, urlCodes } from '../urls.ts';

const codes = { invalid: 'ignition/invalid-proxy', insecure: 'ignition/insecure-proxy' } as const;

/** A proxy is reached by `http` or `https`. */
export const proxyUrl = configRule<ProxySection>({
  codes: [...Object.values(codes), urlCodes.invalid],
  at: ['ignition.proxy'],
  *check(proxy, { target, key }) {
    for (const name of ['httpProxy', 'httpsProxy'] as const) {
      const text = proxy[name];
      if (typeof text !== 'string') continue;
      const url = readUrl(text);
      const path = [name];
      if (url.kind === 'fault') {
        yield { ...unreadable(text, url.message, target), severity: 'error', path };
      } else if (url.scheme !== 'http' && url.scheme !== 'https') {
        const shown =
          text === '' ? 'the URL of this proxy is empty' : `\`${text}\` is no \`http://\` or \`https://\` URL`;
        const advice =
          text === ''
            ? `leave out \`${key(name)}\` where there is no proxy`
            : 'write `http://` or `https://` in front of the host';
        yield {
          code: codes.invalid,
          severity: 'error',
          message: `${shown}: ${target.refusal}; ${advice}`,
          path,
          fixes: schemeFixes(text),
        };
      } else if (url.scheme === 'http' && name === 'httpsProxy') {
        const message =
          'what goes to this proxy is not encrypted, so anybody on the way can read the names of the hosts that the machine fetches from; use an `https://` proxy if there is one';
        yield { code: codes.insecure, severity: 'warning', message, path };
      }
    }
  },
});

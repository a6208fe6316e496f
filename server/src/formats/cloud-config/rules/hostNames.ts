import { configRule } from '../../configRule.ts';
import { isNoName } from '../isFilledIn.ts';
import type { Keys } from '../keys.ts';

const code = 'cloud-config/bad-hostname';

/** Labels as `hostname_is_valid` of systemd takes them, which is less strict than the DNS. */
const label = /^(?!-)[A-Za-z0-9_-]+(?<!-)$/u;

/** Names that no machine can have. */
export const hostNames = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config) {
    for (const key of ['hostname', 'fqdn']) {
      const name = config[key];
      if (typeof name !== 'string' || name === '' || isNoName(name) || /[\t\r\n]/u.test(name)) continue;
      // Of a whole name the part before the first dot counts, unless the system is to have it whole.
      const [counted = ''] = name.split('.');
      const isTooLong = counted.length > 64;
      if (label.test(counted) && !isTooLong && /^[\w.-]+$/u.test(name)) continue;
      yield {
        code,
        severity: 'warning',
        message: `${isTooLong ? 'a name of more than 64 characters' : `\`${name}\``} can be no name of a machine: the system refuses it, and keeps the one that it has; use letters, digits and \`-\`, with dots between parts and no \`-\` at their ends`,
        path: [key],
        isOwn: true,
      };
    }
  },
});

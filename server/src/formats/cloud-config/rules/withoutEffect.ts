import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const hostname = 'cloud-config/hostname-preserved';
const resolver = 'cloud-config/resolv-conf-not-managed';
const tries = 'cloud-config/phone-home-without-tries';

/** A name of the machine that another key says to leave alone. */
export const hostnamePreserved = configRule<Keys>({
  codes: [hostname],
  at: [''],
  *check(config) {
    const name = ['hostname', 'fqdn'].find((key) => typeof config[key] === 'string');
    if (config.preserve_hostname !== true || name === undefined) return;
    yield {
      code: hostname,
      severity: 'warning',
      message: `with \`preserve_hostname: true\` the name of the machine is left as it is: \`${name}\` does nothing; remove one of the two`,
      path: [name],
      isOwn: true,
      related: { path: ['preserve_hostname'], message: 'it is left alone by this' },
    };
  },
});

/** Name servers that nothing writes down. */
export const resolvConfNotManaged = configRule<Keys>({
  codes: [resolver],
  at: [''],
  *check(config) {
    if (!isObject(config.resolv_conf)) return;
    const { manage_resolv_conf: manages } = config;
    if (manages !== false && !isAbsent(config, 'manage_resolv_conf')) return;
    yield {
      code: resolver,
      severity: 'warning',
      message:
        'without `manage_resolv_conf: true` cloud-init passes over `resolv_conf`: no name server is written down; add it',
      path: ['resolv_conf'],
      isOwn: true,
    };
  },
});

/** A call home that says nothing of how often it is tried, which the module warns of. */
export const phoneHomeWithoutTries = configRule<Keys>({
  codes: [tries],
  at: ['phone_home'],
  *check(call) {
    if (!isObject(call) || call.url === undefined || !isAbsent(call, 'tries')) return;
    yield {
      code: tries,
      severity: 'warning',
      message:
        'without `tries` cloud-init logs a warning, and its status says "degraded" for ever; write `tries: 10`, which is what it takes',
      path: [],
      isOwn: true,
    };
  },
});

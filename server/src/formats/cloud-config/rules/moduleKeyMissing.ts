import { isAbsent } from '../../../decode/judgedConfig.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { toolFacts } from '../../../generated/toolFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/module-key-missing';

/** What modules cannot do without, though the schema does not say so. */
interface Needs {
  readonly at: string;
  /** Of each, one. */
  readonly keys: readonly (readonly string[])[];
  /** The key that needs them; absent where the object does. */
  readonly beside?: string;
  readonly consequence: string;
}

const needs: readonly Needs[] = [
  {
    at: 'ansible',
    keys: [['install_method'], ['package_name']],
    consequence: 'the module stops, and neither installs nor runs Ansible',
  },
  {
    at: 'ansible.pull.*',
    keys: [['url'], ['playbook_names', 'playbook_name']],
    consequence: 'the module stops, and neither installs nor runs Ansible',
  },
  {
    at: 'chef',
    keys: [['server_url']],
    consequence: 'the module stops, and Chef is not set up',
  },
  {
    at: 'wireguard.interfaces.*',
    keys: [['name'], ['config_path'], ['content']],
    consequence: 'the module stops, and no interface is set up',
  },
  {
    at: 'fs_setup.*',
    keys: [['device'], ['filesystem', 'cmd']],
    consequence: 'the filesystem is not made',
  },
  {
    at: 'lxd.bridge',
    beside: 'ipv4_address',
    keys: [['ipv4_netmask']],
    consequence: 'the bridge gets no IPv4 address',
  },
  {
    at: 'lxd.bridge',
    beside: 'ipv6_address',
    keys: [['ipv6_netmask']],
    consequence: 'the bridge gets no IPv6 address',
  },
];

/**
 * Read in `validate_config` of cc_ansible.py, `get_template_params` of cc_chef.py, `mkfs` of cc_disk_setup.py, `bridge_to_cmd` of
 * cc_lxd.py and `supplemental_schema_validation` of cc_wireguard.py.
 */
const simplyMissing = needs.map(({ at, beside, keys, consequence }) =>
  configRule<Keys>({
    codes: [code],
    at: [at],
    *check(object): Generator<Finding> {
      if (!isObject(object) || Object.keys(object).length === 0) return;
      if (beside !== undefined && object[beside] === undefined) return;
      const missing = keys.filter((names) => names.every((name) => isAbsent(object, name))).map(([name]) => name);
      if (missing.length === 0) return;
      const words = missing.map((name) => `\`${name}\``).join(' and ');
      yield {
        code,
        severity: 'error',
        message: `\`${at.replaceAll('.*', '[]')}\` needs ${words}${beside === undefined ? '' : ` beside \`${beside}\``}, which the schema does not say: ${consequence}`,
        path: beside === undefined ? [] : [beside],
      };
    },
  }),
);

/** A client of NTP that cloud-init knows nothing of (`supplemental_schema_validation` of cc_ntp.py). */
const ntpClient = configRule<Keys>({
  codes: [code],
  at: ['ntp'],
  *check(ntp): Generator<Finding> {
    if (!isObject(ntp) || typeof ntp.ntp_client !== 'string' || ntp.enabled === false) return;
    const { names, needs: keys, needsOneOf } = toolFacts.ntpClients;
    const { ntp_client: client, config } = ntp;
    if (client === 'auto' || names.includes(client) || holdsTemplate(client)) return;
    if (!isAbsent(ntp, 'config') && !isObject(config)) return;
    const missing = keys.filter((key) => isAbsent(ntp, 'config', key)).map((key) => `\`${key}\``);
    if (needsOneOf.every((key) => isAbsent(ntp, 'config', key))) missing.push(`\`${needsOneOf[0]}\``);
    if (missing.length === 0) return;
    yield {
      code,
      severity: 'error',
      message: `cloud-init knows no NTP client \`${client}\`, so \`ntp.config\` needs ${missing.join(', ')}: the module stops, and the clock is not set up; it knows ${names.map((name) => `\`${name}\``).join(', ')}`,
      path: ['ntp_client'],
    };
  },
});

/** Which keys belong together to register a machine (`SubscriptionManager` of cc_rh_subscription.py). */
const registration = configRule<Keys>({
  codes: [code],
  at: ['rh_subscription'],
  *check(subscription): Generator<Finding> {
    if (!isObject(subscription)) return;
    const lacks = (...keys: readonly string[]): boolean => keys.every((key) => isAbsent(subscription, key));
    const isKeyMissing = lacks('activation_key', 'activation-key');
    const isOrgMissing = lacks('org');
    if ((isKeyMissing || isOrgMissing) && (lacks('username') || lacks('password'))) {
      const message =
        '`rh_subscription` needs `activation_key` and `org`, or `username` and `password`, which the schema does not say: cloud-init warns, and the machine is not registered';
      yield { code, severity: 'error', message, path: [] };
      return;
    }
    const level = ['service_level', 'service-level'].find((key) => subscription[key] !== undefined);
    if (level === undefined) return;
    const attaches =
      lacks('auto_attach', 'auto-attach') ||
      subscription.auto_attach === false ||
      subscription['auto-attach'] === false;
    if (!attaches) return;
    const message = `\`${level}\` needs \`auto_attach: true\`, which the schema does not say: cloud-init warns, and the machine is not registered`;
    yield { code, severity: 'error', message, path: [level] };
  },
});

export const moduleKeyMissing: readonly ConfigRule[] = [...simplyMissing, ntpClient, registration];

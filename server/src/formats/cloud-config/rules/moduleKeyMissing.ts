import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/module-key-missing';

/** What modules cannot do without, though the schema does not say so. */
interface Needs {
  readonly at: string;
  /** Of each, one. */
  readonly keys: readonly (readonly string[])[];
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
];

/** Read in `validate_config` of cc_ansible.py, `get_template_params` of cc_chef.py and `supplemental_schema_validation` of cc_wireguard.py. */
export const moduleKeyMissing = needs.map(({ at, keys, consequence }) =>
  configRule<Keys>({
    codes: [code],
    at: [at],
    *check(object): Generator<Finding> {
      if (!isObject(object) || Object.keys(object).length === 0) return;
      const missing = keys.filter((names) => names.every((name) => isAbsent(object, name))).map(([name]) => name);
      if (missing.length === 0) return;
      const words = missing.map((name) => `\`${name}\``).join(' and ');
      yield {
        code,
        severity: 'error',
        message: `\`${at.replaceAll('.*', '[]')}\` needs ${words}, which the schema does not say: ${consequence}`,
        path: [],
      };
    },
  }),
);

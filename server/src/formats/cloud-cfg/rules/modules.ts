import { itemOf, propertyOf, rootEntry, typesOf } from '../../../shape/entry.ts';
import { isObject } from '../../cloud-config/keys.ts';
import { configRule, type Finding } from '../../configRule.ts';

const unknown = 'cloud-cfg/unknown-module';
const frequency = 'cloud-cfg/unknown-frequency';
const frequencies = ['always', 'once', 'once-per-instance'];

/** The lists of modules: what cloud-init does not find, and how often a module runs that it does. */
export const modules = configRule<unknown>({
  codes: [unknown, frequency],
  at: ['cloud_init_modules.*', 'cloud_config_modules.*', 'cloud_final_modules.*'],
  *check(item): Iterable<Finding> {
    const [name, often, path] = partsOf(item);
    if (typeof name === 'string' && name.trim() !== '' && !knownModules().has(plainName(name)))
      yield {
        code: unknown,
        severity: 'warning',
        message: `cloud-init finds no module \`${name}\` and goes on without it`,
        path: path.name,
      };
    if (typeof often === 'string' && !frequencies.includes(often.trim()))
      yield {
        code: frequency,
        severity: 'warning',
        message: `\`${often}\` does not say how often the module runs, so that cloud-init takes what is usual for it; accepted: ${frequencies.map((each) => `\`${each}\``).join(', ')}`,
        path: path.often,
      };
  },
});

interface Paths {
  readonly name: readonly (string | number)[];
  readonly often: readonly (string | number)[];
}

/** The name of a module, and how often it is to run, in the three ways in which they may be written. */
function partsOf(item: unknown): readonly [name: unknown, often: unknown, path: Paths] {
  if (Array.isArray(item)) return [item[0], item[1], { name: [0], often: [1] }];
  if (isObject(item)) return [item.name, item.frequency, { name: ['name'], often: ['frequency'] }];
  return [item, undefined, { name: [], often: [] }];
}

/** As cloud-init looks for its file (`form_module_name` of cloudinit/config/modules.py). */
function plainName(name: string): string {
  return name.trim().toLowerCase().replaceAll('-', '_').replace(/\.py$/u, '').replace(/^cc_/u, '');
}

let known: ReadonlySet<string> | undefined;

/** All modules that there are, by the schema of cloud-config, which lists them for user data. */
function knownModules(): ReadonlySet<string> {
  if (known) return known;
  const list = propertyOf(rootEntry('schemas/cloud-config/index.json'), 'cloud_init_modules');
  const item = list && itemOf(list);
  const words = item && typesOf(item)?.get('string')?.keywords['x-enum'];
  // Releases have renamed it.
  known = new Set([...(words ?? []).map(({ value }) => plainName(String(value))), 'ubuntu_advantage']);
  return known;
}

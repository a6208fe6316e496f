import type { Validate } from '../../decode/shapeProblems.ts';
import { validate_cloud_cfg, validate_cloud_config } from '../../generated/validators.js';
import { propertiesOf, rootEntry } from '../../shape/entry.ts';
import { isObject } from '../cloud-config/keys.ts';

/** The keys of the image by their own schema, and those that user data may have too by that of cloud-config. */
export const validate: Validate = (value) => {
  const isValid = validate_cloud_cfg(value);
  const areSharedValid = validate_cloud_config(sharedOf(value));
  validate.errors = [...(validate_cloud_cfg.errors ?? []), ...(validate_cloud_config.errors ?? [])];
  return isValid && areSharedValid;
};

function sharedOf(value: unknown): unknown {
  if (!isObject(value)) return {};
  const names = sharedKeys();
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}

let known: ReadonlySet<string> | undefined;

/** The keys that one schema takes over from the other. */
function sharedKeys(): ReadonlySet<string> {
  const own = rootEntry('schemas/cloud-cfg/index.json').keywords.properties ?? {};
  const names = [...propertiesOf(rootEntry('schemas/cloud-config/index.json')).keys()];
  known ??= new Set(names.filter((name) => own[name]?.$ref !== undefined));
  return known;
}

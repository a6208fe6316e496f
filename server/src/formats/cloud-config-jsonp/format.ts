import { pyYaml } from '../../decode/dialects/pyYaml.ts';
import { validate_cloud_config_jsonp } from '../../generated/validators.js';
import { seed } from '../cloud-config/seed.ts';
import type { Format } from '../format.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { detectKnown, wholeText } from '../userData/wholeText.ts';
import { headerCase } from './rules/headerCase.ts';
import { operations } from './rules/operations.ts';

const id = 'cloud-config-jsonp';

/** Operations on what the cloud-configs before it come to. */
export const cloudConfigJsonp: Format = {
  ...userDataFormat(id, validate_cloud_config_jsonp),
  label: 'JSON Patch of cloud-config',
  isUserData: true,
  firstLine: `#${id}`,
  dialect: pyYaml,
  refusal: 'cloud-init drops the whole patch',
  syntaxOf: (_text, { format }) => (format === id ? 'json' : undefined),
  stretchesOf: (text, claim) => wholeText(id, text, claim),
  detect: (part, claim) => detectKnown(id, part, claim),
  rules: [headerCase, operations],
  seed,
};

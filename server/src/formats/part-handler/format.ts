import { plainText } from '../../decode/dialects/plainText.ts';
import { validate_part_handler } from '../../generated/validators.js';
import { seed } from '../cloud-config/seed.ts';
import { timeLine } from '../cloud-config/timeLine/timeLine.ts';
import type { Format } from '../format.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { detectKnown, wholeText } from '../userData/wholeText.ts';
import { functions } from './rules/functions.ts';

const id = 'part-handler';

/** Python code that takes over content types that cloud-init does not know. */
export const partHandler: Format = {
  ...userDataFormat(id, validate_part_handler),
  label: 'Part-handler',
  isUserData: true,
  isForeign: true,
  firstLine: `#${id}`,
  dialect: plainText,
  refusal: 'cloud-init cannot use it',
  syntaxOf: (_text, { format }) => (format === id ? 'yaml' : undefined),
  stretchesOf: (text, claim) => wholeText(id, text, claim),
  detect: (part, claim) => detectKnown(id, part, claim),
  rules: [functions],
  timeLine,
  seed,
};

import { plainText } from '../../decode/dialects/plainText.ts';
import { validate_cloud_include } from '../../generated/validators.js';
import { seed } from '../cloud-config/seed.ts';
import { timeLine } from '../cloud-config/timeLine/timeLine.ts';
import type { Format } from '../format.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { detectKnown, wholeText } from '../userData/wholeText.ts';
import { addresses } from './rules/addresses.ts';

const id = 'cloud-include';

/** Addresses that user data is fetched from. */
export const cloudInclude: Format = {
  ...userDataFormat(id, validate_cloud_include),
  label: 'Include (cloud-init)',
  isUserData: true,
  isForeign: true,
  firstLine: '#include',
  dialect: plainText,
  refusal: 'cloud-init cannot fetch it, and nothing of the user data counts',
  syntaxOf: (_text, { format }) => (format === id ? 'yaml' : undefined),
  stretchesOf: (text, claim) => wholeText(id, text, claim),
  detect: (part, claim) => detectKnown(id, part, claim),
  rules: [addresses],
  timeLine,
  seed,
};

import { plainText } from '../../decode/dialects/plainText.ts';
import { validate_cloud_boothook } from '../../generated/validators.js';
import { seed } from '../cloud-config/seed.ts';
import { timeLine } from '../cloud-config/timeLine/timeLine.ts';
import type { Format } from '../format.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { detectKnown, wholeText } from '../userData/wholeText.ts';
import { interpreter } from './rules/interpreter.ts';

const id = 'cloud-boothook';

/** A script that runs early at every boot. */
export const cloudBoothook: Format = {
  ...userDataFormat(id, validate_cloud_boothook),
  label: 'Boothook',
  isUserData: true,
  isForeign: true,
  firstLine: `#${id}`,
  dialect: plainText,
  refusal: 'cloud-init cannot run it',
  syntaxOf: (_text, { format }) => (format === id ? 'yaml' : undefined),
  stretchesOf: (text, claim) => wholeText(id, text, claim),
  detect: (part, claim) => detectKnown(id, part, claim),
  rules: [interpreter],
  timeLine,
  seed,
};

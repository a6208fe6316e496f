import { plainText } from '../../decode/dialects/plainText.ts';
import type { Part } from '../../document/textDocument.ts';
import { validate_user_script } from '../../generated/validators.js';
import { type Entry, rootEntry } from '../../shape/entry.ts';
import { seed } from '../cloud-config/seed.ts';
import { timeLine } from '../cloud-config/timeLine/timeLine.ts';
import type { Format } from '../format.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { detectKnown, wholeText } from '../userData/wholeText.ts';
import { interpreter } from './rules/interpreter.ts';

const id = 'user-script';

/** A script that cloud-init runs: once for an instance, or as often as its content type says. */
export const userScript: Format = {
  ...userDataFormat(id, validate_user_script),
  label: 'Script (cloud-init)',
  isUserData: true,
  isForeign: true,
  dialect: plainText,
  refusal: 'cloud-init cannot run it',
  syntaxOf: (_text, { format }) => (format === id ? 'yaml' : undefined),
  stretchesOf: (text, claim) => wholeText(id, text, claim),
  rootOf,
  detect: (part, claim) => detectKnown(id, part, claim),
  rules: [interpreter],
  timeLine,
  seed,
};

/** When a script runs, its content type says. */
function rootOf({ stretch }: Part): Entry {
  return rootEntry(`schemas/${id}/${stretch?.known?.kind ?? 'index'}.json`);
}

import { plainText } from '../../decode/dialects/plainText.ts';
import type { Stretches } from '../../document/readStretches.ts';
import type { Part } from '../../document/textDocument.ts';
import { validate_mime_multipart } from '../../generated/validators.js';
import { seed } from '../cloud-config/seed.ts';
import { timeLine } from '../cloud-config/timeLine/timeLine.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { encodedEntries } from '../userData/encodedEntries.ts';
import { isNamedUserData } from '../userData/fileNames.ts';
import { type Message, messageEntries } from '../userData/messageEntries.ts';
import { entryKind, messageTexts } from '../userData/messageTexts.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { contentTypes } from './rules/contentTypes.ts';
import { mergeTypes } from './rules/mergeTypes.ts';
import { structure } from './rules/structure.ts';

const id = 'mime-multipart';

/** A message with texts of several kinds, as `cloud-init devel make-mime` and Terraform's provider write them. */
export const mimeMultipart: Format = {
  ...userDataFormat(id, validate_mime_multipart),
  label: 'MIME message',
  isUserData: true,
  dialect: plainText,
  refusal: 'cloud-init takes nothing out of the message',
  syntaxOf: (_text, { format }) => (format === id ? 'yaml' : undefined),
  stretchesOf,
  detect,
  encodedIn: (_part, { text }) => {
    const message = messageEntries(text);
    return message ? encodedEntries(text, message) : [];
  },
  rules: [structure, contentTypes, mergeTypes],
  timeLine,
  seed,
};

function stretchesOf(text: string, claim: NameClaim): Stretches | undefined {
  const message = messageFor(text, claim);
  return message && { texts: messageTexts(text, message), around: 'text' };
}

/** The message that a text is, if it is for cloud-init: letters are messages too. */
function messageFor(text: string, claim: NameClaim): Message | undefined {
  const isChosen = claim.format === id || claim.format === 'cloud-config';
  if (claim.format !== undefined && !isChosen) return undefined;
  const message = messageEntries(text);
  if (!message || isChosen || isNamedUserData(claim)) return message;
  return message.entries.some((entry) => entryKind(text, entry)) ? message : undefined;
}

function detect(part: Part, claim: NameClaim, text: string): Detection | undefined {
  if (part.stretch) return undefined;
  if (claim.format === id) return { evidence: [`chosen by ${claim.formatBy ?? 'the user'}`] };
  const message = messageFor(text, claim);
  if (!message) return undefined;
  const count = message.entries.length;
  return { evidence: [`it is a message with ${count} ${count === 1 ? 'entry' : 'entries'}`] };
}

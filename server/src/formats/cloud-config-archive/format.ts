import { pyYaml } from '../../decode/dialects/pyYaml.ts';
import type { Stretches } from '../../document/readStretches.ts';
import type { Part } from '../../document/textDocument.ts';
import { validate_cloud_config_archive } from '../../generated/validators.js';
import { seed } from '../cloud-config/seed.ts';
import { timeLine } from '../cloud-config/timeLine/timeLine.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { anchors } from '../pyYaml/anchors.ts';
import { judgePlaces } from '../pyYaml/judgePlaces.ts';
import { nearKeys } from '../pyYaml/nearKeys.ts';
import { oneDocument } from '../pyYaml/oneDocument.ts';
import { readsOtherwise } from '../pyYaml/readsOtherwise.ts';
import { tabs } from '../pyYaml/tabs.ts';
import { archiveTexts } from '../userData/archiveEntries.ts';
import { encodedItems } from '../userData/encodedItems.ts';
import { kindOfText } from '../userData/kinds.ts';
import { messageEntries } from '../userData/messageEntries.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { contents } from './rules/contents.ts';
import { mergeTypes } from './rules/mergeTypes.ts';

const id = 'cloud-config-archive';

/** A list of texts of several kinds, written in YAML. */
export const cloudConfigArchive: Format = {
  ...userDataFormat(id, validate_cloud_config_archive),
  label: 'Archive (cloud-init)',
  isUserData: true,
  firstLine: `#${id}`,
  dialect: pyYaml,
  refusal:
    'the network stage of cloud-init ends with an error here, so that no account is made and no key is put in place',
  unreadable: 'cloud-init takes nothing out of the archive',
  syntaxOf: (text, claim) => (isArchive(text, claim) ? 'yaml' : undefined),
  stretchesOf,
  detect,
  readsOtherwise,
  encodedIn: encodedItems,
  rules: [oneDocument(id), tabs(id), anchors(id), judgePlaces(nearKeys(id)), contents, mergeTypes],
  timeLine,
  seed,
};

function stretchesOf(text: string, claim: NameClaim): Stretches | undefined {
  return isArchive(text, claim) ? { texts: archiveTexts(text), around: 'yaml' } : undefined;
}

function detect({ stretch }: Part, claim: NameClaim, text: string): Detection | undefined {
  if (stretch?.known?.format === id) return { evidence: [stretch.known.because] };
  if (stretch || !isArchive(text, claim)) return undefined;
  const isChosen = claim.format === id;
  return {
    evidence: [isChosen ? `chosen by ${claim.formatBy ?? 'the user'}` : `the first line begins with \`#${id}\``],
  };
}

function isArchive(text: string, { format }: NameClaim): boolean {
  if (format !== undefined && format !== 'cloud-config') return format === id;
  return kindOfText(text)?.format === id && messageEntries(text) === undefined;
}

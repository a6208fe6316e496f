import type { Stretches } from '../../document/readStretches.ts';
import type { Part } from '../../document/textDocument.ts';
import { userDataFacts } from '../../generated/userDataFacts.ts';
import type { Detection, NameClaim } from '../format.ts';
import { isNamedUserData } from './fileNames.ts';
import { includedAddresses } from './includedAddresses.ts';
import { kindOfText } from './kinds.ts';
import { messageEntries } from './messageEntries.ts';
import { stretchOfKind } from './stretchOfKind.ts';

/** A text that is of a kind as a whole, because it begins so or because somebody chose it; undefined for any other. */
export function wholeText(format: string, text: string, claim: NameClaim): Stretches | undefined {
  const isChosen = claim.format === format;
  if (claim.format !== undefined && !isChosen) return undefined;
  const said = kindOfText(text);
  const kind =
    said?.format === format ? said : isChosen ? userDataFacts.texts.find((each) => each.format === format) : undefined;
  if (!kind || (!isChosen && !isSure(format, text, claim))) return undefined;
  const because = isChosen
    ? `chosen by ${claim.formatBy ?? 'the user'}`
    : `the first line begins with \`${kind.begins ?? kind.type}\``;
  return { texts: [stretchOfKind(text, { start: 0, end: text.length }, kind, because)] };
}

/** Why a part is of a format whose texts are always known before they are read. */
export function detectKnown(format: string, { stretch }: Part, claim: NameClaim): Detection | undefined {
  if (!stretch && claim.format === format) return { evidence: [`chosen by ${claim.formatBy ?? 'the user'}`] };
  return stretch?.known?.format === format ? { evidence: [stretch.known.because] } : undefined;
}

/** `#!` begins scripts of any purpose, and `#include` sources of programs. */
function isSure(format: string, text: string, claim: NameClaim): boolean {
  if (messageEntries(text)) return false;
  if (format === 'user-script') return isNamedUserData(claim);
  if (format !== 'cloud-include') return true;
  if (isNamedUserData(claim)) return true;
  const addresses = includedAddresses(text).map(({ start, end }) => text.slice(start, end));
  return addresses.length > 0 && addresses.every((address) => /^(?:https?|ftps?|file):\/\//iu.test(address));
}

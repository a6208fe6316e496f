import type { Range } from '../../base/text.ts';
import { shiftRange } from '../../document/shiftProblem.ts';
import type { Stretch } from '../../document/textDocument.ts';
import { userDataFacts } from '../../generated/userDataFacts.ts';
import { archiveTexts } from './archiveEntries.ts';
import { entryText } from './entryText.ts';
import { readHeader } from './header.ts';
import { kindOfType, kindOfTyped, typeByContent, type UserDataKind } from './kinds.ts';
import type { Message, MessageEntry } from './messageEntries.ts';
import { stretchOfKind } from './stretchOfKind.ts';

/** The texts in a message that can be read as they stand, in their order; those of an archive behind it. */
export function messageTexts(text: string, { entries }: Message): readonly Stretch[] {
  return entries.flatMap(({ type, body, encoding }) => (encoding === undefined ? textsIn(text, type, body) : []));
}

/** What of the text of an entry is a text of its own: all of it, and what an archive lists. */
export function textsIn(text: string, type: string, body: Range): readonly Stretch[] {
  const kind = kindSaid(type, text.slice(body.start, body.end));
  if (!kind) {
    // What is nearly a header is told so.
    const { kind: header } = readHeader(text.slice(body.start, body.end));
    return userDataFacts.sniffed.includes(type) && header === 'near-miss' ? [body] : [];
  }
  const isSaid = type === kind.type;
  const because = isSaid ? `what stands around it says \`${type}\`` : 'its first line says so';
  const own = stretchOfKind(text, body, kind, because);
  return kind.format === 'cloud-config-archive' ? [own, ...archiveIn(text, body)] : [own];
}

/** What cloud-init takes an entry for; undefined for what it does nothing with, and where nobody can know. */
export function entryKind(text: string, entry: MessageEntry): UserDataKind | undefined {
  const content = entryText(text, entry);
  return content === undefined ? kindOfType(entry.type) : kindSaid(entry.type, content);
}

function kindSaid(type: string, content: string): UserDataKind | undefined {
  return kindOfTyped((userDataFacts.sniffed.includes(type) ? typeByContent(content) : undefined) ?? type, content);
}

function archiveIn(text: string, { start, end }: Range): readonly Stretch[] {
  return archiveTexts(text.slice(start, end)).map((each) => ({
    ...each,
    ...shiftRange(each, start),
    ...(each.readFrom === undefined ? {} : { readFrom: each.readFrom + start }),
  }));
}

import { goBytes, goString } from '../../base/goString.ts';
import { gunzip } from '../../embedded/gunzip.ts';
import { userDataFacts } from '../../generated/userDataFacts.ts';
import { archiveParts } from './archiveParts.ts';
import { bodyContent, rawUnicodeEscaped } from './bodyContent.ts';
import { typeByContent } from './kinds.ts';
import { type MessageEntry, messageEntries } from './messageEntries.ts';
import type { EntryContent, Unread, UserData, UserDataEntry } from './userDataEntry.ts';

/**
 * The texts that cloud-init takes out of its user data, in the order in which it handles them (`UserDataProcessor` of
 * cloudinit/user_data.py): those of a message and of archives in it. What is no message is one text.
 */
export function userDataOf(text: string): UserData {
  const message = messageEntries(text);
  const entries: UserDataEntry[] = [];
  const unread: Unread[] = [];
  for (const each of message?.isMarked ? message.entries : [wholeText(text)]) {
    const entry = entryOf(text, each);
    if (entry.content.kind === 'failed') return { kind: 'failed', range: entry.range, why: entry.content.why };
    if (entry.type !== archiveType || entry.content.kind === 'unread') {
      entries.push(entry);
      continue;
    }
    const exploded = archiveParts(entry.content.text, entry.content.sourceOf);
    if (exploded.kind === 'failed') return exploded;
    entries.push(...exploded.entries);
    unread.push(...exploded.unread);
  }
  return { kind: 'entries', entries, unread };
}

const archiveType = 'text/cloud-config-archive';

function wholeText(text: string): MessageEntry {
  const body = { start: 0, end: text.length };
  return { type: 'text/x-not-multipart', fields: new Map(), body, encoding: undefined, charset: undefined };
}

function entryOf(text: string, entry: MessageEntry): UserDataEntry {
  const { type: said, fields, body } = entry;
  const isPacked = userDataFacts.packed.includes(said);
  const isWhole = said === 'text/x-not-multipart';
  const own: EntryContent = isWhole ? { kind: 'text', text, sourceOf: (range) => range } : bodyContent(text, entry);
  const content = isPacked ? unpacked(own) : own;
  const isLookedAt = isPacked || userDataFacts.sniffed.includes(said);
  const found = isLookedAt && content.kind === 'text' ? typeByContent(content.text) : undefined;
  const type = found ?? (isPacked ? 'text/plain' : said);
  // Of what was packed cloud-init makes a new part, with this one header of the old.
  const kept = [...fields].filter(([name]) => !isPacked || name === 'launch-index');
  return { type, content, range: body, headers: new Map(kept.map(([, { name, value }]) => [name, value])) };
}

/** More of one text nobody hands to a machine. */
const longest = 2 * 1024 * 1024;

function unpacked(content: EntryContent): EntryContent {
  if (content.kind !== 'text') return content;
  const made = gunzip(goBytes(content.text), longest);
  if (made.kind !== 'bytes') return { kind: 'failed', why: 'it cannot be unpacked' };
  // What was packed becomes a text without an encoding.
  const text = rawUnicodeEscaped(goString(made.bytes));
  return { ...content, text, sourceOf: () => content.sourceOf({ start: 0, end: 0 }) };
}

import { goBytes, goString } from '../../base/goString.ts';
import { gunzip } from '../../embedded/gunzip.ts';
import { archiveEntries } from './archiveEntries.ts';
import { bodyContent, type MessageLeaf, messageLeaves, rawUnicodeEscaped, sniffed } from './messageLeaves.ts';
import { type EntryContent, typeByContent, type Unread, type UserData, type UserDataEntry } from './userDataEntry.ts';

/**
 * The texts that cloud-init takes out of its user data, in the order in which it handles them (`UserDataProcessor` of
 * cloudinit/user_data.py): those of a message and of archives in it. What is no message is one text.
 */
export function userDataOf(text: string): UserData {
  const leaves = messageLeaves(text) ?? [wholeText(text)];
  const entries: UserDataEntry[] = [];
  const unread: Unread[] = [];
  for (const leaf of leaves) {
    const entry = entryOf(text, leaf);
    if (entry.content.kind === 'failed') return { kind: 'failed', range: entry.range, why: entry.content.why };
    if (entry.type !== archiveType || entry.content.kind === 'unread') {
      entries.push(entry);
      continue;
    }
    const exploded = archiveEntries(entry.content.text, entry.content.sourceOf);
    if (exploded.kind === 'failed') return exploded;
    entries.push(...exploded.entries);
    unread.push(...exploded.unread);
  }
  return { kind: 'entries', entries, unread };
}

const archiveType = 'text/cloud-config-archive';

function wholeText(text: string): MessageLeaf {
  return { type: 'text/x-not-multipart', headers: new Map(), body: { start: 0, end: text.length } };
}

function entryOf(text: string, leaf: MessageLeaf): UserDataEntry {
  const { type: said, headers, body } = leaf;
  const isPacked = packedTypes.includes(said);
  const isWhole = said === 'text/x-not-multipart';
  const own: EntryContent = isWhole ? { kind: 'text', text, sourceOf: (range) => range } : bodyContent(text, leaf);
  const content = isPacked ? unpacked(own) : own;
  const isLookedAt = isPacked || sniffed.includes(said);
  const found = isLookedAt && content.kind === 'text' ? typeByContent(content.text) : undefined;
  const type = found ?? (isPacked ? 'text/plain' : said);
  // Of what was packed cloud-init makes a new part, with this one header of the old.
  const kept = isPacked ? [...headers].filter(([name]) => name.toLowerCase() === 'launch-index') : headers;
  return { type, content, range: body, headers: new Map(kept) };
}

const packedTypes = [
  'application/gzip',
  'application/gzip-compressed',
  'application/gzipped',
  'application/x-compress',
  'application/x-compressed',
  'application/x-gunzip',
  'application/x-gzip',
  'application/x-gzip-compressed',
];

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

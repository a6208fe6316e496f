import { goString } from '../../base/goString.ts';
import { type Origin, producedText } from '../../decode/produced.ts';
import { gunzip } from '../../embedded/gunzip.ts';
import { readDataUrl } from '../../embedded/readDataUrl.ts';
import { sha2 } from '../../embedded/sha2.ts';
import type { Layer, Reference } from './child.ts';
import { effectiveCodes } from './effectiveCodes.ts';

export type ChildContents =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: number }
  /** Only the machine will see it; `why` says so of the config, as the rest of a sentence. */
  | { readonly kind: 'unread'; readonly why: string }
  /** The machine stops there. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly at: Origin };

const refusal = 'the machine stops in early boot, in an emergency shell without SSH';

/**
 * The text of another config, where it stands in this one: fetched, unpacked and verified in Ignition's order
 * (`internal/exec/config_fetcher.go`, which verifies what is unpacked).
 *
 * @param limit how many bytes it may have
 */
export function childContents(reference: Reference, layer: Layer, limit: number): ChildContents {
  const { source, resource, hash, entry } = reference;
  if (!source.startsWith('data:')) return { kind: 'unread', why: 'is fetched at boot' };
  const reading = readDataUrl(source);
  if (reading.kind === 'fault') return refused(`the data URL cannot be read: ${refusal}; ${reading.message}`, entry);
  const packing = resource.members.get('compression');
  const isPacked = producedText(packing) === 'gzip';
  const unpacked = isPacked ? gunzip(reading.bytes, limit) : { kind: 'bytes' as const, bytes: reading.bytes };
  switch (unpacked.kind) {
    case 'too-large':
      return tooLarge;
    case 'not-gzip': {
      const message = `the content is not packed, but \`compression\` says \`gzip\`: ${refusal}; remove \`compression\``;
      return { kind: 'refused', code: 'ignition/not-compressed', message, at: ownOrigin(layer, packing, entry) };
    }
    case 'corrupt':
      return refused(`${unpacked.message}: ${refusal}; pack it again`, entry);
    case 'bytes': {
      const { bytes } = unpacked;
      if (bytes.length > limit) return tooLarge;
      return wrongHash(reference, layer, hash, bytes) ?? { kind: 'text', text: goString(bytes), bytes: bytes.length };
    }
  }
}

const tooLarge = { kind: 'unread', why: 'is too large to be read here' } as const;

function wrongHash(
  { resource, entry }: Reference,
  layer: Layer,
  hash: string | undefined,
  bytes: Uint8Array,
): ChildContents | undefined {
  const kind = hash === undefined ? undefined : hash.slice(0, hash.indexOf('-'));
  if (kind !== 'sha256' && kind !== 'sha512') return undefined;
  const actual = `${kind}-${sha2(kind, bytes)}`;
  if (actual === hash) return undefined;
  const message = `the contents beside it have another hash: ${refusal}; write \`${actual}\``;
  const verification = resource.members.get('verification');
  const member = verification?.kind === 'object' ? verification.members.get('hash') : undefined;
  return { kind: 'refused', code: 'ignition/hash-mismatch', message, at: ownOrigin(layer, member, entry) };
}

/** The place of a value that the file itself has. */
function ownOrigin({ entry }: Layer, member: { readonly origins: readonly Origin[] } | undefined, otherwise: Origin) {
  return entry === undefined ? (member?.origins[0] ?? otherwise) : otherwise;
}

function refused(message: string, at: Origin): ChildContents {
  return { kind: 'refused', code: effectiveCodes.childRefused, message, at };
}

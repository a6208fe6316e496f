// The package's other builds start worker threads.
import { Gunzip } from 'fflate/browser';
import { crc32 } from './crc32.ts';

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Nothing says how much more it would have been. */
  | { readonly kind: 'too-large' }
  /** The bytes do not begin as gzip does: they were never compressed, or otherwise. */
  | { readonly kind: 'not-gzip' }
  | { readonly kind: 'corrupt'; readonly message: string };

/** A packed byte stands for at most 1032 bytes: so much at once cannot fill the memory before the limit is noticed. */
const sliceLength = 4096;
const shortest = 18;
const trailerLength = 8;

/**
 * What gzip data stand for, if that is not longer than the limit; several members follow each other as in one file.
 * Contents are right whenever they are returned. Damage that does not touch them (a bit that repeats another, the mark of
 * the end) may go unnoticed although Go refuses it: the library does not look there.
 */
export function gunzip(packed: Uint8Array, limit: number): Unpacked {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b || packed[2] !== 8) return { kind: 'not-gzip' };
  if (packed.length < shortest) return tooShort;
  const chunks: Uint8Array[] = [];
  let length = 0;
  let member = { length: 0, sum: 0 };
  let isSound = true;
  const stream = new Gunzip((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    member = { length: member.length + chunk.length, sum: crc32(chunk, member.sum) };
  });
  stream.onmember = (start) => {
    isSound &&= fits(packed.subarray(start - trailerLength, start), member);
    member = { length: 0, sum: 0 };
  };
  for (let start = 0; start < packed.length; start += sliceLength) {
    const end = start + sliceLength;
    // It throws on what it cannot read.
    try {
      stream.push(packed.subarray(start, end), end >= packed.length);
    } catch {
      return corrupt('the gzip data are damaged, or end too early');
    }
    if (length > limit) return { kind: 'too-large' };
  }
  if (!isSound || !fits(packed.subarray(-trailerLength), member)) {
    return corrupt('the gzip data are damaged, or end too early: length and checksum at their end do not fit');
  }
  return { kind: 'bytes', bytes: joined(chunks, length) };
}

/** Whether a member's trailer says what was found in it (RFC 1952, 2.3.1). */
function fits(trailer: Uint8Array, member: { readonly length: number; readonly sum: number }): boolean {
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
  return view.getUint32(0, true) === member.sum && view.getUint32(4, true) === member.length >>> 0;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function corrupt(message: string): Unpacked {
  return { kind: 'corrupt', message };
}

const tooShort = corrupt('the gzip data end too early');

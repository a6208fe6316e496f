import { crc32 } from '../crc32.ts';
import { bitSink, writeBytes, writtenBytes } from './bitSink.ts';
import { nextBlock, tokeniser } from './tokeniser.ts';
import { writeBlock, writeStored } from './writeBlock.ts';

/**
 * The bytes that Go's `compress/gzip` gives at its best level when everything is written at once, as Butane does:
 * `gzip.NewWriterLevel(w, 9)`, one `Write`, `Close`. They are those of Go up to 1.26; `docs/go-gzip.md` has the algorithm.
 */
export function gzipAsGo(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const sink = bitSink(64 + (bytes.length >> 2));
  writeBytes(sink, header);
  const tokens = tokeniser(bytes);
  for (let block = nextBlock(tokens); block; block = nextBlock(tokens)) writeBlock(sink, bytes, block);
  // Go never knows that a block will be the last, and ends with an empty one.
  writeStored(sink, new Uint8Array(0), true);
  writeBytes(sink, littleEndian(crc32(bytes)));
  writeBytes(sink, littleEndian(bytes.length));
  return writtenBytes(sink);
}

/** Deflate, no flags, no time, "slowest" compression, unknown system (RFC 1952, 2.3). */
const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255);

function littleEndian(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}

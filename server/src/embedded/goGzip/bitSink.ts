/** Bytes that are written bit by bit, the lowest bit of a byte first (RFC 1951, 3.1.1). */
export interface BitSink {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many bytes are complete. */
  length: number;
  /** Bits that are not yet a pair of bytes, the oldest lowest; always fewer than 16 of them between two calls. */
  held: number;
  heldBits: number;
}

export function bitSink(capacity: number): BitSink {
  return { bytes: new Uint8Array(Math.max(capacity, 16)), length: 0, held: 0, heldBits: 0 };
}

/** Appends the lowest bits of a value; the value has no others, and there are at most 16. */
export function writeBits(sink: BitSink, value: number, bits: number): void {
  sink.held |= value << sink.heldBits;
  sink.heldBits += bits;
  if (sink.heldBits < 16) return;
  reserve(sink, 2);
  sink.bytes[sink.length++] = sink.held;
  sink.bytes[sink.length++] = sink.held >>> 8;
  sink.held >>>= 16;
  sink.heldBits -= 16;
}

/** Fills the byte that has been begun with zeros. */
export function alignToByte(sink: BitSink): void {
  reserve(sink, 2);
  for (; sink.heldBits > 0; sink.heldBits -= 8) {
    sink.bytes[sink.length++] = sink.held;
    sink.held >>>= 8;
  }
  sink.heldBits = 0;
}

/** Appends whole bytes; the sink must be aligned. */
export function writeBytes(sink: BitSink, bytes: Uint8Array): void {
  reserve(sink, bytes.length);
  sink.bytes.set(bytes, sink.length);
  sink.length += bytes.length;
}

/** What was written; the sink must be aligned. */
export function writtenBytes(sink: BitSink): Uint8Array<ArrayBuffer> {
  return sink.bytes.slice(0, sink.length);
}

function reserve(sink: BitSink, count: number): void {
  const needed = sink.length + count;
  if (needed <= sink.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, sink.bytes.length * 2));
  larger.set(sink.bytes.subarray(0, sink.length));
  sink.bytes = larger;
}

import { type BitSink, writeBits } from './bitSink.ts';
import { distanceSymbols } from './symbols.ts';

/** A Huffman code: for each symbol how many bits it has and which. The bits are in the order of writing, first lowest. */
export interface PrefixCode {
  readonly lengths: Uint8Array;
  readonly bits: Uint16Array;
}

/** The one code that has these lengths by the rule of RFC 1951, 3.2.2: short codes first, then smaller symbols. */
export function prefixCodeOf(lengths: Uint8Array): PrefixCode {
  const counts = new Uint16Array(17);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] as number) + 1;
  const next = new Uint16Array(17);
  for (let length = 1; length < next.length; length++)
    next[length] = ((next[length - 1] as number) + (counts[length - 1] as number)) << 1;
  const bits = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const code = next[length] as number;
    next[length] = code + 1;
    bits[symbol] = reversed(code, length);
  }
  return { lengths, bits };
}

export function writeSymbol(sink: BitSink, code: PrefixCode, symbol: number): void {
  writeBits(sink, code.bits[symbol] as number, code.lengths[symbol] as number);
}

/** The bits that all occurrences of the symbols take. */
export function codedSize(frequencies: Uint32Array, lengths: Uint8Array): number {
  let size = 0;
  for (let symbol = 0; symbol < frequencies.length; symbol++)
    size += (frequencies[symbol] as number) * (lengths[symbol] as number);
  return size;
}

/** The codes that need not be sent (RFC 1951, 3.2.6). Two more symbols belong to the literal code than are ever written. */
export const fixedLiteralCode = prefixCodeOf(
  Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
export const fixedDistanceCode = prefixCodeOf(new Uint8Array(distanceSymbols).fill(5));

function reversed(code: number, length: number): number {
  let result = 0;
  for (let rest = code, bit = 0; bit < length; bit++, rest >>= 1) result = (result << 1) | (rest & 1);
  return result;
}

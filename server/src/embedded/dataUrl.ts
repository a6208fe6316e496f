import { base64Length, encodeBase64 } from '../base/base64.ts';
import { gzipAsGo } from './goGzip/gzipAsGo.ts';
import { escapeBytes, escapedLength } from './percentEscapes.ts';

/** A resource as Butane writes it into its output. */
export interface DataUrl {
  readonly source: string;
  /** What the key `compression` becomes; absent where the author's own value stays. */
  readonly compression?: '' | 'gzip';
  /** How many characters compression has saved. */
  readonly saved: number;
}

export interface DataUrlOptions {
  /** The author's own `compression`: a value that is not empty says that the bytes are compressed already. */
  readonly compression?: string | undefined;
  /** False for the versions whose consumers cannot decompress. */
  readonly mayCompress: boolean;
}

const escapedStart = 'data:,';
const base64Start = 'data:;base64,';
/** What the compressed form costs elsewhere: the value `gzip`. */
const costOfCompression = 4;

/**
 * Bytes in the shortest of the three forms that Butane knows: percent escapes, base64, base64 of the gzipped bytes. Of
 * equally long ones it takes the first.
 */
export function makeDataUrl(bytes: Uint8Array, { compression, mayCompress }: DataUrlOptions): DataUrl {
  const escaped = escapedStart.length + escapedLength(bytes);
  const base64 = base64Start.length + base64Length(bytes.length);
  const isBase64 = base64 < escaped;
  if (compression !== undefined && compression !== '') return { source: plainDataUrl(bytes, isBase64), saved: 0 };
  if (mayCompress) {
    const packed = gzipAsGo(bytes);
    const compressed = base64Start.length + base64Length(packed.length);
    if (compressed + costOfCompression < Math.min(escaped, base64)) {
      const saved = Math.min(escaped, base64) - compressed - costOfCompression;
      return { source: base64Start + encodeBase64(packed), compression: 'gzip', saved };
    }
  }
  return { source: plainDataUrl(bytes, isBase64), compression: '', saved: 0 };
}

/** The one form that base 0.1 (fcos 1.0.0) writes. It leaves the key `compression` alone. */
export function escapedDataUrl(bytes: Uint8Array): string {
  return escapedStart + escapeBytes(bytes);
}

function plainDataUrl(bytes: Uint8Array, isBase64: boolean): string {
  return isBase64 ? base64Start + encodeBase64(bytes) : escapedDataUrl(bytes);
}

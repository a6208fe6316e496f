import { createHash } from 'node:crypto';

/** A text in a golden: as it is, or what is enough to compare a long one. */
export type RecordedText = string | { readonly bytes: number; readonly sha256: string };

export function recordedText(text: string): RecordedText {
  const bytes = Buffer.from(text);
  if (bytes.length <= longestKept) return text;
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const longestKept = 4096;

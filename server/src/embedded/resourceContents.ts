import { goString, hasStrayBytes } from '../base/goString.ts';
import { gunzip } from './gunzip.ts';
import { readDataUrl } from './readDataUrl.ts';

/** What the data URL of a resource holds. */
export type ResourceContents =
  | {
      readonly kind: 'contents';
      readonly mediaType: string;
      /** As they stand in the URL. */
      readonly packedSize: number;
      /** Unpacked. */
      readonly bytes: Uint8Array;
      /** Undefined for what is no text. */
      readonly text: string | undefined;
    }
  /** `reason` completes "cannot be shown: …". */
  | { readonly kind: 'fault'; readonly reason: string };

/** In bytes: what unpacks to more is not unpacked. */
export const largestContents = 16 * 1024 * 1024;

/** Whether a source carries the contents itself. */
export function isDataUrl(source: string): boolean {
  return /^data:/iu.test(source);
}

/**
 * @param isCompressed whether the resource says that the bytes in the URL are gzip
 * @param limit in bytes: nothing is unpacked that is larger
 */
export function resourceContents(source: string, isCompressed: boolean, limit = largestContents): ResourceContents {
  const read = readDataUrl(source);
  if (read.kind === 'fault') return { kind: 'fault', reason: read.message };
  const { bytes: packed, mediaType } = read;
  const unpacked = isCompressed ? gunzip(packed, limit) : ({ kind: 'bytes', bytes: packed } as const);
  if (unpacked.kind !== 'bytes') return { kind: 'fault', reason: faultWords[unpacked.kind] };
  const { bytes } = unpacked;
  const string = goString(bytes);
  const text = hasStrayBytes(string) || string.includes('\0') ? undefined : string;
  return { kind: 'contents', mediaType, packedSize: packed.length, bytes, text };
}

const faultWords = {
  'too-large': 'it unpacks to more than 16 MB',
  'not-gzip': 'the config says gzip, and these bytes are none: the machine cannot unpack them',
  corrupt: 'the gzip data is damaged: the machine cannot unpack it',
} as const;

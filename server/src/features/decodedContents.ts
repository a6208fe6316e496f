import type { Analysis, PartAnalysis } from '../analysis.ts';
import type { Range } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import { childPlaces, type Place, rootPlace } from '../decode/visit.ts';
import { isDataUrl, resourceContents } from '../embedded/resourceContents.ts';
import { namingKeys } from './namingKeys.ts';
import { partAt } from './partAt.ts';

/** What a value holds in an encoded form. */
export type DecodedContents =
  | {
      readonly kind: 'contents';
      /** The scalar that holds it. */
      readonly range: Range;
      /** Where it goes, as the config says: a path, or a word for it. */
      readonly name: string;
      readonly mediaType: string;
      /** How many bytes stand in the value, and how many they are unpacked. */
      readonly packedSize: number;
      readonly size: number;
      readonly isCompressed: boolean;
      /** Undefined for what is no text. */
      readonly text: string | undefined;
    }
  /** `reason` completes "cannot be shown: …". */
  | { readonly kind: 'fault'; readonly range: Range; readonly reason: string };

/** What the data URL at an offset holds; undefined where there is none. */
export function decodedContents(analysis: Analysis, offset: number): DecodedContents | undefined {
  const part = partAt(analysis, offset);
  return part && contentsAt(part, offset);
}

/** What the data URL at an offset of a part holds. */
export function contentsAt({ decoded }: Pick<PartAnalysis, 'decoded'>, offset: number): DecodedContents | undefined {
  const place = scalarAt(rootPlace(decoded), offset);
  return place && contentsOf(place);
}

/** The text that a value at an offset holds in an encoded form, if there is one. */
export function textHeldAt(analysis: Analysis, offset: number): string | undefined {
  const found = decodedContents(analysis, offset);
  return found?.kind === 'contents' ? found.text : undefined;
}

/** The innermost value whose text holds the offset. */
function scalarAt(place: Place, offset: number): Place | undefined {
  const { node } = place.decoded;
  if (offset < node.start || offset > node.end) return undefined;
  for (const child of childPlaces(place)) {
    const found = scalarAt(child, offset);
    if (found) return found;
  }
  return typeof place.decoded.value === 'string' ? place : undefined;
}

/** What a value holds, where its entry says that it is a URL and the URL carries the contents itself. */
export function contentsOf(place: Place): DecodedContents | undefined {
  const { value, entry, node } = place.decoded;
  if (entry?.keywords['x-embeds'] !== 'url' || typeof value !== 'string' || !isDataUrl(value)) return undefined;
  const range = { start: node.start, end: node.end };
  const packing = entry.keywords['x-packed-by'];
  const isCompressed = packing !== undefined && siblingText(place, packing) === 'gzip';
  const contents = resourceContents(value, isCompressed);
  if (contents.kind === 'fault') return { kind: 'fault', range, reason: contents.reason };
  const { mediaType, packedSize, bytes, text } = contents;
  return {
    kind: 'contents',
    range,
    name: nameOf(place),
    isCompressed,
    text,
    mediaType,
    packedSize,
    size: bytes.length,
  };
}

function siblingText({ parent }: Place, key: string): string | undefined {
  return textOf(parent?.decoded.members?.get(key)?.value);
}

function textOf(decoded: Decoded | undefined): string | undefined {
  return typeof decoded?.value === 'string' ? decoded.value : undefined;
}

/** What the nearest item around is about (a path, a name), else the key that the contents stand under. */
function nameOf(place: Place): string {
  for (let step = place.parent; step; step = step.parent) {
    const { entry, members } = step.decoded;
    if (!entry || typeof step.path.at(-1) !== 'number') continue;
    for (const key of namingKeys(entry)) {
      const name = textOf(members?.get(key)?.value);
      if (name) return name;
    }
  }
  return String(place.path.findLast((step) => typeof step === 'string') ?? '');
}

import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Place } from '../../decode/visit.ts';
import { byteCount } from '../byteCount.ts';
import { contentsOf } from '../decodedContents.ts';
import { printOctal } from '../printValue.ts';
import { sizeWords } from '../sizeWords.ts';
import type { InlayHint } from './inlayHint.ts';
import { layerHints } from './layerHints.ts';
import { placesIn } from './placesIn.ts';

/**
 * What values in a stretch of the text become, where people would have to work it out: modes, sizes, encoded contents.
 *
 * @param shows whether headings of sections say where their settings land
 */
export function inlayHints(
  analysis: Analysis,
  range: Range,
  shows: { readonly layers: boolean } = { layers: false },
): readonly InlayHint[] {
  const hints: InlayHint[] = shows.layers ? [...layerHints(analysis, range)] : [];
  for (const { place } of placesIn(analysis, range)) {
    const hint = numberHint(place, analysis) ?? contentsHint(place);
    if (hint && hint.offset >= range.start && hint.offset <= range.end) hints.push(hint);
  }
  return hints;
}

function numberHint({ decoded: { value, node, entry } }: Place, { document }: Analysis): InlayHint | undefined {
  if ((typeof value !== 'number' && typeof value !== 'bigint') || node.kind !== 'scalar' || !entry) return undefined;
  const { 'x-notation': notation, 'x-unit': unit } = entry.keywords;
  const written = document.text.slice(node.start, node.end);
  if (notation === 'octal' && value > 0 && !/^0o?[0-7]+$/u.test(written)) {
    const octal = printOctal(value);
    // JSON knows no octal numbers.
    const edits = document.syntax === 'yaml' ? [{ start: node.start, end: node.end, newText: octal }] : undefined;
    return { offset: node.end, label: `= ${octal}`, side: 'after', ...(edits ? { edits } : {}) };
  }
  const size = unit && sizeWords(Number(value), unit);
  return size ? { offset: node.end, label: size, side: 'after' } : undefined;
}

/** What a value was found to hold, for as long as it is packed in the same way. */
const remembered = new WeakMap<Decoded, { readonly parent: Decoded | undefined; readonly label: string | undefined }>();

function contentsHint(place: Place): InlayHint | undefined {
  const { decoded } = place;
  if (typeof decoded.value !== 'string' || decoded.entry?.keywords['x-embeds'] !== 'url') return undefined;
  const parent = place.parent?.decoded;
  let known = remembered.get(decoded);
  if (known?.parent !== parent || !known) {
    known = { parent, label: contentsLabel(place) };
    remembered.set(decoded, known);
  }
  if (known.label === undefined || decoded.node.kind !== 'scalar') return undefined;
  return { offset: decoded.node.start, label: known.label, side: 'before' };
}

function contentsLabel(place: Place): string | undefined {
  const contents = contentsOf(place);
  if (contents?.kind !== 'contents') return undefined;
  const { size, packedSize, isCompressed, mediaType, text } = contents;
  const kind = mediaType === 'text/plain' ? (text === undefined ? 'binary' : 'text') : mediaType;
  return `${byteCount(size)} of ${kind}${isCompressed ? `, gzip to ${byteCount(packedSize)}` : ''}`;
}

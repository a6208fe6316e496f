import type { TextEdit } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { standInFor } from '../../decode/standIn.ts';
import type { MapNode } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { insertPair, renameKey, replaceScalar } from '../../document/textEdits.ts';
import type { VersionRow } from '../../shape/versions.ts';

/**
 * Names another version in a config, whatever it says now. Undefined where that is not possible: the place is a template's,
 * or the text is no mapping.
 */
export function writeVersion(
  document: TextDocument,
  decoded: Decoded,
  row: VersionRow,
): readonly TextEdit[] | undefined {
  const { node } = decoded;
  if (node.kind !== 'map') return undefined;
  const variant = writeKey(document, decoded, node, 'variant', row.variant);
  const version = writeKey(document, decoded, node, 'version', row.version);
  if (!variant || !version) return undefined;
  const [first, ...others] = [...variant, ...version];
  const [second] = others;
  // Two keys that are put at the same place are one insertion.
  const isOne = first && second && others.length === 1 && first.start === second.start && first.end === second.end;
  return isOne ? [{ ...first, newText: first.newText + second.newText }] : [...variant, ...version];
}

function writeKey(
  document: TextDocument,
  decoded: Decoded,
  map: MapNode,
  key: 'variant' | 'version',
  text: string,
): readonly TextEdit[] | undefined {
  const member = decoded.members?.get(key);
  const standIn = member ? undefined : standInFor(decoded, key);
  const written = standIn?.kind === 'around' ? undefined : standIn?.pair;
  const pair = member && !member.borrowed ? member.pair : written;
  if (!pair) return insertPair(document, map, key, text, 'first');
  const renaming = standIn?.kind === 'misspelt' ? renameKey(document, pair, key) : [];
  const { value } = pair;
  switch (value?.kind) {
    case 'scalar':
      if (value.masked) return undefined;
      return value.text === text ? renaming : [...renaming, ...replaceScalar(document, value, text)];
    case 'alias':
      return [...renaming, { start: value.start, end: value.end, newText: text }];
    case 'map':
    case 'seq':
    case 'damaged':
    case undefined:
      return undefined;
  }
}

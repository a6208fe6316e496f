import type { TextEdit } from '../base/text.ts';
import type { MapNode } from './node.ts';
import type { TextDocument } from './textDocument.ts';

/** Makes the list of its keys out of a map whose values say nothing; no edits where one says something. */
export function listOfKeys({ text }: TextDocument, map: MapNode): readonly TextEdit[] {
  const isPlain = map.pairs.every(
    ({ key, value }) => key.kind === 'scalar' && key.propertiesStart === undefined && (!value || isNothing(value)),
  );
  if (!isPlain || map.pairs.length === 0) return [];
  const keys = map.pairs.map(({ start, end, key }) => ({
    start,
    end: Math.max(end, key.end),
    word: text.slice(key.start, key.end),
  }));
  if (map.style === 'block') return keys.map(({ start, end, word }) => ({ start, end, newText: `- ${word}` }));
  return [
    { start: map.start, end: map.start + 1, newText: '[' },
    ...keys.map(({ start, end, word }) => ({ start, end, newText: word })),
    { start: map.end - 1, end: map.end, newText: ']' },
  ];
}

function isNothing(value: NonNullable<MapNode['pairs'][number]['value']>): boolean {
  return value.kind === 'scalar' && value.style === 'plain' && /^(?:|~|null)$/iu.test(value.text) && !value.masked;
}

import type { LayerMapEntry, LayerMapGroup, LayerMapResult, ProtocolRange } from '../../../server/src/base/protocol.ts';
import type { Position } from '../../../server/src/base/text.ts';

/** An entry of a layer map and the group that it stands in. */
export interface PlacedEntry {
  readonly group: LayerMapGroup;
  readonly entry: LayerMapEntry;
}

export function groupKey({ id }: LayerMapGroup): string {
  return id;
}

/** The same for the same setting in the map of the next text, as long as nothing comes before it in its list. */
export function entryKey({ id }: LayerMapGroup, { path, part = [] }: LayerMapEntry): string {
  return JSON.stringify([id, ...part, '', ...path]);
}

/** How what is said of a setting is put in one line: where it lands and how often, by system where they differ. */
export function shortFacts({ facts }: LayerMapResult, entry: LayerMapEntry): string {
  const { ways = [], isEverywhere = true } = facts[entry.facts] ?? {};
  if (ways.length === 1) {
    const [way] = ways;
    return isEverywhere ? (way?.summary ?? '') : `${way?.summary} (${way?.systems.join(', ')})`;
  }
  return ways.map(({ summary, systems }) => `${summary} (${systems.join(', ')})`).join('; ');
}

/** The same for somebody who hears it. */
export function spokenEntry(entry: LayerMapEntry, group: LayerMapGroup, map: LayerMapResult): string {
  const facts = shortFacts(map, entry);
  return [entry.name, group.title, ...(facts === '' ? [] : [facts])].join('; ');
}

/** The innermost setting at a place or, between settings, in its line. */
export function entryAt({ groups }: LayerMapResult, position: Position): PlacedEntry | undefined {
  let found: PlacedEntry | undefined;
  let isExact = false;
  for (const group of groups)
    for (const entry of group.entries) {
      const { start, end } = entry.range;
      if (position.line < start.line || position.line > end.line) continue;
      const exact = !isBefore(position, start) && !isBefore(end, position);
      if (found && isExact && !exact) continue;
      if (found && isExact === exact && !isWithin(entry.range, found.entry.range)) continue;
      found = { group, entry };
      isExact = exact;
    }
  return found;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** Whether a range is a smaller part of another one. */
function isWithin(inner: ProtocolRange, outer: ProtocolRange): boolean {
  const isSame = !isBefore(inner.start, outer.start) && !isBefore(outer.start, inner.start);
  if (isSame) return isBefore(inner.end, outer.end);
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

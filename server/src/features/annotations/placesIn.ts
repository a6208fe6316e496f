import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { memberPlace, type Place, rootPlace } from '../../decode/visit.ts';

/** A value and the part that it stands in. */
export interface FoundPlace {
  readonly place: Place;
  readonly part: PartAnalysis;
}

/**
 * The decoded values that stand in a stretch of the text, the outer ones first. What comes through an alias or a merge key
 * is found where it is written.
 *
 * @param goesBelow whether what is below a value matters
 */
export function* placesIn(
  analysis: Analysis,
  { start, end }: Range,
  goesBelow: (found: FoundPlace) => boolean = () => true,
): Generator<FoundPlace> {
  for (const part of analysis.parts) {
    if (part.part.start > end || part.part.end < start || !part.part.root || part.resolution.predecessorAt) continue;
    const waiting: Place[] = [rootPlace(part.decoded)];
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      yield { place, part };
      if (place.decoded.node.kind !== 'alias' && goesBelow({ place, part }))
        for (const child of writtenBelow(place)) if (isIn(child)) waiting.push(child);
    }
  }

  function isIn({ key, decoded: { node } }: Place): boolean {
    return (key?.start ?? node.propertiesStart ?? node.start) <= end && node.end >= start;
  }
}

function writtenBelow(place: Place): readonly Place[] {
  const { members, items } = place.decoded;
  const below: Place[] = [];
  for (const [name, member] of members ?? []) if (!member.borrowed) below.push(memberPlace(place, name, member));
  for (const { index, value } of items ?? [])
    below.push({ decoded: value, path: [...place.path, index], key: undefined, parent: place });
  return below.reverse();
}

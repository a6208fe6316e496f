import { moveForbidden } from '../../decode/moveForbidden.ts';
import { placeAtValuePath } from '../../decode/visit.ts';
import { keyText, pairOf } from '../../document/locate.ts';
import { type Pair, rangeOf } from '../../document/node.ts';
import { renameKey } from '../../document/textEdits.ts';
import { availability, restrictionFor } from '../../shape/availability.ts';
import { type Entry, propertiesOf } from '../../shape/entry.ts';
import type { Restriction } from '../../shape/keywords.ts';
import { rowName } from '../../shape/target.ts';
import { type Change, lossCodes, type Note, type Situation } from './change.ts';
import type { KeyPlace } from './placeAt.ts';

type Move = NonNullable<Restriction['move']>;

/**
 * Gives a section of the root that is refused the names of the place that takes its value, or takes it back from there, as
 * the schema has it. First goes what has no place there. Undefined where nothing takes it.
 */
export function moveArguments(key: KeyPlace, entry: Entry, situation: Situation): readonly Change[] | undefined {
  if (key.holder.parent || !key.member || key.member.borrowed) return undefined;
  const { row } = situation;
  const restriction = entry.keywords['x-forbidden']?.find(
    ({ move, variants }) => move && (!variants || variants.includes(row.variant)),
  );
  if (restriction?.move) return there(key, restriction, restriction.move, situation);
  return back(key, entry, situation);
}

function there(
  key: KeyPlace,
  restriction: Restriction,
  move: Move,
  situation: Situation,
): readonly Change[] | undefined {
  const [section, name] = move.to;
  const others = othersThan(move.key, key);
  if (others) return others.map((pair) => leave(pair, `\`${section}\` takes no such arguments`, key, situation));
  const place = placeAtValuePath(key.holder, [keyText(key.pair) ?? '']);
  const [fix] = moveForbidden(place, restriction, situation.judged.document);
  return fix && [{ kind: 'edits', edits: fix.edits, note: moved(key, move.key, `${section}.${name}`, situation) }];
}

/** The way back, to a section that the new version has. */
function back(key: KeyPlace, entry: Entry, situation: Situation): readonly Change[] | undefined {
  const { target, document } = situation.judged;
  const { node } = key.holder.decoded;
  for (const [section, property] of propertiesOf(entry.parent ?? entry)) {
    const move = property.keywords['x-forbidden']?.find((each) => each.move?.to[0] === entry.name)?.move;
    const isThere = pairOf(node, section) !== undefined;
    if (!move || isThere || availability(property.keywords, target).kind !== 'available') continue;
    if (restrictionFor(property.keywords['x-forbidden'], target)) continue;
    const inner = pairOf(key.pair.value, move.to[1]);
    if (inner?.value?.kind !== 'seq') continue;
    const others = othersThan(move.to[1], key);
    if (others) return others.map((pair) => leave(pair, `${rowName(situation.row)} has no such key`, key, situation));
    const edits = [...renameKey(document, key.pair, section), ...renameKey(document, inner, move.key)];
    return [{ kind: 'edits', edits, note: moved(key, move.to[1], `${section}.${move.key}`, situation) }];
  }
  return undefined;
}

/** The keys beside the one that moves; undefined where there are none. */
function othersThan(name: string, { pair: { value } }: KeyPlace): readonly Pair[] | undefined {
  const pairs = value?.kind === 'map' ? value.pairs : [];
  const others = pairs.filter((pair) => keyText(pair) !== name);
  return others.length > 0 && others.length < pairs.length ? others : undefined;
}

function leave(pair: Pair, why: string, key: KeyPlace, _: Situation): Change {
  const name = keyText(pair) ?? '';
  const section = keyText(key.pair) ?? '';
  const place = placeAtValuePath(key.holder, [section, name]);
  const message = `\`${section}.${name}\` is left out, because ${why}`;
  const path = [section, name];
  return {
    kind: 'leave',
    leaving: { kind: 'pair', pair },
    place,
    note: { code: lossCodes.leftOut, kind: 'dropped', message, range: rangeOf(pair.key), path },
  };
}

function moved(key: KeyPlace, inner: string, to: string, { row }: Situation): Note {
  const section = keyText(key.pair) ?? '';
  return {
    code: lossCodes.writtenOtherwise,
    kind: 'changed',
    message: `\`${section}.${inner}\` is written as \`${to}\`, where ${rowName(row)} has it`,
    range: rangeOf(key.pair.key),
    path: [section],
  };
}

import { type Place, placeAtValuePath } from '../../decode/visit.ts';
import { rangeOf } from '../../document/node.ts';
import { availability, restrictionFor } from '../../shape/availability.ts';
import type { Entry } from '../../shape/entry.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { type Change, lossCodes, type Note, type Situation } from './change.ts';
import { type Leaving, leavingRange } from './leaveOut.ts';
import { moveArguments } from './moveArguments.ts';
import type { KeyPlace } from './placeAt.ts';
import { printItem } from './printItem.ts';
import { mountUnitOfKey } from './writeMountUnit.ts';

/** Whether a version does not have a key, or refuses it. */
export function isRefusedKey(entry: Entry | undefined, target: Target): boolean {
  if (!entry) return false;
  return availability(entry.keywords, target).kind !== 'available' || isForbidden(entry, target);
}

function isForbidden({ keywords }: Entry, target: Target): boolean {
  return restrictionFor(keywords['x-forbidden'], target) !== undefined;
}

/** What is done about a key that the version does not have or refuses: another place takes its value, or it goes. */
export function changesOfKey(key: KeyPlace, entry: Entry, situation: Situation): readonly Change[] {
  return moveArguments(key, entry, situation) ?? mountUnitOfKey(key, situation) ?? [leaveKey(key, entry, situation)];
}

function leaveKey(key: KeyPlace, entry: Entry, situation: Situation): Change {
  const { row, judged } = situation;
  const name = key.pair.key.kind === 'scalar' ? key.pair.key.text : entry.name;
  const isKnown = isForbidden(entry, judged.target);
  const { with: goes, unless = [], then } = entry.keywords['x-lost'] ?? {};
  const isSame = unless.includes(key.member?.value.value);
  const why = isKnown ? `${rowName(row)} does not support it` : `${rowName(row)} has no such key`;
  const end = isSame ? '; without it the same holds' : then === undefined ? '' : `; ${then}`;
  const note: Note = {
    code: lossCodes.leftOut,
    kind: 'dropped',
    message: `\`${name}\` is left out, because ${why}${end}`,
    range: rangeOf(key.pair.key),
    path: [...key.holder.path, name],
  };
  const place = placeAtValuePath(key.holder, [name]);
  if (goes !== 'object' || isSame || !key.holder.parent)
    return { kind: 'leave', leaving: { kind: 'pair', pair: key.pair }, place, note: { ...note, mayStay: !isKnown } };
  const holder = enclosing(key.holder);
  const lack = isKnown ? `does not support \`${name}\`` : `has no \`${name}\``;
  const message = `${printItem(holder)} is left out, because ${rowName(row)} ${lack}, without which it would say something else${end}`;
  return leavePlace(holder, { ...note, message });
}

/** What goes with an object: what around it says something else without it. */
function enclosing(place: Place): Place {
  const { entry } = place.decoded;
  const isKey = typeof place.path.at(-1) === 'string';
  const goesFurther = isKey && entry?.keywords['x-lost']?.with === 'object' && place.parent?.parent;
  return goesFurther && place.parent ? enclosing(place.parent) : place;
}

/** The whole of what stands at a place goes: an item of a list, or a key with its value. */
export function leavePlace(place: Place, note: Note): Change {
  const { path } = place;
  const name = path.at(-1);
  const member = typeof name === 'string' ? place.parent?.decoded.members?.get(name) : undefined;
  const leaving: Leaving = member ? { kind: 'pair', pair: member.pair } : { kind: 'item', node: place.decoded.node };
  return { kind: 'leave', leaving, place, note: { ...note, gone: { range: leavingRange(leaving), path } } };
}

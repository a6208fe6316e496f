import { type Produced, type ProducedObject, plainValue } from '../../decode/produced.ts';
import { isDataUrl } from '../../embedded/resourceContents.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import { acceptedValue } from '../../shape/acceptedValue.ts';
import { availability, restrictionFor } from '../../shape/availability.ts';
import { additionalOf, type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { listed } from '../../shape/wording.ts';
import { placeOf } from '../lossOf.ts';
import { type Reversal, reportLoss } from './reversal.ts';

/**
 * Leaves out the keys that the written version of Butane does not have or does not allow, and says so.
 *
 * @param value an Ignition config or a piece of one, or another object whose keys Butane has under its own names
 * @param entry Butane's for the same place
 */
export function withoutUnsayable(reversal: Reversal, value: Produced, entry: Entry): Produced {
  switch (value.kind) {
    case 'scalar':
      return value;
    case 'list': {
      const item = itemOf(entry);
      if (!item) return value;
      return {
        ...value,
        items: value.items.map((each) => withoutUnsayable(reversal, each, item)),
      };
    }
    case 'object':
      return sayableMembers(reversal, value, entry);
  }
}

/** Leaves out the keys of a section whose word Butane does not know, where Ignition has no say in it, and says so. */
export function withoutUnknownWords(reversal: Reversal, section: Produced, entry: Entry): Produced {
  if (section.kind !== 'object') return section;
  const members = new Map<string, Produced>();
  for (const [name, member] of section.members) {
    const child = propertiesOf(entry).get(snakeCase(name));
    const words = child?.keywords['x-enum'];
    if (!child || !words || member.kind !== 'scalar' || acceptedValue(child, member.value)) {
      members.set(name, member);
      continue;
    }
    const known = listed(words.filter(({ hidden }) => !hidden).map(({ value }) => String(value)));
    const message = `\`${placeOf(member)}\` is left out: Butane knows ${known} only`;
    reportLoss(reversal, member, 'dropped', 'key-not-said', message);
  }
  return { ...section, members };
}

function sayableMembers(reversal: Reversal, object: ProducedObject, entry: Entry): ProducedObject {
  const members = new Map<string, Produced>();
  const free = additionalOf(entry);
  for (const [name, member] of object.members) {
    const key = snakeCase(name);
    const child = propertiesOf(entry).get(key);
    const reason = child || free ? refusalOf(member, child, object, reversal.target) : `Butane has no place for it`;
    if (reason === undefined) members.set(name, child ? withoutUnsayable(reversal, member, child) : member);
    else if (!isNothing(member))
      reportLoss(reversal, member, 'dropped', 'key-not-said', `\`${placeOf(member)}\` is left out: ${reason}`);
  }
  return { ...object, members };
}

/** Why a key cannot be written; undefined where it can. */
function refusalOf(
  member: Produced,
  child: Entry | undefined,
  holder: ProducedObject,
  target: Target,
): string | undefined {
  const { row } = target;
  if (!child || !row) return undefined;
  const available = availability(child.keywords, target);
  if (available.kind === 'later') {
    const since = available.rows.find(({ variant }) => variant === row.variant) ?? available.rows[0];
    return `${rowName(row)} has no such key${since ? `, ${rowName(since)} is the first that has` : ''}`;
  }
  if (available.kind !== 'available') return `${rowName(row)} has no such key`;
  const forbidden = restrictionFor(child.keywords['x-forbidden'], target);
  if (!forbidden || (member.kind === 'scalar' && forbidden.except?.includes(plainValue(member.value))))
    return undefined;
  // What is packed is unpacked where it is written.
  if (child.name === 'compression' && carriesContents(holder)) return undefined;
  const instead = forbidden.instead === undefined ? '' : `; use ${forbidden.instead} instead`;
  return `${rowName(row)} does not allow it${instead}`;
}

function carriesContents({ members }: ProducedObject): boolean {
  const source = members.get('source');
  return source?.kind === 'scalar' && typeof source.value === 'string' && isDataUrl(source.value);
}

/** Whether nothing is lost with a value: nothing would be printed of it. */
function isNothing(value: Produced): boolean {
  if (value.kind === 'list') return value.items.length === 0;
  return value.kind === 'object' && [...value.members.values()].every(isNothing);
}

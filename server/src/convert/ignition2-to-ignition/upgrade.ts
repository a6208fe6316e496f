import { type Produced, type ProducedObject, producedScalar } from '../../decode/produced.ts';
import type { Loss } from '../conversion.ts';
import { lossOf } from '../lossOf.ts';
import type { LossCode } from './lossCodes.ts';

/** One run of the way up to Ignition 3: what it finds out. */
export interface Upgrade {
  readonly losses: Loss[];
}

/** Reports where a value stands that is lost, or does not stay as it is. */
export function reportLoss(
  { losses }: Upgrade,
  value: Produced,
  kind: Loss['kind'],
  code: LossCode,
  message: string,
): void {
  losses.push(...lossOf(value, { kind, code: `convert/${code}`, message }));
}

/** A scalar that comes from where another value stands. */
export function scalarFrom(source: Produced, value: string | number | boolean): Produced {
  return producedScalar(value, ...source.origins);
}

/** An object with other members in the place of some; undefined takes one away. */
export function withMembers(
  object: ProducedObject,
  changes: Readonly<Record<string, Produced | undefined>>,
): ProducedObject {
  const members = new Map(object.members);
  for (const [name, member] of Object.entries(changes)) {
    if (member) members.set(name, member);
    else members.delete(name);
  }
  return { ...object, members };
}

export function objectIn(object: ProducedObject, name: string): ProducedObject | undefined {
  const member = object.members.get(name);
  return member?.kind === 'object' ? member : undefined;
}

/** The objects of a list; what is none is no item to Ignition either. */
export function objectsIn(object: ProducedObject | undefined, name: string): readonly ProducedObject[] {
  const list = object?.members.get(name);
  return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'object') : [];
}

/** A config in which a section is another; a section of nothing is left out. */
export function withSection(config: ProducedObject, name: string, section: ProducedObject | undefined): ProducedObject {
  return withMembers(config, { [name]: section && section.members.size > 0 ? section : undefined });
}

/** An object in which the items of a list are others. Where there was no list, `source` says what it comes from. */
export function withItems(
  object: ProducedObject,
  name: string,
  items: readonly Produced[],
  source: Produced = object,
): ProducedObject {
  const list = object.members.get(name);
  const origins = list?.origins ?? source.origins;
  return withMembers(object, { [name]: items.length > 0 ? { kind: 'list', items, origins } : undefined });
}

/** What a member says that is a text, a number or a truth value. */
export function plainIn(object: ProducedObject | undefined, name: string): string | number | boolean | undefined {
  const member = object?.members.get(name);
  if (member?.kind !== 'scalar') return undefined;
  const { value } = member;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

export function textIn(object: ProducedObject | undefined, name: string): string | undefined {
  const value = plainIn(object, name);
  return typeof value === 'string' ? value : undefined;
}

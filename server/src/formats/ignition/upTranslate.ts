import type { Path } from '../../base/path.ts';
import {
  type Produced,
  type ProducedObject,
  type ProducedValue,
  producedObject,
  producedScalar,
  withMember,
} from '../../decode/produced.ts';
import { availability } from '../../shape/availability.ts';
import { type Entry, itemOf, propertiesOf, rootEntry } from '../../shape/entry.ts';
import { isPointer } from '../../shape/pointer.ts';
import type { Target } from '../../shape/target.ts';
import { reaches, type VersionRow } from '../../shape/versions.ts';
import { schemaFile } from './schema.ts';
import { specTarget } from './specTarget.ts';

/** A config in a newer version, and what Ignition has made of it on the way that the config does not say. */
export interface UpTranslated {
  readonly config: ProducedObject;
  /** In the order of the schema. */
  readonly changes: readonly UpTranslation[];
}

/** A value that is another in the newer version, or is no more. */
export interface UpTranslation {
  /** In the config. */
  readonly path: Path;
  /** As it was. */
  readonly before: Produced;
  /** Undefined for what is lost. */
  readonly after: Produced | undefined;
}

/**
 * Reads a config of an Ignition version as one of the same or a newer version, as Ignition does with whatever it reads
 * (`config/v3_x/translate`, step by step; the steps do not meet, so one walk does them all). Keys that the older version
 * does not have are left out: Ignition has never seen them.
 *
 * @param config as the older version holds it
 * @param from never newer than `to`
 */
export function upTranslate(config: ProducedObject, from: VersionRow, to: VersionRow): UpTranslated {
  const changes: UpTranslation[] = [];
  const step = { from: specTarget(from), to: specTarget(to), changes };
  const raised = raisedObject(config, rootEntry(schemaFile), [], step);
  return { config: withVersion(raised, to), changes };
}

interface Step {
  readonly from: Target;
  readonly to: Target;
  readonly changes: UpTranslation[];
}

function withVersion(config: ProducedObject, { version }: VersionRow): ProducedObject {
  const section = config.members.get('ignition');
  const own = section?.kind === 'object' ? section : producedObject([], ...config.origins);
  const origins = own.members.get('version')?.origins ?? own.origins;
  return withMember(config, 'ignition', withMember(own, 'version', producedScalar(version, ...origins)));
}

function raisedObject(object: ProducedObject, entry: Entry, path: Path, step: Step): ProducedObject {
  const members = new Map<string, Produced>();
  for (const [name, property] of propertiesOf(entry)) {
    if (!isIn(property, step.from)) continue;
    const before = object.members.get(name);
    const after = before ? raised(before, property, [...path, name], step) : gained(object, property, step);
    if (after) members.set(name, after);
  }
  return { ...object, members };
}

/** Undefined for what is lost. */
function raised(value: Produced, entry: Entry, path: Path, step: Step): Produced | undefined {
  switch (value.kind) {
    case 'object':
      return raisedObject(value, entry, path, step);
    case 'list': {
      const item = itemOf(entry);
      if (!item) return value;
      return {
        ...value,
        items: value.items.flatMap((each, index) => raised(each, item, [...path, index], step) ?? []),
      };
    }
    case 'scalar': {
      const after = raisedScalar(value.value, entry, step);
      if (after === value.value) return value;
      const made = after === undefined ? undefined : { ...value, value: after };
      step.changes.push({ path, before: value, after: made });
      return made;
    }
  }
}

function raisedScalar(value: ProducedValue, entry: Entry, { from, to }: Step): ProducedValue | undefined {
  let result = value;
  for (const { into, drop, 'clear-bits': bits } of entry.keywords['x-raise'] ?? []) {
    if (reachesRow(from, into) || !reachesRow(to, into)) continue;
    if (drop) return undefined;
    // Bit operations cut a number to 32 bits, so what is cleared is taken away instead.
    if (bits !== undefined && typeof result === 'number') result -= result & bits;
    if (bits !== undefined && typeof result === 'bigint') result -= result & BigInt(bits);
  }
  return result;
}

function reachesRow({ table, row }: Target, line: Parameters<typeof reaches>[2]): boolean {
  return row !== undefined && reaches(table, row, line);
}

/** A scalar that was no pointer had a value even where nobody wrote one; as a pointer it has it too, and says so. */
function gained(holder: ProducedObject, entry: Entry, { from, to }: Step): Produced | undefined {
  if (entry.keywords.type !== 'string' || isPointer(entry, from) || !isPointer(entry, to)) return undefined;
  return producedScalar('', ...holder.origins);
}

function isIn(entry: Entry, target: Target): boolean {
  return availability(entry.keywords, target).kind === 'available';
}

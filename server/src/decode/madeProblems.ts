import { printPath } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import { rangeOf } from '../document/node.ts';
import type { ShapeError } from '../generated/validators.js';
import { availability, restrictionFor } from '../shape/availability.ts';
import { type Entry, entryAtPath, itemOf, propertiesOf } from '../shape/entry.ts';
import type { Target } from '../shape/target.ts';
import type { VersionRow } from '../shape/versions.ts';
import { badValueMessage, codeFor, missingKeyMessage, printNumber } from '../shape/wording.ts';
import { unknownValue, type Value } from './decoded.ts';
import { isAbsent, type JudgedConfig } from './judgedConfig.ts';
import type { Origin } from './produced.ts';
import { isJudged, type Validate } from './shapeProblems.ts';
import { nameOf } from './targetType.ts';

/** What a config that a conversion makes is judged by, and in whose words. */
export interface MadeContext {
  /** The schema of its format. */
  readonly root: Entry;
  readonly validate: Validate;
  readonly target: Target;
  /** The format of the source, in front of the codes. */
  readonly area: string;
  /** What a key is called in the source. */
  readonly sourceKey: (name: string) => string;
}

/** What is missing is found below; and of another type, or of no key that there is, only a value can be that nobody knows. */
const judgedElsewhere = new Set(['required', 'additionalProperties', 'type']);

/** Values that the target's schema refuses, at the places that they came from. */
export function madeValueProblems(config: JudgedConfig, context: MadeContext): readonly Problem[] {
  const { root, validate } = context;
  if (validate(config.value)) return [];
  return (validate.errors ?? []).flatMap((error) => {
    if (judgedElsewhere.has(error.keyword)) return [];
    const path = pathOf(error.instancePath, config.value);
    const entry = path && entryAtPath(root, path);
    return entry ? badValue(error, path, entry, config, context) : [];
  });
}

/** The path of keys and indices; undefined where it leads to a value that nobody knows. */
function pathOf(pointer: string, root: Value): readonly (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let place: unknown = root;
  for (const written of pointer.split('/').slice(1)) {
    if (typeof place !== 'object' || place === null) return undefined;
    const step = written.includes('~') ? written.replaceAll('~1', '/').replaceAll('~0', '~') : written;
    path.push(Array.isArray(place) ? Number(step) : step);
    place = Reflect.get(place, step);
  }
  return typeof place === 'symbol' ? undefined : path;
}

function badValue(
  error: ShapeError,
  path: readonly (string | number)[],
  entry: Entry,
  config: JudgedConfig,
  { target, area, sourceKey }: MadeContext,
): readonly Problem[] {
  const holder = valueAt(config.value, path.slice(0, -1));
  const value = valueAt(config.value, path);
  const beside = (key: string): unknown =>
    valueAt(holder, [key]) ?? (isAbsent(holder, key) ? undefined : unknownValue());
  if (!isJudged(error.keyword, entry, target, beside)) return [];
  const origin = config.originAt(path);
  const name = sourceKey(entry.name);
  const message = badValueMessage(error, nameOf(entry, name), shown(value, entry), entry, target);
  const isOwnKey = origin.path.findLast((step) => typeof step === 'string') === name;
  return [
    problemOf(
      origin,
      codeFor(error.keyword, entry, area),
      isOwnKey ? message : `in what this makes, ${message}`,
      target,
    ),
  ];
}

function shown(value: unknown, entry: Entry): string {
  if (typeof value === 'number') return `\`${printNumber(value, entry)}\``;
  return typeof value === 'string' ? JSON.stringify(value) : `\`${String(value)}\``;
}

/** Keys that the target needs and that neither the source nor anything that completes it gave. */
export function madeGapProblems(config: JudgedConfig, context: MadeContext): readonly Problem[] {
  const { root, target, area, sourceKey } = context;
  return [...gapsIn(config.value, root, [], target)].map(({ path, name }) => {
    const origin = config.originAt(path);
    const message = missingKeyMessage(sourceKey(name), printPath(origin.path), 'error', target);
    return problemOf(origin, `${area}/missing-key`, message, target);
  });
}

interface Gap {
  readonly path: readonly (string | number)[];
  readonly name: string;
}

/** The version in which nothing is missing in a value; values that an edit does not touch stay the same. */
const completeIn = new WeakMap<object, VersionRow>();

function* gapsIn(value: Value, entry: Entry, path: Gap['path'], target: Target): Generator<Gap, boolean> {
  if (typeof value !== 'object' || completeIn.get(value) === target.row) return true;
  let isComplete = true;
  const below = (member: Value, child: Entry, step: string | number): Generator<Gap, boolean> =>
    gapsIn(member, child, [...path, step], target);
  if (isList(value)) {
    const itemEntry = itemOf(entry);
    if (itemEntry)
      for (const [index, item] of value.entries()) isComplete = (yield* below(item, itemEntry, index)) && isComplete;
  } else {
    for (const [name, child] of propertiesOf(entry)) {
      const member = value[name];
      if (member !== undefined) isComplete = (yield* below(member, child, name)) && isComplete;
      else if (isNeeded(name, child, entry, target) && isAbsent(value, name)) {
        isComplete = false;
        yield { path, name };
      }
    }
  }
  if (isComplete && target.row) completeIn.set(value, target.row);
  return isComplete;
}

function isNeeded(name: string, { keywords }: Entry, holder: Entry, target: Target): boolean {
  if (availability(keywords, target).kind !== 'available') return false;
  if (holder.keywords.required?.includes(name)) return true;
  const required = restrictionFor(keywords['x-required'], target);
  return required !== undefined && required.severity !== 'warning';
}

function isList(value: Extract<Value, object>): value is readonly Value[] {
  return Array.isArray(value);
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (place, step) => (typeof place === 'object' && place !== null ? Reflect.get(place, step) : undefined),
    value,
  );
}

function problemOf({ head, path, madeFrom }: Origin, code: string, message: string, { tool }: Target): Problem {
  return {
    code,
    source: tool,
    severity: 'error',
    message,
    range: rangeOf(head),
    path,
    ...(madeFrom ? { madeFrom } : {}),
  };
}

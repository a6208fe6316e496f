import type { VersionRow } from '../../shape/versions.ts';
import { isSameValue } from './fieldValue.ts';
import type { Machine } from './machine.ts';
import { newestRow, raised } from './raised.ts';
import { type Field, type Section, type Thing, thingsOf } from './things.ts';

/** Two machines, and everything in which they differ. */
export interface Comparison {
  readonly a: Machine;
  readonly b: Machine;
  /** All things of each. */
  readonly things: { readonly a: readonly Thing[]; readonly b: readonly Thing[] };
  /** Section by section, in each by what things go by. */
  readonly differences: readonly Difference[];
  /** How many values are taken for the same because the same template stands there in both. */
  readonly assumed: number;
}

export type Difference = AddedThing | RemovedThing | ChangedThing | UnknownThing | MovedThings;

interface DifferenceBase {
  readonly section: Section;
  /** The keys that differ; of a thing that only one has, all that it has. */
  readonly details: readonly Detail[];
}

export interface AddedThing extends DifferenceBase {
  readonly kind: 'added';
  readonly b: Thing;
}

export interface RemovedThing extends DifferenceBase {
  readonly kind: 'removed';
  readonly a: Thing;
}

/** A thing of which a template decides what it is; both have it where the same key or item says it in both. */
export interface UnknownThing extends DifferenceBase {
  readonly kind: 'unknown';
  readonly a: Thing | undefined;
  readonly b: Thing | undefined;
}

/** `isKnown`: whether it certainly is another, and no template decides that. */
export interface ChangedThing extends DifferenceBase {
  readonly kind: 'changed';
  readonly a: Thing;
  readonly b: Thing;
  readonly isKnown: boolean;
}

/** The things that both have in another order, where that matters. */
export interface MovedThings {
  readonly kind: 'moved';
  readonly section: Section;
  readonly a: readonly Thing[];
  readonly b: readonly Thing[];
}

/** A key that says something else, or nothing, in one of the two. */
export interface Detail {
  readonly key: string;
  readonly a: Field | undefined;
  readonly b: Field | undefined;
}

export function compareMachines(a: Machine, b: Machine): Comparison {
  const several = a.configs.length > 1 || b.configs.length > 1;
  const row = newestRow([...a.configs, ...b.configs]);
  const things = { a: allThings(a, several, row), b: allThings(b, several, row) };
  const pairs = pairUp(things.a, things.b);
  const differences: Difference[] = [];
  let assumed = 0;
  for (const [old, fresh] of pairs) {
    const difference = differenceOf(old, fresh);
    if (difference) differences.push(difference);
    if (!old || !fresh) continue;
    for (const [key, { value }] of old.fields) if (value.kind === 'unknown' && !detailOf(key, old, fresh)) assumed++;
  }
  differences.push(...moves(pairs, things.b));
  return { a, b, things, differences: inOrder(differences), assumed };
}

export function isSame({ differences }: Comparison): boolean {
  return differences.length === 0;
}

/** Where a file holds several configs, things go by the name of theirs too. */
function allThings({ configs, analysis }: Machine, several: boolean, row: VersionRow | undefined): readonly Thing[] {
  return configs.flatMap((config, index) =>
    thingsOf(raised(config, row), analysis.document.text, several ? (config.name ?? String(index)) : ''),
  );
}

type Pair = readonly [a: Thing, b: Thing] | readonly [a: Thing, b: undefined] | readonly [a: undefined, b: Thing];

/** What goes by the same, in the order of the first; then what goes by all that it says, one after the other. */
function pairUp(a: readonly Thing[], b: readonly Thing[]): readonly Pair[] {
  const rest = new Map(b.map((thing) => [thing.id, thing]));
  const found: Pair[] = [];
  const alone: Thing[] = [];
  for (const thing of a) {
    const twin = rest.get(thing.id);
    rest.delete(thing.id);
    if (twin) found.push([thing, twin]);
    else alone.push(thing);
  }
  for (const thing of alone) {
    const twin = [...rest.values()].find((other) => mayBeTwin(thing, other));
    if (twin) rest.delete(twin.id);
    found.push(twin ? [thing, twin] : [thing, undefined]);
  }
  return [...found, ...[...rest.values()].map((thing): Pair => [undefined, thing])];
}

/** Whether what goes by all that it says may be the same thing, and say something else. */
function mayBeTwin(a: Thing, b: Thing): boolean {
  if (a.goesBy !== b.goesBy || a.section.id !== b.section.id) return false;
  return a.goesBy === 'contents' || (a.goesBy === 'template' && a.name(() => true) === b.name(() => true));
}

function differenceOf(a: Thing | undefined, b: Thing | undefined): Difference | undefined {
  if (a && b) return changeOf(a, b);
  const thing = a ?? b;
  if (!thing) return undefined;
  const { section, goesBy } = thing;
  const details = detailsOf(thing, a ? 'a' : 'b');
  // Settings that say what would hold without them are none.
  if (goesBy === 'section' && details.every((detail) => (detail.a ?? detail.b)?.isUsual)) return undefined;
  if (goesBy === 'nobody-knows' || goesBy === 'template') return { kind: 'unknown', section, a, b, details };
  return b ? { kind: 'added', section, b, details } : { kind: 'removed', section, a: thing, details };
}

function changeOf(a: Thing, b: Thing): Difference | undefined {
  const keys = new Set([...a.fields.keys(), ...b.fields.keys()]);
  const details = [...keys].toSorted(compareTexts).flatMap((key) => detailOf(key, a, b) ?? []);
  if (details.length === 0) return undefined;
  if (b.goesBy === 'template') return { kind: 'unknown', section: b.section, a, b, details };
  return { kind: 'changed', section: b.section, a, b, details, isKnown: details.some(isKnown) };
}

function detailOf(key: string, a: Thing, b: Thing): Detail | undefined {
  const [old, fresh] = [a.fields.get(key), b.fields.get(key)];
  const isSame = old && fresh ? isSameValue(old.value, fresh.value) : (old ?? fresh)?.isUsual;
  return isSame ? undefined : { key, a: old, b: fresh };
}

/** Everything that a thing says which the other machine does not have. */
function detailsOf({ fields }: Thing, side: 'a' | 'b'): readonly Detail[] {
  return [...fields.values()].map((field) => ({ key: field.key, a: undefined, b: undefined, [side]: field }));
}

/** Whether it is certain that the two say something else. */
export function isKnown({ a, b }: Detail): boolean {
  return a?.value.kind !== 'unknown' && b?.value.kind !== 'unknown';
}

/** Of sections whose order matters those of which both have the same things in another one. */
function moves(pairs: readonly Pair[], inB: readonly Thing[]): readonly MovedThings[] {
  const twins = new Map(pairs.flatMap(([a, b]) => (a && b?.section.isOrdered ? [[b, a] as const] : [])));
  const sections = new Map([...twins.keys()].map(({ section }) => [section.id, section]));
  return [...sections.values()].flatMap((section) => {
    const a = [...twins].flatMap(([thing, twin]) => (thing.section.id === section.id ? [twin] : []));
    const b = inB.filter((thing) => twins.has(thing) && thing.section.id === section.id);
    const isMoved = b.some((thing, index) => twins.get(thing) !== a[index]);
    return isMoved ? [{ kind: 'moved' as const, section, a, b }] : [];
  });
}

function inOrder(differences: readonly Difference[]): readonly Difference[] {
  return differences.toSorted(
    (some, other) => compareSections(some.section, other.section) || compareTexts(idOf(some), idOf(other)),
  );
}

/** Sections in the order of the schema. */
export function compareSections({ rank: some }: Section, { rank: other }: Section): number {
  for (const [index, place] of some.entries()) {
    const difference = place - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return some.length - other.length;
}

function compareTexts(some: string, other: string): number {
  return some < other ? -1 : some > other ? 1 : 0;
}

function idOf(difference: Difference): string {
  switch (difference.kind) {
    case 'added':
    case 'changed':
      return difference.b.id;
    case 'removed':
      return difference.a.id;
    case 'unknown':
      return (difference.b ?? difference.a)?.id ?? '';
    case 'moved':
      return '';
  }
}

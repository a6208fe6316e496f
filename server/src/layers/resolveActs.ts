import type { Acting, ActsAt, ActsCase, ActsRecord, ChangeIf } from '../shape/acts.ts';
import {
  type Badge,
  type Change,
  type Cost,
  costs,
  type Lasts,
  type Layer,
  type Phase,
  type Repeat,
  type Undo,
} from '../shape/layerWords.ts';
import type { OsFacts, PathRow } from '../shape/osFacts.ts';
import { badgeOf } from './badgeOf.ts';
import { onlyOn } from './moduleWords.ts';
import { holdsFor, type NamedOs, osFacts, versionOf } from './osFacts.ts';
import { isBelow, isHidden, isSealed, type PathFacts, pathFacts } from './pathFacts.ts';

/** Everything that is known of a setting on one operating system. */
export interface Acts {
  readonly phase: readonly Phase[];
  readonly repeat: readonly Repeat[];
  readonly layer: readonly Layer[];
  readonly lasts: Lasts;
  readonly lastsInWords: string | undefined;
  readonly change: Change;
  readonly changeIf: readonly ChangeIf[];
  readonly via: string | undefined;
  /** How the system is provisioned again without a new machine. */
  readonly again: string | undefined;
  readonly undo: Undo;
  readonly halts: boolean;
  readonly badge: Badge;
  /** What takes effect beyond where it lands. */
  readonly effect: Badge | undefined;
  readonly trap: string | undefined;
  /** The systems that it does anything on, where there are few: a clause. */
  readonly onlyOn: string | undefined;
  readonly isUnverified: boolean;
  readonly isInitramfsOnly: boolean;
  /** Whether there is anything to roll back to. */
  readonly canRollBack: boolean;
  /** Whether the config itself may say where it lands first. */
  readonly isNamed: boolean;
  /** The places that it lands in, as far as paths say so. */
  readonly places: readonly PathFacts[];
  /** Those of them that take nothing: sealed, or hidden by what is mounted later. */
  readonly lostPlaces: readonly PathFacts[];
}

/** An operating system of which the facts are known. */
export interface KnownOs {
  readonly id: string;
  readonly version: string;
  readonly facts: OsFacts;
}

/** What a setting says in the config: it or, where it does not, what holds it. */
export interface Written {
  /** Of the format that it stands in. */
  readonly format: string;
  /** The text at a key; undefined where nothing stands there, or nobody knows what. */
  readonly text: (key: string) => string | undefined;
  /** The texts of all plain values at a key, one or those of a list; without a key, of the setting itself. */
  readonly texts: (key: string | undefined) => readonly string[];
  /** Whether something stands in the list at a key. */
  readonly isFilled: (key: string) => boolean;
  /** The places that the config mounts itself before this setting acts. */
  readonly mounts: () => readonly string[];
}

/**
 * The setting's record gives when it acts; where it lands and how long that lasts come from the paths that it names and the
 * path table of the operating system.
 *
 * @returns undefined where the record does not speak of this operating system, or nobody knows where it lands
 */
export function resolveActs(
  record: ActsRecord,
  { id, version, facts: os }: KnownOs,
  written: Written,
): Acts | undefined {
  const acting = actingOn(record, id, version, written);
  const { phase, repeat, change } = acting;
  if (!phase || !repeat || !change) return undefined;
  const places = (acting.at ?? []).flatMap((at) => pathFacts(os, pathOf(at, written), version) ?? []);
  const [start] = phase;
  const hidden = places.map((place) => start !== undefined && isLost(place, start, written));
  const rows = places.map(({ row }) => row);
  const root = pathFacts(os, '/', version);
  const layer = layersOf(acting, rows);
  if (layer.length === 0) return undefined;
  const [first] = rows;
  const isInitramfsOnly = acting.isInitramfsOnly === true;
  const lasts = lastsOf(acting, repeat, first, hidden[0] === true);
  const cost = dearer(change, first?.change);
  return {
    phase,
    repeat,
    layer,
    lasts,
    lastsInWords: acting.lastsInWords,
    change: cost,
    // They speak of what the setting alone costs.
    changeIf: cost === change ? conditionsIn(written.format, acting.changeIf) : [],
    via: cost === change && lasts !== 'never' ? acting.via : undefined,
    again: os.again?.find((row) => holdsFor(row, version))?.by,
    undo: undoOf(acting, lasts, first),
    halts: acting.halts === true,
    badge: badgeOf({ phase, layer, isVolatile: first?.survives.reboot === 'lost', isInitramfsOnly }),
    effect: acting.effect,
    trap: acting.trap,
    onlyOn: record.modules && onlyOn(record.modules),
    isUnverified: acting.isUnverified === true || rows.some(({ isUnverified }) => isUnverified === true),
    isInitramfsOnly,
    canRollBack: (first ?? root?.row)?.survives.rollback !== 'none',
    isNamed: acting.at?.[0]?.keys !== undefined,
    places,
    lostPlaces: places.filter((_place, index) => hidden[index]),
  };
}

function conditionsIn(format: string, conditions: readonly ChangeIf[] = []): readonly ChangeIf[] {
  return conditions
    .filter(({ notIn }) => notIn?.includes(format) !== true)
    .map(({ notIn: _notIn, ...condition }) => condition);
}

/** The record with what is different on the operating system, and for what the config says. */
export function actingOn(
  { os, modules: _modules, ...common }: ActsRecord,
  id: string,
  version: string,
  written: Pick<Written, 'format' | 'texts'>,
): Acting {
  const { cases, ...acting } = withSystem(common, os, id, version, written.format);
  const special = cases && caseOf(cases, written);
  return special ? { ...acting, ...special } : acting;
}

/** Why nothing comes of a setting on a system for what the config says; undefined where something does. */
export function idleCase(
  { os, modules: _modules, ...common }: ActsRecord,
  { id, version }: NamedOs,
  written: Pick<Written, 'format' | 'texts'>,
): string | undefined {
  const facts = osFacts(id);
  if (!facts) return undefined;
  const { cases } = withSystem(common, os, id, versionOf(facts, { id, version }), written.format);
  return cases && caseOf(cases, written)?.idle;
}

function withSystem(common: Acting, os: ActsRecord['os'], id: string, version: string, format: string): Acting {
  const own = (os && Object.hasOwn(os, id) ? os[id] : undefined) ?? [];
  const found = own.find((candidate) => holdsFor(candidate, version) && candidate.formats?.includes(format) !== false);
  if (!found) return common;
  // Conditions speak of the cost that stands beside them.
  const { changeIf, ...rest } = common;
  return found.change === undefined ? { ...common, ...found } : { ...rest, ...found };
}

/** The first case that the config is one of. */
export function caseOf(cases: readonly ActsCase[], { texts }: Pick<Written, 'texts'>): ActsCase | undefined {
  return cases.find(({ when: { key, like } }) => {
    const pattern = new RegExp(like, 'u');
    return texts(key).some((text) => pattern.test(text));
  });
}

function pathOf({ keys = [], path, named }: ActsAt, { text }: Written): string {
  for (const key of keys) {
    const found = text(key);
    if (found?.startsWith('/')) return found;
  }
  const name = named && text('name');
  if (named && name !== undefined && Object.hasOwn(named, name)) return named[name] ?? '';
  return path ?? '';
}

/** Whether a place takes nothing in a phase: it is sealed, or hidden by what is mounted later, and not by the config itself. */
function isLost({ row, real }: PathFacts, phase: Phase, { mounts }: Written): boolean {
  if (isSealed(row, phase) && row.sealedIn === undefined) return true;
  return isHidden(row, phase) && !mounts().some((mount) => isBelow(real, mount) && isBelow(mount, row.prefix));
}

/** Where paths say where it lands, nothing else does. */
function layersOf({ layer = [] }: Acting, rows: readonly PathRow[]): readonly Layer[] {
  return rows.length === 0 ? layer : [...new Set(rows.map((row) => row.layer))];
}

/**
 * What is repeated at every boot is put back then, whatever its place; what acts before its place is there is hidden below it,
 * and what is sealed takes nothing.
 */
function lastsOf(acting: Acting, repeat: readonly Repeat[], row: PathRow | undefined, isLost: boolean): Lasts {
  if (acting.lasts) return acting.lasts;
  if (isLost) return 'never';
  if (repeat.includes('boot')) return 'rewritten';
  return row?.lasts ?? 'machine';
}

/** The dearer of two costs; what is ignored or refused costs nothing and stays what it is. */
function dearer(change: Change, other: Change | undefined): Change {
  if (other === undefined || !isCost(change)) return change;
  if (!isCost(other)) return other;
  return costs.indexOf(other) > costs.indexOf(change) ? other : change;
}

function isCost(change: Change): change is Cost {
  return change !== 'ignored' && change !== 'refused';
}

/** What is made again at every boot is gone with the next one, unless its place keeps what was there; a place in RAM keeps nothing. */
function undoOf({ undo }: Acting, lasts: Lasts, row: PathRow | undefined): Undo {
  const isInMemory = row?.survives.reboot === 'lost';
  if (undo && !(isInMemory && undo === 'stays' && lasts !== 'never')) return undo;
  if (isInMemory) return 'gone-at-boot';
  return lasts === 'boot' ? 'gone-at-boot' : 'stays';
}

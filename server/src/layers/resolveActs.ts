import type { Acting, ActsAt, ActsRecord, ChangeIf } from '../shape/acts.ts';
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
import { holdsFor } from './osFacts.ts';
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
  readonly isUnverified: boolean;
  readonly isInitramfsOnly: boolean;
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
  const acting = actingOn(record, id, version, written.format);
  const { phase, repeat, change } = acting;
  if (!phase || !repeat || !change) return undefined;
  const places = (acting.at ?? []).flatMap((at) => pathFacts(os, pathOf(at, written), version) ?? []);
  const [start] = phase;
  const hidden = places.map((place) => start !== undefined && isLost(place, start, written));
  const rows = places.map(({ row }) => row);
  const layer = layersOf(acting, rows);
  if (layer.length === 0) return undefined;
  const [first] = rows;
  const isInitramfsOnly = acting.isInitramfsOnly === true;
  const lasts = lastsOf(acting, repeat, first, hidden[0] === true);
  return {
    phase,
    repeat,
    layer,
    lasts,
    lastsInWords: acting.lastsInWords,
    change: dearer(change, first?.change),
    changeIf: acting.changeIf ?? [],
    via: acting.via,
    again: os.again?.find((row) => holdsFor(row, version))?.by,
    undo: undoOf(acting, lasts, first),
    halts: acting.halts === true,
    badge: badgeOf({ phase, layer, isVolatile: first?.survives.reboot === 'lost', isInitramfsOnly }),
    effect: acting.effect,
    trap: acting.trap ?? (record.modules && onlyOn(record.modules)),
    isUnverified: acting.isUnverified === true || rows.some(({ isUnverified }) => isUnverified === true),
    isInitramfsOnly,
    isNamed: acting.at?.[0]?.keys !== undefined,
    places,
    lostPlaces: places.filter((_place, index) => hidden[index]),
  };
}

/** The record with what is different on the operating system. */
export function actingOn(
  { os, modules: _modules, ...common }: ActsRecord,
  id: string,
  version: string,
  format: string,
): Acting {
  const own = (os && Object.hasOwn(os, id) ? os[id] : undefined) ?? [];
  const found = own.find((candidate) => holdsFor(candidate, version) && candidate.formats?.includes(format) !== false);
  return found ? { ...common, ...found } : common;
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

/** What is made again at every boot is gone with the next one, unless its place keeps what was there. */
function undoOf({ undo }: Acting, lasts: Lasts, row: PathRow | undefined): Undo {
  if (undo) return undo;
  if (row && row.survives.reboot === 'lost') return 'gone-at-boot';
  return lasts === 'boot' ? 'gone-at-boot' : 'stays';
}

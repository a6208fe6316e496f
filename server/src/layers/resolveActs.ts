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
import { holdsFor } from './osFacts.ts';
import { isHidden, isSealed, type PathFacts, pathFacts } from './pathFacts.ts';

/** Everything that is known of a setting on one operating system. */
export interface Acts {
  readonly phase: readonly Phase[];
  readonly repeat: readonly Repeat[];
  readonly layer: readonly Layer[];
  readonly lasts: Lasts;
  readonly change: Change;
  readonly changeIf: readonly ChangeIf[];
  readonly via: string | undefined;
  readonly undo: Undo;
  readonly halts: boolean;
  readonly badge: Badge;
  /** What takes effect beyond where it lands. */
  readonly effect: Badge | undefined;
  readonly trap: string | undefined;
  readonly isUnverified: boolean;
  readonly isInitramfsOnly: boolean;
  /** The places that it lands in, as far as paths say so. */
  readonly places: readonly PathFacts[];
}

/** An operating system of which the facts are known. */
export interface KnownOs {
  readonly id: string;
  readonly version: string;
  readonly facts: OsFacts;
}

/** A place that a setting names in the config, by the key that names it; undefined where it says nothing, or nobody knows what. */
export type WrittenPath = (key: string) => string | undefined;

/**
 * The setting's record gives when it acts; where it lands and how long that lasts come from the paths that it names and the
 * path table of the operating system.
 *
 * @returns undefined where the record does not speak of this operating system, or nobody knows where it lands
 */
export function resolveActs(
  record: ActsRecord,
  { id, version, facts: os }: KnownOs,
  written: WrittenPath,
): Acts | undefined {
  const acting = actingOn(record, id, version);
  const { phase, repeat, change } = acting;
  if (!phase || !repeat || !change) return undefined;
  const places = (acting.at ?? []).flatMap((at) => pathFacts(os, pathOf(at, written), version) ?? []);
  const rows = places.map(({ row }) => row);
  const layer = layersOf(acting, rows);
  if (layer.length === 0) return undefined;
  const [first] = rows;
  const isInitramfsOnly = acting.isInitramfsOnly === true;
  const lasts = lastsOf(acting, phase, repeat, first);
  return {
    phase,
    repeat,
    layer,
    lasts,
    change: dearer(change, first?.change),
    changeIf: acting.changeIf ?? [],
    via: acting.via,
    undo: undoOf(acting, lasts, first),
    halts: acting.halts === true,
    badge: badgeOf({ phase, layer, isVolatile: first?.survives.reboot === 'lost', isInitramfsOnly }),
    effect: acting.effect,
    trap: acting.trap,
    isUnverified: acting.isUnverified === true || rows.some(({ isUnverified }) => isUnverified === true),
    isInitramfsOnly,
    places,
  };
}

/** The record with what is different on the operating system. */
export function actingOn({ os, source: _source, ...common }: ActsRecord, id: string, version: string): Acting {
  const own = (os && Object.hasOwn(os, id) ? os[id] : undefined) ?? [];
  const found = own.find((candidate) => holdsFor(candidate, version));
  return found ? { ...common, ...found } : common;
}

function pathOf({ keys = [], path }: ActsAt, written: WrittenPath): string {
  for (const key of keys) {
    const found = written(key);
    if (found !== undefined) return found;
  }
  return path ?? '';
}

/** Where paths say where it lands, nothing else does. */
function layersOf({ layer = [] }: Acting, rows: readonly PathRow[]): readonly Layer[] {
  return rows.length === 0 ? layer : [...new Set(rows.map((row) => row.layer))];
}

/**
 * What is repeated at every boot is put back then, whatever its place; what acts before its place is there is hidden below it,
 * and what is sealed takes nothing.
 */
function lastsOf(acting: Acting, phase: readonly Phase[], repeat: readonly Repeat[], row: PathRow | undefined): Lasts {
  if (acting.lasts) return acting.lasts;
  const [first] = phase;
  if (row && first !== undefined && (isHidden(row, first) || isSealed(row, first))) return 'never';
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

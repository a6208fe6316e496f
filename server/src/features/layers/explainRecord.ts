import type { Analysis } from '../../analysis.ts';
import { type Path, printPath } from '../../base/path.ts';
import type { ActsOn } from '../../layers/actsAcross.ts';
import type { PathFacts } from '../../layers/pathFacts.ts';
import type { ChangeIf } from '../../shape/acts.ts';
import type { Change, Lasts, Layer, Phase, Repeat, Undo } from '../../shape/layerWords.ts';
import type { Survives } from '../../shape/osFacts.ts';
import { placeRecord } from '../records.ts';
import { type ExplainedSetting, explain, type IdleOn, idleLines, withDoneBy } from './explain.ts';
import { layerLines, namesOf } from './layerLines.ts';

/** What a file says to a machine, as other programs get it. */
export interface ExplainRecord {
  readonly file: string;
  readonly format: string | null;
  readonly os: readonly string[];
  readonly settings: readonly SettingRecord[];
}

/**
 * One setting on one system or, without `os`, on all that the file may be for. Where it is different on some of them, each
 * has a record of its own.
 */
export interface SettingRecord {
  readonly path: Path;
  readonly line: number;
  readonly name: string;
  readonly os?: readonly string[];
  readonly phase: readonly Phase[];
  readonly repeat: readonly Repeat[];
  readonly layer: readonly Layer[];
  readonly lasts: Lasts;
  readonly change: Change;
  readonly changeIf?: readonly ChangeIf[];
  readonly via?: string;
  readonly halts?: boolean;
  readonly undo: Undo;
  readonly badge: string;
  /** The places that it lands in, as far as paths say so. */
  readonly places?: readonly PlaceRecord[];
  /** True where the facts come from documentation only, or were seen on no machine. */
  readonly isUnverified?: boolean;
  readonly text: string;
  readonly part?: readonly number[];
}

/** A place, and what survives there. */
export interface PlaceRecord {
  /** Once the links of the system were followed. */
  readonly path: string;
  /** Of the place that it belongs to. */
  readonly prefix: string;
  readonly layer: Layer;
  readonly readOnly: boolean;
  readonly lasts: Lasts;
  readonly survives: Survives;
}

export function explainRecord(analysis: Analysis): ExplainRecord {
  const { info } = analysis;
  const settings = explain(analysis).flatMap((each) => settingRecords(each, analysis));
  return { file: info.file, format: info.format, os: info.os, settings };
}

function settingRecords(
  { setting: { path, node }, part, on, idle, lines, doneBy }: ExplainedSetting,
  { document }: Analysis,
): readonly SettingRecord[] {
  const { line } = placeRecord({ range: node }, document);
  const place = part.place.length === 1 && part.place[0] === 0 ? {} : { part: part.place };
  const records = new Map<string, { readonly record: SettingRecord; readonly on: ActsOn[] }>();
  for (const one of on) {
    const { phase, repeat, layer, lasts, change, changeIf, via, halts, undo, badge, places, isUnverified } = one.acts;
    const facts = {
      phase,
      repeat,
      layer,
      lasts,
      change,
      ...(changeIf.length > 0 ? { changeIf } : {}),
      ...(via === undefined ? {} : { via }),
      ...(halts ? { halts } : {}),
      undo,
      badge,
      ...(places.length > 0 ? { places: places.map(placeOf) } : {}),
      ...(isUnverified ? { isUnverified } : {}),
      text: layerLines([one]).slice(0, -1).join('\n'),
    };
    const key = JSON.stringify(facts);
    const known = records.get(key);
    if (known) known.on.push(one);
    else records.set(key, { record: { path, line, name: printPath(path), ...facts, ...place }, on: [one] });
  }
  const all = [...records.values()];
  const common = { path, line, name: printPath(path) };
  const acting: readonly SettingRecord[] =
    all.length === 1 && idle.length === 0
      ? all.map(({ record }) => ({ ...record, text: withDoneBy(lines, doneBy).join('\n') }))
      : all.map(({ record, on: some }) => ({
          ...record,
          os: some.map(({ os }) => os.id),
          text: withDoneBy([record.text, `— ${namesOf(some)}`], doneBy).join('\n'),
        }));
  return [...acting, ...idleRecords(idle, on.length === 0).map((record) => ({ ...common, ...record, ...place }))];
}

/** Where nothing comes of a setting, one for each reason. */
function idleRecords(
  idle: readonly IdleOn[],
  isAll: boolean,
): readonly Omit<SettingRecord, 'path' | 'line' | 'name'>[] {
  const reasons = [...new Set(idle.map(({ because }) => because))];
  return reasons.map((reason) => {
    const some = idle.filter(({ because }) => because === reason);
    return {
      ...(isAll && reasons.length === 1 ? {} : { os: some.map(({ os }) => os.id) }),
      phase: [],
      repeat: [],
      layer: [],
      lasts: 'never',
      change: 'ignored',
      undo: 'ignored',
      badge: 'runtime',
      text: idleLines(some).join('\n'),
    };
  });
}

function placeOf({ real, row: { prefix, layer, readOnly, lasts, survives } }: PathFacts): PlaceRecord {
  return { path: real, prefix, layer, readOnly, lasts, survives };
}

import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { type ActsOn, actsAcross } from '../../layers/actsAcross.ts';
import { badgeLine } from '../../layers/actsWords.ts';
import { reasonOf } from '../../layers/factWords.ts';
import { isReadByOther } from '../../layers/isReadByOther.ts';
import { modulesLine, passedOver } from '../../layers/moduleWords.ts';
import type { NamedOs } from '../../layers/osFacts.ts';
import { caseOf, idleCase } from '../../layers/resolveActs.ts';
import { settingRow } from '../../layers/settingRow.ts';
import { valueRow } from '../../layers/valueRow.ts';
import type { ActsModule } from '../../shape/acts.ts';
import { availability } from '../../shape/availability.ts';
import { propertyOf } from '../../shape/entry.ts';
import { rowName } from '../../shape/target.ts';
import { layerLines, mostLines, nameOfOs } from './layerLines.ts';
import {
  holderOf,
  mountsIn,
  type SettingInFile,
  settingOn,
  settingsBelow,
  settingsIn,
  writtenIn,
} from './settingsIn.ts';

/** A setting of a file, and what it does on each system that the file may be for. */
export interface ExplainedSetting {
  readonly setting: SettingInFile;
  readonly part: PartAnalysis;
  /** Empty where nothing of the setting reaches a machine, or nobody knows where it lands. */
  readonly on: readonly ActsOn[];
  /** The systems that it does nothing on, and why: a clause in Markdown. */
  readonly idle: readonly IdleOn[];
  /** What a hover says of it, line by line. */
  readonly lines: readonly string[];
  /** Which pieces of the real tool carry it out, where that is known. */
  readonly doneBy: string | undefined;
}

export interface IdleOn {
  readonly os: NamedOs;
  readonly because: string;
}

/** Every setting of a document, in the order of the text. */
export function explain(analysis: Analysis): readonly ExplainedSetting[] {
  return analysis.parts.flatMap((part) => {
    if (part.resolution.predecessorAt) return [];
    return settingsIn(part).map((setting) => explainSetting(setting, part));
  });
}

/** What a hover says of the setting that a path belongs to, before anything else. */
export function layerLinesAt(part: PartAnalysis, path: Path): readonly string[] {
  const setting = settingOn(part, path);
  if (setting) return explainSetting(setting, part).lines;
  return summary(settingsBelow(part, path).map((each) => explainSetting(each, part)));
}

/**
 * Which pieces of the real tool carry out the setting that a path belongs to, or all that a section holds; undefined where
 * that is not known, or not the same, and where another program reads the config.
 */
export function modulesAt(part: PartAnalysis, path: Path): string | undefined {
  if (isReadByOther(part.format.id, part.systems)) return undefined;
  const setting = settingOn(part, path);
  if (setting) return wordsOfModules(setting, part);
  // Of a section all that may carry it out are told, whatever its items say.
  const version = part.target.row?.version;
  const lines = new Set(
    settingsBelow(part, path).map(({ setting: { acts } }) =>
      acts.kind === 'acts' && acts.record.modules
        ? modulesLine(acts.record.modules, version, chosenSystem(part))
        : undefined,
    ),
  );
  const [line] = lines;
  return lines.size === 1 ? line : undefined;
}

function wordsOfModules(setting: SettingInFile, part: PartAnalysis): string | undefined {
  const modules = modulesOf(setting, part);
  return modules && modulesLine(modules, part.target.row?.version, chosenSystem(part));
}

/** The only system that a part may be for. */
function chosenSystem({ systems }: PartAnalysis): string | undefined {
  return systems.length === 1 ? systems[0]?.id : undefined;
}

/** The pieces of the real tool that carry a setting out as it stands in a config. */
export function modulesOf(setting: SettingInFile, part: PartAnalysis): readonly ActsModule[] | undefined {
  const { acts } = setting.setting;
  if (acts.kind !== 'acts') return undefined;
  const { cases, modules } = acts.record;
  return (cases && caseOf(cases, writtenIn(part, setting))?.modules) ?? modules;
}

/** What a section comes to: how many of its settings act in which way, the most frequent first. */
function summary(settings: readonly ExplainedSetting[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { on } of settings)
    for (const line of new Set(on.map(({ acts }) => badgeLine(acts)))) counts.set(line, (counts.get(line) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.slice(0, mostWays).map(([line, count]) => (sorted.length === 1 ? line : `${line} (${count})`));
}

/** A section is read at a glance. */
const mostWays = 4;

/** What was found of a setting: while somebody types, all but one of a file stay as they are. */
const remembered = new WeakMap<Decoded, Remembered>();

interface Remembered {
  /** What it was found for: the systems, the format, and what else of the file matters. */
  readonly given: string;
  readonly holder: Decoded | undefined;
  readonly found: Found;
}

type Found = Pick<ExplainedSetting, 'on' | 'idle' | 'lines' | 'doneBy'>;

/** One setting of a part. */
export function explainSetting(setting: SettingInFile, part: PartAnalysis): ExplainedSetting {
  const given = givenIn(part);
  const holder = holderOf(part, setting.path);
  const known = remembered.get(setting.decoded);
  const found = known?.given === given && known.holder === holder ? known.found : findOut(setting, part);
  if (found !== known?.found) remembered.set(setting.decoded, { given, holder, found });
  return { setting, part, ...found };
}

/** What is said of a setting, and by what it is done before the line that names the systems. */
export function withDoneBy(lines: readonly string[], doneBy: string | undefined): readonly string[] {
  const names = lines.findLastIndex((line) => line.startsWith('— '));
  return doneBy === undefined || names < 0 ? lines : lines.toSpliced(names, 0, `${doneBy}.`);
}

/** Where a setting does nothing, one line for each reason. */
export function idleLines(idle: readonly IdleOn[]): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { os, because } of idle) names.set(because, [...(names.get(because) ?? []), nameOfOs(os)]);
  return [...names].map(([because, own]) => `Does nothing on ${own.join(', ')}: ${because}.`);
}

const givens = new WeakMap<PartAnalysis, string>();

function givenIn(part: PartAnalysis): string {
  const given = givens.get(part) ?? JSON.stringify([part.format.id, part.target.row?.id, part.systems, mountsIn(part)]);
  givens.set(part, given);
  return given;
}

function findOut(setting: SettingInFile, part: PartAnalysis): Found {
  const { acts } = setting.setting;
  switch (acts.kind) {
    case 'none':
      return { on: [], idle: [], lines: [`No machine sees it: it ${acts.reason}.`], doneBy: undefined };
    case 'acts': {
      const idle = part.systems.flatMap((os) => {
        const because = idleBecause(setting, os, part);
        return because === undefined ? [] : [{ os, because }];
      });
      const acting =
        idle.length === 0 ? part.systems : part.systems.filter((os) => !idle.some((each) => each.os === os));
      const on = actsAcross(acts, acting, writtenIn(part, setting));
      const lines =
        idle.length === 0 || on.some(({ acts: { onlyOn } }) => onlyOn) ? layerLines(on) : withRoom(layerLines(on));
      return {
        on,
        idle,
        lines: [...lines, ...idleLines(idle).slice(0, Math.max(0, mostLines - lines.length))],
        doneBy:
          on.length > 0 && !isReadByOther(part.format.id, part.systems) ? wordsOfModules(setting, part) : undefined,
      };
    }
  }
}

/** That nothing comes of it on some systems weighs more than what people trip over on the others. */
function withRoom(lines: readonly string[]): readonly string[] {
  const isFull = lines.length === mostLines && lines.at(-1)?.startsWith('— ') === true;
  return isFull ? lines.toSpliced(-2, 1) : lines;
}

/** Why a setting does nothing on a system; of the modules of a distribution only where it is the one that the file is for. */
function idleBecause(setting: SettingInFile, os: NamedOs, part: PartAnalysis): string | undefined {
  const [key] = setting.path;
  // A script is a setting as a whole.
  const name = typeof key === 'string' ? key : '';
  const row = settingRow(os, part.format.id, name) ?? valueRow(os, part.format.id, name, part.decoded.value);
  if (row) return reasonOf(row);
  const unknown = unknownThere(setting, name, os, part);
  if (unknown !== undefined) return unknown;
  const { acts } = setting.setting;
  if (acts.kind !== 'acts') return undefined;
  const passed = part.systems.length > 1 ? undefined : passedOver(acts.record.modules, os.id, part.target.row?.version);
  return passed ?? idleCase(acts.record, os, writtenIn(part, setting));
}

/** Why what reads the config on its system knows nothing of a key at the top level that some release or system has. */
function unknownThere(
  { setting: { acts } }: SettingInFile,
  key: string,
  os: NamedOs,
  part: PartAnalysis,
): string | undefined {
  const { target, decoded, format, systems } = part;
  const entry = decoded.entry && propertyOf(decoded.entry, key);
  if (!entry || acts.kind !== 'acts') return undefined;
  const there = availability(entry.keywords, { ...target, system: os.id });
  if (there.kind === 'elsewhere') return `only ${there.knownTo} knows the key`;
  // What one release of a tool has says nothing of another program.
  if (!target.row || !acts.record.modules || isReadByOther(format.id, systems)) return undefined;
  if (there.kind === 'later')
    return `${rowName(target.row)} does not know the key${there.raiseTo ? `: it came with ${there.raiseTo.version}` : ''}`;
  if (there.kind === 'removed') return `${rowName(target.row)} does not know the key any more`;
  return undefined;
}

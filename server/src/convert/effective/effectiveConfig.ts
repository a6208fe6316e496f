import type { Problem } from '../../base/problem.ts';
import { type Origin, type ProducedObject, withOrigins } from '../../decode/produced.ts';
import { rangeOf } from '../../document/node.ts';
import { mergeConfigs } from '../../formats/ignition/mergeConfigs.ts';
import { schemaFile } from '../../formats/ignition/schema.ts';
import { specTarget } from '../../formats/ignition/specTarget.ts';
import { upTranslate } from '../../formats/ignition/upTranslate.ts';
import { rootEntry } from '../../shape/entry.ts';
import { type VersionRow, versionTable } from '../../shape/versions.ts';
import type { Loss, MadeConfig } from '../conversion.ts';
import { type Layer, mergesOf, type Nameless, type Reference, replacementOf, type SaidVersion } from './child.ts';
import { childContents } from './childContents.ts';
import { effectiveCodes } from './effectiveCodes.ts';
import { newerVersionLosses } from './newerVersionLosses.ts';
import { overridden } from './overridden.ts';
import { type ReadConfig, readChild } from './readChild.ts';
import { type Unresolved, unresolvedLoss } from './unresolvedLoss.ts';

/** What a machine holds once it has merged all that a config names, as far as that stands in the config itself. */
export interface Effective {
  /**
   * As Ignition holds it, in the newest version that it knows; `ignition.config` still lists what was merged. Undefined
   * where another config takes the whole one's place that only the machine will see.
   */
  readonly whole: ProducedObject | undefined;
  /** The config that says how the rest is fetched. */
  readonly fetching: ProducedObject;
  /** The newest version of the configs that went in, and where it is said. */
  readonly version: SaidVersion;
  /** What only the machine will see, in the order in which it is merged. */
  readonly unresolved: readonly Reference[];
  /** Why Ignition stops. */
  readonly problems: readonly Problem[];
  readonly losses: readonly Loss[];
}

/** More is not read: a chain of configs that unpack themselves would never end. */
const limits = { depth: 16, children: 200, bytes: 4 * 1024 * 1024 } as const;

/** @param row of the config */
export function effectiveConfig({ config }: MadeConfig, row: VersionRow, read: ReadConfig): Effective | undefined {
  if (config.kind !== 'object') return undefined;
  const state: State = {
    read,
    versions: [],
    problems: [],
    losses: [],
    overridden: new Map(),
    sequence: [],
    left: { children: limits.children, bytes: limits.bytes },
  };
  const root: Layer = {
    config: raised(config, row, undefined, state),
    version: { row, origins: config.origins },
    name: undefined,
    entry: undefined,
    depth: 0,
    isWhole: true,
  };
  const rendered = render(root, state);
  const unresolved = state.sequence.flatMap((step) => (step.kind === 'unresolved' ? [step] : []));
  return {
    whole: rendered.whole,
    fetching: rendered.fetching,
    version: newestOf(state.versions),
    unresolved: unresolved.map(({ reference }) => reference),
    problems: state.problems,
    losses: [
      ...state.losses,
      ...state.overridden.values(),
      ...unresolved.map((step) => unresolvedLoss(step, state.sequence.slice(state.sequence.indexOf(step) + 1))),
    ],
  };
}

interface State {
  readonly read: ReadConfig;
  /** The versions of all that went in. */
  readonly versions: SaidVersion[];
  readonly problems: Problem[];
  readonly losses: Loss[];
  /** By place. */
  readonly overridden: Map<string, Loss>;
  /** What was merged, and what was not, from the weakest to the strongest. */
  readonly sequence: (Unresolved | { readonly kind: 'merged'; readonly name: string })[];
  readonly left: { children: number; bytes: number };
}

interface Rendered {
  readonly whole: ProducedObject | undefined;
  readonly fetching: ProducedObject;
}

/** In the order of Ignition's own engine: a replacement at once, else each merge with all that it merges itself. */
function render(layer: Layer, state: State): Rendered {
  const replacement = replacementOf(layer);
  if (replacement) {
    reportReplaced(replacement, layer, state);
    const child = open(replacement, layer, state);
    if (child) return render(child, state);
    state.versions.push(layer.version);
    return { whole: undefined, fetching: layer.config };
  }
  state.versions.push(layer.version);
  // Before what it merges, which wins over it.
  if (layer.name !== undefined) state.sequence.push({ kind: 'merged', name: layer.name });
  let whole = layer.config;
  for (const reference of mergesOf(layer)) {
    if (reference.name === undefined) {
      reportNameless(reference, layer, state);
      continue;
    }
    const child = open(reference, layer, state);
    const made = child && render(child, state).whole;
    if (!made) continue;
    whole = mergeConfigs(whole, made, root, newestTarget, overridden(state.overridden, reference.name));
  }
  return { whole, fetching: layer.config };
}

const root = rootEntry(schemaFile);
const { rows } = versionTable('ignition');
const newest = newestOf(rows.map((row) => ({ row, origins: [] }))).row;
export const newestTarget = specTarget(newest);

/** The first of those that are the newest. */
function newestOf(versions: readonly SaidVersion[]): SaidVersion {
  const [first, ...others] = versions;
  if (!first) throw new Error('no version of Ignition');
  return others.reduce((best, one) => (rows.indexOf(one.row) > rows.indexOf(best.row) ? one : best), first);
}

/** The config that another names; undefined where it is not to be had here. */
function open(reference: Reference, layer: Layer, state: State): Layer | undefined {
  const { left } = state;
  const { name, entry, isReplacing } = reference;
  const unread = (why: string): undefined => {
    state.sequence.push({ kind: 'unresolved', reference, why });
  };
  if (layer.depth >= limits.depth) return unread(`is named by a chain of ${limits.depth} configs and is not read here`);
  if (left.children === 0) return unread(`is not read here, because more than ${limits.children} configs are merged`);
  const contents = childContents(reference, layer, left.bytes);
  if (contents.kind === 'unread') return unread(contents.why);
  left.children--;
  if (contents.kind === 'refused') {
    state.problems.push(problemAt(contents.at, contents.code, contents.message));
    return undefined;
  }
  left.bytes -= contents.bytes;
  const reading = readChild(contents.text, state.read);
  if (reading.kind === 'refused') {
    const relation = isReplacing ? 'takes the place of this config' : 'is merged here';
    const result = reading.isButane ? ', so the machine stops in early boot' : '';
    const message = `\`${name}\` ${relation}, and Ignition refuses it${result}: ${listed(reading.reasons)}`;
    state.problems.push(problemAt(entry, effectiveCodes.childRefused, message));
    return undefined;
  }
  reportWarnings(reference, reading.warnings, reading.isButane, state);
  const { config, target } = reading.made;
  if (config.kind !== 'object' || !target.row) return undefined;
  const origin = { ...entry, from: name };
  const own = withOrigins(config, origin);
  const made = own.kind === 'object' ? raised(own, target.row, name, state) : config;
  const version = { row: target.row, origins: own.origins };
  return { config: made, version, name, entry, depth: layer.depth + 1, isWhole: layer.isWhole && isReplacing };
}

function raised(config: ProducedObject, row: VersionRow, name: string | undefined, state: State): ProducedObject {
  const { config: made, changes } = upTranslate(config, row, newest);
  state.losses.push(...newerVersionLosses(changes, row, name));
  return made;
}

/** Only in the first version it is good to leave the source out, until Ignition wants to fetch it. */
function reportNameless({ entry }: Nameless, { name }: Layer, { problems }: State): void {
  const where = name === undefined ? '' : ` in \`${name}\``;
  const message = `an item of \`merge\`${where} names no config: the machine stops in early boot, in an emergency shell without SSH; give it a \`source\`, or take it out`;
  problems.push(problemAt(entry, effectiveCodes.childRefused, message));
}

function reportReplaced({ name, entry }: Reference, layer: Layer, { losses }: State): void {
  const whose = layer.name === undefined ? 'this file' : `\`${layer.name}\``;
  const message = `\`${name}\` takes the place of all that ${whose} says: nothing else in it acts, what it merges included`;
  losses.push({
    code: effectiveCodes.replacedConfig,
    kind: 'dropped',
    message,
    range: rangeOf(entry.head),
    path: entry.path,
  });
}

function reportWarnings({ name, entry }: Reference, found: readonly string[], isButane: boolean, state: State): void {
  const said = isButane
    ? ['it is Butane, which Ignition reads from 2.27.0 on only: older ones stop in early boot; convert it', ...found]
    : found;
  if (said.length === 0) return;
  const message = `of \`${name}\`: ${listed(said)}`;
  state.problems.push({
    ...problemAt(entry, effectiveCodes.childWarning, message),
    source: 'strata',
    severity: 'warning',
  });
}

const mostListed = 5;

function listed(reasons: readonly string[]): string {
  const more = reasons.length - mostListed;
  return `${reasons.slice(0, mostListed).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function problemAt({ head, path }: Origin, code: string, message: string): Problem {
  return { code, source: 'ignition', severity: 'error', message, range: rangeOf(head), path };
}

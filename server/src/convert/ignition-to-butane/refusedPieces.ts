import type { Path } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { type JudgedConfig, judgedOutput } from '../../decode/judgedConfig.ts';
import { madeGapProblems, madeValueProblems } from '../../decode/madeProblems.ts';
import { type Produced, type ProducedObject, producedAt } from '../../decode/produced.ts';
import { clusterLimits } from '../../formats/butane/clusterLimits.ts';
import { ignition as format } from '../../formats/ignition/format.ts';
import { judge } from '../../formats/judge.ts';
import { acceptedValue } from '../../shape/acceptedValue.ts';
import { holds } from '../../shape/availability.ts';
import { type Entry, itemOf, propertyOf } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { placeOf } from '../lossOf.ts';
import { ignitionRoot, type Reversal, reportLoss } from './reversal.ts';
import { withoutSpecialBits } from './specialBits.ts';
import { withValues } from './withValues.ts';

/**
 * Leaves out what a cluster, or Ignition of the version that the result becomes, refuses although the source's version does
 * not, in pieces as small as can be, and says so.
 */
export function withoutRefused(reversal: Reversal, config: ProducedObject): ProducedObject {
  const isForCluster = reversal.target.row?.variant === 'openshift';
  let left = isForCluster ? withinClusterLimits(reversal, config) : config;
  let problems = refusals(reversal, left);
  while (problems.length > 0) {
    const removal = smallestRemoval(reversal, left, problems);
    if (!removal) break;
    for (const [piece, message] of removal.pieces)
      reportLoss(reversal, piece, 'dropped', 'value-refused', `\`${placeOf(piece)}\` is left out: ${message}`);
    left = removal.config;
    problems = removal.problems;
  }
  for (const { path, message } of problems) {
    const piece = nearestPiece(left, path);
    reportLoss(reversal, piece, 'approximated', 'result-refused', message);
  }
  return left;
}

function withinClusterLimits(reversal: Reversal, config: ProducedObject): ProducedObject {
  const changes = new Map<string, readonly [Path, Produced | undefined]>();
  for (const { path, code, message } of clusterLimits(config, reversal.target)) {
    const item = itemPath(path) ?? path;
    const known = changes.get(item.join('.'));
    const piece = known ? known[1] : producedAt(config, ...item);
    if (!piece) continue;
    const mended = code === 'forbidden-mode-bits' ? withoutSpecialBits(reversal, piece, message) : piece;
    if (mended === piece)
      reportLoss(reversal, piece, 'dropped', 'value-refused', `\`${placeOf(piece)}\` is left out: ${message}`);
    changes.set(item.join('.'), [item, mended === piece ? undefined : mended]);
  }
  return withValues(config, [...changes.values()]);
}

/** Why something cannot stay, and where it stands in the config. */
type Refusal = Pick<Problem, 'code' | 'message' | 'path'>;

/** What Ignition refuses of a config. The paths of the problems are those of the config. */
function refusals({ ignition, target: { refusal }, document }: Reversal, config: ProducedObject): readonly Refusal[] {
  const target = { ...ignition, refusal };
  const judged = judgedOutput(config);
  const own: JudgedConfig = { ...judged, originAt: (path) => ({ ...judged.originAt(path), path }) };
  const context = { root: ignitionRoot, validate: format.validate, target, area: 'ignition', sourceKey: sameName };
  const problems = [
    ...madeValueProblems(own, context),
    ...madeGapProblems(own, context),
    ...judge(format.configRules, own, { target, key: sameName }, document),
  ];
  const errors = problems.filter(({ severity, source }) => severity === 'error' && source !== 'strata');
  return [...laterValues(config, ignitionRoot, [], target), ...errors];
}

/** Values that came with later versions of Ignition. */
function* laterValues(value: Produced, entry: Entry, path: Path, target: Target): Generator<Refusal> {
  switch (value.kind) {
    case 'scalar': {
      const accepted = acceptedValue(entry, value.value);
      if (accepted && !holds(accepted, target))
        yield { code: laterValue, message: `Ignition ${target.row?.version} has no \`${accepted.value}\` there`, path };
      return;
    }
    case 'list': {
      const item = itemOf(entry) ?? entry;
      for (const [index, each] of value.items.entries()) yield* laterValues(each, item, [...path, index], target);
      return;
    }
    case 'object':
      for (const [name, member] of value.members) {
        const child = propertyOf(entry, name);
        if (child) yield* laterValues(member, child, [...path, name], target);
      }
  }
}

const laterValue = 'later-value';

function sameName(name: string): string {
  return name;
}

interface Removal {
  readonly config: ProducedObject;
  /** What is left out, and why. */
  readonly pieces: readonly (readonly [piece: Produced, message: string])[];
  /** What is refused of the rest. */
  readonly problems: readonly Refusal[];
}

/** The smallest pieces around the places of all problems of one kind without which less is refused. */
function smallestRemoval(
  reversal: Reversal,
  config: ProducedObject,
  problems: readonly Refusal[],
): Removal | undefined {
  for (const code of new Set(problems.map((problem) => problem.code))) {
    const ofKind = problems.filter((problem) => problem.code === code);
    const longest = Math.max(...ofKind.map(({ path }) => path.length));
    for (let height = 0; height < longest; height++) {
      const pieces = piecesAround(config, ofKind, height);
      if (pieces.size === 0) continue;
      const smaller = withValues(
        config,
        [...pieces.values()].map(({ path }) => [path, undefined]),
      );
      const left = refusals(reversal, smaller);
      if (left.length < problems.length)
        return {
          config: smaller,
          pieces: [...pieces.values()].map(({ piece, message }) => [piece, message]),
          problems: left,
        };
    }
  }
  return undefined;
}

interface PieceAround {
  readonly path: Path;
  readonly piece: Produced;
  readonly message: string;
}

function piecesAround(
  config: ProducedObject,
  problems: readonly Refusal[],
  height: number,
): ReadonlyMap<string, PieceAround> {
  const pieces = new Map<string, PieceAround>();
  for (const { path: place, message } of problems) {
    // Without its source a resource is an empty one, which nobody wants.
    const start = place.at(-1) === 'source' ? (itemPath(place) ?? place.slice(0, -1)) : place;
    const path = start.slice(0, Math.max(start.length - height, 1));
    const piece = producedAt(config, ...path);
    if (piece) pieces.set(JSON.stringify(path), { path, piece, message });
  }
  return pieces;
}

function nearestPiece(config: ProducedObject, path: Path): Produced {
  for (let length = path.length; length > 0; length--) {
    const piece = producedAt(config, ...path.slice(0, length));
    if (piece) return piece;
  }
  return config;
}

/** The path of the innermost item of a list around a place. */
function itemPath(path: Path): Path | undefined {
  const index = path.findLastIndex((step) => typeof step === 'number');
  return index < 0 ? undefined : path.slice(0, index + 1);
}

import type { Path } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import { holdsNeededAnchor } from '../../decode/neededAnchors.ts';
import { nodeAtPath } from '../../document/locate.ts';
import { rowName } from '../../shape/target.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type { Judge, JudgedText, Loss } from '../conversion.ts';
import { type Change, cannotLeaveOut, type Fresh, lossCodes, type Note, type Situation } from './change.ts';
import { changesOfKey, isRefusedKey } from './keyChanges.ts';
import { type Leaving, leaveOut, leavingRange } from './leaveOut.ts';
import { missingKeys } from './missingKeys.ts';
import { keyAt } from './placeAt.ts';
import { type Rewrite, rewritten, sourcePath, sourceRange } from './rewrite.ts';
import { roundEdits } from './roundEdits.ts';
import { sharedProblem, unshared } from './shared.ts';
import { changesOfValue } from './valueChanges.ts';
import { wholeLeavings } from './wholeLeavings.ts';

/** A text that the new version takes, and what is to be said of the way there. */
export interface Adapted {
  readonly rewrite: Rewrite;
  readonly judged: JudgedText;
  readonly losses: readonly Loss[];
  /** What the new version still refuses, in places of the source: then nothing comes out. */
  readonly refused: readonly Problem[];
}

/** So many rounds no config of a person needs; each makes one change at least. */
const mostRounds = 300;

/** Problems that a change of the version neither makes nor mends: what they miss may be there elsewhere. */
const aboutFiles = new Set([
  'butane/no-files-dir',
  'butane/local-file-missing',
  'butane/local-file-unreadable',
  'butane/path-outside-files-dir',
]);

/**
 * Changes a text, which names the new version already, until that version has nothing to say against it that the old one did
 * not say: round by round, because what goes may leave something else without its like. Undefined where the text would be of
 * no format any more.
 *
 * @param source with what the old version says of it, which nobody has to mend
 */
export function adapt(start: Rewrite, row: VersionRow, source: JudgedText, judge: Judge): Adapted | undefined {
  const known = new Set(source.problems.map((problem) => sayingOf(problem, problem.range)));
  const losses: PlacedLoss[] = [];
  let rewrite = start;
  for (let round = 0; ; round++) {
    const judged = judge(rewrite.text);
    if (!judged) return undefined;
    const fresh = freshProblems(judged, rewrite, known);
    const situation = { source, rewrite, judged, row };
    const { edits, notes, blocked } = planRound(fresh, situation);
    const before = rewrite;
    losses.push(...notes.map((note) => ({ loss: lossOf(note, before), gone: goneInSource(note, before) })));
    if (edits.length === 0 || round === mostRounds) {
      return finished(situation, losses, [...blocked, ...fresh.map(({ problem }) => problem)]);
    }
    rewrite = rewritten(rewrite, edits);
  }
}

/**
 * What has to be added is for its author to say, and what the tool ignores may stay where it cannot go; whatever else is
 * said stands in the way.
 */
function finished(situation: Situation, losses: readonly PlacedLoss[], left: readonly Problem[]): Adapted {
  const { rewrite, judged, row } = situation;
  const lossAt = (problem: Problem, code: string, kind: Loss['kind'], message: string): Loss =>
    lossOf({ code, kind, message, range: problem.range, path: problem.path }, rewrite);
  const gaps = left
    .filter((problem) => isRefusal(problem) && isGap(problem))
    .map((problem) => {
      const keys = missingKeys(judged, problem.path).map((key) => `\`${key}\``);
      const message = `${rowName(row)} needs ${keys.join(' and ')}, which only you can say: write it before you use the result`;
      return lossAt(problem, lossCodes.stillMissing, 'approximated', message);
    });
  const ignored = left
    .filter((problem) => !isRefusal(problem))
    .map((problem) =>
      lossAt(problem, lossCodes.leftOut, 'dropped', `this stays in the text, but ${rowName(row)} ignores it`),
    );
  const refused = left.filter((problem) => isRefusal(problem) && !isGap(problem));
  return {
    rewrite,
    judged,
    losses: [...outermost(losses), ...gaps, ...ignored],
    refused: oncePerPlace(refused.map((problem) => refusal(problem, situation))),
  };
}

interface PlacedLoss {
  readonly loss: Loss;
  /** In the source: what goes as a whole. */
  readonly gone: Range | undefined;
}

function goneInSource({ gone }: Note, rewrite: Rewrite): Range | undefined {
  if (!gone) return undefined;
  const { path, range } = placeInSource(gone, rewrite);
  const { node, exact } = nodeAtPath(rewrite.part, path);
  return exact && node ? { start: Math.min(range.start, node.start), end: Math.max(range.end, node.end) } : range;
}

/** Of what goes inside something that goes as a whole, nobody needs to hear. */
function outermost(losses: readonly PlacedLoss[]): readonly Loss[] {
  const isInside = (loss: Loss): boolean =>
    losses.some(
      (other) =>
        other.loss !== loss && other.gone && other.gone.start <= loss.range.start && loss.range.end <= other.gone.end,
    );
  const outer = losses.filter(({ loss, gone }) => gone !== undefined || !isInside(loss)).map(({ loss }) => loss);
  // What came to several places through an alias is said once.
  const said = new Map(outer.toReversed().map((loss) => [`${loss.range.start} ${loss.message}`, loss]));
  return [...said.values()].toReversed();
}

function isGap({ code, path }: Problem): boolean {
  return code === 'butane/missing-key' && path.every((step) => typeof step === 'string');
}

function freshProblems(judged: JudgedText, rewrite: Rewrite, known: ReadonlySet<string>): readonly Fresh[] {
  return judged.problems
    .filter((problem) => !known.has(sayingOf(problem, sourceRange(rewrite, problem.range))))
    .filter((problem) => isRefusal(problem) || isOfKey(problem, judged))
    .map((problem) => ({ problem, path: problem.path }));
}

function isRefusal({ severity, source, code }: Problem): boolean {
  return severity === 'error' && (source !== 'strata' || code === cannotLeaveOut) && !aboutFiles.has(code);
}

function isOfKey({ path }: Problem, { decoded, target }: JudgedText): boolean {
  return isRefusedKey(keyAt(decoded, path)?.entry, target);
}

/** The same problem of the same severity at the same place of the source. */
function sayingOf({ code, severity }: Problem, { start }: Range): string {
  return `${code} ${severity} ${start}`;
}

interface Round {
  readonly edits: readonly TextEdit[];
  readonly notes: readonly Note[];
  /** Why some of it cannot be done. */
  readonly blocked: readonly Problem[];
}

/** Keys first: what is refused of values may come from them. */
function planRound(fresh: readonly Fresh[], situation: Situation): Round {
  const { decoded, target } = situation.judged;
  const ofKeys = fresh.flatMap(({ path }) => {
    const key = keyAt(decoded, path);
    return key?.entry && isRefusedKey(key.entry, target) ? changesOfKey(key, key.entry, situation) : [];
  });
  const round = apply(ofKeys, situation);
  if (round.edits.length > 0) return round;
  const ofValues = fresh.filter(({ problem }) => isRefusal(problem)).flatMap((each) => changesOfValue(each, situation));
  const later = apply(ofValues, situation);
  return { ...later, blocked: [...round.blocked, ...later.blocked] };
}

function apply(changes: readonly Change[], situation: Situation): Round {
  const { document } = situation.judged;
  const { edits, add } = roundEdits();
  const notes = new Set<Note>();
  const blocked: Problem[] = [];
  for (const change of changes)
    if (change.kind === 'edits' && add(change.edits, change.appending)) notes.add(change.note);
  const leavings = unshared(changes, situation, (change) => {
    if (!change.note.mayStay) blocked.push(sharedProblem(change, situation));
  });
  for (const { leaving, notes: said } of wholeLeavings(leavings, situation.judged.part)) {
    if (isNeeded(leaving, situation)) {
      for (const note of said) if (!note.mayStay) blocked.push(neededProblem(note, situation));
    } else if (add(leaveOut(document, leaving))) for (const note of said) notes.add(note);
  }
  return { edits, notes: [...notes], blocked };
}

function isNeeded(leaving: Leaving, { judged: { document } }: Situation): boolean {
  return holdsNeededAnchor(document, leavingRange(leaving));
}

function neededProblem({ range, path }: Note, { row }: Situation): Problem {
  const message = `this has to go for ${rowName(row)}, and an alias below stands for something in it: write out what the alias stands for, and convert again`;
  return { code: cannotLeaveOut, source: 'strata', severity: 'error', message, range, path };
}

/** What is said of a place of the text as it is by now, at the place that it has in the source. */
export function lossOf(note: Note, rewrite: Rewrite): Loss {
  const { code, kind, message } = note;
  return { code, kind, message, ...placeInSource(note, rewrite) };
}

/** Why something cannot go is said before that it is refused. */
function oncePerPlace(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ range: { start } }, index) => index === problems.findIndex((other) => other.range.start === start),
  );
}

/** What the new version refuses and nothing can be left out for. */
function refusal(problem: Problem, { rewrite, judged, row }: Situation): Problem {
  if (problem.code === cannotLeaveOut) return { ...problem, ...placeInSource(problem, rewrite) };
  const [found = ''] = problem.message.split(`: ${judged.target.refusal}`);
  const reason = found.replace(`, and this file says ${rowName(row)}`, '');
  const message = `${rowName(row)} refuses this, and nothing can be left out here: ${reason}; change it, or take another version`;
  return { code: cannotLeaveOut, source: 'strata', severity: 'error', message, ...placeInSource(problem, rewrite) };
}

function placeInSource(
  { range, path }: { readonly range: Range; readonly path: Path },
  rewrite: Rewrite,
): { readonly range: Range; readonly path: Path } {
  const at = sourceRange(rewrite, range);
  const found = sourcePath(rewrite, at.start);
  // Only indices differ; where something came through an alias, the anchor's place is another one.
  const isSame = found.length >= path.length && path.every((step, depth) => typeof step === typeof found[depth]);
  return { range: at, path: isSame ? found.slice(0, path.length) : path };
}

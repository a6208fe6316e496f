import { printPath } from '../base/path.ts';
import type { Fix, Problem, Severity } from '../base/problem.ts';
import type { Node } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { replaceScalar } from '../document/textEdits.ts';
import { acceptedValue } from '../shape/acceptedValue.ts';
import { availability, holds, isChoice, restrictionFor, rowNames } from '../shape/availability.ts';
import { type Entry, propertiesOf, surePropertyOf } from '../shape/entry.ts';
import type { EnumValue, Restriction } from '../shape/keywords.ts';
import { rowName, type Target } from '../shape/target.ts';
import type { VersionRow } from '../shape/versions.ts';
import { fateOfKey, unknownKeyMessage } from '../shape/wording.ts';
import { type Decoded, type DecodeProblem, unknownValue } from './decoded.ts';
import { deprecatedFixes } from './deprecatedFixes.ts';
import { removeKey } from './fixes.ts';
import { moveForbidden } from './moveForbidden.ts';
import { missingKeyProblem, problemAt } from './shapeProblems.ts';
import { standInFor } from './standIn.ts';
import {
  childPlaces,
  hasContent,
  headNode,
  mayHaveMoreKeys,
  type Place,
  placeAtValuePath,
  rootPlace,
  unknownKeySeverity,
} from './visit.ts';

/**
 * What the version decides: keys of a later or removed version, keys that a variant forbids or demands, values of
 * another version, deprecated keys. Subtrees that were found clean are not walked again until they change.
 */
export function gateProblems(root: Decoded, target: Target, document: TextDocument): readonly Problem[] {
  if (!target.row) return [];
  const problems: Problem[] = [];
  const walk: Walk = {
    target,
    row: target.row,
    document,
    root,
    report: (problem) => problems.push(problem),
    raises: [],
    elsewhere: 0,
  };
  judge(rootPlace(root), walk, problems);
  return problems;
}

interface Walk {
  readonly target: Target;
  readonly row: VersionRow;
  readonly document: TextDocument;
  readonly root: Decoded;
  readonly report: (problem: Problem) => void;
  /** What keys and values of later versions need, each of which has a problem of its own. */
  readonly raises: VersionRow[];
  /** How often an answer depended on another place of the file, so that it may change though the subtree does not. */
  elsewhere: number;
}

/** The row for which a subtree has nothing to say. */
const cleanFor = new WeakMap<Decoded, VersionRow>();

function judge(place: Place, walk: Walk, problems: readonly Problem[]): void {
  const { decoded } = place;
  if (cleanFor.get(decoded) === walk.row) return;
  const before = problems.length + walk.elsewhere;
  const { entry } = decoded;
  if (!entry) return;
  judgeRequired(place, entry, walk);
  judgeEnum(place, entry, walk);
  judgeTolerated(place, entry, walk);
  for (const child of childPlaces(place)) if (judgeKey(child, walk)) judge(child, walk, problems);
  for (const [dropped, child] of droppedPlaces(place, entry)) judgeVersionOfKey(dropped, child, walk);
  if (problems.length + walk.elsewhere === before) cleanFor.set(decoded, walk.row);
}

/** Judges the key itself; false where what stands below it does not matter any more. */
function judgeKey(place: Place, walk: Walk): boolean {
  const { entry } = place.decoded;
  if (!entry || typeof place.path.at(-1) !== 'string') return true;
  if (!judgeVersionOfKey(place, entry, walk)) return false;
  const forbidden = restrictionFor(entry.keywords['x-forbidden'], walk.target);
  if (forbidden && !isEmpty(place.decoded) && !forbidden.except?.includes(place.decoded.value)) {
    walk.report(forbiddenKey(place, entry, forbidden, walk));
    return false;
  }
  judgeDeprecation(place, entry, walk);
  return true;
}

/** Whether the version has the key; reports where it has not. */
function judgeVersionOfKey(place: Place, entry: Entry, walk: Walk): boolean {
  const available = availability(entry.keywords, walk.target);
  if (entry.keywords['x-only']) walk.elsewhere++;
  if (available.kind === 'elsewhere' && !takesAnyKey(place, walk.target))
    walk.report(keyOfOtherSystem(place, entry, available.knownTo, walk));
  if (available.kind === 'later') walk.report(keyOfLaterVersion(place, entry, available, walk));
  if (available.kind === 'removed') walk.report(keyOfRemovedVersion(place, entry, available.lowerTo, walk));
  return available.kind === 'available';
}

/** The keys of an object whose null the real tool drops, so that they are no members; it knows them or not all the same. */
function* droppedPlaces(place: Place, entry: Entry): Generator<readonly [Place, Entry]> {
  const { node, members } = place.decoded;
  if (node.kind !== 'map' || !members || node.pairs.length <= members.size) return;
  const properties = propertiesOf(entry);
  for (const { key, value } of node.pairs) {
    const child = key.kind === 'scalar' && !key.masked ? properties.get(key.text) : undefined;
    if (!child || members.has(child.name) || value?.kind === 'damaged') continue;
    const problems: readonly DecodeProblem[] = [];
    const decoded = {
      value: unknownValue(),
      node: value ?? key,
      entry: child,
      problems,
      troubled: false,
      uncertain: true,
    };
    yield [{ decoded, path: [...place.path, child.name], key, parent: place }, child];
  }
}

/** That a null is dropped and that the version lacks its key come from one key. */
function causeOf({ key, path, parent }: Place): { readonly cause: Node } | undefined {
  return key && parent?.decoded.members?.has(String(path.at(-1))) === false ? { cause: key } : undefined;
}

function keyOfLaterVersion(
  place: Place,
  entry: Entry,
  { raiseTo, rows }: { readonly raiseTo: VersionRow | undefined; readonly rows: readonly VersionRow[] },
  walk: Walk,
): Problem {
  const { target, row } = walk;
  const severity = severityOfLaterKey(place, target);
  const consequence = fateOfKey(severity, hasContent(place.decoded.node), target);
  // A version that knows the key and refuses it is no help.
  const isRefused = raiseTo && restrictionFor(entry.keywords['x-forbidden'], { ...target, row: raiseTo });
  const helpful = isRefused ? undefined : raiseTo;
  if (helpful) walk.raises.push(helpful);
  return problemAt(headNode(place), {
    ...causeOf(place),
    code: `${target.area}/key-of-later-version`,
    source: target.tool,
    severity,
    message: raiseTo
      ? `\`${entry.name}\` needs ${rowName(raiseTo)} or later, and ${judgedBy(walk)}: ${consequence}`
      : `${row.variant} has no \`${entry.name}\`, which only ${ownersOf(rows, target)}: ${consequence}`,
    path: place.path,
    fixes: () => [...raiseFixes(helpful, walk), ...removal(place, walk)],
  });
}

function keyOfOtherSystem(place: Place, { name }: Entry, knownTo: string, walk: Walk): Problem {
  const { target } = walk;
  const severity = unknownKeySeverity(place, target);
  const fate = fateOfKey(severity, hasContent(place.decoded.node), target);
  return problemAt(headNode(place), {
    ...causeOf(place),
    code: `${target.area}/unknown-key`,
    source: target.tool,
    severity,
    message: unknownKeyMessage(name, printPath(place.path.slice(0, -1)), fate, knownTo),
    path: place.path,
    fixes: () => removal(place, walk),
  });
}

/** What the version comes from, for a person: where files name none, it is that of the tool. */
function judgedBy({ target, row }: Walk): string {
  return target.versionPath.length === 0 ? `this is judged by ${rowName(row)}` : `this file says ${rowName(row)}`;
}

/** The variants that have a key, from which version on where that is a version of the variant. */
function ownersOf(rows: readonly VersionRow[], { versionPath }: Target): string {
  if (versionPath.length > 0) return `${rowNames(rows)} and later have`;
  return `${rows.map(({ variant }) => variant).join(', ')} ${rows.length === 1 ? 'has' : 'have'}`;
}

/** Where the version takes any key, one that it does not know yet is passed over. */
function severityOfLaterKey(place: Place, target: Target): Severity {
  return takesAnyKey(place, target) ? 'warning' : unknownKeySeverity(place, target);
}

function takesAnyKey(place: Place, target: Target): boolean {
  const span = place.parent?.decoded.entry?.keywords['x-keywords']?.additionalProperties;
  return span !== undefined && !holds(span, target);
}

function keyOfRemovedVersion(place: Place, entry: Entry, lowerTo: VersionRow | undefined, walk: Walk): Problem {
  const { target, row } = walk;
  const instead = entry.keywords['x-deprecated']?.instead;
  const advice = instead === undefined ? '' : `; use \`${instead}\``;
  return problemAt(headNode(place), {
    ...causeOf(place),
    code: `${target.area}/key-of-removed-version`,
    source: target.tool,
    severity: unknownKeySeverity(place, target),
    message: `\`${entry.name}\` is gone in ${rowName(row)}${lowerTo ? `; ${rowName(lowerTo)} is the last that has it` : ''}${advice}`,
    path: place.path,
    fixes: () => [...versionFix(lowerTo, 'Lower', walk), ...removal(place, walk)],
  });
}

function forbiddenKey(place: Place, entry: Entry, restriction: Restriction, walk: Walk): Problem {
  const { target, row } = walk;
  const instead = restriction.instead === undefined ? '' : `; use ${restriction.instead}`;
  return problemAt(headNode(place), {
    code: restriction.code,
    source: target.tool,
    severity: restriction.severity ?? 'error',
    message: `\`${entry.name}\` is not supported by ${rowName(row)}: ${target.refusal}${instead}`,
    path: place.path,
    fixes: () => [...moveForbidden(place, restriction, walk.document), ...removal(place, walk)],
  });
}

function judgeRequired(place: Place, entry: Entry, walk: Walk): void {
  const { members, node } = place.decoded;
  if (!members || mayHaveMoreKeys(node)) return;
  for (const [name, child] of propertiesOf(entry)) {
    if (!child.keywords['x-required'] || members.has(name) || !surePropertyOf(entry, name)) continue;
    const required = restrictionFor(child.keywords['x-required'].filter(isInForce(walk)), walk.target);
    if (!required) continue;
    if (required.whenFilled && isEmpty(place.decoded)) continue;
    const severity = required.severity ?? 'error';
    if (severity !== 'error' && isAnsweredElsewhere(place.decoded, walk.target)) continue;
    // The tool itself says that it does not know the key which was meant to be this one.
    if (severity !== 'error' && isMisspelt(name, place.decoded)) continue;
    const source = severity === 'error' ? walk.target.tool : 'strata';
    const common = { code: required.code, source, severity };
    walk.report(missingKeyProblem(name, place, common, walk.target, walk.document));
  }
}

function isMisspelt(name: string, decoded: Decoded): boolean {
  const standIn = standInFor(decoded, name);
  return standIn !== undefined && standIn.kind !== 'null';
}

/** Whether an object has another problem that what the documentation asks for hangs on: it is an empty item, or has a key of another version. */
function isAnsweredElsewhere({ node, members }: Decoded, target: Target): boolean {
  if (node.kind === 'scalar') return true;
  return [...(members?.values() ?? [])].some(
    ({ value: { entry } }) => entry && availability(entry.keywords, target).kind !== 'available',
  );
}

/** Leaves out the requirements that rest because of what the file has elsewhere. */
function isInForce(walk: Walk): (restriction: Restriction) => boolean {
  return ({ unless }) => {
    if (!unless) return true;
    walk.elsewhere++;
    return !unless.some((each) => {
      const [path = '', wanted] = each.split('=');
      const steps = path.split('.');
      const { path: found, decoded } = placeAtValuePath(rootPlace(walk.root), steps);
      if (found.length !== steps.length) return false;
      return wanted === undefined ? !isEmpty(decoded) : decoded.value === wanted;
    });
  };
}

function judgeEnum(place: Place, entry: Entry, walk: Walk): void {
  const value = place.decoded.value;
  const item = acceptedValue(entry, value);
  if (item?.deprecated && walk.target.reportsDeprecated && holds(item, walk.target)) {
    walk.report(deprecatedValue(place, entry, item, walk));
  }
  if (!item || holds(item, walk.target)) return;
  const { target, row, document } = walk;
  const holding = target.choices.filter((choice) => holds(item, { ...target, row: choice }));
  const raiseTo = holding[0];
  const last = holding.at(-1);
  const isPast = last !== undefined && target.choices.indexOf(last) < target.choices.indexOf(row);
  const accepted = (entry.keywords['x-enum'] ?? []).filter((other) => isChoice(other, target));
  const { node } = place.decoded;
  if (raiseTo) walk.raises.push(raiseTo);
  walk.report(
    problemAt(node, {
      code: `${target.area}/value-of-other-version`,
      source: target.tool,
      severity: 'error',
      message:
        `\`${entry.name}\` can be \`${item.value}\` ${isPast ? `up to ${rowName(last)} only` : raiseTo ? `from ${rowName(raiseTo)} on` : 'in other versions only'}` +
        `, and ${judgedBy(walk)}: ${target.refusal}; accepted here: ${accepted.map((other) => `\`${other.value}\``).join(', ')}`,
      path: place.path,
      fixes: () => [
        ...raiseFixes(raiseTo, walk),
        ...(node.kind === 'scalar' && accepted.length <= 4
          ? accepted.map((other) => ({
              title: `Change to \`${other.value}\``,
              edits: replaceScalar(document, node, String(other.value)),
              certain: false,
            }))
          : []),
      ],
    }),
  );
}

function judgeDeprecation(place: Place, entry: Entry, walk: Walk): void {
  const deprecated = entry.keywords['x-deprecated'];
  if (!deprecated || !holds({ since: deprecated.since }, walk.target)) return;
  if (deprecated.except?.some((value) => value === place.decoded.value)) return;
  // Of a value that is refused no more is said.
  if (entry.whole && entry.keywords['x-enum'] && !acceptedValue(entry, place.decoded.value)) return;
  const { instead, advice = instead === undefined ? undefined : `use \`${instead}\``, fix, isQuiet } = deprecated;
  // Of one type among several it is the value that is not to be written any more.
  const what = entry.whole ? `this kind of value of \`${entry.name}\`` : `\`${entry.name}\``;
  const { target, document } = walk;
  const isReported = target.reportsDeprecated && (!isQuiet || entry.keywords['x-tolerated'] !== undefined);
  walk.report(
    problemAt(headNode(place), {
      code: `${target.area}/deprecated-key`,
      source: isReported ? target.tool : 'strata',
      severity: 'warning',
      message: `${what} is deprecated${advice === undefined ? '' : `; ${advice}`}`,
      path: place.path,
      tags: ['deprecated'],
      ...(entry.whole ? { cause: place.decoded.node } : {}),
      ...(fix === undefined ? {} : { fixes: () => deprecatedFixes(place, deprecated, document, target) }),
    }),
  );
}

/** What the tool's own check refuses, and somebody takes all the same. */
function judgeTolerated(place: Place, entry: Entry, { target, report }: Walk): void {
  const takenBy = entry.keywords['x-tolerated'];
  // What is deprecated besides is said to be so, and a release that takes any key refuses none.
  if (takenBy === undefined || entry.keywords['x-deprecated']) return;
  const { node } = place.decoded;
  // Of one kind of value among several it is the value that the check refuses.
  const what = entry.whole ? `this kind of \`${entry.name}\`` : `\`${entry.name}\``;
  report(
    problemAt(entry.whole && node.kind === 'scalar' ? node : headNode(place), {
      code: `${target.area}/only-tolerated`,
      source: target.tool,
      severity: 'warning',
      message: `the check of ${target.tool} refuses ${what}; ${takenBy}`,
      path: place.path,
    }),
  );
}

function deprecatedValue(place: Place, entry: Entry, item: EnumValue, walk: Walk): Problem {
  const others = (entry.keywords['x-enum'] ?? []).filter((other) => !other.deprecated && isChoice(other, walk.target));
  const words = others.slice(0, 4).map((other) => `\`${other.value}\``);
  return problemAt(place.decoded.node, {
    code: `${walk.target.area}/deprecated-key`,
    source: walk.target.reportsDeprecated ? walk.target.tool : 'strata',
    severity: 'warning',
    message: `\`${item.value}\` is a deprecated value of \`${entry.name}\`${words.length > 0 ? `; write ${words.join(' or ')}` : ''}`,
    path: place.path,
    tags: ['deprecated'],
    ...(item.instead === undefined ? {} : { fixes: () => insteadOfValue(place.decoded.node, item.instead ?? '') }),
  });
}

function insteadOfValue({ kind, start, end }: Node, newText: string): readonly Fix[] {
  return kind === 'scalar'
    ? [{ title: `Change to \`${newText}\``, edits: [{ start, end, newText }], certain: true }]
    : [];
}

/** To the version that everything in the file needs, and to the one that this needs where that is another. */
function raiseFixes(row: VersionRow | undefined, walk: Walk): readonly Fix[] {
  if (!row) return [];
  const { choices } = walk.target;
  const latest = walk.raises.reduce((most, each) => (choices.indexOf(each) > choices.indexOf(most) ? each : most), row);
  const own = versionFix(row, 'Raise', walk);
  if (latest === row) return own;
  const all = versionFix(latest, 'Raise', walk);
  return [...all.map((fix) => ({ ...fix, title: `${fix.title}, which everything here needs` })), ...own];
}

/** Changes the file's version, which may change more than one key; nothing where there is no version that helps or its scalar is not a plain one. */
function versionFix(
  row: VersionRow | undefined,
  verb: 'Raise' | 'Lower',
  { target, document, root }: Walk,
): readonly Fix[] {
  if (!row) return [];
  // Through the decoded value: of a key that stands twice, the version is the one that the real tool reads.
  const { decoded, path } = placeAtValuePath(rootPlace(root), target.versionPath);
  const { node } = decoded;
  if (path.length < target.versionPath.length || node.kind !== 'scalar') return [];
  const title = `${verb} the version to ${rowName(row)}`;
  return [{ title, edits: replaceScalar(document, node, row.version), certain: false }];
}

function removal(place: Place, { document }: Walk): readonly Fix[] {
  const name = place.path.at(-1);
  const member = typeof name === 'string' ? place.parent?.decoded.members?.get(name) : undefined;
  return !member || member.borrowed ? [] : removeKey(member.pair)(document);
}

/** Whether the real tool would print nothing for the value: empty lists, and maps without anything in them that it knows. */
function isEmpty({ value, items, members }: Decoded): boolean {
  if (items) return items.length === 0;
  if (!members) return typeof value === 'object' && Object.keys(value).length === 0;
  return [...members.values()].every((member) => !member.value.entry || isEmpty(member.value));
}

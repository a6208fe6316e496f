import type { Path } from '../base/path.ts';
import { type Fix, gravity, type Problem } from '../base/problem.ts';
import { inWordsOf } from '../base/refusal.ts';
import { lineAt, type Range } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import { gateProblems } from '../decode/gateProblems.ts';
import { judgedText } from '../decode/judgedConfig.ts';
import { shapeProblems } from '../decode/shapeProblems.ts';
import { childPlaces, type Place, placeAtValuePath, rootPlace } from '../decode/visit.ts';
import { type Node, rangeOf } from '../document/node.ts';
import type { Part, TextDocument } from '../document/textDocument.ts';
import { isReadByOther } from '../layers/isReadByOther.ts';
import type { NamedOs } from '../layers/osFacts.ts';
import { availability } from '../shape/availability.ts';
import type { Target } from '../shape/target.ts';
import { withoutConsequencesOfDamage } from './besideDamage.ts';
import type { ConfigRule } from './configRule.ts';
import type { Format, Patch, VersionResolution } from './format.ts';
import { withoutEchoes, withoutGapsOfMisplaced } from './gapsOfMisplaced.ts';
import { judge } from './judge.ts';
import { foundedInPatch } from './patchProblems.ts';

/** A part of a document, read as a format: all that it is judged by. */
export interface JudgedPart {
  readonly document: TextDocument;
  readonly part: Part;
  /** Of the document of the stream that holds the part. */
  readonly index: number;
  readonly format: Format;
  readonly decoded: Decoded;
  readonly resolution: VersionResolution;
  readonly target: Target;
  readonly patch: Patch | undefined;
  /** The operating systems that it may be for. */
  readonly systems: readonly NamedOs[];
}

/** What is found in a part by itself, stage by stage: syntax, decode, schema, gates, rules. */
export function partStages(part: JudgedPart): readonly (readonly Problem[])[] {
  const { document, index, format, decoded, target, patch } = part;
  const founded = (problems: readonly Problem[]): readonly Problem[] =>
    foundedProblems(outsidePredecessor(problems, part), part);
  const context = { document, part: index, decoded, target, isPatch: patch !== undefined };
  const stages = [
    ...readingStages(part),
    founded(ofTheReader(shapeProblems(decoded, format.validate, target, document), part)),
    founded(ofTheReader(gateProblems(decoded, target, document), part)),
    ...format.rules.map((rule) => ofTheTool(rule.check(context), part)),
    configProblems(part),
  ];
  return withoutConsequencesOfDamage(withoutGapsOfMisplaced(withoutEchoes(stages), part), part);
}

/** What keeps the real tool from reading the part, or gets lost while it does: the first two stages. */
export function readingStages(part: JudgedPart): readonly (readonly Problem[])[] {
  return [syntaxProblems(part), foundedProblems(outsidePredecessor(decodeProblems(part), part), part)];
}

/** What the format's rules find in the config. Of a predecessor and of a patch, which is no whole config, they know nothing. */
function configProblems(part: JudgedPart): readonly Problem[] {
  const { document, decoded, target, patch, resolution, format, systems } = part;
  if (!target.row || patch || resolution.predecessorAt) return [];
  const config = judgedText(rootPlace(decoded), target);
  const context = { target, key: (name: string) => name };
  const found = (each: readonly ConfigRule[]): readonly Problem[] => judge(each, config, context, document);
  const rules = [format.configRules, format.writtenRules, format.layerRules?.rulesFor(systems) ?? []];
  const problems = rules.flatMap(found);
  // Whatever the tool itself would say of its own values, it is not there to say it.
  return isReadByOther(format.id, systems) ? problems.filter(({ code }) => !isOfFormat(code, format)) : problems;
}

/** Leaves out what our own rules say of the real tool where the system does not have it: what reads the config there is another. */
function ofTheTool(problems: readonly Problem[], { format, systems }: JudgedPart): readonly Problem[] {
  if (problems.length === 0 || !isReadByOther(format.id, systems)) return problems;
  return problems.filter(({ code, source }) => source !== 'strata' || !isOfFormat(code, format));
}

/** Leaves out what the schema demands of values in the name of the real tool where another program reads them. */
function ofTheReader(problems: readonly Problem[], { target, format, decoded }: JudgedPart): readonly Problem[] {
  if (!target.hasOtherReader) return problems;
  return problems.filter(({ code, path }) => code === `${format.id}/unknown-key` || isOfTheReader(decoded, path));
}

/** Whether a key on the way to a place is known to what reads it on its system alone. */
function isOfTheReader(root: Decoded, path: Path): boolean {
  for (let place: Place | undefined = placeAtValuePath(rootPlace(root), path.map(String)); place; place = place.parent)
    if (place.decoded.entry?.keywords['x-only']) return true;
  return false;
}

function isOfFormat(code: string, { id }: Format): boolean {
  return code.startsWith(`${id}/`);
}

/** Leaves out what is no fault in a patch. */
function foundedProblems(problems: readonly Problem[], { patch, part }: JudgedPart): readonly Problem[] {
  return patch ? foundedInPatch(problems, part.root, patch) : problems;
}

/** Leaves out what is said of a predecessor's keys; a key that stands twice is wrong in every version. */
function outsidePredecessor(problems: readonly Problem[], { resolution, format }: JudgedPart): readonly Problem[] {
  const { predecessorAt } = resolution;
  if (!predecessorAt) return problems;
  return problems.filter(
    ({ code, path }) =>
      code === `${format.id}/duplicate-key` || predecessorAt.some((step, index) => path[index] !== step),
  );
}

/**
 * Drops what stands on a node with a syntax or type error, what says the same of the same node again, and of what comes
 * from one key all but the gravest: of equals the last, for a later stage knows more. Two of one code are about two keys.
 */
export function withoutRepeats(stages: readonly (readonly Problem[])[]): readonly Problem[] {
  const damaged = new Set<string>();
  const said = new Set<string>();
  const byCause = new Map<string, Problem>();
  const kept = new Set<Problem>();
  for (const [stage, problems] of stages.entries()) {
    for (const problem of problems) {
      const node = placeOf(problem.range);
      const saying = `${node} ${problem.code}`;
      if (said.has(saying) || (stage > 1 && damaged.has(node))) continue;
      const cause = problem.cause && placeOf(problem.cause);
      const other = cause === undefined ? undefined : byCause.get(cause);
      const isRival = other !== undefined && other.code !== problem.code;
      if (isRival && isGraver(other, problem)) continue;
      if (isRival) kept.delete(other);
      if (cause !== undefined) byCause.set(cause, problem);
      said.add(saying);
      if (stage <= 1 && problem.severity === 'error') damaged.add(node);
      kept.add(problem);
    }
  }
  return [...kept];
}

/** Of two equals the later one counts, but advice of our own never in the place of what the real tool says. */
function isGraver(one: Problem, other: Problem): boolean {
  const difference = gravity[one.severity] - gravity[other.severity];
  return difference > 0 || (difference === 0 && other.isAdvice === true && one.isAdvice !== true);
}

export function placeOf({ start, end }: Range): string {
  return `${start}-${end}`;
}

function syntaxProblems({ document, part, format, target }: JudgedPart): readonly Problem[] {
  const { readsOtherwise, unreadable = target.refusal } = format;
  const found = readsOtherwise
    ? part.problems.flatMap((problem) => readsOtherwise(problem, document) ?? [])
    : part.problems;
  return found.map(({ fixes, ...problem }) => ({
    ...problem,
    message: inWordsOf(problem.message, unreadable),
    source: problem.severity === 'error' ? format.tool : 'strata',
    path: [],
    ...(fixes ? { fixes: (): readonly Fix[] => fixes } : {}),
  }));
}

/** What stands below a key that the version does not have is never decoded by the real tool, but it may have been read. */
function decodeProblems({ document, part, decoded, format, target }: JudgedPart): readonly Problem[] {
  const problems: Problem[] = [];
  const collect = (place: Place, isDecoded: boolean): void => {
    const { troubled, entry } = place.decoded;
    if (!troubled) return;
    const counts = isDecoded && (!entry || availability(entry.keywords, target).kind === 'available');
    for (const problem of place.decoded.problems) {
      if (!(counts || problem.early)) continue;
      if (problem.missing && isBesideDamage(problem.node, part, document)) continue;
      if (target.hasOtherReader && problem.code === 'wrong-type' && mayBeText(place)) continue;
      const { code, severity, message, node, below, reportedByTool, cause, related, fixes } = problem;
      const path: Path = below ? [...place.path, ...below] : place.path;
      problems.push({
        code: code.includes('/') ? code : `${format.id}/${code}`,
        source: reportedByTool ? target.tool : 'strata',
        severity,
        // What is of another type can be read all the same.
        message: inWordsOf(message, code === 'wrong-type' ? target.refusal : (format.unreadable ?? target.refusal)),
        range: rangeOf(node),
        path,
        ...(cause ? { cause: { start: cause.start, end: cause.end } } : {}),
        ...(related ? { related: [{ range: rangeOf(related.node), message: related.message }] } : {}),
        ...(fixes ? { fixes: () => fixes(document) } : {}),
      });
    }
    for (const child of childPlaces(place)) collect(child, counts);
  };
  collect(rootPlace(decoded), true);
  return problems;
}

/** Whether a program with another reader may take a scalar for the text that is wanted. */
function mayBeText({ decoded: { node, entry } }: Place): boolean {
  const { type, 'x-types': types } = entry?.keywords ?? {};
  return node.kind === 'scalar' && (type === 'string' || types?.string !== undefined);
}

/** Whether a line that could not be read is the node's own, or the one below it. */
function isBesideDamage(node: Node, part: Part, { lineStarts }: TextDocument): boolean {
  const line = lineAt(lineStarts, node.start);
  return part.problems.some(({ severity, range }) => {
    const lines = lineAt(lineStarts, range.start) - line;
    return severity === 'error' && (lines === 0 || lines === 1);
  });
}

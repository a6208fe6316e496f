import type { Problem } from '../base/problem.ts';
import { lineAt } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import { mayHaveMoreKeys, type Place, placeAtValuePath, rootPlace } from '../decode/visit.ts';
import { startOfLine } from '../document/characters.ts';
import { endOfTabbedLines } from '../document/indentation.ts';
import { columnIn, endOfDeeperLines, nextContentLine } from '../document/lines.ts';
import type { Node } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { isGap } from './gapsOfMisplaced.ts';

type Stages = readonly (readonly Problem[])[];

interface Text {
  readonly document: TextDocument;
  readonly decoded: Decoded;
}

/**
 * Leaves out what one damaged line brings about elsewhere, so that one cause is one problem: the lines below it that no longer
 * fit, and what is missed where the damaged line was to stand. The first stage is what the reader says.
 */
export function withoutConsequencesOfDamage(stages: Stages, given: Text): Stages {
  const [syntax = [], ...later] = stages;
  const damage = syntax.filter(({ severity }) => severity === 'error');
  // A line of JSON may hold everything.
  if (damage.length === 0 || given.document.syntax !== 'yaml') return stages;
  const left = new Set<Problem>();
  for (const problem of later.flat()) {
    const fate = fateOf(problem, damage, given);
    if (typeof fate !== 'string') left.add(fate);
  }
  // Nothing follows from damage that follows from something else.
  const causes = damage.filter((each) => !left.has(each));
  for (const problem of later.flat()) if (fateOf(problem, causes, given) === 'follows') left.add(problem);
  for (const each of behindTheEnd(syntax, later.flat(), given)) left.add(each);
  const all = stages.flat().filter((each) => !left.has(each));
  for (const each of followers(all, new Set(syntax), given.document)) left.add(each);
  return stages.map((problems) => problems.filter((each) => !left.has(each)));
}

const shifted: ReadonlySet<string> = new Set(['syntax/bad-indentation', 'syntax/wrong-kind']);

const misfits = /\/(?:wrong-type|not-a-mapping)$/u;

/** Whether a problem follows from damage, or which damage follows from what it says. */
function fateOf(problem: Problem, damage: readonly Problem[], given: Text): 'stands' | 'follows' | Problem {
  const { document, decoded } = given;
  const line = lineOf(problem, document);
  // The node of an alias is read, whatever it stands for.
  if (damage.some((each) => each.code !== 'syntax/undefined-alias' && lineOf(each, document) === line))
    return 'follows';
  const isUnknown = problem.code.endsWith('/unknown-key');
  const isMisfit = misfits.test(problem.code);
  if (!isUnknown && !isMisfit && !isGap(problem)) return 'stands';
  const place = placeAtValuePath(rootPlace(decoded), problem.path.map(String));
  const { node } = place.decoded;
  const below = damageBelow(node, damage, document);
  // What is indented below a key that stands too far left was right before.
  if (isUnknown) return below && isDeeper(below, problem, node, document) ? below : 'stands';
  if (isEmpty(node)) return below || isShiftedBelow(node, damage, document) ? 'follows' : 'stands';
  if (isMisfit && below && shifted.has(below.code)) {
    const isHeld = place.key !== undefined && isDeeper(below, { range: place.key }, node, document);
    if (isHeld || isAtHead(node, place, document)) return below;
  }
  if (node.kind === 'scalar' || node.kind === 'alias') return 'stands';
  if (!place.parent && !holdsDamage(node)) return 'stands';
  const isInside = damage.some(({ range }) => range.start >= node.start && range.start < node.end);
  return below || isInside || holdsDamage(node) ? 'follows' : 'stands';
}

function holdsDamage(node: Node): boolean {
  return mayHaveMoreKeys(node) || (node.kind === 'seq' && node.items.some(({ kind }) => kind === 'damaged'));
}

/** Whether a value begins on a line of its own. */
function isAtHead(node: Node, { key }: Place, { lineStarts }: TextDocument): boolean {
  return key !== undefined && lineAt(lineStarts, key.start) < lineAt(lineStarts, node.start);
}

/** The damage on the first line below a node. */
function damageBelow(node: Node, damage: readonly Problem[], document: TextDocument): Problem | undefined {
  const last = node.end > node.start ? node.end - 1 : node.end;
  const below = lineAt(document.lineStarts, nextContentLine(document.text, last));
  return damage.find((each) => lineOf(each, document) === below);
}

/** Whether a line that no longer fits stands below the one below an empty value, which is what stands too far left. */
function isShiftedBelow(node: Node, damage: readonly Problem[], document: TextDocument): boolean {
  const { text, lineStarts } = document;
  const second = lineAt(lineStarts, nextContentLine(text, nextContentLine(text, node.end)));
  return damage.some((each) => each.code === 'syntax/bad-indentation' && lineOf(each, document) === second);
}

/** Whether damage stands right for what was said of a key, further to the right, and not for what stands below that key. */
function isDeeper(damage: Problem, { range }: Pick<Problem, 'range'>, value: Node, { text }: TextDocument): boolean {
  const column = columnIn(text, damage.range.start);
  const isInline = isEmpty(value) || startOfLine(text, value.start) === startOfLine(text, range.start);
  if (damage.code !== 'syntax/bad-indentation' || column <= columnIn(text, range.start)) return false;
  return isInline || columnIn(text, value.start) > column;
}

function isEmpty(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.text === '';
}

/** A document that is no mapping, because its first line is none, ends where the others begin. */
function behindTheEnd(syntax: readonly Problem[], later: readonly Problem[], { decoded }: Text): readonly Problem[] {
  if (decoded.node.kind === 'map') return [];
  const end = syntax.find(({ code }) => code === 'syntax/after-document');
  if (!end) return [];
  const isSaid = [...syntax, ...later].some((each) => each.severity === 'error' && each.range.start < end.range.start);
  return isSaid ? [end] : [];
}

const followingShift = /\/(?:bad-indentation|wrong-kind|wrong-type|duplicate-key|unknown-key)$/u;
const followingText = /\/(?:bad-indentation|wrong-kind|missing-colon|unknown-key|missing-space)$/u;

/** What stands on a line that has a problem already, and on lines that only stand wrong because of what is above them. */
function* followers(all: readonly Problem[], syntax: ReadonlySet<Problem>, document: TextDocument): Generator<Problem> {
  const { text } = document;
  let line = -1;
  let next = -1;
  let following = followingShift;
  for (const problem of all.toSorted((a, b) => a.range.start - b.range.start)) {
    const own = lineOf(problem, document);
    const { start } = problem.range;
    const isBroken = problem.severity === 'error' && syntax.has(problem);
    const isItem = misfitItem.test(problem.code) && typeof problem.path.at(-1) === 'number';
    const isNext = startOfLine(text, start) === next;
    const follows = own === line ? isBroken : isNext && (following.test(problem.code) || isItem);
    if (follows) yield problem;
    else if (!isBroken) continue;
    else if (problem.code === 'syntax/slipped-text') following = followingText;
    else
      following = shifted.has(problem.code) || problem.code === 'syntax/tab-indentation' ? followingShift : onlyShifted;
    line = own;
    // What is indented with tabs says nothing of what belongs to it.
    const isTabbed = problem.code === 'syntax/tab-indentation';
    const end = isTabbed ? endOfTabbedLines(text, start) : endOfDeeperLines(text, start, columnIn(text, start));
    next = nextContentLine(text, end);
  }
}

const onlyShifted = /^syntax\/(?:bad-indentation|wrong-kind)$/u;
const misfitItem = /\/wrong-type$/u;

function lineOf({ range }: Problem, { lineStarts }: TextDocument): number {
  return lineAt(lineStarts, range.start);
}

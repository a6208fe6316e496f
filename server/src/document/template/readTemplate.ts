import type { Range } from '../../base/text.ts';
import { blanked } from '../characters.ts';
import { readJson } from '../json/readJson.ts';
import { lastNotBehind } from '../locate.ts';
import { mutable } from '../mutableNode.ts';
import type { Node } from '../node.ts';
import type { Part, Syntax, SyntaxProblem } from '../textDocument.ts';
import { readYaml, type YamlStream } from '../yaml/readYaml.ts';
import type { Masked } from './mask.ts';
import { branchFinder, type TemplateBlock } from './templateBlocks.ts';
import { lineEndOf, lineStartOf } from './templateLines.ts';

/**
 * Reads a text whose templates are masked, all branches of its conditions one behind the other. Where that cannot be read
 * though every branch by itself can, because they are indented differently or are lists here and maps there, only the
 * first ones are read. In the nodes stands which of them may not be there at once, and which may not be all.
 */
export function readTemplate(text: string, syntax: Syntax, masked: Masked): YamlStream {
  const whole = read(text, syntax, masked);
  if (masked.blocks.length === 0 && masked.writing.length === 0) return whole;
  const isSound = masked.blocks.length === 0 || errorsOf(whole).length === 0;
  const { stream, hidden } = isSound ? { stream: whole, hidden: [] } : firstBranches(text, syntax, masked, whole);
  const doubtful = isSound ? noErrors : doubtfulErrors(text, syntax, masked, stream);
  const isComment = finderIn(stream.comments);
  const holes = inOrder([...masked.writing.filter(({ start }) => !isComment(start)), ...hidden]);
  const written = inOrder([...holes, ...masked.blocks]);
  const branchAt = branchFinder(masked.blocks);
  const isInTag = insideOf(masked.masks);
  const parts = stream.parts.map((part): Part => {
    const root = part.root ?? writtenRoot(within(written, part)[0]);
    if (!root) return part;
    if (masked.blocks.length > 0) markBranches(root, branchAt);
    for (const { start } of within(holes, part)) openMapsAt(root, start);
    const problems = part.problems.filter(
      (problem) => !doubtful.has(sayingOf(problem)) && !isInTag(problem.range.start),
    );
    return { ...part, root, problems: syntax === 'json' ? problems : clearProblems(text, problems, masked.inline) };
  });
  return { ...stream, parts };
}

/** Tells whether a place is within one of ranges in the order of the text, behind its beginning: nothing in a tag is a mistake. */
function insideOf(ranges: readonly Range[]): (offset: number) => boolean {
  return (offset) => {
    const range = ranges[lastNotBehind(ranges.length, offset - 1, (index) => ranges[index]?.start ?? 0)];
    return range !== undefined && offset < range.end;
  };
}

const noErrors: ReadonlySet<string> = new Set();

/** A map without keys, for a part of which everything is written by a template. */
function writtenRoot(tag: Range | undefined): Node | undefined {
  return tag && { kind: 'map', style: 'block', pairs: [], isOpen: true, start: tag.start, end: tag.start };
}

function inOrder(ranges: readonly Range[]): readonly Range[] {
  return ranges.toSorted((a, b) => a.start - b.start);
}

/** Those of ranges in the order of the text that begin in another one. */
function within(ranges: readonly Range[], { start, end }: Range): readonly Range[] {
  const before = (offset: number): number =>
    lastNotBehind(ranges.length, offset - 1, (at) => ranges[at]?.start ?? 0) + 1;
  return ranges.slice(before(start), before(end));
}

/** Leaves out the problems of lines on which a condition or loop stands: what is left of them in the end, nobody knows. */
function clearProblems(
  text: string,
  problems: readonly SyntaxProblem[],
  inline: readonly Range[],
): readonly SyntaxProblem[] {
  if (problems.length === 0 || inline.length === 0) return problems;
  return problems.filter(({ range }) => {
    const lineEnd = lineEndOf(text, range.start);
    const tag = inline[lastNotBehind(inline.length, lineEnd, (index) => inline[index]?.start ?? 0)];
    return !tag || tag.end < lineStartOf(text, range.start);
  });
}

function read(text: string, syntax: Syntax, { text: masked, masks }: Pick<Masked, 'text' | 'masks'>): YamlStream {
  return syntax === 'json' ? { parts: [readJson(masked, masks)], comments: [] } : readYaml(masked, text, masks);
}

interface Reading {
  readonly stream: YamlStream;
  /** The branches that were left out. */
  readonly hidden: readonly Range[];
}

/** Of a block with more branches, those further behind are not tried. */
const mostBranches = 4;

/**
 * The first branches, with what is wrong in any; or all of them, as they were read, where each mistake is one in a branch
 * too. Branches are tried together, the first of every block, the second of every block, and so on, so this costs a few
 * readings.
 */
function firstBranches(text: string, syntax: Syntax, masked: Masked, whole: YamlStream): Reading {
  const most = masked.blocks.reduce((sum, { branches }) => Math.min(mostBranches, Math.max(sum, branches.length)), 0);
  const readings = Array.from({ length: most < 2 ? 0 : most }, (_, chosen): Reading => {
    const hidden = hiddenBranches(masked.blocks, chosen);
    return { stream: read(text, syntax, hide(masked, hidden)), hidden };
  });
  const [first, ...others] = readings;
  if (!first) return { stream: whole, hidden: [] };
  const stream = withProblemsOf(
    first.stream,
    others.map((reading) => reading.stream),
  );
  const said = new Set(errorsOf(stream).map(sayingOf));
  const isGained = errorsOf(whole).some((problem) => !said.has(sayingOf(problem)));
  return isGained && errorsOf(stream).length <= errorsOf(whole).length
    ? { stream, hidden: first.hidden }
    : { stream: whole, hidden: [] };
}

function errorsOf({ parts }: YamlStream): readonly SyntaxProblem[] {
  return parts.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
}

function sayingOf({ code, range }: SyntaxProblem): string {
  return `${code} ${range.start}`;
}

/** How many places are looked at one by one, and how much is read for it at most: a long text is read for one only. */
const mostPlaces = 8;
const mostText = 1_000_000;

/** The errors that are none where no other condition or loop takes part than those around them. */
function doubtfulErrors(text: string, syntax: Syntax, masked: Masked, stream: YamlStream): ReadonlySet<string> {
  const branchAt = branchFinder(masked.blocks);
  const byBranch = new Map<number, SyntaxProblem[]>();
  for (const problem of errorsOf(stream)) {
    const branch = branchAt(problem.range.start);
    const group = byBranch.get(branch);
    if (group) group.push(problem);
    else byBranch.set(branch, [problem]);
  }
  const doubtful = new Set<string>();
  const places = Math.min(mostPlaces, Math.ceil(mostText / text.length));
  for (const group of [...byBranch.values()].slice(0, places)) {
    const hidden = branchesWithout(masked.blocks, group[0]?.range.start ?? 0);
    const said = new Set(errorsOf(read(text, syntax, hide(masked, hidden))).map(sayingOf));
    for (const saying of group.map(sayingOf)) if (!said.has(saying)) doubtful.add(saying);
  }
  return doubtful;
}

/** All branches that do not hold an offset. */
function branchesWithout(blocks: readonly TemplateBlock[], offset: number): readonly Range[] {
  const branches = blocks.flatMap((block) => block.branches);
  return outermost(branches.filter(({ start, end }) => offset < start || offset >= end));
}

/** All branches but one of each block: the last, where it has no more. */
function hiddenBranches(blocks: readonly TemplateBlock[], chosen: number): readonly Range[] {
  return outermost(
    blocks.flatMap(({ branches }) => branches.filter((_, index) => index !== Math.min(chosen, branches.length - 1))),
  );
}

/** In the order of the text, none within another. */
function outermost(ranges: readonly Range[]): readonly Range[] {
  let done = 0;
  return inOrder(ranges).filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}

function hide({ text, masks }: Masked, hidden: readonly Range[]): Pick<Masked, 'text' | 'masks'> {
  let result = '';
  let done = 0;
  for (const { start, end } of hidden) {
    result += text.slice(done, start) + blanked(text.slice(start, end));
    done = end;
  }
  const isHidden = finderIn(hidden);
  const left = masks.filter(({ start }) => !isHidden(start));
  return { text: result + text.slice(done), masks: inOrder([...left, ...hidden]) };
}

/** The first stream, with the problems of all. */
function withProblemsOf(first: YamlStream, others: readonly YamlStream[]): YamlStream {
  const said = new Set<string>();
  const problems = [first, ...others]
    .flatMap(({ parts }) => parts.flatMap((part) => part.problems))
    .filter((problem) => {
      const isNew = !said.has(sayingOf(problem));
      said.add(sayingOf(problem));
      return isNew;
    });
  const last = first.parts.length - 1;
  const parts = first.parts.map((part, index): Part => {
    const own = problems.filter(
      ({ range }) => (index === 0 || range.start >= part.start) && (index === last || range.start < part.end),
    );
    return { ...part, problems: own.sort((a, b) => a.range.start - b.range.start) };
  });
  return { ...first, parts };
}

/** Tells whether an offset is in one of the ranges, which are in the order of the text and do not meet. */
function finderIn(ranges: readonly Range[]): (offset: number) => boolean {
  return (offset) => {
    const range = ranges[lastNotBehind(ranges.length, offset, (index) => ranges[index]?.start ?? 0)];
    return range !== undefined && offset < range.end;
  };
}

function markBranches(root: Node, branchAt: (offset: number) => number): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const target = mutable(node);
    if (target.kind === 'seq') for (const item of target.items) pending.push(item);
    if (target.kind !== 'map') continue;
    for (const pair of target.pairs) {
      const branch = branchAt(pair.start);
      if (branch !== 0) pair.branch = branch;
      pending.push(pair.key);
      if (pair.value) pending.push(pair.value);
    }
  }
}

/** Marks the maps that have not ended at an offset, unless a scalar holds it: what is written there may be keys of any. */
function openMapsAt(root: Node, offset: number): void {
  const maps = [];
  let node: Node | undefined = root;
  while (node) {
    const target = mutable(node);
    if (target.kind === 'map') {
      maps.push(target);
      const pair = target.pairs[lastNotBehind(target.pairs.length, offset, (at) => target.pairs[at]?.start ?? 0)];
      node = pair && (offset < pair.key.end ? pair.key : pair.value);
    } else if (target.kind === 'seq') {
      node = target.items[lastNotBehind(target.items.length, offset, (at) => target.items[at]?.start ?? 0)];
    } else if (target.start <= offset && offset < target.end) return;
    else break;
  }
  for (const map of maps) map.isOpen = true;
}

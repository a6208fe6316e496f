import type { Analysis } from '../../analysis.ts';
import type { Problem } from '../../base/problem.ts';
import { lineAt, type Range, type TextEdit } from '../../base/text.ts';
import type { Node } from '../../document/node.ts';
import { changes, combineFixes, problemsInDoubt } from './combineFixes.ts';

/** A change that an editor offers for a problem. */
export interface CodeAction {
  readonly title: string;
  /** What it is for; the first is where it was asked for. */
  readonly problems: readonly [Problem, ...Problem[]];
  readonly edits: readonly TextEdit[];
  /** The one that most people want and that is certain to be right. */
  readonly isPreferred: boolean;
}

/**
 * The fixes of all problems that the range touches, what mends every problem of their kind in the file, and for each problem a
 * comment that keeps it from being shown.
 */
export function codeActions(analysis: Analysis, range: Range): readonly CodeAction[] {
  const problems = analysis
    .problems()
    .filter((problem) => problem.range.start <= range.end && range.start <= problem.range.end);
  const inDoubt = problemsInDoubt(analysis);
  const seen = new Set<string>();
  const fixes = problems.flatMap((problem) => {
    const own = (problem.fixes?.() ?? [])
      .filter(({ edits }) => edits.some((edit) => changes(edit, analysis)))
      .map(({ title, edits, certain }, index): CodeAction => {
        return { title, problems: [problem], edits, isPreferred: index === 0 && certain && !inDoubt.has(problem) };
      });
    const kind = own[0] && kindOf(own[0].title);
    if (kind === undefined || seen.has(`${problem.code} ${kind}`)) return own;
    seen.add(`${problem.code} ${kind}`);
    return [...own, ...allOfKind(analysis, problem, kind)];
  });
  const ignores = problems.map((problem) => ignoreAction(problem, analysis)).filter((action) => action !== undefined);
  return [...fixes, ...ignores];
}

/**
 * What is the same in the titles of fixes that do the same to different things: ``Change to `…` ``. What is taken away is
 * always named.
 */
function kindOf(title: string): string {
  if (isDestructive(title)) return title;
  return title.replaceAll(/`[^`]*`/gu, '`…`').replaceAll(/"[^"]*"|\b\d[\d.]*\b/gu, '…');
}

/** Whether a fix takes something away that somebody wrote with a meaning. */
function isDestructive(title: string): boolean {
  return /^Remove (?:`|this one)/u.test(title);
}

/** The name of the key that a problem is at, or of the list that has it in an item. */
function nameOf({ path }: Problem): string | number | undefined {
  return path.findLast((step) => typeof step === 'string');
}

/** Mends every problem of a code whose first fix is of the same kind; nothing where that would be one change only. */
function allOfKind(analysis: Analysis, asked: Problem, kind: string): readonly CodeAction[] {
  const others = analysis.problems().filter((problem) => problem.code === asked.code && problem !== asked);
  if (others.length === 0) return [];
  const remedies = [asked, ...others].flatMap((problem) => {
    const fix = problem.fixes?.()[0];
    const isSame = fix && kindOf(fix.title) === kind && (!isDestructive(kind) || nameOf(problem) === nameOf(asked));
    return isSame ? [{ problem, fix }] : [];
  });
  const { edits, taken, count } = combineFixes(remedies, analysis);
  const mended = taken.map(({ problem }) => problem).filter((problem) => problem !== asked);
  if (count < 2) return [];
  const titles = new Set(taken.map(({ fix }) => fix.title));
  const words = titles.size === 1 ? [...titles].join() : kind;
  const title = `${words}: all ${mended.length + 1} of ${asked.code} in this file`;
  return [{ title, problems: [asked, ...mended], edits, isPreferred: false }];
}

/**
 * Writes `# strata-ignore CODE` above the problem's line, of what stands inside of a text above the line where that begins.
 * JSON has no comments; there `strata.json` is the place.
 */
function ignoreAction(problem: Problem, { document, parts }: Analysis): CodeAction | undefined {
  const { text, lineStarts, syntax } = document;
  if (syntax === 'json' || document.declined) return undefined;
  const places = problem.within ? [problem.range, problem.within] : [problem.range];
  const lineStart = places
    .map(({ start }) => lineStarts[lineAt(lineStarts, start)] ?? 0)
    .find((start) => !parts.some(({ part }) => part.root && isInsideScalar(part.root, start)));
  if (lineStart === undefined) return undefined;
  const indentation = /^ */u.exec(text.slice(lineStart))?.[0] ?? '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = `${indentation}# strata-ignore ${problem.code}${lineEnd}`;
  return {
    title: `Ignore ${problem.code} here`,
    problems: [problem],
    edits: [{ start: lineStart, end: lineStart, newText }],
    isPreferred: false,
  };
}

/** Whether a comment put at the offset would become part of a text. */
function isInsideScalar(node: Node, offset: number): boolean {
  if (offset <= node.start || node.end <= offset) return false;
  switch (node.kind) {
    case 'scalar':
      return true;
    case 'map':
      return node.pairs.some(
        ({ key, value }) => isInsideScalar(key, offset) || (value !== undefined && isInsideScalar(value, offset)),
      );
    case 'seq':
      return node.items.some((item) => isInsideScalar(item, offset));
    case 'alias':
    case 'damaged':
      return false;
  }
}

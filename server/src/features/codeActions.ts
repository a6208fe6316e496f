import type { Analysis } from '../analysis.ts';
import { printPath } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import { lineAt, type Range, type TextEdit } from '../base/text.ts';
import type { Node } from '../document/node.ts';

/** A change that an editor offers for a problem. */
export interface CodeAction {
  readonly title: string;
  readonly problem: Problem;
  readonly edits: readonly TextEdit[];
  /** The one that most people want and that is certain to be right. */
  readonly isPreferred: boolean;
}

/** The fixes of all problems that the range touches, and for each problem a comment that keeps it from being shown. */
export function codeActions(analysis: Analysis, range: Range): readonly CodeAction[] {
  const problems = analysis
    .problems()
    .filter((problem) => problem.range.start <= range.end && range.start <= problem.range.end);
  const inDoubt = doubtful(analysis);
  const fixes = problems.flatMap((problem) =>
    (problem.fixes?.() ?? [])
      .filter(({ edits }) => edits.some((edit) => changes(edit, analysis)))
      .map(({ title, edits, certain }, index) => {
        return { title, problem, edits, isPreferred: index === 0 && certain && !inDoubt.has(problem) };
      }),
  );
  const ignores = problems.map((problem) => ignoreAction(problem, analysis)).filter((action) => action !== undefined);
  return [...fixes, ...ignores];
}

/**
 * The edits of all fixes that are certain to be right. Of fixes that touch the same text, or write the same into the same
 * object, which would make a key stand there twice, only the first is taken: asking again after the edits gives the rest.
 */
export function fixAll(analysis: Analysis): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  const written = new Set<string>();
  const inDoubt = doubtful(analysis);
  for (const problem of analysis.problems()) {
    const { fixes, path } = problem;
    const fix = inDoubt.has(problem) ? undefined : fixes?.().find(({ certain }) => certain);
    if (!fix) continue;
    const fresh = fix.edits.filter((edit) => changes(edit, analysis) && !taken.some((other) => isSame(edit, other)));
    if (fresh.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    const added = fresh.filter(({ newText }) => newText !== '');
    const words = added.map(({ newText }) => `${printPath(path.slice(0, -1))}: ${newText}`);
    if (words.some((word) => written.has(word))) continue;
    for (const word of words) written.add(word);
    for (const edit of fresh) taken.push(edit);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Problems that stand together as one mistake would make them, so that no fix of one alone is sure: several keys of one
 * mapping that are there twice (the `- ` of an item got lost), and different damages of one JSON text.
 */
function doubtful(analysis: Analysis): ReadonlySet<Problem> {
  const groups = new Map<string, Problem[]>();
  for (const problem of analysis.problems()) {
    const group = groupOf(problem, analysis);
    if (group === undefined) continue;
    const known = groups.get(group);
    if (known) known.push(problem);
    else groups.set(group, [problem]);
  }
  const inDoubt = new Set<Problem>();
  for (const [group, problems] of groups) {
    const isDoubtful = group === damage ? new Set(problems.map(({ code }) => code)).size > 1 : problems.length > 1;
    if (isDoubtful) for (const problem of problems) inDoubt.add(problem);
  }
  return inDoubt;
}

const damage = 'damage';

function groupOf({ code, path, part }: Problem, { document }: Analysis): string | undefined {
  if (code.endsWith('/duplicate-key')) return JSON.stringify([part, path.slice(0, -1)]);
  return document.syntax === 'json' && code.startsWith('syntax/') ? damage : undefined;
}

/** Writes `# strata-ignore CODE` above the problem's line. JSON has no comments; there `strata.json` is the place. */
function ignoreAction(problem: Problem, { document, parts }: Analysis): CodeAction | undefined {
  const { text, lineStarts, syntax } = document;
  if (syntax === 'json' || document.declined) return undefined;
  const lineStart = lineStarts[lineAt(lineStarts, problem.range.start)] ?? 0;
  if (parts.some(({ part }) => part.root && isInsideScalar(part.root, lineStart))) return undefined;
  const indentation = /^ */u.exec(text.slice(lineStart, problem.range.start))?.[0] ?? '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = `${indentation}# strata-ignore ${problem.code}${lineEnd}`;
  return {
    title: `Ignore ${problem.code} here`,
    problem,
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

/** Whether an edit does anything; one that writes what is there already would be offered forever. */
function changes({ start, end, newText }: TextEdit, { document }: Analysis): boolean {
  return document.text.slice(start, end) !== newText;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Also true of two insertions at one place, whose order nobody could tell. */
function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start;
}

import type { Analysis } from '../../server/src/analysis.ts';
import type { Fix, Problem } from '../../server/src/base/problem.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/text.ts';
import type { WrittenPlace } from '../../server/src/decode/written.ts';
import { type ConvertOutcome, convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import { analyseText } from '../support/analyseText.ts';
import type { FixDocument } from './fixDocuments.ts';

/** A document as it was judged, and what became of it. */
export interface Judged {
  readonly analysis: Analysis;
  readonly problems: readonly Problem[];
  /** What the machine becomes; undefined where nothing converts. */
  readonly leaves: readonly Leaf[] | undefined;
  /** Whether nothing but a file that was not read keeps it from being converted. */
  readonly needsFiles: boolean;
}

/** A value of the converted config. */
interface Leaf {
  readonly path: string;
  readonly value: string;
  readonly origins: WrittenPlace['origins'];
}

export function judgeDocument(text: string, { fileName }: Pick<FixDocument, 'fileName'>): Judged {
  const analysis = analyseText(text, { fileName });
  const outcome = convertAnalysis(analysis, undefined, { pretty: false, raw: false });
  const needsFiles = outcome.kind === 'refused' && outcome.blocking.length === 0;
  return { analysis, problems: analysis.found(), leaves: leavesOf(outcome), needsFiles };
}

/** What comes out of a conversion, undefined where nothing does. */
function leavesOf(outcome: ConvertOutcome): readonly Leaf[] | undefined {
  if (outcome.kind !== 'converted') return undefined;
  return outcome.places
    .filter(({ isLeaf }) => isLeaf)
    .map(({ path, range, origins }) => ({
      path: path.filter((step) => typeof step === 'string').join('.'),
      value: outcome.text.slice(range.start, range.end),
      origins,
    }));
}

/** What the machine becomes, to be compared. */
export function shownLeaves({ leaves }: Judged): string | undefined {
  return leaves?.map(({ path, value }) => `${path}: ${value}`).join('\n');
}

/** What is wrong with a fix; empty where it does what it says and nothing else. */
export function faultsOf(document: FixDocument, before: Judged, problem: Problem, fix: Fix): readonly string[] {
  const { text } = before.analysis.document;
  if (!areInOrder(fix.edits, text.length)) return ['its edits overlap or lie outside'];
  const fixed = applyEdits(text, fix.edits);
  if (fixed === text) return ['it changes nothing'];
  const after = judgeDocument(fixed, document);
  return [
    ...(countSame(after, problem) < countSame(before, problem) ? [] : ['the problem stays']),
    ...newErrors(before, after),
    ...lostComments(before, after, fix.edits),
    ...changedLeaves(before, after, fix.edits),
  ];
}

function areInOrder(edits: readonly TextEdit[], length: number): boolean {
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < end || edit.end < edit.start || edit.end > length) return false;
    end = edit.end;
  }
  return true;
}

function count({ problems }: Judged, { code }: Pick<Problem, 'code'>): number {
  return problems.filter((other) => other.code === code).length;
}

/** Of problems that say the same. */
function countSame({ problems }: Judged, { code, message }: Problem): number {
  return problems.filter((other) => other.code === code && other.message === message).length;
}

function newErrors(before: Judged, after: Judged): readonly string[] {
  const codes = new Set(after.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  return [...codes]
    .filter((code) => count(after, { code }) > count(before, { code }))
    .map((code) => `it brings ${code}: ${after.problems.find((problem) => problem.code === code)?.message}`);
}

/** Comments that stand outside of what is edited, or in a line of which something is left. */
function lostComments(before: Judged, after: Judged, edits: readonly TextEdit[]): readonly string[] {
  const { document } = before.analysis;
  const left = commentsOf(after);
  return document.comments
    .filter(({ start, end }) => !edits.some((edit) => edit.start <= start && end <= edit.end && edit.newText === ''))
    .map(({ start, end }) => document.text.slice(start, end))
    .filter((comment) => {
      const index = left.indexOf(comment);
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    })
    .map((comment) => `it loses the comment ${comment}`);
}

function commentsOf({ analysis: { document } }: Judged): string[] {
  return document.comments.map(({ start, end }) => document.text.slice(start, end));
}

/** What comes of places that the fix does not touch comes out as before. */
function changedLeaves(before: Judged, after: Judged, edits: readonly TextEdit[]): readonly string[] {
  if (!before.leaves || after.needsFiles) return [];
  if (!after.leaves) return ['the config converts no more'];
  const left = after.leaves.map(({ path, value }) => `${path}: ${value}`);
  return before.leaves
    .filter(
      ({ origins }) =>
        !origins.some(({ node, head }) => edits.some((edit) => touches(edit, node) || touches(edit, head))),
    )
    .map(({ path, value }) => `${path}: ${value}`)
    .filter((leaf) => {
      const index = left.indexOf(leaf);
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    })
    .map((leaf) => `it changes ${leaf.slice(0, 100)}`);
}

function touches(a: { readonly start: number; readonly end: number }, b: typeof a): boolean {
  return a.start <= b.end && b.start <= a.end;
}

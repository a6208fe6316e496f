import type { Problem } from '../base/problem.ts';
import { lineAt } from '../base/text.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { Settings } from './settings.ts';

/** Leaves out what the user does not want to see, and gives what is left the severity that he wants. */
export function applySettings(
  problems: readonly Problem[],
  document: TextDocument,
  settings: Settings,
): readonly Problem[] {
  const ignored = suppressedLines(document);
  const shown: Problem[] = [];
  for (const problem of problems) {
    if (ignored.size > 0 && ignored.get(lineAt(document.lineStarts, problem.range.start))?.has(problem.code)) continue;
    const severity = settings.severity?.[problem.code];
    if (severity === 'off') continue;
    shown.push(severity === undefined ? problem : { ...problem, severity });
  }
  return shown;
}

/**
 * The codes that `# strata-ignore CODE… [reason]` turns off, by line: on the comment's own line, and where the comment
 * stands alone also on the next line that is not a comment. Words that are not codes are the reason.
 */
function suppressedLines(document: TextDocument): ReadonlyMap<number, ReadonlySet<string>> {
  const lines = new Map<number, ReadonlySet<string>>();
  const commentLines = new Map(document.comments.map((comment) => [comment.line, comment]));
  for (const comment of document.comments) {
    const words = /^strata-ignore\s+(.*)$/u.exec(comment.text)?.[1];
    if (words === undefined) continue;
    const codes = words.split(/[\s,]+/u).filter((word) => /^[a-z][\w-]*\/[\w-]+$/u.test(word));
    const line = isAlone(comment.start, document) ? nextLine(comment.line, commentLines, document) : comment.line;
    lines.set(line, new Set([...(lines.get(line) ?? []), ...codes]));
  }
  return lines;
}

function nextLine(
  line: number,
  comments: ReadonlyMap<number, { readonly start: number }>,
  document: TextDocument,
): number {
  let next = line + 1;
  for (let comment = comments.get(next); comment && isAlone(comment.start, document); comment = comments.get(next))
    next++;
  return next;
}

function isAlone(start: number, { text, lineStarts }: TextDocument): boolean {
  const lineStart = lineStarts[lineAt(lineStarts, start)] ?? 0;
  return text.slice(lineStart, start).trim() === '';
}

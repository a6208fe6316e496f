import type { Problem } from '../base/problem.ts';
import { lineAt, type Range } from '../base/text.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { Settings } from './settings.ts';

/** A comment `# strata-ignore CODE… [reason]`. */
export interface Suppression extends Range {
  /** What stands in the place of codes: the first word, and those behind it that look like codes. */
  readonly codes: readonly SuppressedCode[];
  /** The line whose problems it turns off, from 0. */
  readonly line: number;
  /** What is written behind the codes; may be empty. */
  readonly reason: string;
}

/** Who turned a problem off. */
export interface Silencer {
  readonly by: 'comment' | 'severity';
  /** As the comment says it; may be empty. */
  readonly reason: string;
}

export interface SuppressedCode extends Range {
  readonly code: string;
}

/** Leaves out what the user does not want to see, and gives what is left the severity that he wants. */
export function applySettings(
  problems: readonly Problem[],
  document: TextDocument,
  settings: Settings,
): readonly Problem[] {
  const silencerOf = silencers(document, settings);
  const shown: Problem[] = [];
  for (const problem of problems) {
    if (silencerOf(problem)) continue;
    const severity = settings.severity?.[problem.code];
    shown.push(severity === undefined || severity === 'off' ? problem : { ...problem, severity });
  }
  return shown;
}

/** Says of a problem who turned it off; undefined where nobody did. */
export function silencers(document: TextDocument, settings: Settings): (problem: Problem) => Silencer | undefined {
  const ignored = suppressedLines(document);
  const reasonFor = ({ code, range, within }: Problem): string | undefined => {
    if (ignored.size === 0) return undefined;
    const places = within ? [range, within] : [range];
    const lines = places.map(({ start }) => ignored.get(lineAt(document.lineStarts, start)));
    return lines.find((codes) => codes?.has(code))?.get(code);
  };
  return (problem) => {
    const reason = reasonFor(problem);
    if (reason !== undefined) return { by: 'comment', reason };
    return settings.severity?.[problem.code] === 'off' ? { by: 'severity', reason: '' } : undefined;
  };
}

/** The comments that turn problems off, in the order of the text. */
export function suppressionsOf(document: TextDocument): readonly Suppression[] {
  const found = document.comments.filter(({ text }) => /^strata-ignore(?![\w-])/u.test(text));
  if (found.length === 0) return [];
  const lineBelow = linesBelow(document);
  return found.map(({ start, end, line }) => {
    const codes = codesOf({ start, end }, document);
    const reason = document.text.slice(codes.at(-1)?.end ?? end, end).replace(/^[\s,:;.]+|\s+$/gu, '');
    return { start, end, codes, line: lineBelow.get(line) ?? line, reason };
  });
}

/** For each line that holds nothing but a comment the next one below that holds more. */
function linesBelow(document: TextDocument): ReadonlyMap<number, number> {
  const below = new Map<number, number>();
  for (const { line, start } of document.comments.toReversed()) {
    if (isAlone(start, document)) below.set(line, below.get(line + 1) ?? line + 1);
  }
  return below;
}

/** The reasons of codes by line: the comment's own, and where the comment stands alone the next that is not a comment. */
function suppressedLines(document: TextDocument): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const lines = new Map<number, Map<string, string>>();
  for (const { line, codes, reason } of suppressionsOf(document)) {
    const ignored = lines.get(line) ?? new Map<string, string>();
    for (const { code } of codes) ignored.set(code, reason);
    lines.set(line, ignored);
  }
  return lines;
}

/** What does not look like a code begins the reason, which may hold an `and/or`. */
function codesOf({ start, end }: Range, { text }: TextDocument): readonly SuppressedCode[] {
  const source = text.slice(start, end);
  const head = /^#\s*strata-ignore/u.exec(source)?.[0] ?? '';
  const codes: SuppressedCode[] = [];
  for (const { 0: word, index } of source.slice(head.length).matchAll(/[^\s,]+/gu)) {
    const code = word.replace(/[:;.]+$/u, '');
    if (codes.length > 0 && !/^[a-z][\w-]*\/[\w-]+$/u.test(code)) break;
    const from = start + head.length + index;
    codes.push({ code, start: from, end: from + code.length });
  }
  return codes;
}

function isAlone(start: number, { text, lineStarts }: TextDocument): boolean {
  const lineStart = lineStarts[lineAt(lineStarts, start)] ?? 0;
  return text.slice(lineStart, start).trim() === '';
}

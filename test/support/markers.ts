import assert from 'node:assert/strict';
import type { Problem, Severity } from '../../server/src/base/problem.ts';
import { lineStartsOf, positionAt } from '../../server/src/base/text.ts';
import { problemCodes } from '../../server/src/settings/problemCodes.ts';
import { type AnalyseOptions, analyseText } from './analyseText.ts';

/**
 * A fixture is a document with its expectations written into it:
 *
 *     mode: "0644"
 *     #     ^^^^^^ error[butane/wrong-type] a part of the message
 *
 * A marker line belongs to the nearest line above that is not one, and is removed before the document is read. The
 * carets stand below what is underlined; directly behind the `#` they count from the `#` on. `…` behind them: it goes on
 * in the next line. `#<` underlines the first character of the line. An empty range is shown as one caret.
 * `<|>` is the cursor.
 */
export interface Fixture {
  /** The document without marker lines and cursor. */
  readonly text: string;
  readonly markers: readonly Marker[];
  readonly cursor: number | undefined;
}

export interface Marker {
  /** In the document without marker lines, from 0. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Whether the range ends in a later line. */
  readonly goesOn: boolean;
  readonly severity: Severity;
  readonly code: string;
  /** Empty, or a part of the message. */
  readonly message: string;
}

const markerLine =
  /^\s*(?<hash>#)(?:(?<blank>\s*)(?<carets>\^+)|(?<corner><))(?<goesOn>…?)\s+(?<severity>error|warning|info|hint)\[(?<code>[\w/-]+)\]\s?(?<message>.*?)\r?$/u;

export function parseFixture(source: string): Fixture {
  const lines: string[] = [];
  const markers: Marker[] = [];
  for (const line of source.split('\n')) {
    const groups = markerLine.exec(line)?.groups;
    if (!groups) {
      lines.push(line);
      continue;
    }
    const { blank, carets = '', corner, goesOn, severity, code = '', message = '' } = groups;
    const hash = line.indexOf('#');
    const countsHash = corner !== undefined || blank === '';
    markers.push({
      line: lines.length - 1,
      column: countsHash ? hash : hash + 1 + (blank?.length ?? 0),
      length: carets.length + (countsHash ? 1 : 0),
      goesOn: goesOn !== '',
      severity: severity as Severity,
      code,
      message,
    });
  }
  const withCursor = lines.join('\n');
  const cursor = withCursor.indexOf('<|>');
  const text = cursor < 0 ? withCursor : withCursor.slice(0, cursor) + withCursor.slice(cursor + 3);
  return { text, markers, cursor: cursor < 0 ? undefined : cursor };
}

/** The document with a marker line for each problem; the inverse of `parseFixture`. */
export function writeMarkers(text: string, markers: readonly Marker[]): string {
  const ordered = [...markers].sort(
    (a, b) => a.line - b.line || a.column - b.column || a.length - b.length || compare(a.code, b.code),
  );
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => [line, ...ordered.filter((marker) => marker.line === index).map(writeMarker)])
    .join('\n');
}

/** Asserts that a document has exactly the problems that its markers tell. */
export function checkMarkers(source: string, options?: AnalyseOptions): void {
  const { text, markers } = parseFixture(source);
  const problems = analyseText(text, options).problems();
  for (const { code } of problems) assert.ok(problemCodes().has(code), `${code} is not in the list of problem codes`);
  const left = [...markers];
  const found = problems.map((problem) => {
    const marker = markerOf(text, problem);
    const index = left.findIndex(
      (expected) => isSamePlace(expected, marker) && marker.message.includes(expected.message),
    );
    const [expected] = index < 0 ? [] : left.splice(index, 1);
    return expected ?? marker;
  });
  assert.equal(writeMarkers(text, found), writeMarkers(text, markers));
}

function markerOf(text: string, { range, severity, code, message }: Problem): Marker {
  const starts = lineStartsOf(text);
  const start = positionAt(starts, range.start);
  const end = positionAt(starts, range.end);
  const goesOn = end.line > start.line;
  const lineEnd = (starts[start.line + 1] ?? text.length + 1) - 1 - (starts[start.line] ?? 0);
  const length = Math.max(1, (goesOn ? lineEnd : end.character) - start.character);
  return { line: start.line, column: start.character, length, goesOn, severity, code, message };
}

function writeMarker({ column, length, goesOn, severity, code, message }: Marker): string {
  const ruler =
    column > 1
      ? `#${' '.repeat(column - 1)}${'^'.repeat(length)}`
      : `${' '.repeat(column)}#${'^'.repeat(length - 1) || '<'}`;
  return `${ruler}${goesOn ? '…' : ''} ${severity}[${code}]${message === '' ? '' : ` ${message}`}`;
}

function isSamePlace(a: Marker, b: Marker): boolean {
  return (
    a.line === b.line &&
    a.column === b.column &&
    a.length === b.length &&
    a.goesOn === b.goesOn &&
    a.severity === b.severity &&
    a.code === b.code
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

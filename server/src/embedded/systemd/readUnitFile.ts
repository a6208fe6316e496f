import { keptByText } from '../../base/keptByText.ts';
import type { Range } from '../../base/text.ts';

/** A unit file, a drop-in or a Quadlet file, as systemd reads it. Offsets count from the start of its text. */
export interface UnitFile {
  readonly sections: readonly UnitSection[];
  readonly faults: readonly UnitFault[];
}

export interface UnitSection {
  readonly name: string;
  /** Of its header. */
  readonly range: Range;
  readonly assignments: readonly Assignment[];
}

export interface Assignment {
  readonly key: string;
  readonly keyRange: Range;
  /** Continued lines are joined by a space, as systemd does. */
  readonly value: string;
  /** From the first character of the value to its last, over all its lines. */
  readonly valueRange: Range;
}

/** A line that systemd cannot read, or that does not go on in the next one as it was meant to. */
export interface UnitFault {
  readonly kind:
    | 'unclosed-header'
    | 'no-assignment'
    | 'no-key'
    | 'outside-section'
    | 'blank-behind-backslash'
    | 'header-behind-backslash';
  readonly range: Range;
  /** The section whose header is taken for a part of the line. */
  readonly hides?: string;
  /** Of a line in front of the first section that would be an assignment. */
  readonly key?: string;
}

/** A line together with those that continue it. */
interface LogicalLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where its first line ends. */
  readonly firstEnd: number;
}

/** Reading never fails. Behind a header that is not closed systemd reads nothing more, and nor does this. */
export const readUnitFile: (text: string) => UnitFile = keptByText((text) => {
  const sections: { name: string; range: Range; assignments: Assignment[] }[] = [];
  const faults: UnitFault[] = [];
  for (const line of logicalLines(text, (fault) => faults.push(fault))) {
    const range = { start: line.start, end: line.firstEnd };
    if (line.text.startsWith('[')) {
      if (!line.text.endsWith(']')) {
        faults.push({ kind: 'unclosed-header', range });
        break;
      }
      sections.push({ name: line.text.slice(1, -1), range: { start: line.start, end: line.end }, assignments: [] });
      continue;
    }
    const section = sections.at(-1);
    const equals = line.text.indexOf('=');
    if (!section)
      faults.push({
        kind: 'outside-section',
        range,
        ...(equals > 0 ? { key: line.text.slice(0, equals).trim() } : {}),
      });
    else if (equals === -1) faults.push({ kind: 'no-assignment', range });
    else if (line.text.slice(0, equals).trim() === '') faults.push({ kind: 'no-key', range });
    else section.assignments.push(assignmentOf(text, line));
  }
  return { sections, faults };
});

/** The key never goes over several lines, so it stands in the text as it is. */
function assignmentOf(text: string, { text: joined, start, end }: LogicalLine): Assignment {
  const equals = text.indexOf('=', start);
  const key = joined.slice(0, joined.indexOf('=')).trim();
  let valueStart = equals + 1;
  while (valueStart < end && /[\s\\]/u.test(text.charAt(valueStart))) valueStart++;
  return {
    key,
    keyRange: { start, end: start + key.length },
    value: joined.slice(joined.indexOf('=') + 1).trim(),
    valueRange: { start: valueStart, end: Math.max(valueStart, end) },
  };
}

/**
 * Lines without blanks around them. Comments are left out, also between a line and its continuation, which an empty line ends.
 * For systemd a line goes on only where nothing, not even a blank, follows its `\`; here it goes on as it was meant to, and
 * does not where the next line is a header.
 */
function* logicalLines(text: string, say: (fault: UnitFault) => void): Generator<LogicalLine> {
  let pending: { text: string; start: number; end: number; firstEnd: number } | undefined;
  const lines = [...physicalLines(text)];
  for (const [index, { start, end, lineEnd }] of lines.entries()) {
    const line = text.slice(start, end);
    if (line.startsWith('#') || line.startsWith(';')) continue;
    if (line === '') {
      if (pending) yield { ...pending, text: pending.text.trim() };
      pending = undefined;
      continue;
    }
    const endsInBackslash = /(?<!\\)(?:\\\\)*\\$/u.test(line);
    const isUnfinished = endsInBackslash && end < lineEnd && isContinuation(text, lines[index + 1]);
    if (isUnfinished) say({ kind: 'blank-behind-backslash', range: { start: end - 1, end: lineEnd } });
    const hides = endsInBackslash && end === lineEnd ? headerIn(text, lines[index + 1]) : undefined;
    const isSwallowing = hides !== undefined;
    if (isSwallowing) {
      const bare = start + line.slice(0, -1).trimEnd().length;
      say({ kind: 'header-behind-backslash', range: { start: bare, end }, hides });
    }
    const isContinued = endsInBackslash && !isSwallowing && (end === lineEnd || isUnfinished);
    const content = isContinued ? `${line.slice(0, -1)} ` : isSwallowing ? line.slice(0, -1) : line;
    const joined = {
      text: (pending?.text ?? '') + content,
      start: pending?.start ?? start,
      end,
      firstEnd: pending?.firstEnd ?? end,
    };
    if (isContinued) {
      pending = joined;
      continue;
    }
    yield { ...joined, text: joined.text.trim() };
    pending = undefined;
  }
  if (pending) yield { ...pending, text: pending.text.trim() };
}

/** Whether a line is none by itself: it has text, and no comment, header or key in front. */
function isContinuation(text: string, line: Range | undefined): boolean {
  return line !== undefined && !/^(?:$|[#;[]|[A-Za-z][A-Za-z0-9-]+\s*=)/u.test(text.slice(line.start, line.end));
}

/** The section of a line that can hardly be meant as a part of a value. */
function headerIn(text: string, line: Range | undefined): string | undefined {
  return line && /^\[([A-Z][A-Za-z]+)\]$/u.exec(text.slice(line.start, line.end))?.[1];
}

/** Where each line stands without the blanks around it, and where it ends with them. */
function* physicalLines(text: string): Generator<Range & { readonly lineEnd: number }> {
  let lineStart = 0;
  for (const line of text.split(/\r\n|\n\r|[\r\n]/u)) {
    const start = lineStart + (line.length - line.replace(/^[\s\uFEFF]+/u, '').length);
    const lineEnd = lineStart + line.length;
    yield { start, end: Math.max(start, lineStart + line.trimEnd().length), lineEnd };
    const isPair = /^(?:\r\n|\n\r)/u.test(text.slice(lineEnd, lineEnd + 2));
    lineStart = lineEnd + (isPair ? 2 : 1);
  }
}

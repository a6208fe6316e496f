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

/** A line that systemd cannot read. */
export interface UnitFault {
  readonly kind: 'unclosed-header' | 'no-assignment' | 'no-key' | 'outside-section';
  readonly range: Range;
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
  for (const line of logicalLines(text)) {
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
    if (!section) faults.push({ kind: 'outside-section', range });
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

/** Lines without blanks around them; empty ones and comments are left out, also between a line and its continuation. */
function* logicalLines(text: string): Generator<LogicalLine> {
  let pending: { text: string; start: number; firstEnd: number } | undefined;
  for (const { start, end } of physicalLines(text)) {
    const line = text.slice(start, end);
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const isContinued = /(?<!\\)(?:\\\\)*\\$/u.test(line);
    const content = isContinued ? `${line.slice(0, -1)} ` : line;
    const joined = {
      text: (pending?.text ?? '') + content,
      start: pending?.start ?? start,
      firstEnd: pending?.firstEnd ?? end,
    };
    if (isContinued) {
      pending = joined;
      continue;
    }
    yield { ...joined, text: joined.text.trim(), end };
    pending = undefined;
  }
  if (pending) yield { ...pending, text: pending.text.trim(), end: text.trimEnd().length };
}

/** Where each line stands, without the blanks around it. */
function* physicalLines(text: string): Generator<Range> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    const start = index + (line.length - line.replace(/^[\s\uFEFF]+/u, '').length);
    yield { start, end: Math.max(start, index + line.trimEnd().length) };
  }
}

import type { Range } from '../../base/text.ts';
import { readUnitFile } from './readUnitFile.ts';

/**
 * A unit file in which the lines of an assignment stand at the end of another section, which is made behind all others where
 * there is none; undefined where comments stand between its lines.
 */
export function moveAssignment(text: string, { start, end }: Range, section: string): string | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const to = newline < 0 ? text.length : newline + 1;
  const lines = text.slice(from, to);
  if (/\n[ \t]*[#;]/u.test(lines)) return undefined;
  const moved = lines.endsWith('\n') ? lines : `${lines}\n`;
  const written = withMoved(text.slice(0, from) + text.slice(to), moved, section);
  // The end stays as it was: the mark of a block depends on it.
  return written.replace(/\n*$/u, '') + (/\n*$/u.exec(text)?.[0] ?? '');
}

function withMoved(rest: string, moved: string, section: string): string {
  const home = readUnitFile(rest).sections.findLast(({ name }) => name === section);
  if (!home) return `${withoutLastBreaks(rest)}\n\n[${section}]\n${moved}`;
  const last = home.assignments.at(-1)?.valueRange.end ?? home.range.end;
  const behind = rest.indexOf('\n', last);
  if (behind < 0) return `${rest}\n${moved}`;
  return rest.slice(0, behind + 1) + moved + rest.slice(behind + 1);
}

function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '\n') end--;
  return text.slice(0, end);
}

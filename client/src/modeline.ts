/** Replaces whole lines: `count` lines from `line` on, both counted from 0, give way to `lines`. */
export interface LineEdit {
  readonly line: number;
  readonly count: number;
  readonly lines: readonly string[];
}

/** How far down a modeline is looked for. */
const modelineReach = 5;
const modeline = /^#\s*strata:/u;

/** What can be said about a file, beside it. */
export type FileSetting = 'format' | 'os';

/**
 * The change that makes a YAML document's modeline say something, or say nothing about it.
 *
 * @param lines the first lines of the document, at least those that may hold a modeline
 * @param value undefined for what the content itself says
 */
export function setModelineSetting(
  lines: readonly string[],
  setting: FileSetting,
  value: string | undefined,
): LineEdit | undefined {
  const at = lines.slice(0, modelineReach).findIndex((line) => modeline.test(line));
  if (at < 0)
    return value === undefined
      ? undefined
      : { line: headerLines(lines), count: 0, lines: [`# strata: ${setting}=${value}`] };
  const words = (lines[at] ?? '')
    .replace(modeline, '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const others = words.filter((word) => !word.startsWith(`${setting}=`));
  if (value !== undefined) others.push(`${setting}=${value}`);
  return { line: at, count: 1, lines: others.length === 0 ? [] : [`# strata: ${others.join(' ')}`] };
}

/** Some formats are known by a comment in their first line, which has to stay the first. */
function headerLines(lines: readonly string[]): number {
  return lines[0]?.startsWith('#') ? 1 : 0;
}

import type { Range } from '../../base/text.ts';
import { holdsTemplate } from '../placeholder.ts';
import type { UnitFile } from './readUnitFile.ts';

/** What decides which lines there will be: nobody knows then where a value ends. */
const control =
  /\{%|<%|%\{~?\s*(?:if|else|endif|for|endfor)\b|\{\{-?\s*(?:if|else|end|range|with|define|block|template)\b/u;

/**
 * The keys of values that hold marks of a template, or of another program's; undefined where such marks stand elsewhere too, or
 * decide which lines there are.
 */
export function templateKeys({ sections }: UnitFile, text: string): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  if (!holdsTemplate(text)) return keys;
  if (control.test(text)) return undefined;
  const values = sections.flatMap(({ assignments }) => assignments);
  let next = 0;
  for (const { index } of text.matchAll(/\{\{|\{%|%\{|<%/gu)) {
    while ((values[next]?.valueRange.end ?? Number.POSITIVE_INFINITY) <= index) next++;
    const value = values[next];
    if (!value || index < value.valueRange.start) return undefined;
    keys.add(value.key);
  }
  return keys;
}

/** Whether a mark of a template stands in a line that a range touches. */
export function touchesTemplate(text: string, { start, end }: Range): boolean {
  const newline = text.indexOf('\n', end);
  return holdsTemplate(text.slice(text.lastIndexOf('\n', start - 1) + 1, newline < 0 ? text.length : newline));
}

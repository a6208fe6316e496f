import type { PartAnalysis } from '../analysis.ts';
import { readText } from '../document/readText.ts';
import { findNames } from '../formats/findNames.ts';
import { formatById } from '../registry.ts';
import { rootEntry } from '../shape/entry.ts';

/**
 * The names that what comes of a part defines, `KIND NAME` each, those that shorthands make included; undefined where nothing
 * comes of the part, or it is not known.
 */
export function madeNames({ compiled }: PartAnalysis): ReadonlySet<string> | undefined {
  const result = compiled();
  const format = result?.kind === 'done' ? formatById(result.format) : undefined;
  if (!format || result?.kind !== 'done' || !result.output) return undefined;
  const { text } = result.output();
  const document = readText(text, format.syntaxOf(text, { fileName: '', format: format.id }) ?? 'yaml', {
    template: 'none',
  });
  const [part] = document.parts;
  if (!part) return undefined;
  const names = findNames(document, part, format.dialect.decode(part, rootEntry(format.schemaFile)));
  return new Set(names.flatMap(({ role, kind, name }) => (role === 'definition' ? [`${kind} ${name}`] : [])));
}

import type { PartAnalysis } from '../../analysis.ts';
import type { Produced } from '../../decode/produced.ts';
import { plainReading } from '../../embedded/nameForms.ts';
import { formatById } from '../../registry.ts';
import { type Entry, itemOf, propertyOf, rootEntry } from '../../shape/entry.ts';
import { nameKey } from './moves.ts';

/**
 * The names that what comes of a part defines, by `nameKey`, those that shorthands make included; undefined where nothing comes
 * of the part, or it is not known.
 */
export function madeNames({ compiled }: PartAnalysis): ReadonlySet<string> | undefined {
  const result = compiled();
  const made = result?.kind === 'done' ? result.made : undefined;
  const format = made && formatById(made.format);
  if (!made || !format) return undefined;
  const names = new Set<string>();
  collect(made.config, rootEntry(format.schemaFile), names);
  return names;
}

function collect(value: Produced, entry: Entry | undefined, names: Set<string>): void {
  if (!entry) return;
  if (value.kind === 'object')
    for (const [name, member] of value.members) collect(member, propertyOf(entry, name), names);
  else if (value.kind === 'list') for (const item of value.items) collect(item, itemOf(entry), names);
  else {
    const kind = entry.keywords['x-defines'];
    if (kind !== undefined && typeof value.value === 'string') names.add(nameKey(plainReading(kind, value.value)));
  }
}

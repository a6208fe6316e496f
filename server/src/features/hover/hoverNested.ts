import type { TextDocument } from '../../document/textDocument.ts';
import { readNested } from '../../formats/nestedProblems.ts';
import { formatById } from '../../registry.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { HoverPart, HoverSpot } from './hoverSpot.ts';

/** The config of another format that stands as a text in a value. */
export function nestedPart({ node, entry }: HoverSpot): (HoverPart & { readonly document: TextDocument }) | undefined {
  const { 'x-embeds': embedded, type } = entry?.keywords ?? {};
  const format = embedded === undefined || type !== 'string' ? undefined : formatById(embedded);
  if (!format || node.kind !== 'scalar' || node.masked) return undefined;
  const syntax = node.text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const part = readNested(node.text, format, syntax);
  return part && { ...part, root: rootEntry(format.schemaFile) };
}

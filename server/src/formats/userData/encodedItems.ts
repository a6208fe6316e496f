import { hasStrayBytes } from '../../base/goString.ts';
import type { Range } from '../../base/text.ts';
import { reasonToDecline } from '../../document/readText.ts';
import type { Part, TextDocument } from '../../document/textDocument.ts';
import { sourceRange } from '../../document/yaml/scalarOffsets.ts';
import type { EncodedText } from '../encodedText.ts';
import { type ArchiveEntry, archiveEntries } from './archiveEntries.ts';
import { stretchOfKind } from './stretchOfKind.ts';

/** The texts of an archive that are in quotes, folded, or bytes in base64 (`!!binary`). */
export function encodedItems(part: Pick<Part, 'root'>, document: TextDocument): readonly EncodedText[] {
  return archiveEntries(part, document.text).flatMap((entry, index): readonly EncodedText[] => {
    const { content, kind, value, item, stretch } = entry;
    if (!content || !kind || stretch || !isReadable(entry)) return [];
    const text = value?.text ?? '';
    const path = [index, ...(item.kind === 'map' ? ['content'] : [])];
    const texts = [stretchOfKind(text, { start: 0, end: text.length }, kind, 'it is an entry of an archive')];
    if (value?.kind === 'bytes') return [{ text, texts, range: firstLine(content, document), path }];
    const sourceOf = (range: Range): Range => sourceRange(document, content, range);
    return [{ text, texts, range: { start: content.start, end: content.end }, path, sourceOf }];
  });
}

/** Whether an entry is a text. */
export function isReadable({ value }: Pick<ArchiveEntry, 'value'>): boolean {
  return value !== undefined && !hasStrayBytes(value.text) && !reasonToDecline(value.text);
}

/** Of what stands in several lines the first one that says something. */
function firstLine({ start, end }: Range, { text }: TextDocument): Range {
  const written = text.slice(start, end);
  const [, head = '', line = ''] = /^([|>][^\n]*\n\s*|)([^\r\n]*)/u.exec(written) ?? [];
  return { start: start + head.length, end: start + head.length + line.trimEnd().length };
}

import type { EncodedText } from '../encodedText.ts';
import { entryText } from './entryText.ts';
import type { Message } from './messageEntries.ts';
import { textsIn } from './messageTexts.ts';

/** The entries of a message that are encoded, as far as they are texts of a kind; all that shows of one is its header. */
export function encodedEntries(text: string, { entries }: Message): readonly EncodedText[] {
  return entries.flatMap((entry): readonly EncodedText[] => {
    const field = entry.fields.get('content-transfer-encoding');
    const decoded = entryText(text, entry);
    if (entry.encoding === undefined || !field || decoded === undefined) return [];
    const texts = textsIn(decoded, entry.type, { start: 0, end: decoded.length });
    return texts.length === 0
      ? []
      : [{ text: decoded, texts, range: { start: field.start, end: field.end }, path: [] }];
  });
}

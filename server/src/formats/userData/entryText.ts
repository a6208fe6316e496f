import { hasStrayBytes } from '../../base/goString.ts';
import { reasonToDecline } from '../../document/readText.ts';
import { userDataFacts } from '../../generated/userDataFacts.ts';
import { bodyContent } from './bodyContent.ts';
import type { MessageEntry } from './messageEntries.ts';

/** What an entry holds, decoded; undefined where it is packed, is no text in UTF-8, or nobody can say it here. */
export function entryText(text: string, { type, body, encoding, charset }: MessageEntry): string | undefined {
  if (userDataFacts.packed.includes(type)) return undefined;
  if (encoding === undefined) return text.slice(body.start, body.end);
  const content = bodyContent(text, { body, encoding });
  if (content.kind !== 'text' || hasStrayBytes(content.text) || reasonToDecline(content.text)) return undefined;
  const isUtf8 = charset === undefined || ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(charset);
  return isUtf8 || /^[\0-\x7f]*$/u.test(content.text) ? content.text : undefined;
}

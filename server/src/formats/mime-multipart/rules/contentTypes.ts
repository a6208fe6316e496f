import type { Problem } from '../../../base/problem.ts';
import type { Range } from '../../../base/text.ts';
import { userDataFacts } from '../../../generated/userDataFacts.ts';
import type { Rule } from '../../format.ts';
import { entryText } from '../../userData/entryText.ts';
import { readHeader } from '../../userData/header.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { type MessageEntry, messageEntries } from '../../userData/messageEntries.ts';
import { entryKind } from '../../userData/messageTexts.ts';

const unknown = 'mime-multipart/unknown-type';
const notJudged = 'mime-multipart/not-judged';

/** Entries that cloud-init does nothing with, and those that nobody has looked into. */
export const contentTypes: Rule = {
  codes: [unknown, notJudged],
  check: ({ document: { text } }) => {
    const { entries = [] } = messageEntries(text) ?? {};
    // What it takes in the place of cloud-init is known to the handler alone.
    const hasHandler = entries.some((entry) => entryKind(text, entry)?.format === 'part-handler');
    return entries.flatMap((entry) => {
      const content = entryText(text, entry);
      return content === undefined ? hiddenEntry(entry) : hasHandler ? [] : ignoredEntry(text, entry, content);
    });
  },
};

function hiddenEntry({ encoding, type, fields }: MessageEntry): readonly Problem[] {
  const isPacked = userDataFacts.packed.includes(type);
  const field = fields.get(isPacked ? 'content-type' : 'content-transfer-encoding');
  if (!field) return [];
  const how = isPacked ? 'compressed' : `encoded (${encoding}) in a way that cannot be undone here`;
  const message = `what this entry holds is ${how}, so nothing in it was checked; as plain text it would be`;
  return [lineProblem(notJudged, 'info', message, field, { isOwn: true })];
}

function ignoredEntry(text: string, entry: MessageEntry, content: string): readonly Problem[] {
  const { type, fields, body, encoding } = entry;
  if (entryKind(text, entry) || content.trim() === '' || userDataFacts.ofOthers.includes(type)) return [];
  const isSniffed = userDataFacts.sniffed.includes(type);
  // What is nearly a header is told so itself.
  if (isSniffed && readHeader(content).kind === 'near-miss') return [];
  const shown = encoding === undefined ? firstLine(content, body.start) : fields.get('content-transfer-encoding');
  const range: Range = fields.get('content-type') ?? shown ?? body;
  const why = isSniffed
    ? `\`${type}\` does not say what the entry is, and neither does its first line`
    : `cloud-init knows no content type \`${type}\``;
  const known = userDataFacts.texts.slice(0, 4).map((kind) => `\`${kind.type}\``);
  return [
    lineProblem(
      unknown,
      'warning',
      `${why}: cloud-init ignores the entry and only says so in its log; known are \`text/x-shellscript\`, ${known.join(', ')} and a few more`,
      range,
    ),
  ];
}

function firstLine(content: string, from: number): Range {
  const start = from + content.search(/\S/u);
  return { start, end: start + (/^[^\r\n]*/u.exec(content.trimStart())?.[0].trimEnd().length ?? 0) };
}

import type { Problem } from '../../../base/problem.ts';
import type { Value } from '../../../decode/decoded.ts';
import type { Rule } from '../../format.ts';
import { type ArchiveEntry, archiveEntries } from '../../userData/archiveEntries.ts';
import { isReadable } from '../../userData/encodedItems.ts';
import { lineProblem } from '../../userData/lineProblem.ts';

const ignored = 'cloud-config-archive/ignored-entry';
const notJudged = 'cloud-config-archive/not-judged';

/** Entries that cloud-init does nothing with, and those that nobody has looked into. */
export const contents: Rule = {
  codes: [ignored, notJudged],
  check: ({ document, part, decoded: { items } }) => {
    const own = document.parts[part];
    if (!own) return [];
    const entries = archiveEntries(own, document.text);
    // What it takes in the place of cloud-init is known to the handler alone.
    const hasHandler = entries.some(({ kind }) => kind?.format === 'part-handler');
    return entries.flatMap((entry, index) => {
      const value = items?.find((item) => item.index === index)?.value.value;
      return problemsOf(entry, index, value, hasHandler);
    });
  },
};

/** What YAML takes for a number, a boolean or a list. */
function isNeither(value: Value | undefined): boolean {
  return Array.isArray(value) || ['number', 'bigint', 'boolean'].includes(typeof value);
}

function problemsOf(
  entry: ArchiveEntry,
  index: number,
  value: Value | undefined,
  hasHandler: boolean,
): readonly Problem[] {
  const { content, kind, stretch, type, item } = entry;
  if (isNeither(value) || (item.kind === 'scalar' && entry.value?.kind === 'bytes')) {
    const message = 'this is neither a text nor a mapping with one: cloud-init passes over it without a word';
    return [lineProblem(ignored, 'warning', message, item, { path: [index] })];
  }
  const path = [index, ...(item.kind === 'map' ? ['content'] : [])];
  if (!content || content.text.trim() === '' || type?.masked) return [];
  if (kind) {
    if (stretch || isReadable(entry)) return [];
    const message = 'what these bytes hold is no text in UTF-8, so nothing in it was checked';
    return [lineProblem(notJudged, 'info', message, content, { isOwn: true, path })];
  }
  if (type) {
    // One without a slash is refused as a value.
    if (hasHandler || !type.text.includes('/')) return [];
    const message = `cloud-init does nothing with an entry of the type \`${type.text}\` in an archive, and only says so in its log`;
    return [lineProblem(ignored, 'warning', message, type, { path: [index, 'type'] })];
  }
  if (!/^\s*#(?:include|cloud-config-archive)/iu.test(content.text)) return [];
  const message =
    'cloud-init follows no addresses and opens no archives inside of an archive: it ignores the entry, and only says so in its log';
  return [lineProblem(ignored, 'warning', message, content, { path })];
}

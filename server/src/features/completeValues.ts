import type { TextEdit } from '../base/text.ts';
import type { Entry } from '../shape/entry.ts';
import { completeFiles } from './completeFiles.ts';
import {
  type CompletionContext,
  type CompletionItem,
  type Group,
  needs,
  placed,
  sortText,
  versionEdits,
} from './completionItem.ts';
import { definedNames } from './definedNames.ts';
import { describeEntry, typeWords } from './describeEntry.ts';
import { itemInsertion } from './insertText.ts';
import { placeholderText, plainText } from './snippetText.ts';
import { type Suggestion, suggestedValues } from './suggestedValues.ts';

/**
 * What can stand as a scalar: files of the disk, names that the file defines, and what the schema knows.
 *
 * @param taken what others have already
 */
export function valueItems(
  entry: Entry,
  context: CompletionContext,
  taken: ReadonlySet<unknown>,
): readonly CompletionItem[] {
  const files = completeFiles(entry, context);
  if (files) return files;
  const items: CompletionItem[] = [];
  const texts = new Set<string>();
  for (const suggestion of [...namesFor(entry, context), ...suggestedValues(entry, context.part.target)]) {
    const { value, hasPlaces } = suggestion;
    if (taken.has(value) && !hasPlaces) continue;
    const edits = versionEdits(suggestion.offer, context);
    const item = edits && valueItem(entry, suggestion, edits, items.length, context);
    if (!item || texts.has(item.insertText)) continue;
    texts.add(item.insertText);
    items.push(item);
  }
  return items;
}

/** What the part defines that is meant to be named here, but for what is just being defined. */
function namesFor(entry: Entry, { part, site }: CompletionContext): readonly Suggestion[] {
  const refers = entry.keywords['x-refers'];
  if (refers === undefined) return [];
  return definedNames(part, refers)
    .filter(({ range }) => range.end < site.replace.start || site.replace.end < range.start)
    .map(({ written, kind, name }) => {
      const what = kind === refers ? '' : `${kind.replaceAll('-', ' ')} ${name}, `;
      return { value: written, detail: `${what}defined in this file`, offer: { kind: 'now' } };
    });
}

function valueItem(
  entry: Entry,
  suggestion: Suggestion,
  edits: readonly TextEdit[],
  index: number,
  { site }: CompletionContext,
): CompletionItem {
  const { value, detail, documentation, offer, hasPlaces } = suggestion;
  const text = hasPlaces ? plainText(String(value)) : value;
  const insertion = hasPlaces ? placeholderText(entry, String(value), site.form) : site.scalar(entry, value);
  const group: Group = suggestion.deprecated ? 'deprecated' : offer.kind === 'later' ? 'later' : 'other';
  const words = [...(detail === undefined ? [] : [detail]), ...needs(offer)];
  return {
    label: site.label(entry, text),
    kind: insertion.text.includes('\n') ? 'snippet' : 'value',
    ...(words.length > 0 ? { detail: words.join(', ') } : {}),
    ...(documentation === undefined ? {} : { documentation: () => documentation }),
    ...placed(site, insertion, String(text), edits),
    sortText: sortText(group, index),
    ...(suggestion.deprecated ? { deprecated: true } : {}),
  };
}

/** A whole object or list, where it can begin on the cursor's own line. */
export function collectionItem(entry: Entry, { analysis, part, site }: CompletionContext): CompletionItem {
  const insertion = itemInsertion(entry, site.column, site.form, part.target);
  return {
    label: entry.keywords.type === 'array' ? '[ ]' : '{ }',
    kind: 'snippet',
    detail: typeWords(entry),
    documentation: () => describeEntry(entry, part.target, analysis.document.syntax).join('\n\n'),
    ...placed(site, insertion, undefined),
    sortText: sortText('other', 0),
  };
}

/** The beginning of an object or list on the line below its key, where it must begin with something. */
export function blockBelow(entry: Entry, { analysis, part, site }: CompletionContext): readonly CompletionItem[] {
  const insertion = itemInsertion(entry, site.column, site.form, part.target);
  const label = insertion.text
    .replace(/\$\{\d+\}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (label === '') return [];
  return [
    {
      label,
      kind: 'snippet',
      detail: typeWords(entry),
      documentation: () => describeEntry(entry, part.target, analysis.document.syntax).join('\n\n'),
      ...placed(site, insertion, undefined),
      sortText: sortText('other', 0),
    },
  ];
}

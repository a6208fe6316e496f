import { ownValue } from '../../base/ownValue.ts';
import type { Path } from '../../base/path.ts';
import type { TextEdit } from '../../base/text.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import type { Entry } from '../../shape/entry.ts';
import { describeEntry, typeWords } from '../describeEntry.ts';
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
import { itemInsertion } from './insertText.ts';
import { nameable, notNameable } from './nameable.ts';
import { placeholderText, plainText } from './snippetText.ts';
import { type Suggestion, suggestedValues } from './suggestedValues.ts';

/**
 * What can stand as a scalar: files of the disk, names that the file defines, and what the schema knows.
 *
 * @param path of the value, or of the list whose item it is
 * @param taken what others have already
 */
export function valueItems(
  entry: Entry,
  path: Path,
  context: CompletionContext,
  taken: ReadonlySet<unknown>,
): readonly CompletionItem[] {
  const files = completeFiles(entry, context);
  if (files) return files;
  const items: CompletionItem[] = [];
  const texts = new Set<string>();
  const absent = notNameable(entry, path, context);
  for (const suggestion of suggestionsFor(entry, path, context)) {
    const { value, hasPlaces } = suggestion;
    const plain = typeof value === 'string' && hasPlaces ? plainText(value) : value;
    if (taken.has(plain) || absent.has(String(plain))) continue;
    const edits = versionEdits(suggestion.offer, context);
    const item = edits && valueItem(entry, suggestion, edits, items.length, context);
    // What a name of the file stands for needs no place to type it into.
    if (!item || texts.has(item.insertText) || (hasPlaces && texts.has(item.label))) continue;
    texts.add(item.insertText).add(item.label);
    items.push(item);
  }
  return items;
}

/** Names of the file first; where the thing is no path itself, its paths behind what machines have: they are many and seldom meant. */
function suggestionsFor(entry: Entry, path: Path, context: CompletionContext): readonly Suggestion[] {
  const { 'x-refers': refers = '', 'x-suggests': list } = entry.keywords;
  const names = nameable(entry, path, context);
  const suggested = suggestedValues(entry, context.part.target, systemsOf(context));
  const isTree = ownValue(nameFacts.kinds, refers)?.isTree === true;
  const isSeldom = list !== undefined && isTree && notNameable(entry, path, context).size === 0;
  return isSeldom ? [...suggested, ...names] : [...names, ...suggested];
}

/** What the settings say, else what the config says itself. */
function systemsOf({ analysis, part }: CompletionContext): readonly string[] {
  const systems = analysis.parts[0] === part ? analysis.info.os : part.resolution.os;
  return systems.map((os) => os.replace(/@.*/u, ''));
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
    ...(isFree(entry) ? { isFree: true } : {}),
  };
}

/** Whether the schema lists no values that are all. */
function isFree({ keywords }: Entry): boolean {
  return keywords.type !== 'boolean' && !keywords['x-enum'] && keywords.const === undefined;
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

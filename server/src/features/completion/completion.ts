import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { DirectoryEntry } from '../../base/fileSnapshot.ts';
import type { Path } from '../../base/path.ts';
import type { ItemCursor, KeyCursor } from '../../document/cursor/cursor.ts';
import { cursorAt } from '../../document/cursor/cursorAt.ts';
import { type Untabbed, untabbed } from '../../document/cursor/untabbed.ts';
import type { Part, TextDocument } from '../../document/textDocument.ts';
import { type Entry, itemOf, ofType, propertiesOf, typesOf } from '../../shape/entry.ts';
import { entryIn } from '../entryIn.ts';
import { layoutOf } from '../layout/layout.ts';
import { partAt } from '../partAt.ts';
import { keyItems } from './completeKeys.ts';
import { begunLine, documentItems, needsNoVersion, type SnippetPlace, snippetItems } from './completeSnippets.ts';
import { blockBelow, collectionItem, valueItems } from './completeValues.ts';
import { type CompletionContext, type CompletionItem, sortText } from './completionItem.ts';
import { fittingFirst } from './fittingKeys.ts';
import { jsonIndentation, type Spot, siteAt, siteBelow } from './insertionSite.ts';
import { openPlaces } from './openPlaces.ts';
import { takenByOthers, takenInList } from './takenValues.ts';
import { templateItems } from './templateItems.ts';
import { completeUnit } from './unitCompletion.ts';
import type { UnitItem } from './unitItem.ts';

export type { CompletionItem } from './completionItem.ts';

/**
 * The keys or values that can stand at the offset. Empty in comments, long texts and files that are not ours.
 *
 * @param folder what the folder holds that `folderToComplete` asks for
 */
export function complete(
  analysis: Analysis,
  offset: number,
  folder?: readonly DirectoryEntry[],
): readonly CompletionItem[] {
  const part = partAt(analysis, offset);
  const { document } = analysis;
  if (!part || document.declined || part.resolution.predecessorAt) return [];
  const inTemplate = templateItems(part, document, offset);
  if (inTemplate) return inTemplate;
  const unit = completeUnit(part, document, offset);
  const unitItems = unit.items.map(asItem);
  const items: readonly CompletionItem[] = unit.isInside
    ? unitItems
    : [...unitItems, ...itemsAt(part, analysis, offset, folder)];
  const newline = /\r\n|\n/u.exec(document.text)?.[0] ?? '\n';
  const withTabs = document.syntax === 'json' && jsonIndentation(document.text)?.startsWith('\t') === true;
  return items.map((item) => ({
    ...item,
    insertText: (withTabs ? tabbed(item.insertText) : item.insertText).replaceAll('\n', newline),
  }));
}

/** With a tab for each column that lines of JSON are indented. */
function tabbed(text: string): string {
  return text.replace(/(?<=\n) +/gu, (blanks) => '\t'.repeat(blanks.length));
}

function asItem({ documentation, ...item }: UnitItem): CompletionItem {
  return { ...item, ...(documentation === undefined ? {} : { documentation: () => documentation }) };
}

function itemsAt(
  part: PartAnalysis,
  analysis: Analysis,
  offset: number,
  folder: readonly DirectoryEntry[] | undefined,
): readonly CompletionItem[] {
  const { document } = analysis;
  const tabbed = untabbed(document, offset, layoutOf(part.part.root, document).step);
  if (!tabbed) return completeAt({ document, part: part.part, offset }, part, analysis, folder);
  const own = part.place.length === 1 ? tabbed.document.parts[part.place[0]] : undefined;
  if (!own) return [];
  const items = completeAt({ ...tabbed, part: own }, part, analysis, folder);
  return items.flatMap((item) => onTabbedLine(item, tabbed, offset) ?? []);
}

/** Where something is typed: in the document of the analysis, or in one without its tabs. */
interface Typed {
  readonly document: TextDocument;
  readonly part: Part;
  readonly offset: number;
}

function completeAt(
  { document, part: own, offset }: Typed,
  part: PartAnalysis,
  analysis: Analysis,
  folder: readonly DirectoryEntry[] | undefined,
): readonly CompletionItem[] {
  const contextAt = (spot: Spot): CompletionContext => ({
    analysis,
    part,
    site: siteAt(spot, own, document, offset),
    folder,
  });
  if (document.text.trim() === '') {
    const context = contextAt({ kind: 'key', style: 'block', replace: { start: offset, end: offset }, column: 0 });
    return [...documentItems(context), ...(document.syntax === 'json' ? [] : keyItems(part.root, nothing, context))];
  }
  const begun = begunLine(document.text, part.format);
  if (begun && begun.start <= offset && offset <= begun.end)
    return documentItems(contextAt({ kind: 'key', style: 'block', replace: begun, column: 0 }));
  const found = cursorAt(document, offset);
  if (found.kind === 'none' || offset < found.replace.start || found.replace.end < offset) return [];
  // An editor replaces nothing beyond the end of a line.
  if (/[\r\n]/u.test(document.text.slice(found.replace.start, found.replace.end))) return [];
  const cursor = { ...found, path: found.path.slice(part.path.length) };
  if (part.path.some((step, index) => found.path[index] !== step)) return [];
  const entry = entryIn(part, cursor.path);
  if (!entry) return [];
  switch (cursor.kind) {
    case 'key':
      if (!ofType(entry, 'array') || propertiesOf(entry).size > 0) {
        const value = cursor.map?.pairs.find(({ key }) => key.start === cursor.replace.start)?.value;
        const keys = fittingFirst(completeKey(entry, cursor, contextAt(cursor)), entry, value);
        const { item } = found.kind === 'key' ? found : {};
        return item ? [...keys, ...dashed(completeNextItem(item, part, contextAt(item)))] : keys;
      }
      // Where a map stands in the place of the list, no item can stand beside its keys.
      if (cursor.present.size > 0 || cursor.hasColon) return [];
      return completeItem(entry, cursor.path, contextAt({ ...cursor, kind: 'item', hasDash: false }));
    case 'value':
      return completeValue(entry, cursor.path, contextAt(cursor));
    case 'item':
      return completeItem(entry, cursor.path, contextAt(cursor));
  }
}

/**
 * An item of the text without tabs for the text with them, whose line then gets its spaces. Undefined for one that changes
 * other places too, which stand elsewhere in the text with tabs.
 */
function onTabbedLine(
  item: CompletionItem,
  { offset, indentation }: Untabbed,
  place: number,
): CompletionItem | undefined {
  if (item.additionalEdits && item.additionalEdits.length > 0) return undefined;
  const delta = offset - place;
  const end = item.replace.end - delta;
  const start = Math.max(indentation.end, item.replace.start - delta);
  return start <= end ? { ...item, replace: { start, end }, additionalEdits: [indentation] } : undefined;
}

function completeKey(holder: Entry, cursor: KeyCursor, context: CompletionContext): readonly CompletionItem[] {
  const { path, present } = cursor;
  const { site, analysis } = context;
  if (!ofType(holder, 'object') || site.isTaken) return [];
  const keys = keyItems(holder, present, context);
  const own: SnippetPlace = { kind: 'members', path, entry: holder, present };
  const snippets = (): readonly CompletionItem[] =>
    snippetItems([own, ...openPlaces(cursor, holder, analysis.document)], context);
  if (path.length > 0 || present.size > 0 || !site.isOnlyText()) return [...keys, ...snippets()];
  return [...documentItems(context), ...keys, ...(needsNoVersion(context.part.target) ? snippets() : [])];
}

function completeValue(entry: Entry, path: Path, context: CompletionContext): readonly CompletionItem[] {
  const { site } = context;
  if (site.isTaken) return [];
  const types = typesOf(entry);
  if (types) return withoutRepeats([...types.values()].flatMap((own) => completeValue(own, path, context)));
  const { type } = entry.keywords;
  if (type !== 'object' && type !== 'array')
    return valueItems(entry, path, context, takenByOthers(entry, path, context));
  if (site.form.style === 'block' && !site.isOpenBelow) return [];
  const begin = site.form.style === 'block' ? itemsBelow(entry, path, context) : [collectionItem(entry, context)];
  return [...begin, ...snippetItems([{ kind: 'value', path, entry, present: nothing }], context)];
}

/** What can begin an object or list on the line below its key. */
function itemsBelow(entry: Entry, path: Path, context: CompletionContext): readonly CompletionItem[] {
  const { column, form } = context.site;
  const begin = blockBelow(entry, context);
  if (entry.keywords.type === 'object') {
    const site = siteBelow(context.site, column + form.step);
    return [...begin, ...keyItems(entry, nothing, { ...context, site })];
  }
  const item = itemOf(entry);
  if (!item || item.keywords.type === 'object' || item.keywords.type === 'array') return begin;
  const site = siteBelow(context.site, column + form.listOffset, '- ');
  const last = begin.map((each) => ({ ...each, sortText: sortText('snippet', 0) }));
  return [...valueItems(item, path, { ...context, site }, nothing), ...last];
}

function completeNextItem(
  { path }: ItemCursor,
  part: PartAnalysis,
  context: CompletionContext,
): readonly CompletionItem[] {
  const own = path.slice(part.path.length);
  const list = entryIn(part, own);
  return list && ofType(list, 'array') ? completeItem(list, own, context) : [];
}

/** Items that stand in one list with keys, and look like what they are. */
function dashed(items: readonly CompletionItem[]): readonly CompletionItem[] {
  return items.map((item) => ({
    ...item,
    label: item.kind === 'snippet' ? item.label : `- ${item.label}`,
    filterText: item.filterText ?? item.label,
    sortText: `${item.sortText}-`,
  }));
}

/** The path is that of the list. */
function completeItem(list: Entry, path: Path, at: CompletionContext): readonly CompletionItem[] {
  const entry = itemOf(list);
  if (!entry || at.site.isTaken) return [];
  const types = typesOf(entry);
  if (!types) return completeItemOf(entry, list, path, at);
  return withoutRepeats([...types.values()].flatMap((own) => completeItemOf(own, list, path, at)));
}

/** Of what several types offer alike, one. */
function withoutRepeats(items: readonly CompletionItem[]): readonly CompletionItem[] {
  return [...new Map(items.toReversed().map((item) => [item.label, item])).values()].toReversed();
}

function completeItemOf(entry: Entry, list: Entry, path: Path, at: CompletionContext): readonly CompletionItem[] {
  const isBelow = at.site.isBehindProperty && entry.keywords.type === 'object';
  const context = isBelow ? { ...at, site: siteBelow(at.site, at.site.dash + 2) } : at;
  switch (entry.keywords.type) {
    case 'array':
      return snippetItems([{ kind: 'items', path, entry: list, present: nothing }], context);
    case 'object': {
      const begin =
        context.site.form.style === 'block' ? keyItems(entry, nothing, context) : [collectionItem(entry, context)];
      return [...begin, ...snippetItems([{ kind: 'items', path, entry: list, present: nothing }], context)];
    }
    default:
      return valueItems(entry, path, context, takenInList(list, path, context));
  }
}

const nothing: ReadonlySet<string> = new Set();

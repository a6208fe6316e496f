import type { Analysis, PartAnalysis } from '../analysis.ts';
import type { Path } from '../base/path.ts';
import type { Range, TextEdit } from '../base/text.ts';
import { placeAtValuePath, rootPlace } from '../decode/visit.ts';
import { cursorAt } from '../document/cursor/cursorAt.ts';
import { type Untabbed, untabbed } from '../document/cursor/untabbed.ts';
import type { Part, TextDocument } from '../document/textDocument.ts';
import { replaceScalar } from '../document/textEdits.ts';
import { holds } from '../shape/availability.ts';
import { type Entry, entryAtPath, itemOf, propertiesOf } from '../shape/entry.ts';
import { rowName } from '../shape/target.ts';
import type { VersionRow } from '../shape/versions.ts';
import { describeEntry, isRequired, typeWords } from './describeEntry.ts';
import { type Site, type Spot, siteAt } from './insertionSite.ts';
import { documentInsertion, type Insertion, itemInsertion, keyInsertion } from './insertText.ts';
import { type Offer, offerOfKey } from './keyVersions.ts';
import { layoutOf } from './layout.ts';
import { partAt } from './partAt.ts';
import { type Suggestion, suggestedValues } from './suggestedValues.ts';
import { completeUnit } from './unitCompletion.ts';

/** Something to put at the cursor. Its text is valid as it stands: no indentation, comma or quote is left to do. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet';
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Indented as it has to stand in the file: an editor must not add to its lines. */
  readonly insertText: string;
  readonly insertFormat: 'plain' | 'snippet';
  readonly replace: Range;
  /** Elsewhere in the document: the raised version that the item needs. */
  readonly additionalEdits?: readonly TextEdit[];
  readonly sortText: string;
  /** What typed text is compared with, where that is not the label. */
  readonly filterText?: string;
  readonly deprecated?: boolean;
  readonly preselect?: boolean;
}

/** The keys or values that can stand at the offset. Empty in comments, long texts and files that are not ours. */
export function complete(analysis: Analysis, offset: number): readonly CompletionItem[] {
  const part = partAt(analysis, offset);
  const { document } = analysis;
  if (!part || document.declined || part.resolution.predecessorAt) return [];
  const unit = completeUnit(part, document, offset);
  const items: readonly CompletionItem[] = unit.isInside
    ? unit.items
    : [...unit.items, ...itemsAt(part, analysis, offset)];
  const newline = /\r\n|\n/u.exec(document.text)?.[0] ?? '\n';
  return items.map((item) => ({ ...item, insertText: item.insertText.replaceAll('\n', newline) }));
}

function itemsAt(part: PartAnalysis, analysis: Analysis, offset: number): readonly CompletionItem[] {
  const { document } = analysis;
  const tabbed = untabbed(document, offset, layoutOf(part.part.root, document).step);
  if (!tabbed) return completeAt({ document, part: part.part, offset }, part, analysis);
  const own = part.place.length === 1 ? tabbed.document.parts[part.place[0]] : undefined;
  if (!own) return [];
  const items = completeAt({ ...tabbed, part: own }, part, analysis);
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
): readonly CompletionItem[] {
  const contextAt = (spot: Spot): Context => ({ analysis, part, site: siteAt(spot, own, document) });
  if (document.text.trim() === '') {
    const context = contextAt({ kind: 'key', style: 'block', replace: { start: offset, end: offset }, column: 0 });
    return [...documentItems(context), ...(document.syntax === 'json' ? [] : keyItems(part.root, new Set(), context))];
  }
  const found = cursorAt(document, offset);
  if (found.kind === 'none' || offset < found.replace.start || found.replace.end < offset) return [];
  const cursor = { ...found, path: found.path.slice(part.path.length) };
  if (part.path.some((step, index) => found.path[index] !== step)) return [];
  const entry = entryAtPath(part.root, cursor.path);
  if (!entry) return [];
  switch (cursor.kind) {
    case 'key':
      if (entry.keywords.type !== 'array') return completeKey(entry, cursor.path, cursor.present, contextAt(cursor));
      return completeItem(itemOf(entry), contextAt({ ...cursor, kind: 'item', hasDash: false }));
    case 'value':
      return completeValue(entry, contextAt(cursor));
    case 'item':
      return completeItem(itemOf(entry), contextAt(cursor));
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

interface Context {
  readonly analysis: Analysis;
  readonly part: PartAnalysis;
  readonly site: Site;
}

function completeKey(
  holder: Entry,
  path: Path,
  present: ReadonlySet<string>,
  context: Context,
): readonly CompletionItem[] {
  const { site } = context;
  if (holder.keywords.type !== 'object' || site.isTaken) return [];
  const keys = keyItems(holder, present, context);
  return path.length === 0 && present.size === 0 && site.isOnlyText() ? [...documentItems(context), ...keys] : keys;
}

function completeValue(entry: Entry, context: Context): readonly CompletionItem[] {
  if (context.site.isTaken) return [];
  switch (entry.keywords.type) {
    case 'object':
    case 'array':
      return context.site.form.style === 'block' ? blockBelow(entry, context) : [collectionItem(entry, context)];
    default:
      return valueItems(entry, context);
  }
}

function completeItem(entry: Entry | undefined, context: Context): readonly CompletionItem[] {
  if (!entry || context.site.isTaken) return [];
  switch (entry.keywords.type) {
    case 'array':
      return [];
    case 'object':
      return context.site.form.style === 'block'
        ? keyItems(entry, new Set(), context)
        : [collectionItem(entry, context)];
    default:
      return valueItems(entry, context);
  }
}

/** The keys of an object that are not there yet: required ones, then all others, those of later versions, deprecated ones. */
function keyItems(holder: Entry, present: ReadonlySet<string>, context: Context): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const entry of propertiesOf(holder).values()) {
    if (present.has(entry.name) || isExcluded(entry.name, holder, present)) continue;
    const offer = offerOfKey(entry, context.part.target);
    const edits = versionEdits(offer, context);
    if (edits) items.push(keyItem(entry, offer, edits, items.length, context));
  }
  return items;
}

/** Whether a key stands beside which the real tool refuses this one. */
function isExcluded(name: string, holder: Entry, present: ReadonlySet<string>): boolean {
  const groups = holder.keywords['x-exclusive'] ?? [];
  return groups.some((group) => group.includes(name) && group.some((other) => present.has(other)));
}

function keyItem(
  entry: Entry,
  offer: Offer,
  edits: readonly TextEdit[],
  index: number,
  context: Context,
): CompletionItem {
  const { analysis, part, site } = context;
  const { target } = part;
  const required = isRequired(entry, target);
  const deprecated = isDeprecated(entry, context);
  const group = deprecated ? 'deprecated' : offer.kind === 'later' ? 'later' : required ? 'required' : 'other';
  const detail = [typeWords(entry), ...(required ? ['required'] : []), ...needs(offer)].join(', ');
  const aimed = offer.kind === 'later' ? { ...target, row: offer.row } : target;
  const insertion = site.hasRest ? site.bareKey(entry.name) : keyInsertion(entry, site.column, site.form, aimed);
  return {
    label: entry.name,
    kind: 'key',
    detail,
    documentation: describeEntry(entry, target, analysis.document.syntax).join('\n\n'),
    ...placed(site, insertion, entry.name, edits),
    sortText: sortText(group, index),
    ...(deprecated ? { deprecated } : {}),
  };
}

function valueItems(entry: Entry, context: Context): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const suggestion of suggestedValues(entry, context.part.target)) {
    const edits = versionEdits(suggestion.offer, context);
    if (edits) items.push(valueItem(entry, suggestion, edits, items.length, context));
  }
  return items;
}

function valueItem(
  entry: Entry,
  suggestion: Suggestion,
  edits: readonly TextEdit[],
  index: number,
  { site }: Context,
): CompletionItem {
  const { value, detail, documentation, offer } = suggestion;
  const insertion = site.scalar(entry, value);
  const group = suggestion.deprecated ? 'deprecated' : offer.kind === 'later' ? 'later' : 'other';
  const words = [...(detail === undefined ? [] : [detail]), ...needs(offer)];
  return {
    label: site.label(entry, value),
    kind: insertion.text.includes('\n') ? 'snippet' : 'value',
    ...(words.length > 0 ? { detail: words.join(', ') } : {}),
    ...(documentation === undefined ? {} : { documentation }),
    ...placed(site, insertion, String(value), edits),
    sortText: sortText(group, index),
    ...(suggestion.deprecated ? { deprecated: true } : {}),
  };
}

/** A whole object or list, where it can begin on the cursor's own line. */
function collectionItem(entry: Entry, { analysis, part, site }: Context): CompletionItem {
  const insertion = itemInsertion(entry, site.column, site.form, part.target);
  return {
    label: entry.keywords.type === 'array' ? '[ ]' : '{ }',
    kind: 'snippet',
    detail: typeWords(entry),
    documentation: describeEntry(entry, part.target, analysis.document.syntax).join('\n\n'),
    ...placed(site, insertion, undefined),
    sortText: sortText('other', 0),
  };
}

/** The beginning of an object or list on the line below its key, where it must begin with something. */
function blockBelow(entry: Entry, { analysis, part, site }: Context): readonly CompletionItem[] {
  if (!site.isOpenBelow) return [];
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
      documentation: describeEntry(entry, part.target, analysis.document.syntax).join('\n\n'),
      ...placed(site, insertion, undefined),
      sortText: sortText('other', 0),
    },
  ];
}

/** The beginning of a document, for the newest version of everything that the format can be for. */
function documentItems({ part, site }: Context): readonly CompletionItem[] {
  const { target, format, root } = part;
  return newestRows(target.choices.length > 0 ? target.choices : target.table.rows).map((row, index) => {
    const words = row.os.length > 0 ? ` for ${row.os.join(', ')}` : '';
    return {
      label: rowName(row),
      kind: 'snippet',
      detail: `new ${format.label} config${words}`,
      ...placed(site, documentInsertion(root, row, site.form, target), undefined),
      sortText: sortText('document', index),
    };
  });
}

/** The newest stable row of every variant. */
function newestRows(rows: readonly VersionRow[]): readonly VersionRow[] {
  const newest = new Map<string, VersionRow>();
  for (const row of rows) if (row.status === 'stable') newest.set(row.variant, row);
  return [...newest.values()];
}

type Placed = Pick<CompletionItem, 'insertText' | 'insertFormat' | 'replace' | 'additionalEdits' | 'filterText'>;

function placed(site: Site, insertion: Insertion, word: string | undefined, edits: readonly TextEdit[] = []): Placed {
  const { comma, ...rest } = site.place(insertion, word);
  const additionalEdits = comma ? [...edits, comma] : edits;
  return { ...rest, ...(additionalEdits.length > 0 ? { additionalEdits } : {}) };
}

/** What raises the version as far as the offer needs; undefined where the offer cannot be taken up. */
function versionEdits(offer: Offer, { analysis, part }: Context): readonly TextEdit[] | undefined {
  switch (offer.kind) {
    case 'now':
      return [];
    case 'never':
      return undefined;
    case 'later': {
      // What no stable version has is for those who chose an experimental one, which any release of the tool may drop.
      if (offer.row.status === 'experimental' && part.target.row?.status !== 'experimental') return undefined;
      // Through the decoded value: of a key that stands twice, the version is the one that the real tool reads.
      const { decoded, path } = placeAtValuePath(rootPlace(part.decoded), part.target.versionPath);
      if (path.length < part.target.versionPath.length || decoded.node.kind !== 'scalar') return undefined;
      return replaceScalar(analysis.document, decoded.node, offer.row.version);
    }
  }
}

function needs(offer: Offer): readonly string[] {
  return offer.kind === 'later' ? [`raises the version to ${rowName(offer.row)}`] : [];
}

function isDeprecated(entry: Entry, { part }: Context): boolean {
  const deprecated = entry.keywords['x-deprecated'];
  return deprecated !== undefined && holds({ since: deprecated.since }, part.target);
}

/** In the order in which they are offered. */
const groups = ['document', 'required', 'other', 'later', 'deprecated'] as const;

function sortText(group: (typeof groups)[number], index: number): string {
  return `${groups.indexOf(group)}${String(index).padStart(3, '0')}`;
}

import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Format } from '../../formats/format.ts';
import { operatingSystems } from '../../generated/schemas.ts';
import { snippetTable } from '../../generated/snippetTable.ts';
import { type Entry, itemOf, propertiesOf, propertyOf, variantFor } from '../../shape/entry.ts';
import type { Snippet, SnippetTree } from '../../shape/snippetTable.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { isInSpan, type VersionRow } from '../../shape/versions.ts';
import { hasKey, offerWhere } from '../keyVersions.ts';
import { isExcluded } from './completeKeys.ts';
import {
  type CompletionContext,
  type CompletionItem,
  needs,
  placed,
  sortText,
  versionEdits,
} from './completionItem.ts';
import { documentInsertion, type Form, type Insertion } from './insertText.ts';
import { itemsText, membersText, previewText, valueText } from './snippetText.ts';
import { bringsTaken } from './takenValues.ts';

/** Where in a config a snippet may stand: between the keys of an object, between the items of a list, or as a whole value. */
export interface SnippetPlace {
  readonly kind: 'members' | 'items' | 'value';
  readonly path: Path;
  readonly entry: Entry;
  /** The keys that the object has. */
  readonly present: ReadonlySet<string>;
  /** Where its keys or dashes stand, if that is deeper than the cursor. */
  readonly column?: number;
}

/** The pieces of configs that fit in at one of the places, with all keys on the way to them that are missing. */
export function snippetItems(places: readonly SnippetPlace[], context: CompletionContext): readonly CompletionItem[] {
  const { part, site } = context;
  // Without a version nobody knows which of the systems is meant.
  if (!part.target.row || site.hasRest || site.hasOpenBody) return [];
  return places.flatMap((place) => snippetsAt(place, context));
}

function snippetsAt(place: SnippetPlace, context: CompletionContext): readonly CompletionItem[] {
  const { part, site } = context;
  if (place.kind === 'items' && site.hasItemBelow) return [];
  const { format, root, path } = ownFormat(part.root, part.target.area, place.path);
  return (snippetTable[format] ?? []).flatMap((snippet, index) => {
    if (snippet.document) return [];
    const tree = treeAt(snippet.body, path);
    const isTaken = tree !== undefined && bringsTaken(snippet.body, root, context);
    const insertion = tree === undefined || isTaken ? undefined : insertionAt(tree, place, context);
    const offer = offerWhere(part.target, (row) => fits(snippet, root, row, part.target));
    const edits = insertion && versionEdits(offer, context);
    if (!insertion || !edits) return [];
    const filterText = searchText(snippet);
    return [
      {
        label: snippet.label,
        kind: 'snippet',
        ...(offer.kind === 'later' ? { detail: needs(offer).join(', ') } : {}),
        documentation: () => withPreview(snippet.description, insertion, site),
        filterText,
        ...placed(site, insertion, filterText, edits),
        sortText: sortText('snippet', index),
      },
    ];
  });
}

function searchText({ label, words = [] }: Snippet): string {
  return [label, ...words].join(' ');
}

/** The beginning of a document, for the newest version of everything that the format can be for, and whole configs. */
export function documentItems({ part, site, analysis: { document } }: CompletionContext): readonly CompletionItem[] {
  const { target, format, root } = part;
  const { stretch } = part.part;
  const isVersionless = needsNoVersion(target);
  const newest = newestRows(target.choices.length > 0 ? target.choices : target.table.rows, target);
  const rows = isVersionless && target.row ? [target.row] : newest;
  const firstLine = begunLine(document.text, format) === undefined ? undefined : format.firstLine;
  const place = { form: site.form, column: firstLine === undefined ? site.column : 0, isWithin: stretch !== undefined };
  const nameOf = (row: VersionRow): string => (isVersionless ? format.label : rowName(row));
  // What stands around another format needs more than the version, which only a whole config has; some configs name none.
  const isEnough = !target.embeddedVersions && target.versionPath.length > 0;
  const plain = (isEnough ? rows : []).map((row) => {
    const label = rowName(row);
    const names = row.os.map(systemName);
    const description = `A new ${format.label} config${names.length > 0 ? ` for ${names.join(', ')}` : ''}.`;
    const filterText = [label, ...systemNames(row)].join(' ');
    return { label, filterText, description, text: documentInsertion(root, row, site.form, target) };
  });
  const whole = (snippetTable[format.id] ?? [])
    .filter(({ document }) => document)
    .flatMap((snippet) =>
      rows
        .filter((row) => fits(snippet, root, row, target))
        .map((row) => ({
          label: `${nameOf(row)}: ${snippet.label}`,
          filterText: [nameOf(row), searchText(snippet), ...systemNames(row)].join(' '),
          description: snippet.description,
          text: below(firstLine, wholeDocument(inOrder(withVersion(snippet.body, row, target), root), root, place)),
        })),
    );
  // Without a detail: in the width of a list it would take the place of the label's end.
  const head = firstLine === undefined ? [] : [headItem(format, firstLine)];
  return [...head, ...plain, ...whole].map(({ label, filterText, description, text }, index) => ({
    label,
    kind: 'snippet',
    filterText,
    documentation: () => withPreview(description, text, site),
    ...placed(site, text, filterText),
    sortText: sortText('document', index),
  }));
}

/** Whether a config is whole without saying of which version it is, or of which version what it holds. */
export function needsNoVersion({ versionPath, embeddedVersions }: Target): boolean {
  return versionPath.length === 0 && !embeddedVersions;
}

/** What stands there of the line that a text of the format begins with; undefined where anything else does. */
export function begunLine(text: string, { firstLine }: Format): Range | undefined {
  const begun = text.trim();
  const start = text.indexOf(begun);
  return begun === '' || firstLine?.startsWith(begun) ? { start, end: start + begun.length } : undefined;
}

/** The line that a text of the format begins with, and nothing else. */
function headItem({ label }: Format, line: string): WholeText {
  const text = { text: `${line}\n`, format: 'plain' } as const;
  return { label: line, filterText: `${line} ${label}`, description: `A new ${label}.`, text };
}

/** A whole text of a format that wants a certain first line. */
function below(firstLine: string | undefined, insertion: Insertion): Insertion {
  return firstLine === undefined ? insertion : { ...insertion, text: `${firstLine}\n${insertion.text}` };
}

interface WholeText {
  readonly label: string;
  readonly filterText: string;
  readonly description: string;
  readonly text: Insertion;
}

/** What people call the systems of a version, who know no ids. */
function systemNames({ os }: VersionRow): readonly string[] {
  return os.flatMap((id) => [id, systemName(id)]);
}

function systemName(id: string): string {
  return operatingSystems.find((system) => system.id === id)?.name ?? id;
}

/** What an item is for, and the lines that it writes. */
function withPreview(description: string, insertion: Insertion, { column, form }: CompletionContext['site']): string {
  const syntax = form.style === 'json' ? 'json' : 'yaml';
  return `${description}\n\n\`\`\`${syntax}\n${previewText(insertion, column)}\n\`\`\``;
}

/** The newest stable row of every variant, or the one that the format around it asks for. */
function newestRows(rows: readonly VersionRow[], { embeddedVersions }: Target): readonly VersionRow[] {
  const newest = new Map<string, VersionRow>();
  for (const row of rows) {
    if (row.status !== 'stable') continue;
    if (embeddedVersions && row.version !== embeddedVersions.suggested) continue;
    newest.set(row.variant, row);
  }
  return [...newest.values()];
}

interface DocumentPlace {
  readonly form: Form;
  readonly column: number;
  /** Whether other text stands below it, as in a message, so that its last line has a break already. */
  readonly isWithin: boolean;
}

function wholeDocument(tree: SnippetTree, root: Entry, { form, column, isWithin }: DocumentPlace): Insertion {
  const { text, format } =
    form.style === 'json'
      ? valueText(tree, root, column, { ...form, multiline: true })
      : membersText(tree, root, column, form);
  return { text: isWithin ? text : `${text}\n`, format };
}

/** The config with what names its version, unless it says so itself. */
function withVersion(body: SnippetTree, row: VersionRow, { versionPath, variantPath }: Target): SnippetTree {
  const head = variantPath ? withValue({}, variantPath, row.variant) : {};
  return merged(withValue(head, versionPath, row.version), body);
}

/** The sections in the schema's order. */
function inOrder(tree: SnippetTree, root: Entry): SnippetTree {
  const names = [...propertiesOf(root).keys()];
  const members = isObject(tree) ? Object.entries(tree) : [];
  return Object.fromEntries(members.sort(([a], [b]) => names.indexOf(a) - names.indexOf(b)));
}

function withValue(tree: SnippetTree, path: readonly string[], value: string): SnippetTree {
  const [step, ...rest] = path;
  return step === undefined ? value : merged(tree, { [step]: withValue({}, rest, value) });
}

function merged(tree: SnippetTree, other: SnippetTree): SnippetTree {
  if (!isObject(tree) || !isObject(other)) return other;
  const members = new Map(Object.entries(tree));
  for (const [name, value] of Object.entries(other)) members.set(name, merged(members.get(name) ?? {}, value));
  return Object.fromEntries(members);
}

/** The format that reads what stands at a path, where that is one inside another, and the rest of the path from its root. */
function ownFormat(root: Entry, format: string, path: Path): { format: string; root: Entry; path: Path } {
  let own = { format, root, path };
  let entry: Entry | undefined = root;
  for (const [index, step] of path.entries()) {
    entry = typeof step === 'number' ? itemOf(entry) : propertyOf(entry, step);
    if (!entry) return own;
    const { type, 'x-embeds': embedded } = entry.keywords;
    if (type === 'object' && embedded !== undefined)
      own = { format: embedded, root: entry, path: path.slice(index + 1) };
  }
  return own;
}

/** What a config holds at a path, if it holds nothing beside the path. */
function treeAt(body: SnippetTree, path: Path): SnippetTree | undefined {
  let tree: SnippetTree | undefined = body;
  for (const step of path) {
    if (!isObject(tree) || typeof step === 'number' || Object.keys(tree).length > 1) return undefined;
    tree = tree[step];
  }
  return tree;
}

function insertionAt(tree: SnippetTree, place: SnippetPlace, { site }: CompletionContext): Insertion | undefined {
  const { kind, entry, present, column } = place;
  switch (kind) {
    case 'members': {
      if (!isObject(tree)) return undefined;
      const names = Object.keys(tree);
      if (names.some((name) => present.has(name) || isExcluded(name, entry, present))) return undefined;
      return indented(membersText(tree, entry, column ?? site.column, site.form), column, site.column);
    }
    case 'items': {
      const item = itemOf(entry);
      if (!Array.isArray(tree) || !item) return undefined;
      if (column === undefined) return itemsText(tree, item, site.column, site.dash, site.form);
      return indented(itemsText(tree, item, column + 2, column, site.form), column, site.column, '- ');
    }
    case 'value':
      return typeof tree === 'object' ? valueText(tree, entry, site.column, site.form) : undefined;
  }
}

/** A text for a column that is deeper than the one where it is put. */
function indented(insertion: Insertion, column: number | undefined, from: number, mark = ''): Insertion {
  return column === undefined ? insertion : { ...insertion, text: ' '.repeat(column - from) + mark + insertion.text };
}

/** Whether a version has every key and value of a snippet. */
function fits(snippet: Snippet, root: Entry, row: VersionRow, target: Target): boolean {
  if (snippet.standalone && target.embeds) return false;
  if (snippet.variants && !snippet.variants.includes(row.variant)) return false;
  return isInSpan(target.table, row, snippet) && isKnown(snippet.body, root, row, target);
}

function isKnown(tree: SnippetTree, entry: Entry | undefined, row: VersionRow, target: Target): boolean {
  if (!entry || !hasKey(entry, row, target)) return false;
  if (Array.isArray(tree)) return tree.every((item) => isKnown(item, itemOf(entry), row, target));
  if (isObject(tree)) {
    const own = variantFor(entry, (key) => tree[key]);
    return Object.entries(tree).every(([name, value]) => isKnown(value, propertyOf(own, name), row, target));
  }
  const value = entry.keywords['x-enum']?.find((item) => item.value === tree);
  return value === undefined || isInSpan(target.table, row, value);
}

function isObject(tree: SnippetTree | undefined): tree is { readonly [key: string]: SnippetTree } {
  return typeof tree === 'object' && !Array.isArray(tree);
}

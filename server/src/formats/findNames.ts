import { ownValue } from '../base/ownValue.ts';
import type { Range } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import type { ScalarNode } from '../document/node.ts';
import type { Part, TextDocument } from '../document/textDocument.ts';
import { sourceRange } from '../document/yaml/scalarOffsets.ts';
import {
  type IsDefined,
  type NameReading,
  plainReading,
  readDefinedName,
  readName,
  type Spelling,
} from '../embedded/nameForms.ts';
import { folderOf, relativePath, resolvePath } from '../embedded/relativePath.ts';
import { namesInArgument, namesInText, type UnitWord, unitNames, unitTexts } from '../embedded/systemd/unitNames.ts';
import { nameFacts } from '../generated/nameFacts.ts';
import type { Entry } from '../shape/entry.ts';
import { namedWords } from '../shape/namedWords.ts';
import { type Activator, impliedUnits } from './impliedUnits.ts';
import { type ConfigString, stringsOf } from './stringsOf.ts';

/** A place where a name of the config stands. */
export interface NameOccurrence {
  /** As `x-defines` and `schemas/names.json` call it. */
  readonly kind: string;
  /** By itself: `/dev/mapper/root` has the name `root` of the kind `luks`. */
  readonly name: string;
  readonly role: 'definition' | 'reference';
  /** In the document: what is written for the name, and changes with it. */
  readonly range: Range;
  /** In the document: the whole word around it, like the path of a device that a label is part of. */
  readonly word: Range;
  readonly node: ScalarNode;
  /** `range` as a stretch of the node's text. */
  readonly span: Range;
  readonly spelling: Spelling;
  /** The entry of the node. */
  readonly entry: Entry;
  /** The object that the node is a value of. */
  readonly within: Entry | undefined;
  /** Where the name is not written at all, but implied by that of another unit. */
  readonly impliedBy: Activator | undefined;
  /** Of a relative path: that of the link, in whose folder it begins. */
  readonly from: string | undefined;
}

/** A word that is a name, or may be one, before it is known what the config defines. */
interface Site {
  readonly node: ScalarNode;
  readonly entry: Entry;
  readonly word: Range;
  readonly kinds: readonly string[];
  readonly role: NameOccurrence['role'];
  /** False for a word that is a name only where the config defines it. */
  readonly isName: boolean;
  readonly within?: Entry | undefined;
  /** Where the word stands for another text: that text, and how it is written. */
  readonly text?: string;
  readonly outer?: Spelling;
  readonly from?: string;
  readonly impliedBy?: Activator;
}

/**
 * The names of a part, in the order of the text: those that the schema knows of (`x-defines`, `x-refers`) and those in the
 * texts of files and units. What an alias brings is where its anchor is. Words in which a template takes part are left out.
 */
export function findNames(document: TextDocument, part: Part, decoded: Decoded): readonly NameOccurrence[] {
  const sites: Site[] = [];
  const strings = stringsOf(part, decoded);
  for (const string of strings) addSites(string, sites);
  for (const { node, entry, header, name, by } of impliedUnits(strings))
    sites.push({
      node,
      entry,
      word: header,
      kinds: ['unit'],
      role: 'reference',
      isName: true,
      text: name,
      impliedBy: by,
    });
  const isDefined = definedBy(sites);
  const seen = new Map<ScalarNode, Set<string>>();
  const found: NameOccurrence[] = [];
  for (const site of sites) {
    const occurrence = occurrenceAt(site, document, isDefined);
    if (!occurrence || (document.masks.length > 0 && isMasked(document, occurrence.word))) continue;
    // Aliases lead to the same text more than once.
    if (part.anchors.length === 0 || isNew(occurrence, seen)) found.push(occurrence);
  }
  return found.sort((a, b) => a.node.start - b.node.start || a.span.start - b.span.start);
}

function isNew({ node, kind, name, span }: NameOccurrence, seen: Map<ScalarNode, Set<string>>): boolean {
  const known = seen.get(node) ?? new Set();
  seen.set(node, known);
  const key = `${span.start} ${kind} ${name}`;
  return !known.has(key) && known.add(key) === known;
}

function addSites(string: ConfigString, sites: Site[]): void {
  const { node, entry, value, language, within } = string;
  if (node.text === '') return;
  const { 'x-defines': defines, 'x-refers': refers } = entry.keywords;
  const kind = defines ?? refers;
  if (kind !== undefined && value === node.text && ownValue(nameFacts.kinds, kind)) {
    const role = defines === undefined ? 'reference' : 'definition';
    const word = { start: 0, end: node.text.length };
    sites.push({ node, entry, word, kinds: [kind], role, isName: true, within, ...relativeTo(string, kind) });
  }
  const pattern = entry.keywords['x-words'];
  if (pattern !== undefined && value === node.text) {
    for (const { kind: named, start, end } of namedWords(pattern, node.text))
      sites.push({ node, entry, word: { start, end }, kinds: [named], role: 'reference', isName: true });
  }
  // Of a text in which a template takes part some words are known.
  if (!(value === node.text || node.masked)) return;
  const words = wordsIn(node.text, language, entry);
  for (const { start, end, kinds, role, isName, text, spelling } of words) {
    const site = { node, entry, word: { start, end }, kinds, role, isName };
    sites.push(spelling ? { ...site, text, outer: spelling } : site);
  }
}

function wordsIn(text: string, language: string | undefined, entry: Entry): readonly UnitWord[] {
  // Any file that is no unit may be a script, or speak of others.
  if (language === undefined) return entry.keywords['x-embeds'] === 'file-contents' ? namesInText(text) : [];
  if (language === 'shell') return namesInText(text);
  if (unitTexts.has(language)) return unitNames(text);
  return language === 'kernel-argument' ? namesInArgument(text) : [];
}

/** A link may lead to a path from the folder that it stands in. */
function relativeTo({ node, owner }: ConfigString, kind: string): Pick<Site, 'text' | 'outer' | 'from'> {
  if (kind !== 'path' || node.text.startsWith('/') || !owner?.text.startsWith('/')) return {};
  const folder = folderOf(owner.text);
  const read = (path: string): string => resolvePath(folder, path);
  const write = (path: string): string => relativePath(folder, path);
  return { text: read(node.text), outer: { read, write }, from: owner.text };
}

function definedBy(sites: readonly Site[]): IsDefined {
  const defined = new Map<string, Set<string>>();
  for (const { role, kinds, node, word, text } of sites) {
    const [kind] = kinds;
    if (role === 'reference' || kind === undefined) continue;
    const reading = plainReading(kind, text ?? node.text.slice(word.start, word.end));
    if (reading.refers) continue;
    const names = defined.get(reading.kind) ?? new Set();
    defined.set(reading.kind, names.add(reading.name));
  }
  return (kind, name) => defined.get(kind)?.has(name) === true;
}

function occurrenceAt(site: Site, document: TextDocument, isDefined: IsDefined): NameOccurrence | undefined {
  const { node, entry, word, within, text, outer, impliedBy, from } = site;
  const reading = readingAt(site, text ?? node.text.slice(word.start, word.end), isDefined);
  if (!reading || reading.name === '') return undefined;
  const { kind, name } = reading;
  const spelling = outer && text !== undefined ? spellingIn(reading, text, outer) : reading.spelling;
  const isWhole = text !== undefined;
  const span = isWhole ? word : { start: word.start + reading.span.start, end: word.start + reading.span.end };
  const role = reading.refers ? 'reference' : site.role;
  return {
    kind,
    name,
    role,
    node,
    span,
    spelling,
    entry,
    within,
    impliedBy,
    from,
    // Of thousands of names a few are asked where they stand.
    get range() {
      return sourceRange(document, node, span);
    },
    get word() {
      return sourceRange(document, node, word);
    },
  };
}

/** How a name is written that is a stretch of a text, which is itself written in its own way. */
function spellingIn({ span, spelling }: NameReading, text: string, outer: Spelling): Spelling {
  const [before, behind] = [text.slice(0, span.start), text.slice(span.end)];
  return {
    write: (name) => {
      const written = spelling.write(name);
      return written === undefined ? undefined : outer.write(before + written + behind);
    },
    read: (written) => {
      const whole = outer.read(written);
      if (whole === undefined || whole.length < before.length + behind.length) return undefined;
      if (!whole.startsWith(before) || !whole.endsWith(behind)) return undefined;
      return spelling.read(whole.slice(before.length, whole.length - behind.length));
    },
  };
}

function readingAt({ kinds, isName }: Site, text: string, isDefined: IsDefined): NameReading | undefined {
  const [kind] = kinds;
  const found = kinds.length === 1 && isName ? undefined : readDefinedName(kinds, text, isDefined);
  return found ?? (isName && kind !== undefined ? readName(kind, text, isDefined) : undefined);
}

function isMasked({ masks }: TextDocument, { start, end }: Range): boolean {
  return masks.some((mask) => mask.start < end && start < mask.end);
}

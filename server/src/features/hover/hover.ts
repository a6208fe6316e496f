import type { Analysis } from '../../analysis.ts';
import { printPath } from '../../base/path.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { sourceRange, textOffset } from '../../document/yaml/scalarOffsets.ts';
import { findNames, type NameOccurrence } from '../../formats/findNames.ts';
import { acceptedValue } from '../../shape/acceptedValue.ts';
import { type Entry, ofType, propertyOf } from '../../shape/entry.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { likelyKeys } from '../../shape/wording.ts';
import { contentsAt } from '../decodedContents.ts';
import { code, describeEntry, isRequired, typeWords } from '../describeEntry.ts';
import { offerOfSpan } from '../keyVersions.ts';
import { layerLinesAt, modulesAt } from '../layers/explain.ts';
import { namesOf } from '../navigation/names.ts';
import { partAt } from '../partAt.ts';
import { type DefinedElsewhere, definedElsewhere } from './definedElsewhere.ts';
import { aliasLines, anchorLines, mergeKeyLines } from './hoverAnchors.ts';
import { describeContents } from './hoverContents.ts';
import { hoverHeader } from './hoverHeader.ts';
import { nestedPart } from './hoverNested.ts';
import { type Hover, type HoverPart, type HoverSpot, spotAt } from './hoverSpot.ts';
import { unitHover } from './hoverUnit.ts';
import { valueLines } from './hoverValue.ts';
import { versionLines } from './hoverVersion.ts';
import { templateHover } from './templateHover.ts';

/** What the key or value at the offset means; read in five seconds. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  return hoverInside(analysis, offset) ?? hoverHeader(analysis, offset);
}

function hoverInside(analysis: Analysis, offset: number): Hover | undefined {
  const part = partAt(analysis, offset);
  if (!part) return undefined;
  const inTemplate = templateHover(part, analysis.document, offset);
  if (inTemplate) return inTemplate;
  const names = (): readonly NameOccurrence[] => namesOf(analysis).filter((name) => name.part === part);
  const found = hoverIn(part, analysis.document, offset, names);
  if (!found?.key) return found;
  const [first, ...others] = layerLinesAt(part, found.key);
  if (first === undefined) return found;
  // When the setting acts, what it affects, how long that lasts: this is what people come for.
  const layers = [`**${first}**`, ...others].join('  \n');
  const modules = modulesAt(part, found.key);
  const documentation = modules === undefined ? [found.markdown] : [found.markdown, modules];
  return { ...found, markdown: [layers, '---', ...documentation].join('\n\n') };
}

/** The names of the part: finding them takes longer than all the rest. */
type Names = () => readonly NameOccurrence[];

function hoverIn(part: HoverPart, document: TextDocument, offset: number, names: Names): Hover | undefined {
  if (part.resolution.predecessorAt) return undefined;
  const spot = spotAt(part, offset);
  if (!spot) return undefined;
  const defined = (): DefinedElsewhere | undefined => definedElsewhere(names(), document, offset);
  const inside = insideText(spot, part, document, offset, defined);
  if (inside) return inside;
  const lines = linesOf(spot, part, document, offset, defined);
  if (lines.length === 0) return undefined;
  // What a value holds, and where an anchor leads, is what people want to see at such places.
  const isReference =
    spot.node.kind === 'alias' || spot.isMerge || (!spot.pair && contentsAt(part, offset) !== undefined);
  const key = spot.entry && spot.aims === 'value' && !isReference && spot.path.length > 0 ? { key: spot.path } : {};
  return { range: spot.range, markdown: lines.join('\n\n'), ...key };
}

/** What stands in a text that is written in a language of its own. Of a text of many lines nothing else is said. */
function insideText(
  spot: HoverSpot,
  part: HoverPart,
  document: TextDocument,
  offset: number,
  defined: () => DefinedElsewhere | undefined,
): Hover | undefined {
  const { node } = spot;
  if (spot.pair || spot.aims !== 'value' || node.kind !== 'scalar') return undefined;
  const found = unitHover(spot, part, { document, offset, defined });
  if (found) return found;
  const nested = nestedPart(spot);
  if (!nested) return undefined;
  const names = (): readonly NameOccurrence[] => findNames(nested.document, nested.part, nested.decoded);
  const inner = hoverIn(nested, nested.document, textOffset(document, node, offset), names);
  return inner && { markdown: inner.markdown, range: sourceRange(document, node, inner.range) };
}

function linesOf(
  spot: HoverSpot,
  part: HoverPart,
  document: TextDocument,
  offset: number,
  defined: () => DefinedElsewhere | undefined,
): readonly string[] {
  const { node } = spot;
  if (spot.aims === 'anchor') return anchorLines(node, part, document);
  if (node.kind === 'alias') return [...aliasLines(node, part, document), ...headingOf(spot, part)];
  if (spot.pair && spot.isMerge) return mergeKeyLines(spot.pair.value, part, document);
  // Whoever points into a long text wants to read the text.
  if (!spot.pair && node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) return [];
  if (!spot.entry) return unknownKey(spot, part, document);
  const contents = spot.pair ? undefined : contentsAt(part, offset);
  if (contents) return [...describeContents(contents), ...headingOf(spot, part)];
  return spot.path.length === 0 ? [] : knownKey(spot, spot.entry, part, document, defined);
}

function knownKey(
  spot: HoverSpot,
  entry: Entry,
  part: HoverPart,
  document: TextDocument,
  defined: () => DefinedElsewhere | undefined,
): readonly string[] {
  const { target } = part;
  const mayRefer = !spot.pair && (entry.keywords['x-refers'] ?? entry.keywords['x-embeds']) !== undefined;
  const line = mayRefer ? defined()?.line : undefined;
  return [
    heading(spot, entry, target),
    ...(spot.pair ? [] : chosenValue(spot, entry, target)),
    ...(versionLines(spot, part) ?? valueLines(spot, entry, part, document)),
    ...(line === undefined ? [] : [`Defined in this file, at line ${line}`]),
    ...describeEntry(entry, target, document.syntax),
  ];
}

function headingOf(spot: HoverSpot, { target }: HoverPart): readonly string[] {
  return spot.entry && spot.path.length > 0 ? [heading(spot, spot.entry, target)] : [];
}

function heading({ path }: HoverSpot, entry: Entry, target: Target): string {
  const required = typeof path.at(-1) === 'string' && isRequired(entry, target);
  return [`**${code(printPath(path))}**`, typeWords(entry), ...(required ? ['required'] : [])].join(' · ');
}

/** What the value that the pointer is on stands for, where it is one of a list. */
function chosenValue({ decoded }: HoverSpot, entry: Entry, target: Target): readonly string[] {
  const item = acceptedValue(entry, decoded?.value);
  if (!item) return [];
  const offer = offerOfSpan(item, target);
  const needs = offer.kind === 'later' ? ` Needs ${rowName(offer.row)} or later.` : '';
  return [`${code(String(item.value))}: ${item.description}${needs}`];
}

/** A key that the schema does not know: what was probably meant. */
function unknownKey(spot: HoverSpot, { target }: HoverPart, document: TextDocument): readonly string[] {
  const name = spot.path.at(-1);
  const holder = spot.parent?.entry;
  if (!spot.pair || typeof name !== 'string' || !holder || !ofType(holder, 'object')) return [];
  const present = new Set(spot.parent?.decoded?.members?.keys());
  const [likely] = likelyKeys(name, holder, present, target);
  const heading = `**${code(printPath(spot.path))}** · unknown key`;
  const meant = likely === undefined ? undefined : propertyOf(holder, likely);
  if (likely === undefined || !meant) return [heading];
  return [`${heading}; did you mean ${code(likely)}?`, ...describeEntry(meant, target, document.syntax)];
}

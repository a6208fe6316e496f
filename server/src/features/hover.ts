import type { Analysis, PartAnalysis } from '../analysis.ts';
import { type Path, printPath } from '../base/path.ts';
import type { Range } from '../base/text.ts';
import { type Decoded, known } from '../decode/decoded.ts';
import type { Node, Pair } from '../document/node.ts';
import { acceptedValue } from '../shape/acceptedValue.ts';
import { type Entry, itemOf, propertyOf } from '../shape/entry.ts';
import { rowName, type Target } from '../shape/target.ts';
import { likelyKeys } from '../shape/wording.ts';
import { byteCount } from './byteCount.ts';
import { type DecodedContents, decodedContents } from './decodedContents.ts';
import { code, describeEntry, isRequired, typeWords } from './describeEntry.ts';
import { offerOfSpan } from './keyVersions.ts';
import { partAt } from './partAt.ts';
import { printOctal } from './printValue.ts';

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** What the key or value at the offset means; read in five seconds. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const part = partAt(analysis, offset);
  if (!part?.part.root || part.resolution.predecessorAt) return undefined;
  const start: Spot = { node: part.part.root, entry: part.root, decoded: part.decoded, path: [], pair: undefined };
  const spot = spotAt(start, offset);
  if (!spot) return undefined;
  const known = spot.entry ? knownKey(spot, spot.entry, part, analysis) : unknownKey(spot, part, analysis);
  const contents = spot.pair ? undefined : decodedContents(analysis, offset);
  const lines = contents ? [...describeContents(contents), ...known.slice(0, 1)] : known;
  if (lines.length === 0) return undefined;
  const { start: from, end } = spot.node;
  return { range: { start: from, end }, markdown: lines.join('\n\n') };
}

/** A place in the tree, and what schema and decode know of it. */
interface Spot {
  /** The node that the pointer is on: a key or a scalar. */
  readonly node: Node;
  readonly entry: Entry | undefined;
  readonly decoded: Decoded | undefined;
  readonly path: Path;
  /** The pair that the node is the key of. */
  readonly pair: Pair | undefined;
  /** What holds the key. */
  readonly parent?: Spot;
}

function spotAt(spot: Spot, offset: number): Spot | undefined {
  const { node, entry, decoded, path } = spot;
  switch (node.kind) {
    case 'map':
      for (const pair of node.pairs) {
        if (pair.key.kind !== 'scalar') continue;
        const name = pair.key.text;
        const below = belowKey(spot, name);
        if (holdsOffset(pair.key, offset)) return { ...below, node: pair.key, pair, parent: spot };
        if (pair.value && holdsOffset(pair.value, offset))
          return spotAt({ ...below, node: pair.value, pair: undefined, parent: spot }, offset);
      }
      return undefined;
    case 'seq': {
      const index = node.items.findIndex((item) => holdsOffset(item, offset));
      const item = node.items[index];
      if (!item) return undefined;
      const found = decoded?.items?.find((candidate) => candidate.index === index);
      return spotAt(
        {
          node: item,
          entry: entry && itemOf(entry),
          decoded: found?.value,
          path: [...path, index],
          pair: undefined,
          parent: spot,
        },
        offset,
      );
    }
    case 'scalar':
      // Whoever points into a long text wants to read the text.
      return node.style === 'literal' || node.style === 'folded' ? undefined : spot;
    case 'alias':
    case 'damaged':
      return undefined;
  }
}

/** What a key leads to. The value of a merge key belongs to the map that it is merged into. */
function belowKey({ entry, decoded, path }: Spot, name: string): Omit<Spot, 'node' | 'pair'> {
  if (name === '<<') return { entry, decoded: undefined, path };
  return {
    entry: entry && propertyOf(entry, name),
    decoded: decoded?.members?.get(name)?.value,
    path: [...path, name],
  };
}

function holdsOffset({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function knownKey(
  spot: Spot,
  entry: Entry,
  { target, resolution }: PartAnalysis,
  { document }: Analysis,
): readonly string[] {
  if (spot.path.length === 0) return [];
  const isKey = spot.pair !== undefined;
  const choice = isKey ? undefined : chosenValue(spot, entry, target);
  const isVersion = spot.path.join('\n') === resolution.versionPath.join('\n');
  const here = isVersion ? versionHere(target) : valueHere(spot.decoded, entry, document.text);
  return [
    // The layer lines go first here: when the setting acts, what it affects, how long that lasts.
    heading(spot.path, entry, target),
    ...(choice === undefined ? [] : [choice]),
    ...(here === undefined ? [] : [here]),
    ...describeEntry(entry, target, document.syntax),
  ];
}

function heading(path: Path, entry: Entry, target: Target): string {
  const required = typeof path.at(-1) === 'string' && isRequired(entry, target);
  return [`**${code(printPath(path))}**`, typeWords(entry), ...(required ? ['required'] : [])].join(' · ');
}

/** What the value that the pointer is on stands for, where it is one of a list. */
function chosenValue({ decoded }: Spot, entry: Entry, target: Target): string | undefined {
  const item = acceptedValue(entry, decoded?.value);
  if (!item) return undefined;
  const offer = offerOfSpan(item, target);
  const needs = offer.kind === 'later' ? ` Needs ${rowName(offer.row)} or later.` : '';
  return `${code(String(item.value))}: ${item.description}${needs}`;
}

/** What the real tool makes of the text, where that is not plain to see. */
function valueHere(decoded: Decoded | undefined, entry: Entry, text: string): string | undefined {
  if (decoded?.node.kind !== 'scalar' || !known(decoded.value)) return undefined;
  const { value, node } = decoded;
  const written = text.slice(node.start, node.end);
  switch (typeof value) {
    case 'number':
    case 'bigint': {
      if (entry.keywords['x-notation'] === 'octal')
        return `Here: ${code(String(value))} = ${code(printOctal(value))} in octal`;
      return written === String(value) ? undefined : `Here: ${code(String(value))}`;
    }
    case 'boolean':
      return written === String(value) ? undefined : `Here: ${code(String(value))}`;
    case 'string':
    case 'object':
      return undefined;
  }
}

function versionHere({ row }: Target): string | undefined {
  if (!row) return undefined;
  const target = row.target === undefined ? '' : `, converted to version ${row.target}`;
  return `Here: ${rowName(row)}${row.status === 'experimental' ? ', experimental' : ''}${target}`;
}

/** How much of decoded contents a hover shows. */
const shownContents = { lines: 12, characters: 800 };

/** What an encoded value holds: its size and kind, and its beginning. */
function describeContents(contents: DecodedContents): readonly string[] {
  if (contents.kind === 'fault') return [`The contents cannot be shown: ${contents.reason}.`];
  const { size, packedSize, isCompressed, mediaType, text } = contents;
  const kind = text === undefined ? 'binary' : 'text';
  const packing = isCompressed ? `, gzip-compressed to ${byteCount(packedSize)}` : ', not compressed';
  const type = mediaType === 'text/plain' ? '' : `, declared as ${code(mediaType)}`;
  const head = `Holds **${byteCount(size)}** of ${kind}${packing}${type}`;
  if (text === undefined || text === '') return [head];
  const lines = text.split(/\r?\n/u);
  const shown = lines.slice(0, shownContents.lines).join('\n').slice(0, shownContents.characters);
  const isWhole = shown.length >= text.trimEnd().length;
  return [head, fenced(isWhole ? shown.trimEnd() : `${shown}\n…`)];
}

/** A block of code that nothing in the text can end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Without a language it would be coloured as the document around it.
  return `${fence}text\n${text}\n${fence}`;
}

/** A key that the schema does not know: what was probably meant. */
function unknownKey(spot: Spot, { target }: PartAnalysis, { document }: Analysis): readonly string[] {
  const name = spot.path.at(-1);
  const holder = spot.parent?.entry;
  if (!spot.pair || typeof name !== 'string' || !holder || holder.keywords.type !== 'object') return [];
  const present = new Set(spot.parent?.decoded?.members?.keys());
  const [likely] = likelyKeys(name, holder, present, target);
  const heading = `**${code(printPath(spot.path))}** · unknown key`;
  const meant = likely === undefined ? undefined : propertyOf(holder, likely);
  if (likely === undefined || !meant) return [heading];
  return [`${heading}; did you mean ${code(likely)}?`, ...describeEntry(meant, target, document.syntax)];
}

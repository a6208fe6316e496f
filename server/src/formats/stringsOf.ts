import type { Decoded, Value } from '../decode/decoded.ts';
import { anchorFor } from '../document/locate.ts';
import type { Node, ScalarNode } from '../document/node.ts';
import type { Part } from '../document/textDocument.ts';
import { plainReading } from '../embedded/nameForms.ts';
import type { Entry } from '../shape/entry.ts';

/** A text of a config, where the schema wants one. */
export interface ConfigString {
  /** Where it is written: for one that came through an alias, at the anchor. */
  readonly node: ScalarNode;
  readonly entry: Entry;
  /** What the real tool holds; UNKNOWN where a template takes part in the text. */
  readonly value: Value;
  /** What the text holds, in the words of `x-embeds`; that of a file is known by the path of the file. */
  readonly language: string | undefined;
}

const stringsByRoot = new WeakMap<Decoded, readonly ConfigString[]>();

/** All texts of a part, as the real tool meets them; what several aliases bring may come several times. */
export function stringsOf(part: Part, root: Decoded): readonly ConfigString[] {
  const known = stringsByRoot.get(root);
  if (known) return known;
  const walk: Walk = { part, strings: [], seen: new Map() };
  collect(root, undefined, walk);
  stringsByRoot.set(root, walk.strings);
  return walk.strings;
}

interface Walk {
  readonly part: Part;
  readonly strings: ConfigString[];
  /** Collections that were walked through, and what the files around them held: aliases of aliases multiply. */
  readonly seen: Map<object, Set<string | undefined>>;
}

/** @param holds what the file around the value holds, where that is known */
function collect(decoded: Decoded, holds: string | undefined, walk: Walk): void {
  const { entry, members, items, node, value } = decoded;
  if (!entry) return;
  const content = members ?? items;
  if (content) {
    const ways = walk.seen.get(content) ?? new Set();
    if (ways.has(holds)) return;
    walk.seen.set(content, ways.add(holds));
  }
  if (members) {
    const below = heldBy(decoded) ?? holds;
    for (const member of members.values()) collect(member.value, below, walk);
  }
  for (const item of items ?? []) collect(item.value, holds, walk);
  if (entry.keywords.type !== 'string') return;
  const scalar = scalarOf(node, walk.part);
  if (!scalar) return;
  const embeds = entry.keywords['x-embeds'];
  walk.strings.push({ node: scalar, entry, value, language: embeds === 'file-contents' ? holds : embeds });
}

/** What the file at the path that an object defines holds. */
function heldBy({ members }: Decoded): string | undefined {
  for (const { value } of members?.values() ?? []) {
    const kind = value.entry?.keywords['x-defines'];
    if (kind === undefined || typeof value.value !== 'string') continue;
    const { holds } = plainReading(kind, value.value);
    if (holds !== undefined) return holds;
  }
  return undefined;
}

/** The scalar that a value was read from; an alias of an alias is none. */
function scalarOf(node: Node, part: Part): ScalarNode | undefined {
  const meant = node.kind === 'alias' ? anchorFor(part, node) : node;
  return meant?.kind === 'scalar' ? meant : undefined;
}

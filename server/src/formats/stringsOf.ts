import type { Decoded, Value } from '../decode/decoded.ts';
import { anchorFor } from '../document/locate.ts';
import type { Node, ScalarNode } from '../document/node.ts';
import type { Part } from '../document/textDocument.ts';
import { plainReading } from '../embedded/nameForms.ts';
import { type Entry, keysOf } from '../shape/entry.ts';

/** A text of a config, where the schema wants one. */
export interface ConfigString {
  /** Where it is written: for one that came through an alias, at the anchor. */
  readonly node: ScalarNode;
  readonly entry: Entry;
  /** What the real tool holds; UNKNOWN where a template takes part in the text. */
  readonly value: Value;
  /** What the text holds, in the words of `x-embeds`; that of a file is known by the path of the file. */
  readonly language: string | undefined;
  /** What the object around it defines. */
  readonly owner: Owner | undefined;
  /** The object that it is a value of. */
  readonly within: Entry | undefined;
}

/** What an object of a config makes. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
  /** As it is written: a unit may be by its path. */
  readonly text: string;
  readonly holds: string | undefined;
}

const stringsByRoot = new WeakMap<Decoded, readonly ConfigString[]>();

/** All texts of a part, as the real tool meets them; what several aliases bring may come several times. */
export function stringsOf(part: Part, root: Decoded): readonly ConfigString[] {
  const known = stringsByRoot.get(root);
  if (known) return known;
  const walk: Walk = { part, strings: [], seen: new Map() };
  collect(root, { owner: undefined, holds: undefined, within: undefined }, walk);
  stringsByRoot.set(root, walk.strings);
  return walk.strings;
}

interface Walk {
  readonly part: Part;
  readonly strings: ConfigString[];
  /** Collections that were walked through, and what the files around them held: aliases of aliases multiply. */
  readonly seen: Map<object, Set<string | undefined>>;
}

/** What is known of the objects around a value, the inner ones first. */
interface Around extends Pick<ConfigString, 'owner' | 'within'> {
  /** What the file around it holds. */
  readonly holds: string | undefined;
}

function collect(decoded: Decoded, around: Around, walk: Walk): void {
  const { entry, members, items, node, value } = decoded;
  if (!entry) return;
  const { owner, holds, within } = around;
  const content = members ?? items;
  if (content) {
    const ways = walk.seen.get(content) ?? new Set();
    if (ways.has(holds)) return;
    walk.seen.set(content, ways.add(holds));
  }
  if (members) {
    const own = ownerIn(decoded);
    const below = { owner: own ?? owner, holds: own?.holds ?? holds, within: entry };
    const keys = keysOf(entry);
    for (const [name, { pair, value: member, borrowed }] of members) {
      if (keys && pair.key.kind === 'scalar' && !borrowed)
        walk.strings.push({
          node: pair.key,
          entry: keys,
          value: name,
          language: undefined,
          owner: undefined,
          within: entry,
        });
      collect(member, below, walk);
    }
  }
  for (const item of items ?? []) collect(item.value, around, walk);
  if (entry.keywords.type !== 'string') return;
  const scalar = scalarOf(node, walk.part);
  if (!scalar) return;
  const embeds = entry.keywords['x-embeds'];
  const language = embeds === 'file-contents' ? holds : embeds;
  walk.strings.push({ node: scalar, entry, value, language, owner, within });
}

/** What an object defines; with several such keys, the first. */
function ownerIn({ members }: Decoded): Owner | undefined {
  for (const { value } of members?.values() ?? []) {
    const kind = value.entry?.keywords['x-defines'];
    if (kind === undefined || typeof value.value !== 'string') continue;
    const { kind: meant, name, holds } = plainReading(kind, value.value);
    return { kind: meant, name, text: value.value, holds };
  }
  return undefined;
}

/** The scalar that a value was read from; an alias of an alias is none. */
function scalarOf(node: Node, part: Part): ScalarNode | undefined {
  const meant = node.kind === 'alias' ? anchorFor(part, node) : node;
  return meant?.kind === 'scalar' ? meant : undefined;
}

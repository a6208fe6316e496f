import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { type Entry, entryAtPath, itemOf, propertyOf } from '../../shape/entry.ts';
import type { SnippetTree } from '../../shape/snippetTable.ts';
import type { CompletionContext } from './completionItem.ts';
import { definedNames } from './definedNames.ts';
import { plainText } from './snippetText.ts';

type Taken = ReadonlySet<unknown>;

/** What cannot stand at a path as the value of a key, because another item of the list has it, or defines it. */
export function takenByOthers(entry: Entry, path: Path, context: CompletionContext): Taken {
  const taken = new Set<unknown>(definedElsewhere(entry, context));
  const [index, key] = path.slice(-2);
  const list = entryAtPath(context.part.root, path.slice(0, -2));
  if (typeof index !== 'number' || typeof key !== 'string' || !list || !tellingKeys(list).includes(key)) return taken;
  for (const item of decodedAt(context.part.decoded, path.slice(0, -2))?.items ?? [])
    if (item.index !== index) taken.add(item.value.members?.get(key)?.value.value);
  return taken;
}

/** The other items of a list of scalars. */
export function takenInList(list: Entry, path: Path, { part, site }: CompletionContext): Taken {
  if (list.keywords['x-merge']?.append) return new Set();
  const items = decodedAt(part.decoded, path)?.items ?? [];
  return new Set(items.flatMap(({ value }) => (isApart(value.node, site.replace) ? value.value : [])));
}

/** Whether a snippet brings something under a name of its own that is there already. */
export function bringsTaken(tree: SnippetTree, entry: Entry | undefined, context: CompletionContext): boolean {
  if (!entry) return false;
  if (Array.isArray(tree)) return tree.some((each: SnippetTree) => bringsTaken(each, itemOf(entry), context));
  if (typeof tree === 'object')
    return Object.entries(tree).some(([name, value]) => bringsTaken(value, propertyOf(entry, name), context));
  // What the user is about to change is not a name yet.
  if (typeof tree !== 'string' || plainText(tree) !== tree) return false;
  return definedElsewhere(entry, context).includes(tree);
}

function definedElsewhere({ keywords }: Entry, { part, site }: CompletionContext): readonly string[] {
  const kind = keywords['x-defines'];
  if (kind === undefined) return [];
  const defined = definedNames(part, kind).filter((name) => name.kind === kind && isApart(name.range, site.replace));
  return defined.map(({ name }) => name);
}

/** The keys that tell the items of a list apart: those that the schema says, else the first that they need. */
function tellingKeys(list: Entry): readonly string[] {
  return list.keywords['x-merge']?.by ?? itemOf(list)?.keywords.required?.slice(0, 1) ?? [];
}

function isApart({ start, end }: Range, replace: Range): boolean {
  return end < replace.start || replace.end < start;
}

export function decodedAt(root: Decoded, path: Path): Decoded | undefined {
  let place: Decoded | undefined = root;
  for (const step of path) {
    place =
      typeof step === 'number'
        ? place?.items?.find(({ index }) => index === step)?.value
        : place?.members?.get(step)?.value;
  }
  return place;
}

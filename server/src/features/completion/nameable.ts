import type { Path } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import { type Entry, keysOf } from '../../shape/entry.ts';
import { wordKinds } from '../../shape/namedWords.ts';
import type { CompletionContext } from './completionItem.ts';
import { type DefinedName, definedNames } from './definedNames.ts';
import type { Suggestion } from './suggestedValues.ts';
import { decodedAt } from './takenValues.ts';

/** What the part defines that is meant to be named at a path; things that are there without the config come last. */
export function nameable(entry: Entry, path: Path, context: CompletionContext): readonly Suggestion[] {
  const refers = expectedKind(entry);
  if (refers === undefined) return [];
  const { part, site } = context;
  const absent = notNameable(entry, path, context);
  return definedNames(part, refers)
    .filter(({ range }) => range.end < site.replace.start || site.replace.end < range.start)
    .filter(({ written }) => !absent.has(written))
    .toSorted((a, b) => rank(a, refers) - rank(b, refers))
    .map(({ written, kind, name }) => {
      const what = kind === refers ? '' : `${kind.replaceAll('-', ' ')} ${name}, `;
      return { value: written, detail: `${what}defined in this file`, offer: { kind: 'now' } };
    });
}

/** Where several names may stand, that of the first. */
function expectedKind({ keywords }: Entry): string | undefined {
  const { 'x-refers': refers, 'x-words': words } = keywords;
  return refers ?? (words === undefined ? undefined : wordKinds(words)[0]);
}

/** What the item around a path defines itself, and what is taken up by what it is made into. */
export function notNameable(entry: Entry, path: Path, { part }: CompletionContext): ReadonlySet<string> {
  const refers = expectedKind(entry);
  if (refers === undefined) return new Set();
  const own = ownItem(part.decoded, path);
  const defined = own
    ? definedNames(part, refers).filter(({ range }) => own.start <= range.start && range.end <= own.end)
    : [];
  const around = keyedNames(part.decoded, refers, path);
  return new Set([...partedNames(part.decoded, refers), ...around, ...defined.map(({ written }) => written)]);
}

/** The names of the kind among the keys of a path, where maps with free keys define them. */
function keyedNames(root: Decoded, kind: string, path: Path): readonly string[] {
  return path.filter((step, index): step is string => {
    const holder = typeof step === 'string' ? decodedAt(root, path.slice(0, index))?.entry : undefined;
    return holder !== undefined && keysOf(holder)?.keywords['x-defines'] === kind;
  });
}

/** In the order of the forms, with things that are there anyway behind all. */
function rank({ kind }: DefinedName, refers: string): number {
  if (kind === refers) return nameFacts.kinds[kind]?.outside ? nameFacts.forms.length : -1;
  return nameFacts.forms.findIndex((form) => form.in === refers && form.kind === kind);
}

/** The innermost item of a list that a path leads into. */
function ownItem(root: Decoded, path: Path): Decoded['node'] | undefined {
  const index = path.findLastIndex((step) => typeof step === 'number');
  return index < 0 ? undefined : decodedAt(root, path.slice(0, index + 1))?.node;
}

/** Names of the kind whose own objects define other things below: disks with partitions. */
function partedNames(root: Decoded, kind: string): ReadonlySet<string> {
  if (!nameFacts.kinds[kind]?.outside) return new Set();
  const known = partedByRoot.get(root);
  if (known) return known;
  const names = new Set<string>();
  collect(rootPlace(root), kind, names, new Set());
  partedByRoot.set(root, names);
  return names;
}

const partedByRoot = new WeakMap<Decoded, ReadonlySet<string>>();

/** @param seen collections that were walked through: aliases of aliases multiply */
function collect(place: Place, kind: string, names: Set<string>, seen: Set<object>): void {
  const { members, items } = place.decoded;
  const content = members ?? items;
  if (!content || seen.has(content)) return;
  seen.add(content);
  for (const { value } of members?.values() ?? []) {
    if (value.entry?.keywords['x-defines'] !== kind || typeof value.value !== 'string') continue;
    if ([...(members?.values() ?? [])].some((other) => (other.value.items ?? []).some(isNamed))) names.add(value.value);
  }
  for (const child of childPlaces(place)) collect(child, kind, names, seen);
}

/** Whether an item defines something, or could. */
function isNamed({ value }: { readonly value: Decoded }): boolean {
  return [...(value.members?.values() ?? [])].some((member) => member.value.entry?.keywords['x-defines'] !== undefined);
}

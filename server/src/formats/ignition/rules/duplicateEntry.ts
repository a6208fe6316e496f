import type { Fix } from '../../../base/problem.ts';
import { unknownValue, type Value } from '../../../decode/decoded.ts';
import { withoutItem } from '../../../decode/fixes.ts';
import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import type { Entry } from '../../../shape/entry.ts';
import type { Target } from '../../../shape/target.ts';
import { type ConfigRule, configRule, type Finding, type JudgeContext } from '../../configRule.ts';
import { type ItemName, itemName, mustHaveName, namingKeys } from '../itemName.ts';
import { type NamedLists, namedLists } from '../namedLists.ts';

export const duplicateEntryCode = 'ignition/duplicate-entry';

/** Numbers and labels of partitions have rules of their own, which know more. */
const judgedElsewhere = 'storage.disks.*.partitions';

/** No two items of a list, or of lists that share their names, may have one name. The schema says what the name is. */
export const duplicateEntry: readonly ConfigRule[] = namedLists()
  .map(duplicateIn)
  .filter(({ at }) => !at.includes(judgedElsewhere));

/** What finds two of one name in some lists. */
export function duplicateIn({ at, lists }: NamedLists): ConfigRule {
  const [only] = lists;
  if (only && lists.length === 1)
    return configRule<readonly Value[]>({
      codes: [duplicateEntryCode],
      at: [`${at}.${only.name}`],
      check: (items, context) => duplicates([{ entry: only, items: knownItems(items), path: [] }], context),
    });
  return configRule<Readonly<Record<string, readonly Value[] | undefined>>>({
    codes: [duplicateEntryCode],
    at: [at],
    check: (section, context) =>
      duplicates(
        lists.map((entry) => ({ entry, items: knownItems(section[entry.name]), path: [entry.name] })),
        context,
      ),
  });
}

interface List {
  readonly entry: Entry;
  readonly items: readonly Value[];
  readonly path: readonly string[];
}

function* duplicates(lists: readonly List[], context: JudgeContext): Generator<Finding> {
  const seen = new Map<string, { readonly list: List; readonly index: number }>();
  for (const list of lists) {
    for (const [index, item] of list.items.entries()) {
      const name = nameOf(item, list.entry, context.target);
      if (!name) continue;
      const first = seen.get(name.id);
      if (!first) {
        seen.set(name.id, { list, index });
        continue;
      }
      const isRepeated = first.list === list && typeof item === 'string';
      yield {
        code: duplicateEntryCode,
        severity: 'error',
        message: messageFor(name, list.entry, first.list.entry, context),
        path: [...list.path, index],
        related: { path: [...first.list.path, first.index], message: 'the first one' },
        ...(isRepeated ? { fixes: ({ node }, document) => removal(node, item, document) } : {}),
      };
    }
  }
}

/** Undefined where it is not known, and where the item lacks a name that it must have, which is a mistake of its own. */
function nameOf(item: Value, list: Entry, target: Target): ItemName | undefined {
  if (typeof item === 'string') return { id: item, key: undefined, value: item };
  if (typeof item !== 'object' || Array.isArray(item)) return undefined;
  const members = item as Readonly<Record<string, Value>>;
  const name = itemName(list, target, (key) => members[key] ?? (isAbsent(item, key) ? undefined : unknownValue()));
  return name?.id === '' && mustHaveName(list, target) ? undefined : name;
}

function messageFor(name: ItemName, list: Entry, first: Entry, { target, key }: JudgeContext): string {
  const where = `\`${key(first.name)}\``;
  const shown = `\`${shortened(name.value)}\``;
  const [by] = namingKeys(list);
  if (by === undefined) {
    const advice = list === first ? 'remove one of the two' : 'keep it in one of the two lists';
    return `${shown} stands in ${where} already: ${target.refusal}; ${advice}`;
  }
  if (name.id === '')
    return `another item of ${where} has no \`${key(by)}\` either: ${target.refusal}; give each its own`;
  return `another item of ${where} has the \`${key(name.key ?? by)}\` ${shown} already: ${target.refusal}; give this one another, or make one item of both`;
}

/** Not where a whole file of such texts stands behind the item. */
function removal(item: Node, text: string, document: TextDocument): readonly Fix[] {
  if (item.kind !== 'scalar' || item.text !== text) return [];
  const edits = withoutItem(document, item);
  return edits ? [{ title: 'Remove this one', edits, certain: false }] : [];
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

import {
  isNone,
  type PyDict,
  type PyList,
  type PyMember,
  type PyValue,
  pyText,
  textOf,
} from '../../formats/pyYaml/pyValue.ts';

/** How values of one kind are merged: a name with its options, as `list(append)`. */
export type Merger =
  | { readonly name: 'dict'; readonly options: DictOptions }
  | { readonly name: 'list'; readonly options: ListOptions }
  | { readonly name: 'str'; readonly append: boolean };

export interface DictOptions {
  readonly replace: boolean;
  readonly recurseStr: boolean;
  readonly recurseList: boolean;
  readonly allowDelete: boolean;
}

export interface ListOptions {
  readonly method: 'append' | 'prepend' | 'replace' | 'no_replace';
  readonly recurseStr: boolean;
  readonly recurseDict: boolean;
  readonly recurseList: boolean;
}

/** Where cloud-init fails in the middle of a merge, and gives the part up. */
export type Merged = PyValue | 'failed';

/** What cloud-init's mergers make of two values (`LookupMerger`). */
export function mergeValues(mergers: readonly Merger[], before: PyValue, after: PyValue): Merged {
  return mergeOnce({ mergers, known: new Map() }, before, after);
}

/** What several aliases stand for is merged once. */
interface Merging {
  readonly mergers: readonly Merger[];
  readonly known: Map<PyValue, Map<PyValue, Merged>>;
}

function mergeOnce(merging: Merging, before: PyValue, after: PyValue): Merged {
  const known = merging.known.get(before) ?? new Map<PyValue, Merged>();
  merging.known.set(before, known);
  const made = known.get(after) ?? merge(merging, before, after);
  known.set(after, made);
  return made;
}

/** The first merger for values of the kind of `before` is asked. */
function merge(merging: Merging, before: PyValue, after: PyValue): Merged {
  const { mergers } = merging;
  const merger = mergers.find(({ name }) => name === kindOf(before));
  // Nobody can merge them, so the old one stays.
  if (!merger) return before;
  switch (merger.name) {
    case 'dict':
      return before.kind === 'dict' ? mergeDict(merger.options, merging, before, after) : before;
    case 'list':
      return before.kind === 'list' ? mergeList(merger.options, merging, before, after) : before;
    case 'str':
      return mergeText(merger.append, before, after);
  }
}

function kindOf(value: PyValue): Merger['name'] | undefined {
  if (value.kind === 'scalar') return textOf(value) === undefined ? undefined : 'str';
  return value.kind;
}

function mergeText(append: boolean, before: PyValue, after: PyValue): Merged {
  const old = textOf(before);
  if (old === undefined || !append) return after;
  const own = textOf(after);
  // Python adds nothing else to a text.
  return own === undefined ? 'failed' : pyText(old + own, [...before.origins, ...after.origins]);
}

function mergeDict(options: DictOptions, merging: Merging, before: PyDict, after: PyValue): Merged {
  if (after.kind !== 'dict') return before;
  const members = new Map(before.members);
  for (const [id, member] of after.members) {
    const old = members.get(id);
    if (!old) members.set(id, member);
    else if (options.allowDelete && isNone(member.value)) members.delete(id);
    else {
      const made = mergeMember(options, merging, old, member);
      if (made === 'failed') return 'failed';
      members.set(id, made);
    }
  }
  return { kind: 'dict', members, origins: [...before.origins, ...after.origins] };
}

function mergeMember(
  { replace, recurseStr, recurseList }: DictOptions,
  merging: Merging,
  old: PyMember,
  { value }: PyMember,
): PyMember | 'failed' {
  if (replace) return { key: old.key, value };
  const isMerged =
    value.kind === 'dict' || (value.kind === 'list' && recurseList) || (textOf(value) !== undefined && recurseStr);
  if (!isMerged) return old;
  const made = mergeOnce(merging, old.value, value);
  return made === 'failed' ? 'failed' : { key: old.key, value: made };
}

function mergeList(options: ListOptions, merging: Merging, before: PyList, after: PyValue): Merged {
  if (options.method === 'replace' && after.kind !== 'list') return after;
  const others = itemsOf(after);
  if (others === 'failed') return 'failed';
  const origins = [...before.origins, ...after.origins];
  switch (options.method) {
    case 'prepend':
      return { kind: 'list', items: [...others, ...before.items], origins };
    case 'append':
      return { kind: 'list', items: [...before.items, ...others], origins };
    case 'no_replace':
      // It asks a mapping for what stands at an index, all the same.
      return after.kind === 'dict' && before.items.length > 0 && others.length > 0 ? 'failed' : before;
    case 'replace': {
      const items = [...before.items];
      for (const [index, other] of others.entries()) {
        const old = items[index];
        if (!old) break;
        const made = mergeItem(options, merging, old, other);
        if (made === 'failed') return 'failed';
        items[index] = made;
      }
      return { kind: 'list', items, origins };
    }
  }
}

function mergeItem(options: ListOptions, merging: Merging, old: PyValue, own: PyValue): Merged {
  const isMerged =
    (own.kind === 'list' && options.recurseList) ||
    (own.kind === 'dict' && options.recurseDict) ||
    (textOf(own) !== undefined && options.recurseStr);
  return isMerged ? mergeOnce(merging, old, own) : own;
}

/** Python goes through a text character by character and through a mapping key by key; of other things it asks in vain. */
function itemsOf(value: PyValue): readonly PyValue[] | 'failed' {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'dict') return [...value.members.values()].map(({ key }) => key);
  const text = textOf(value);
  return text === undefined ? 'failed' : [...text].map((character) => pyText(character, value.origins));
}

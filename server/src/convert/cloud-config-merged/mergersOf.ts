import { isNone, memberOf, type PyDict, type PyValue, textOf, withoutMember } from '../../formats/pyYaml/pyValue.ts';
import type { Merger } from './mergers.ts';

export type MergersOf =
  | { readonly kind: 'mergers'; readonly mergers: readonly Merger[]; readonly config: PyDict; readonly isSaid: boolean }
  /** cloud-init gives the part up. */
  | { readonly kind: 'refused'; readonly why: string; readonly at: PyValue | undefined };

/**
 * How a part is to be merged: as it says itself, then as its headers say, and else so that its keys replace those of the parts
 * before it (`_extract_mergers` of cloudinit/handlers/cloud_config.py).
 */
export function mergersOf(config: PyDict, headers: ReadonlyMap<string, string>): MergersOf {
  const key = isNone(memberOf(config, 'merge_how') ?? noneLike(config)) ? 'merge_type' : 'merge_how';
  const said = memberOf(config, key);
  const rest =
    key === 'merge_how' ? withoutMember(config, key) : withoutMember(withoutMember(config, 'merge_how'), key);
  const header = headers.get('Merge-Type') || headers.get('X-Merge-Type') || '';
  const own = said === undefined || isNone(said) ? [] : namedBy(said);
  if (typeof own === 'string') return { kind: 'refused', why: own, at: said };
  const more = namedByText(header);
  if (typeof more === 'string') return { kind: 'refused', why: `the header of the part: ${more}`, at: undefined };
  const named = [...own, ...more];
  const mergers: Merger[] = [];
  for (const each of named.length > 0 ? named : byDefault) {
    const merger = mergerFrom(each);
    if (typeof merger === 'string') return { kind: 'refused', why: merger, at: said };
    mergers.push(merger);
  }
  return { kind: 'mergers', mergers, config: rest, isSaid: named.length > 0 };
}

/** A name and its options, in which Python looks for a word with `in`. */
interface Named {
  readonly name: string;
  readonly has: ((option: string) => boolean) | 'failed';
}

const byDefault: readonly Named[] = [
  { name: 'dict', has: (option) => option === 'replace' },
  { name: 'list', has: () => false },
  { name: 'str', has: () => false },
];

function noneLike({ origins }: PyDict): PyValue {
  return { kind: 'scalar', value: { kind: 'null' }, origins };
}

function namedBy(said: PyValue): readonly Named[] | string {
  const text = textOf(said);
  if (text !== undefined) return namedByText(text);
  const items = itemsOf(said);
  if (!items) return 'it is neither a text nor a list';
  const named: Named[] = [];
  for (const item of items) {
    const each = namedByItem(item);
    if (typeof each === 'string') return each;
    if (each.name !== '') named.push(each);
  }
  return named;
}

/** What Python goes through item by item. */
function itemsOf(value: PyValue): readonly PyValue[] | undefined {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'dict') return [...value.members.values()].map(({ key }) => key);
  return undefined;
}

function namedByItem(item: PyValue): Named | string {
  if (item.kind === 'dict') {
    const name = textOf(memberOf(item, 'name'));
    if (name === undefined) return 'an item of it has no `name`';
    const settings = memberOf(item, 'settings');
    if (!settings) return `\`${name}\` has no \`settings\`, a list that may be empty`;
    return { name: name.replaceAll('-', '_').trim(), has: lookup(settings) };
  }
  const text = textOf(item);
  if (text !== undefined) {
    // Of a text Python takes the first character for the name.
    const first = [...text][0];
    const rest = [...text].slice(1).join('');
    return first === undefined ? 'an item of it is empty' : { name: first, has: (option) => rest.includes(option) };
  }
  if (item.kind !== 'list') return 'an item of it is neither a mapping nor a list';
  const [first, ...options] = item.items;
  const name = textOf(first);
  if (name === undefined) return 'an item of it begins with no name';
  return { name, has: (option) => options.some((each) => textOf(each) === option) };
}

function lookup(settings: PyValue): Named['has'] {
  const text = textOf(settings);
  if (text !== undefined) return (option) => text.includes(option);
  const items = itemsOf(settings);
  return items ? (option) => items.some((each) => textOf(each) === option) : 'failed';
}

/** `list(append)+dict(no_replace,recurse_list)`; a text says what is wrong. */
function namedByText(text: string): readonly Named[] | string {
  const named: Named[] = [];
  for (const each of text.split('+')) {
    const own = each.toLowerCase().trim().replaceAll('-', '_');
    if (own === '') continue;
    const match = /^([a-z_][a-z0-9_]*)\(([^\n]*?)\)$/u.exec(own);
    if (!match) return `\`${own}\` is not of the form \`name(option,…)\``;
    const [, name = '', words = ''] = match;
    const options = words.split(',').map((word) => word.trim());
    named.push({ name, has: (option) => options.includes(option) });
  }
  return named;
}

function mergerFrom({ name, has }: Named): Merger | string {
  const own = name.startsWith('m_') ? name.slice(2) : name;
  if (own !== 'dict' && own !== 'list' && own !== 'str') {
    return `there is no \`${name}\`: accepted are \`dict\`, \`list\` and \`str\``;
  }
  if (has === 'failed') return `the \`settings\` of \`${name}\` are no list`;
  switch (own) {
    case 'str':
      return { name: own, append: has('append') };
    case 'list': {
      const method = (['append', 'prepend', 'replace', 'no_replace'] as const).find(has) ?? 'replace';
      const options = { method, recurseStr: has('recurse_str'), recurseDict: has('recurse_dict') };
      return { name: own, options: { ...options, recurseList: has('recurse_array') || has('recurse_list') } };
    }
    case 'dict': {
      const recurseList = has('recurse_array') || has('recurse_list');
      const options = { replace: has('replace'), recurseStr: has('recurse_str'), recurseList };
      return { name: own, options: { ...options, allowDelete: has('allow_delete') } };
    }
  }
}

import type { Random } from '../fuzz/random.ts';
import { copyOf, isList, isMap, removeSlot, type Slot, setValue, slotsOf, type Tree, type TreeMap } from './tree.ts';
import { numbers, rawJson, rawScalars, vocabulary } from './vocabulary.ts';

/** What a mistake is made with. */
export interface Hand {
  readonly random: Random;
  readonly isYaml: boolean;
  /** Of other configs: what stands below each key. */
  readonly seen: ReadonlyMap<string, readonly Tree[]>;
}

type Mistake = (tree: Tree, hand: Hand) => void;

/** The mistakes that people make in keys and values. Those named twice are made twice as often. */
const mistakes: Readonly<Record<string, Mistake>> = {
  'delete a key or item': onSlot((slot) => removeSlot(slot)),
  'write an item twice': (tree, { random }) => {
    const slots = slotsOf(tree).filter(({ parent }) => isList(parent));
    if (slots.length === 0) return;
    const { parent, value } = random.pick(slots);
    if (isList(parent)) parent.items.splice(random.below(parent.items.length + 1), 0, copyOf(value));
  },
  'write a key twice': onSlot(({ parent, index, value }, { random, isYaml }) => {
    const pair = isMap(parent) ? parent.pairs[index] : undefined;
    if (!pair || !isMap(parent)) return;
    const key = isYaml || random.chance(0.5) ? pair[0] : pair[0].toUpperCase();
    parent.pairs.splice(random.below(parent.pairs.length + 1), 0, [key, copyOf(value)]);
  }),
  'another type': onSlot((slot, hand) => setValue(slot, otherType(slot.value, hand))),
  'a typical value': onKnown((slot, hand) => setValue(slot, hand.random.pick(vocabulary[slot.key] ?? ['']))),
  'another typical value': onKnown((slot, hand) => setValue(slot, hand.random.pick(vocabulary[slot.key] ?? ['']))),
  'a third typical value': onKnown((slot, hand) => setValue(slot, hand.random.pick(vocabulary[slot.key] ?? ['']))),
  'another number': (tree, hand) => {
    const slots = slotsOf(tree).filter(({ value }) => typeof value === 'number');
    if (slots.length > 0) setValue(hand.random.pick(slots), hand.random.pick(numbers));
  },
  'the other truth': (tree, { random }) => {
    const slots = slotsOf(tree).filter(({ value }) => typeof value === 'boolean');
    if (slots.length === 0) return;
    const slot = random.pick(slots);
    setValue(slot, !slot.value);
  },
  'a strange spelling': onLeaf((slot, { random, isYaml }) =>
    setValue(slot, { raw: random.pick(isYaml ? rawScalars : rawJson) }),
  ),
  'an empty text': onLeaf((slot) => setValue(slot, '')),
  'a slip inside a text': (tree, { random }) => {
    const slots = slotsOf(tree).filter(({ value }) => typeof value === 'string' && value !== '');
    if (slots.length === 0) return;
    const slot = random.pick(slots);
    const text = String(slot.value);
    const at = random.below(text.length + 1);
    const typed = random.chance(0.5) ? random.pick([...'/.:-_@%?=&#;,+ \n[]{}"\\~0aZä']) : '';
    setValue(slot, text.slice(0, at) + typed + text.slice(at + random.below(3)));
  },
  null: onSlot((slot) => setValue(slot, null)),
  'the value of another place': onSlot((slot, { random }, tree) => {
    const other = random.pick(slotsOf(tree));
    const { value } = slot;
    setValue(slot, copyOf(other.value));
    if (random.chance(0.5)) setValue(other, copyOf(value));
  }),
  'the value of the same key elsewhere': onSlot((slot, { random }, tree) => {
    const others = slotsOf(tree).filter(({ key, value }) => key === slot.key && value !== slot.value);
    if (others.length > 0) setValue(slot, copyOf(random.pick(others).value));
  }),
  'what another config has below the key': onSlot((slot, { random, seen }) => {
    const values = seen.get(slot.key) ?? [];
    if (values.length > 0) setValue(slot, copyOf(random.pick(values)));
  }),
  'a key of another config': addKey,
  'a second key of another config': addKey,
  'an item of another config': (tree, { random, seen }) => {
    const slots = slotsOf(tree).filter(({ value }) => isList(value));
    if (slots.length === 0) return;
    const { key, value } = random.pick(slots);
    const lists = (seen.get(key) ?? []).filter(isList).filter(({ items }) => items.length > 0);
    if (isList(value) && lists.length > 0) value.items.push(copyOf(random.pick(random.pick(lists).items)));
  },
  'a misspelt key': onSlot(({ parent, index }, { random }) => {
    const pair = isMap(parent) ? parent.pairs[index] : undefined;
    if (pair) pair[0] = misspelt(pair[0], random);
  }),
  'a key in another section': onSlot(({ parent, index }, { random }, tree) => {
    const pair = isMap(parent) ? parent.pairs[index] : undefined;
    if (!pair || !isMap(parent)) return;
    const others = [tree, ...slotsOf(tree).map(({ value }) => value)]
      .filter(isMap)
      .filter((map) => !holds(pair[1], map));
    parent.pairs.splice(index, 1);
    random.pick(others).pairs.push(pair);
  }),
};

export const mistakeNames: readonly string[] = Object.keys(mistakes);

export function makeMistake(name: string, tree: Tree, hand: Hand): void {
  mistakes[name]?.(tree, hand);
}

function onSlot(change: (slot: Slot, hand: Hand, tree: Tree) => void): Mistake {
  return (tree, hand) => {
    const slots = slotsOf(tree);
    if (slots.length > 0) change(hand.random.pick(slots), hand, tree);
  };
}

function onLeaf(change: (slot: Slot, hand: Hand) => void): Mistake {
  return (tree, hand) => {
    const slots = slotsOf(tree).filter(({ value }) => !isMap(value) && !isList(value));
    if (slots.length > 0) change(hand.random.pick(slots), hand);
  };
}

function onKnown(change: (slot: Slot, hand: Hand) => void): Mistake {
  return (tree, hand) => {
    const slots = slotsOf(tree).filter(({ key, value }) => vocabulary[key] && !isMap(value) && !isList(value));
    if (slots.length > 0) change(hand.random.pick(slots), hand);
  };
}

/** A key that maps below this key have in other configs, with the value that it has there. */
function addKey(tree: Tree, { random, seen }: Hand): void {
  const slots = slotsOf(tree).filter(({ value }) => isMap(value));
  if (slots.length === 0) return;
  const { key, value } = random.pick(slots);
  const maps = (seen.get(key) ?? []).flatMap((other): Tree[] => (isList(other) ? other.items : [other])).filter(isMap);
  const pairs = maps
    .flatMap((map) => map.pairs)
    .filter(([name]) => isMap(value) && !value.pairs.some(([own]) => own === name));
  if (!isMap(value) || pairs.length === 0) return;
  const [name, added] = random.pick(pairs);
  value.pairs.splice(random.below(value.pairs.length + 1), 0, [name, copyOf(added)]);
}

function otherType(value: Tree, { random }: Hand): Tree {
  const others: readonly Tree[] = [
    { items: [copyOf(value)] },
    { pairs: [['a', copyOf(value)]] },
    { items: [] },
    { pairs: [] },
    'text',
    1,
    1.5,
    true,
    String(value),
    ...(isList(value) && value.items[0] !== undefined ? [copyOf(value.items[0])] : []),
    ...(isMap(value) ? [{ items: value.pairs.map(([, member]) => copyOf(member)) }] : []),
  ];
  return random.pick(others);
}

function misspelt(key: string, random: Random): string {
  const at = random.below(key.length + 1);
  return random.pick([
    key.slice(0, at) + key.slice(at + 1),
    `${key.slice(0, at)}x${key.slice(at)}`,
    key.toUpperCase(),
    key.replace(/^./u, (letter) => letter.toUpperCase()),
    key.replaceAll(/_(.)/gu, (_, letter: string) => letter.toUpperCase()),
    key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
    `${key}s`,
    key.replace(/s$/u, ''),
    random.pick(['name', 'path', 'source', 'contents', 'enable', 'device', 'mode', 'user', 'storage', 'inline']),
  ]);
}

function holds(tree: Tree, map: TreeMap): boolean {
  return tree === map || slotsOf(tree).some(({ value }) => value === map);
}

import type { LayerMapEntry, LayerMapGroup, LayerMapResult } from '../../../server/src/base/protocol.ts';
import { entryKey, groupKey, spokenEntry } from './layerEntries.ts';

/** Where everything of a picture is, in pixels. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly labelWidth: number;
  /** Where the time line runs. */
  readonly lineY: number;
  /** Where the lowest layer ends. */
  readonly bottom: number;
  readonly isEmpty: boolean;
  /** The layers from the top of the picture to its bottom. */
  readonly rows: readonly PictureRow[];
  /** The phases from left to right. */
  readonly columns: readonly PictureColumn[];
}

export interface PictureRow {
  readonly title: string;
  readonly y: number;
  readonly height: number;
  readonly isEmpty: boolean;
}

export interface PictureColumn {
  readonly title: string;
  readonly x: number;
  readonly width: number;
  /** How many settings act in it. */
  readonly count: number;
  /** From the top down. */
  readonly boxes: readonly PictureBox[];
}

/** A setting or, where there are too many to draw, all of a kind. */
export interface PictureBox {
  /** Of the setting; of several, of the group that lists them. */
  readonly key: string;
  /** As much as has room. */
  readonly label: string;
  /** Everything, for whoever points at it or has it read out. */
  readonly spoken: string;
  /** Null where systems differ. */
  readonly badge: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const top = 64;
const boxHeight = 20;
const gap = 4;
const padding = 6;
const emptyRow = 26;
const emptyColumn = 74;
const widestColumn = 330;
const letter = 6.3;
/** In letters, beside which nothing else has room in a box. */
const boxMargin = 20;
/** What more would stand in one phase and layer is put together by kind. */
const mostBoxes = 12;

/** Groups what would be too many boxes, and gives every box its place: none overlap. */
export function pictureLayout(map: LayerMapResult): PictureLayout {
  const groups = map.groups.filter(({ isOnTimeLine }) => isOnTimeLine);
  const layers = map.layers.toReversed();
  const labelWidth = Math.max(...layers.map(({ title }) => title.length)) * letter + 28;
  const cells = groups.map((group) => layers.map(({ id }) => cellBoxes(group, id, map)));
  const counts = layers.map((_, row) => Math.max(0, ...cells.map((column) => column[row]?.length ?? 0)));
  let y = top;
  const rows = layers.map(({ title }, index) => {
    const count = counts[index] ?? 0;
    const height = count === 0 ? emptyRow : 2 * padding + count * (boxHeight + gap) - gap;
    const row = { title, y, height, isEmpty: count === 0 };
    y += height;
    return row;
  });
  let x = labelWidth + 16;
  const columns = groups.map((group, index) => {
    const drafts = cells[index] ?? [];
    const longest = Math.max(0, ...drafts.flat().map(({ label }) => label.length));
    const width =
      longest === 0
        ? emptyColumn
        : Math.min(widestColumn, Math.max(emptyColumn, Math.ceil(longest * letter) + boxMargin));
    const boxes = drafts.flatMap((some, row) =>
      some.map((draft, place) => ({
        ...draft,
        label: middleCut(draft.label, Math.floor((width - boxMargin) / letter)),
        x: x + 6,
        y: (rows[row]?.y ?? 0) + padding + place * (boxHeight + gap),
        width: Math.round(width),
        height: boxHeight,
      })),
    );
    const column = { title: group.title, x, width: Math.round(width) + 16, count: group.entries.length, boxes };
    x += column.width;
    return column;
  });
  const isEmpty = columns.every(({ boxes }) => boxes.length === 0);
  return { width: Math.round(x) + 24, height: y, labelWidth, lineY: top - 12, bottom: y, isEmpty, rows, columns };
}

type Draft = Pick<PictureBox, 'key' | 'label' | 'spoken' | 'badge'> & { readonly kind: string };

function cellBoxes(group: LayerMapGroup, layer: string, map: LayerMapResult): readonly Draft[] {
  const drafts = group.entries.flatMap((entry) => draftsOf(entry, group, layer, map));
  if (drafts.length <= mostBoxes) return drafts;
  const kinds = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = `${draft.kind} ${draft.badge ?? ''}`;
    const others = kinds.get(key);
    if (others) others.push(draft);
    else kinds.set(key, [draft]);
  }
  // The most frequent go first, and no more of them than has to be.
  let count = drafts.length;
  const together = new Set<string>();
  for (const [key, { length }] of [...kinds].toSorted(([, a], [, b]) => b.length - a.length)) {
    if (count <= mostBoxes || length === 1) break;
    together.add(key);
    count -= length - 1;
  }
  return [...kinds].flatMap(([key, alike]) => (together.has(key) ? joined(alike, group) : alike));
}

function joined(alike: readonly Draft[], group: LayerMapGroup): readonly Draft[] {
  const [first] = alike;
  if (!first) return [];
  const label = `${alike.length} × ${first.kind}`;
  const names = alike.slice(0, 3).map((draft) => draft.label);
  const spoken = `${label}: ${names.join(', ')}${alike.length > names.length ? ', …' : ''}; ${group.title}`;
  return [{ ...first, key: groupKey(group), label, spoken }];
}

/** A setting stands in the layer in which it lands first; where that is another one on other systems, in each of them. */
function draftsOf(entry: LayerMapEntry, group: LayerMapGroup, layer: string, map: LayerMapResult): readonly Draft[] {
  const facts = map.facts[entry.facts];
  const ways = (facts?.ways ?? []).filter(({ layers: [first] }) => first === layer);
  const [way] = ways;
  if (!facts || !way) return [];
  const isAlways = facts.isEverywhere && ways.length === facts.ways.length;
  const systems = ways.flatMap((one) => one.systems);
  const only = isAlways ? '' : ` (${systems.length > 2 ? `${systems.length} systems` : systems.join(', ')})`;
  const also = way.layers.slice(1).map((id) => ` + ${map.layers.find((one) => one.id === id)?.title ?? id}`);
  const badge = ways.every((one) => one.badge === way.badge) ? way.badge : null;
  const label = `${entry.name}${also.join('')}${only}`;
  return [{ key: entryKey(group, entry), label, spoken: spokenEntry(entry, group, map), badge, kind: entry.kind }];
}

/** The end of a name tells as much as its beginning. */
export function middleCut(words: string, most: number): string {
  if (words.length <= most) return words;
  const end = Math.floor((most - 1) / 2);
  return `${words.slice(0, most - 1 - end)}…${words.slice(words.length - end)}`;
}

import { hover } from '../../server/src/features/hover/hover.ts';
import { type Random, randomOf } from '../fuzz/random.ts';
import { rankOf } from './askBack.ts';
import { type Key, keysOf } from './keysOf.ts';
import type { Config } from './readConfigs.ts';

/** What became of the keys of some configs. */
export interface Recall {
  readonly configs: number;
  readonly keys: number;
  readonly hovered: number;
  /** The place of each key with so many letters typed, 0 for one that is not offered. */
  readonly ranks: ReadonlyMap<number, readonly number[]>;
  /** The keys that are not offered, have no hover, or stand behind the third place, each with how often. */
  readonly missed: ReadonlyMap<string, number>;
}

export const typedLetters = [0, 2] as const;

/** Of a config with more keys, as many are chosen by the seed. */
const mostKeys = 60;

export function measure(configs: readonly Config[], seed: number): Recall {
  const random = randomOf(seed);
  const ranks = new Map<number, number[]>(typedLetters.map((letters) => [letters, []]));
  const missed = new Map<string, number>();
  const miss = (what: string): void => void missed.set(what, (missed.get(what) ?? 0) + 1);
  let keys = 0;
  let hovered = 0;
  for (const config of configs) {
    for (const key of sample(
      config.analysis.parts.flatMap((part) => keysOf(part, config.analysis.document)),
      mostKeys,
      random,
    )) {
      keys++;
      if (hover(config.analysis, key.key.start)) hovered++;
      else miss(`no hover: ${placeOf(key)} in ${config.file}`);
      for (const letters of typedLetters) {
        const rank = rankOf(config, key, letters);
        ranks.get(letters)?.push(rank ?? 0);
        if (rank === undefined) miss(`not offered after ${letters} letters: ${placeOf(key)} in ${config.file}`);
        else if (letters > 0 && rank > 3) miss(`place ${rank} after ${letters} letters: ${placeOf(key)}`);
      }
    }
  }
  return { configs: configs.length, keys, hovered, ranks, missed };
}

export function recallOf(ranks: readonly number[]): number {
  return ranks.filter((rank) => rank > 0).length / ranks.length;
}

export function amongFirst(ranks: readonly number[], most: number): number {
  return ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
}

/** The mean of one through the place; a key that is not offered counts as 0. */
export function meanReciprocalRank(ranks: readonly number[]): number {
  return ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length;
}

/** As many of the items as asked for, in their order. */
export function sample<T>(items: readonly T[], most: number, random: Random): readonly T[] {
  if (items.length <= most) return items;
  const left = new Set(items);
  while (left.size > most) left.delete(random.pick([...left]));
  return [...left];
}

function placeOf({ entry }: Key): string {
  const names: string[] = [];
  for (let place: Key['entry'] | undefined = entry; place; place = place.parent)
    if (place.name !== names[0]) names.unshift(place.name);
  return names.filter((name) => name !== '').join('.');
}

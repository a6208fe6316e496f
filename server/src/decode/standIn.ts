import type { Node, Pair } from '../document/node.ts';
import type { Entry } from '../shape/entry.ts';
import type { ForeignKey } from '../shape/keywords.ts';
import { isSlipOf } from '../shape/nearest.ts';
import { likelyNames } from '../shape/wording.ts';
import type { Decoded, Member } from './decoded.ts';
import { foreignKey } from './foreignKey.ts';
import { nearKey } from './nearKey.ts';

/** What stands in an object where one of its keys is missed, and is the reason why it is missed. */
export type StandIn =
  /** An unknown key that was probably meant to be it. */
  | {
      readonly kind: 'misspelt';
      readonly pair: Pair;
      readonly found: string;
      readonly isCertain: boolean;
      readonly foreign: ForeignKey | undefined;
    }
  /** A key of another format, in which the missing one stands. */
  | { readonly kind: 'around'; readonly pair: Pair; readonly found: string; readonly foreign: ForeignKey }
  /** The key itself, without a value, which counts as absent. */
  | { readonly kind: 'null'; readonly pair: Pair };

/** Why a key is missing though somebody has written it; undefined where nobody has. */
export function standInFor(decoded: Decoded, name: string): StandIn | undefined {
  if (decoded.members?.has(name)) return undefined;
  const empty = pairOf(decoded.node, name);
  if (empty) return { kind: 'null', pair: empty };
  return misspeltKeys(decoded).get(name) ?? keyAround(decoded, name);
}

function keyAround({ entry, members }: Decoded, name: string): StandIn | undefined {
  if (!entry?.keywords['x-foreign']) return undefined;
  for (const [key, { pair }] of members ?? []) {
    const foreign = foreignKey(entry, key);
    if (foreign?.unwrap && pair.value && pairOf(pair.value, name)) {
      return { kind: 'around', pair, found: key, foreign };
    }
  }
  return undefined;
}

const misspeltIn = new WeakMap<Decoded, ReadonlyMap<string, StandIn>>();

/** The unknown keys of an object by what they were meant to be; of two that were meant to be the same, the first. */
function misspeltKeys(decoded: Decoded): ReadonlyMap<string, StandIn> {
  const done = misspeltIn.get(decoded);
  if (done) return done;
  const found = new Map<string, StandIn>();
  const { entry, members } = decoded;
  if (entry && members) {
    for (const [key, member] of members) {
      const near = nearKey(key, entry);
      if (near === undefined && !isUnknownKey(member, entry)) continue;
      const foreign = foreignKey(entry, key);
      const likely = near === undefined ? likelyNames(key, entry, members) : [near];
      const [best, ...others] = foreign ? [foreign.rename] : likely;
      if (best === undefined || found.has(best) || members.has(best)) continue;
      found.set(best, {
        kind: 'misspelt',
        pair: member.pair,
        found: key,
        isCertain: others.length === 0 && isSlipOf(key, best),
        foreign,
      });
    }
  }
  misspeltIn.set(decoded, found);
  return found;
}

function isUnknownKey({ value, borrowed }: Member, holder: Entry): boolean {
  return value.entry === undefined && !borrowed && holder.keywords.additionalProperties === false;
}

function pairOf(node: Node, name: string): Pair | undefined {
  if (node.kind !== 'map') return undefined;
  return node.pairs.findLast(({ key }) => key.kind === 'scalar' && !key.masked && key.text === name);
}

import type { Analysis } from '../../analysis.ts';
import { ownValue } from '../../base/ownValue.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import { namesOf, type PartName } from '../navigation/names.ts';

/** A name and what it is to become. */
export interface Move {
  readonly kind: string;
  readonly name: string;
  readonly meant: string;
}

/** All that takes another name when one does, by `nameKey`; a text says for a person why it cannot. */
export type Moves = ReadonlyMap<string, Move>;

export function nameKey({ kind, name }: Pick<Move, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/**
 * What moves with a name: what lies below a path, the thing of another kind that has the same path, and the unit that another
 * one starts only because it has the same name.
 */
export function movesWith(analysis: Analysis, { kind, name, part }: PartName, meant: string): Moves | string {
  const names = namesOf(analysis).filter((other) => other.part === part);
  const moves = new Map<string, Move>();
  const open: Move[] = [{ kind, name, meant }];
  for (let move = open.pop(); move; move = open.pop()) {
    const known = moves.get(nameKey(move));
    if (known && known.meant !== move.meant)
      return `\`${move.name}\` would have to become \`${known.meant}\` and \`${move.meant}\``;
    if (known) continue;
    moves.set(nameKey(move), move);
    open.push(...below(move, names));
    const pairs = pairedWith(move, names);
    if (typeof pairs === 'string') return pairs;
    open.push(...pairs);
  }
  return moves;
}

function isTree(kind: string): boolean {
  return ownValue(nameFacts.kinds, kind)?.isTree === true;
}

function below({ kind, name, meant }: Move, names: readonly PartName[]): readonly Move[] {
  if (!isTree(kind)) return [];
  return names
    .filter((other) => isTree(other.kind) && (other.name === name || other.name.startsWith(`${name}/`)))
    .map((other) => ({ kind: other.kind, name: other.name, meant: meant + other.name.slice(name.length) }));
}

/** A timer has to be called like the service that it starts. */
function pairedWith(move: Move, names: readonly PartName[]): readonly Move[] | string {
  const found: Move[] = [];
  for (const { kind, name, spelling, impliedBy } of names) {
    if (impliedBy === undefined) continue;
    const { unit, typeOf, startedBy } = impliedBy;
    if (kind === move.kind && name === move.name) {
      const written = spelling.write(move.meant);
      const other = written === undefined ? undefined : startedBy(written);
      if (other === undefined) return `\`${unit}\` starts it by its name, and cannot be called like \`${move.meant}\``;
      found.push({ kind: 'unit', name: unit, meant: other });
    } else if (move.kind === 'unit' && move.name === unit) {
      const isHere = names.some((each) => each.role === 'definition' && each.kind === kind && each.name === name);
      const meant = spelling.read(typeOf(move.meant));
      if (!isHere || meant === undefined)
        return `\`${unit}\` starts \`${typeOf(unit)}\` only because it is called like it; say so in it with \`${impliedBy.key}=${typeOf(unit)}\` first`;
      found.push({ kind, name, meant });
    }
  }
  return found;
}

import type { Fix } from '../base/problem.ts';
import type { Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { indentStep } from '../document/textEdits.ts';
import type { Target } from '../shape/target.ts';
import { indentLines } from './indentLines.ts';
import { homesOf } from './keyHome.ts';
import { holdsAnchorOrAlias } from './neededAnchors.ts';
import type { Place } from './visit.ts';

/** Keys of one mapping that follow each other and all belong below one key, which is not there. */
export interface LostHead {
  /** The key that they belong below. */
  readonly name: string;
  readonly pairs: readonly Pair[];
}

/** What the unknown keys of a mapping were below, where there are several and there is but one such key. */
export function lostHead(names: readonly string[], place: Place, target: Target): LostHead | undefined {
  const { members, node } = place.decoded;
  if (names.length < 2 || !members || node.kind !== 'map' || node.style !== 'block') return undefined;
  const pairs = node.pairs.filter((pair) => names.some((name) => members.get(name)?.pair === pair));
  const from = pairs[0] ? node.pairs.indexOf(pairs[0]) : -1;
  if (pairs.length !== names.length || pairs.some((pair, index) => node.pairs[from + index] !== pair)) return undefined;
  const homes = pairs.map((pair) => {
    const name = pair.key.kind === 'scalar' ? pair.key.text : '';
    return homesOf(pair, name, place, target).flatMap((home) => (home.kind === 'below' && !home.pair ? home.name : []));
  });
  const [common, ...others] = (homes[0] ?? []).filter((name) => homes.every((each) => each.includes(name)));
  return common !== undefined && others.length === 0 ? { name: common, pairs } : undefined;
}

/** Writes the key above the first of those that belong below it, and indents them. */
export function insertHead({ name, pairs }: LostHead, document: TextDocument): readonly Fix[] {
  const [first] = pairs;
  const last = pairs.at(-1);
  const { text, lineStarts, masks } = document;
  if (!first || !last || document.syntax !== 'yaml') return [];
  const stretch = { start: first.start, end: last.end };
  const line = lineStarts.findLast((start) => start <= first.start) ?? 0;
  const indent = text.slice(line, first.start);
  const isTied = masks.some(({ start, end }) => start < stretch.end && stretch.start < end);
  if (indent.trim() !== '' || isTied || pairs.some((pair) => holdsAnchorOrAlias(document, pair))) return [];
  const [head, ...rest] = indentLines(text, stretch, indentStep(document));
  if (!head) return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = [{ ...head, newText: `${indent}${name}:${newline}${head.newText}` }, ...rest];
  return [{ title: `Insert \`${name}\` above`, edits, certain: false }];
}

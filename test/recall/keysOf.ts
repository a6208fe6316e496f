import type { PartAnalysis } from '../../server/src/analysis.ts';
import type { Node, Pair, ScalarNode } from '../../server/src/document/node.ts';
import type { TextDocument } from '../../server/src/document/textDocument.ts';
import { hasKey } from '../../server/src/features/keyVersions.ts';
import { type Entry, itemOf, propertiesOf, propertyOf } from '../../server/src/shape/entry.ts';

/** A key of a config that the schema names. */
export interface Key {
  readonly name: string;
  readonly key: ScalarNode;
  readonly pair: Pair;
  readonly entry: Entry;
}

/**
 * The keys of a part but for names that somebody chose, keys that its version ignores or refuses, what a template writes or
 * would be torn apart without, and keys that stand there twice, which are never offered again. None of a predecessor of the
 * format, whose keys are not ours.
 */
export function keysOf(
  { part, root, resolution, target }: PartAnalysis,
  { text, masks }: TextDocument,
): readonly Key[] {
  if (resolution.predecessorAt) return [];
  const isKnown = (entry: Entry): boolean => !target.row || hasKey(entry, target.row, target);
  const holdsTag = ({ start, end }: Pair): boolean =>
    masks.some((mask) => start < mask.start && mask.start < end && /(?:^|\n)[ \t]*$/u.test(text.slice(0, mask.start)));
  const found: Key[] = [];
  const visit = (node: Node | undefined, entry: Entry | undefined): void => {
    if (!node || !entry) return;
    if (node.kind === 'seq') for (const item of node.items) visit(item, itemOf(entry));
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      const { key, value } = pair;
      if (key.kind !== 'scalar' || key.masked) continue;
      const own = propertiesOf(entry).get(key.text);
      const isTwice = node.pairs.some((other) => other !== pair && isNamed(other, key.text));
      if (own && isKnown(own) && !isTwice && !holdsTag(pair)) found.push({ name: key.text, key, pair, entry: own });
      visit(value, own ?? propertyOf(entry, key.text));
    }
  };
  visit(part.root, root);
  return found;
}

function isNamed({ key }: Pair, name: string): boolean {
  return key.kind === 'scalar' && key.text === name;
}

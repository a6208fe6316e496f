import type { ScalarNode, SeqNode } from '../document/node.ts';
import type { Entry } from '../shape/entry.ts';
import type { JsonType } from '../shape/keywords.ts';
import type { Reshaping } from './listFixes.ts';
import { putUnder } from './putUnder.ts';

/**
 * What the schema says of a value of another type than the entry's: what it was probably meant for. Of a text that looks
 * like something, that comes first. Certain only where the value can be nothing else: the schema knows of no other
 * meaning, or the text stands in a block, as no name and no address does.
 */
export function typeHint(
  entry: Entry | undefined,
  found: JsonType,
  node?: ScalarNode | SeqNode,
): Reshaping | undefined {
  const hint = entry?.keywords['x-type-hint']?.[found];
  if (!hint) return undefined;
  const isBlockText = node?.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  const others = (hint.unless ?? []).filter(
    ({ pattern }) => node?.kind === 'scalar' && !isBlockText && new RegExp(pattern, 'u').test(node.text),
  );
  const ways = [...others, hint];
  const [{ instead }] = ways as [(typeof ways)[number]];
  if (!node || hint.under === undefined) return { advice: instead };
  const isOnlyWay = hint.unless === undefined && hint.guess !== true;
  // Blanks and colons may stand between several: `core:core`.
  const isOneWord = node.kind === 'seq' || !/[\s:\uff1a]/u.test(node.text);
  const isCertain = isBlockText || (isOnlyWay && isOneWord);
  return {
    advice: instead,
    fixes: (document) =>
      ways.flatMap(({ under }) => {
        const edits = under === undefined ? [] : putUnder(document, node, under);
        return edits.length > 0 ? [{ title: `Write it as \`${under}\``, edits, certain: isCertain }] : [];
      }),
  };
}

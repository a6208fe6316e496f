import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { anchorFor, partAt } from '../../document/locate.ts';
import type { AliasNode, Node } from '../../document/node.ts';
import type { Part, TextDocument } from '../../document/textDocument.ts';

/** An anchor and the aliases that mean it; the ranges are those of the names, without `&` and `*`. */
export interface AnchorPlaces {
  readonly name: string;
  readonly anchored: Node;
  readonly definition: Range;
  readonly references: readonly Range[];
  readonly part: Part;
}

/** The anchor that is named at the offset, by itself or by an alias. */
export function anchorAt({ document, parts }: Analysis, offset: number): AnchorPlaces | undefined {
  const part = partAt(document, offset);
  if (!part?.root || part.anchors.length === 0 || !parts.some((ours) => overlaps(ours.part, part))) return undefined;
  const aliases = aliasesOf(part);
  const alias = aliases.find(({ node }) => node.start <= offset && offset <= node.end);
  const named = part.anchors.find((node) => {
    const { start, end } = nameRange(document, node);
    return start - 1 <= offset && offset <= end;
  });
  const anchored = alias ? alias.means : named;
  if (!anchored) return undefined;
  const definition = nameRange(document, anchored);
  return {
    name: anchored.anchor ?? '',
    anchored,
    definition,
    references: aliases.flatMap(({ node, means }) =>
      means === anchored ? { start: node.start + 1, end: node.end } : [],
    ),
    part,
  };
}

function overlaps(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

interface FoundAlias {
  readonly node: AliasNode;
  /** Undefined where no such anchor stands above. */
  readonly means: Node | undefined;
}

/** The aliases of a part, in the order of the text. */
export function aliasesOf(part: Part): readonly FoundAlias[] {
  const found: FoundAlias[] = [];
  const visit = (node: Node): void => {
    switch (node.kind) {
      case 'map':
        for (const { key, value } of node.pairs) {
          visit(key);
          if (value) visit(value);
        }
        return;
      case 'seq':
        for (const item of node.items) visit(item);
        return;
      case 'alias':
        found.push({ node, means: anchorFor(part, node) });
        return;
      case 'scalar':
      case 'damaged':
        return;
    }
  };
  if (part.root) visit(part.root);
  return found;
}

/** Where the name of a node's anchor stands: a tag and comments may stand between it and the node. */
function nameRange({ text }: TextDocument, { anchor = '', propertiesStart, start }: Node): Range {
  const from = propertiesStart ?? start;
  for (const { 0: word, index } of text.slice(from, start).matchAll(/#[^\r\n]*|[^\s#][^\s]*/gu)) {
    const at = from + index + 1;
    if (word.startsWith('&')) return { start: at, end: at + anchor.length };
  }
  return { start, end: start };
}

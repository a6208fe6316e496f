import type { Fix } from '../base/problem.ts';
import type { Origin } from '../decode/produced.ts';
import { changeContent } from '../document/changeContent.ts';
import type { TextDocument } from '../document/textDocument.ts';

/** What a text is to become. */
export interface Rewrite {
  readonly title: string;
  readonly text: string;
  readonly certain: boolean;
}

/** Fixes that change a judged text in the document; none where the text does not stand there as it was judged. */
export function rewriteText(judged: string, rewrites: () => readonly Rewrite[]) {
  return ({ node }: Origin, document: TextDocument): readonly Fix[] => {
    if (node.kind !== 'scalar' || node.masked || node.text !== judged) return [];
    return rewrites().flatMap(({ title, text, certain }) => {
      const edits = changeContent(document, node, text);
      return edits.length > 0 ? [{ title, edits, certain }] : [];
    });
  };
}

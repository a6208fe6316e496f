import type { Fix } from '../base/problem.ts';
import { respell } from '../decode/fixes.ts';
import type { Origin } from '../decode/produced.ts';
import { nodesAt, partAt } from '../document/locate.ts';
import type { TextDocument } from '../document/textDocument.ts';

/** Writes the key that a finding stands at under another name; nothing where the place has no key of its own. */
export function respellKeyOf(name: string, { head }: Origin, document: TextDocument): readonly Fix[] {
  const part = partAt(document, head.start);
  const pair = part && nodesAt(part, head.start).at(-1)?.pair;
  return pair && (pair.key === head || pair.value === head) ? respell(pair, name)(document) : [];
}

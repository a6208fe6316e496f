import type { Fix } from '../base/problem.ts';
import { removeKey } from '../decode/fixes.ts';
import type { Origin } from '../decode/produced.ts';
import { nodesAt, partAt } from '../document/locate.ts';
import type { TextDocument } from '../document/textDocument.ts';

/** Takes away the key that a finding stands at, with its value; nothing where the place has no key of its own. */
export function removeKeyOf({ head }: Origin, document: TextDocument): readonly Fix[] {
  const part = partAt(document, head.start);
  const pair = part && nodesAt(part, head.start).at(-1)?.pair;
  return pair && (pair.key === head || pair.value === head) ? removeKey(pair)(document) : [];
}

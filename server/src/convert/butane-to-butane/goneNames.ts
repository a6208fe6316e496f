import { findNames, type NameOccurrence } from '../../formats/findNames.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import type { JudgedText, Loss } from '../conversion.ts';
import { lossCodes } from './change.ts';
import { isInserted, type Rewrite, sourcePath, sourceRange } from './rewrite.ts';

/** Names that the config still uses, though what had them was left out. */
export function goneNames(before: JudgedText, after: JudgedText, rewrite: Rewrite): readonly Loss[] {
  const defined = definedIn(namesIn(before));
  const names = namesIn(after);
  const left = definedIn(names);
  const isGone = (name: NameOccurrence): boolean => defined.has(idOf(name)) && !left.has(idOf(name));
  const gone = names.filter(
    (name) => name.role === 'reference' && isGone(name) && !isInserted(rewrite, name.word.start),
  );
  return gone.map(({ kind, name, word }) => {
    const range = sourceRange(rewrite, word);
    const title = nameFacts.kinds[kind]?.title ?? kind;
    const message = `the ${title} \`${name}\` is named here, and what made it was left out: the machine may wait for it or fail; take this out too, or see that it is there`;
    return { code: lossCodes.nameGone, kind: 'changed', message, range, path: sourcePath(rewrite, range.start) };
  });
}

function namesIn({ document, part, decoded }: JudgedText): readonly NameOccurrence[] {
  return findNames(document, part, decoded);
}

function definedIn(names: readonly NameOccurrence[]): ReadonlySet<string> {
  return new Set(names.filter(({ role }) => role === 'definition').map(idOf));
}

function idOf({ kind, name }: NameOccurrence): string {
  return `${kind} ${name}`;
}

import { nameWithoutTemplate } from '../document/template/templateOfName.ts';
import type { NameClaim } from './format.ts';

/** What the name or the user's choice says for a format; undefined where neither speaks for it. */
export function nameEvidence(format: string, pattern: RegExp | undefined, claim: NameClaim): string | undefined {
  const match = pattern?.exec(nameWithoutTemplate(claim.fileName));
  const ending = match ? claim.fileName.slice(match.index) : undefined;
  if (claim.format !== undefined) {
    if (claim.format !== format) return undefined;
    return ending === undefined ? `chosen by ${claim.formatBy ?? 'the user'}` : `the name ends in ${ending}`;
  }
  return ending === undefined ? undefined : `the name ends in ${ending}`;
}

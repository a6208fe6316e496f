import type { Path } from '../base/path.ts';
import { type PasswordFault, passwordFault } from '../embedded/passwordHash.ts';
import { holdsTemplate } from '../embedded/placeholder.ts';
import type { Finding } from './configRule.ts';

const codes = {
  placeholder: 'passwd/damaged-hash',
  'plain-text': 'passwd/plain-text-password',
  damaged: 'passwd/damaged-hash',
  weak: 'passwd/weak-hash',
  'unknown-method': 'passwd/damaged-hash',
} as const satisfies Readonly<Record<PasswordFault['kind'], string>>;

export const passwordCodes: readonly string[] = [...new Set(Object.values(codes))];

/** What is wrong with the hash of a password, which is written into the machine's list of passwords as it is. */
export function* passwordFindings(hash: unknown, path: Path): Generator<Finding> {
  // A template that somebody else fills in.
  if (typeof hash !== 'string' || holdsTemplate(hash) || hash.includes('${')) return;
  const fault = passwordFault(hash);
  if (fault) yield { code: codes[fault.kind], severity: 'warning', message: fault.message, path, isOwn: true };
}

import { type PasswordFault, passwordFault } from '../../../embedded/passwordHash.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { configRule } from '../../configRule.ts';
import type { User } from '../config.ts';

const codes = {
  placeholder: 'passwd/damaged-hash',
  'plain-text': 'passwd/plain-text-password',
  damaged: 'passwd/damaged-hash',
  weak: 'passwd/weak-hash',
  'unknown-method': 'passwd/damaged-hash',
} as const satisfies Readonly<Record<PasswordFault['kind'], string>>;

/** The hash is written into the machine's list of passwords as it is. */
export const passwordHash = configRule<User>({
  codes: [...new Set(Object.values(codes))],
  at: ['passwd.users.*'],
  *check({ passwordHash: hash }) {
    // A template that somebody else fills in.
    if (typeof hash !== 'string' || holdsTemplate(hash) || hash.includes('${')) return;
    const fault = passwordFault(hash);
    if (fault)
      yield {
        code: codes[fault.kind],
        severity: 'warning',
        message: fault.message,
        path: ['passwordHash'],
        isOwn: true,
      };
  },
});

import { configRule } from '../../configRule.ts';
import { passwordCodes, passwordFindings } from '../../passwordFindings.ts';
import type { User } from '../config.ts';

/** The hash is written into the machine's list of passwords as it is. */
export const passwordHash = configRule<User>({
  codes: passwordCodes,
  at: ['passwd.users.*'],
  *check({ passwordHash: hash }) {
    yield* passwordFindings(hash, ['passwordHash']);
  },
});

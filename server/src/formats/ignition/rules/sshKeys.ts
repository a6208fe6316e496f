import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { sshKeyCodes, sshKeyFindings } from '../../sshKeyFindings.ts';
import type { User } from '../config.ts';

/** Lines of authorized_keys that sshd will pass over. */
export const sshKeys = configRule<User>({
  codes: sshKeyCodes,
  at: ['passwd.users.*'],
  *check({ sshAuthorizedKeys }) {
    for (const [index, text] of knownItems(sshAuthorizedKeys).entries())
      if (typeof text === 'string') yield* sshKeyFindings(text, ['sshAuthorizedKeys', index]);
  },
});

import type { Path } from '../../../base/path.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { passwordCodes, passwordFindings } from '../../passwordFindings.ts';
import { sshKeyCodes, sshKeyFindings } from '../../sshKeyFindings.ts';
import { isObject, type Keys, objectsIn } from '../keys.ts';

/** Public keys that sshd passes over, of accounts and of the account that the image brings. */
export const publicKeys = configRule<Keys>({
  codes: sshKeyCodes,
  at: ['', 'users.*'],
  *check(holder) {
    if (!isObject(holder)) return;
    yield* keysAt(holder.ssh_authorized_keys, ['ssh_authorized_keys']);
  },
});

/** Hashes of passwords that nobody can log in with. */
export const passwordHashes = configRule<Keys>({
  codes: passwordCodes,
  at: ['users.*', 'chpasswd.users.*'],
  *check(account) {
    if (!isObject(account)) return;
    for (const key of ['passwd', 'hashed_passwd']) yield* passwordFindings(account[key], [key]);
    if (account.password !== undefined && (account.type === undefined || account.type === 'hash'))
      yield* passwordFindings(account.password, ['password']);
  },
});

function* keysAt(keys: unknown, path: Path): Generator<Finding> {
  if (typeof keys === 'string') yield* sshKeyFindings(keys, path);
  else if (Array.isArray(keys))
    for (const [index, text] of keys.entries())
      if (typeof text === 'string') yield* sshKeyFindings(text, [...path, index]);
}

/** Accounts of which the name stands twice: the second is mixed with the first. */
export const accountTwice = configRule<Keys>({
  codes: ['cloud-config/account-twice'],
  at: ['users'],
  *check(users) {
    const seen = new Map<string, number>();
    for (const [index, { name }] of objectsIn(users)) {
      if (typeof name !== 'string') continue;
      const first = seen.get(name);
      if (first === undefined) {
        seen.set(name, index);
        continue;
      }
      yield {
        code: 'cloud-config/account-twice',
        severity: 'warning',
        message: `the account \`${name}\` stands in the list twice: cloud-init makes one of both, in which the later one counts; write its keys into one item`,
        path: [index, 'name'],
        isOwn: true,
        related: { path: [first, 'name'], message: 'the account stands here first' },
      };
    }
  },
});

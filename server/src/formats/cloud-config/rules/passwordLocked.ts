import type { Fix } from '../../../base/problem.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';
import { setBeside } from './setBeside.ts';

const code = 'cloud-config/password-locked';
const passwords = ['hashed_passwd', 'plain_text_passwd', 'passwd'];

/** A password of an account that is locked, as all are that do not say otherwise. */
export const passwordLocked = configRule<Keys>({
  codes: [code],
  at: ['users.*'],
  *check(account) {
    if (!isObject(account) || !isAbsent(account, 'snapuser')) return;
    const key = passwords.find((each) => typeof account[each] === 'string' && account[each] !== '');
    const isLocked = account.lock_passwd === true || isAbsent(account, 'lock_passwd');
    // `!` and `*` say that there is to be none.
    if (key === undefined || !isLocked || /^[!*]/u.test(String(account[key]))) return;
    const because = account.lock_passwd === true ? '' : ', as it is unless `lock_passwd` says otherwise';
    yield {
      code,
      severity: 'warning',
      message: `the password is locked${because}: nobody can log in with it, and \`sudo\` refuses it, too; write \`lock_passwd: false\` beside it`,
      path: [key],
      isOwn: true,
      fixes: ({ node }, document): readonly Fix[] => setBeside(node, key, ['lock_passwd', 'false'], document),
    };
  },
});

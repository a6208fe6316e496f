import { configRule } from '../../configRule.ts';
import { isObject, isTrue, type Keys } from '../keys.ts';

const code = 'cloud-config/account-not-made';
const noHome = ['no_create_home', 'system'];
const needHome = ['ssh_authorized_keys', 'ssh_import_id', 'ssh_redirect_user'];
const rest = 'cloud-init stops here, and makes neither this account nor those below it';

/** Keys of an account of which the module that makes accounts does not survive the sight (`cc_users_groups.handle`). */
export const accountNotMade = configRule<Keys>({
  codes: [code],
  at: ['users.*'],
  *check(account) {
    if (!isObject(account)) return;
    const without = noHome.find((key) => isTrue(account[key]) === true);
    const needing = needHome.find((key) => isTrue(account[key]) === true);
    if (without !== undefined && needing !== undefined)
      yield {
        code,
        severity: 'error',
        message: `with \`${without}\` the account has no home directory, which \`${needing}\` needs: ${rest}; remove one of the two`,
        path: [needing],
        related: { path: [without], message: 'it is to have none by this' },
      };
    const keys = ['ssh_authorized_keys', 'ssh_import_id'].find((key) => account[key] !== undefined);
    if (isTrue(account.ssh_redirect_user) === true && keys !== undefined)
      yield {
        code,
        severity: 'error',
        message: `an account whose logins are redirected can have no keys of its own: ${rest}; remove \`${keys}\` or \`ssh_redirect_user\``,
        path: ['ssh_redirect_user'],
        related: { path: [keys], message: 'its keys stand here' },
      };
    if (account.sudo === true)
      yield {
        code,
        severity: 'error',
        message: `\`true\` is no rule of sudo: ${rest}; write the rule, such as \`ALL=(ALL) NOPASSWD:ALL\``,
        path: ['sudo'],
        isAboutValue: true,
      };
  },
});

import type { Fix } from '../../../base/problem.ts';
import { judgedText } from '../../../decode/judgedConfig.ts';
import { rootPlace } from '../../../decode/visit.ts';
import { pairOf, partAt } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertItem } from '../../../document/textEdits.ts';
import { configRule, type Finding } from '../../configRule.ts';
import type { Rule } from '../../format.ts';
import { judge } from '../../judge.ts';
import { isObject, isTrue, type Keys, objectsIn } from '../keys.ts';
import { hasPassword, madeAccounts, mayLogIn, mayOpenAccounts } from './accounts.ts';

const code = 'cloud-config/no-login';

/** What is for the account that the image brings. */
const ofDefault: readonly (readonly [key: string, consequence: string])[] = [
  ['ssh_authorized_keys', 'these keys open no account'],
  ['ssh_import_id', 'these keys open no account'],
  ['password', 'nobody gets this password, and cloud-init logs a warning'],
];

const judged = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config): Generator<Finding> {
    const made = madeAccounts(config);
    if (!made) return;
    const others = made.hasDefault || opensRoot(config) ? [] : [...forNobody(config)];
    yield* others;
    if (!made.hasDefault) yield* redirected(config);
    if (setsPasswords(config.chpasswd)) return;
    const { named, hasDefault } = made;
    const isLocked = !hasDefault && others.length === 0 && named.length > 0 && !named.some(mayLogIn);
    if (isLocked && !opensRoot(config) && !mayOpenAccounts(config)) {
      yield {
        code,
        severity: 'warning',
        message:
          'nobody can log in by this config: no account here has a key, or a password that is not locked, and without `default` among them that of the image is not made, so that the keys of the cloud open none; write `ssh_authorized_keys` at an account, or `- default` above it',
        path: ['users'],
        isOwn: true,
        fixes: ({ node }, document) => withDefault(node, document),
      };
      return;
    }
    const accounts = [...objectsIn(config.users)].map(([, account]) => account);
    if (
      opensRoot(config) ||
      config.ssh_pwauth !== true ||
      isGiven(config.password) ||
      isGiven(config.user) ||
      accounts.some(hasPassword) ||
      mayOpenAccounts(config)
    )
      return;
    yield {
      code,
      severity: 'info',
      message:
        'the SSH server takes passwords by this, but no account gets one here: unless the image has some, nobody can log in with a password; set one, or leave this out',
      path: ['ssh_pwauth'],
      isOwn: true,
    };
  },
});

const rules = [judged];

/**
 * Ways to log in that lead nowhere (cc_users_groups.py, cc_ssh.py, cc_set_passwords.py). What is one of several texts is left
 * alone: the others may bring accounts.
 */
export const logins: Rule = {
  codes: [code],
  check: ({ document, part, decoded, target }) =>
    document.parts[part]?.stretch
      ? []
      : judge(rules, judgedText(rootPlace(decoded), target), { target, key: (name) => name }, document),
};

function* forNobody(config: Keys): Generator<Finding> {
  for (const [key, consequence] of ofDefault) {
    const isOverridden = key === 'password' && setsPasswords(config.chpasswd);
    if (!isGiven(config[key]) || typeof config[key] === 'symbol' || isOverridden) continue;
    yield {
      code,
      severity: 'warning',
      message: `\`${key}\` is for the account that the image brings, which is not made, because \`users\` has no \`default\`: ${consequence}; write \`- default\` in \`users\`, or the ${key === 'password' ? 'password' : 'keys'} at an account`,
      path: [key],
      isOwn: true,
      related: { path: ['users'], message: 'the accounts that are made stand here' },
      fixes: ({ node }, document) => withDefault(pairOf(partAt(document, node.start)?.root, 'users')?.value, document),
    };
  }
}

/** Logins that are to be sent on to the account of the image. */
function* redirected(config: Keys): Generator<Finding> {
  for (const [index, { ssh_redirect_user: isRedirected }] of objectsIn(config.users))
    if (isTrue(isRedirected) === true)
      yield {
        code,
        severity: 'warning',
        message:
          'logins to this account are to be sent on to that of the image, which is not made, because `users` has no `default`: cloud-init passes over this; write `- default` in `users`',
        path: ['users', index, 'ssh_redirect_user'],
        isOwn: true,
        fixes: ({ node }, document) =>
          withDefault(pairOf(partAt(document, node.start)?.root, 'users')?.value, document),
      };
}

/** Whether keys from elsewhere let somebody in as root. */
function opensRoot(config: Keys): boolean {
  return config.disable_root !== undefined && isTrue(config.disable_root) !== true;
}

/** Whether `chpasswd` names accounts, which leaves `password` out. */
function setsPasswords(chpasswd: unknown): boolean {
  return isObject(chpasswd) ? isGiven(chpasswd.users) || isGiven(chpasswd.list) : isGiven(chpasswd);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && isTrue(value) !== false;
}

function withDefault(users: Node | undefined, document: TextDocument): readonly Fix[] {
  if (users?.kind !== 'seq' || users.items.length === 0) return [];
  return [{ title: 'Insert `default`', edits: insertItem(document, users, 'default', -1), certain: false }];
}

import { mayHoldMore } from '../../../decode/judgedConfig.ts';
import { accountNames } from '../../../generated/machineFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isNoName } from '../isFilledIn.ts';
import { isObject, isTrue, type Keys, objectsIn, textsIn } from '../keys.ts';

const badName = 'passwd/bad-name';
const existing = 'cloud-config/account-exists';
const rest = 'cloud-init stops there, and makes neither this account nor those below it';

/** Names that `useradd` and `groupadd` of every distribution refuse. */
export const unusableNames = configRule<Keys>({
  codes: [badName],
  at: [''],
  *check({ users, groups }): Generator<Finding> {
    for (const [index, { name, snapuser }] of objectsIn(users))
      if (isUnusable(name) && snapuser === undefined)
        yield {
          code: badName,
          severity: 'warning',
          message: `\`${name}\` can be no name of an account: \`useradd\` refuses it, ${rest}; use at most 32 letters, digits, \`_\`, \`.\` and \`-\`, and write a full name to \`gecos\``,
          path: ['users', index, 'name'],
          isOwn: true,
        };
    for (const [index, account] of objectsIn(users)) {
      const text = typeof account.groups === 'string' ? account.groups.split(',') : account.groups;
      for (const [at, group] of Array.isArray(text) ? text.entries() : [])
        if (typeof group === 'string' && isUnusable(group.trim()))
          yield groupFault(group, ['users', index, 'groups', ...(typeof account.groups === 'string' ? [] : [at])], '');
    }
    const text = typeof groups === 'string' ? groups : undefined;
    const listed = Array.isArray(groups) ? (groups as readonly unknown[]) : [];
    const found = text?.trim().split(',').find(isUnusable);
    if (found !== undefined) yield groupFault(found, ['groups'], ', and no blank behind a comma');
    for (const [index, group] of listed.entries())
      if (isUnusable(group)) yield groupFault(group, ['groups', index], '');
  },
});

/** Keys of accounts that are there on every system: `useradd`, which would read them, is not called for those. */
export const accountExists = configRule<Keys>({
  codes: [existing],
  at: ['users.*'],
  *check(account): Generator<Finding> {
    if (!isObject(account) || typeof account.name !== 'string' || !accountNames.accounts.includes(account.name)) return;
    const key = ofNewAccounts.find((each) => account[each] !== undefined && isTrue(account[each]) !== false);
    if (key === undefined) return;
    const isPassword = key === 'passwd';
    yield {
      code: existing,
      severity: 'warning',
      message: `\`${account.name}\` is there on every system, and \`${key}\` counts only for an account that is made anew: it does nothing; ${isPassword ? 'write `hashed_passwd`' : `use \`usermod\` in \`runcmd\``}`,
      path: [key],
      isOwn: true,
    };
  },
});

const ofNewAccounts = ['passwd', 'groups', 'primary_group', 'uid', 'expiredate', 'inactive'];

/** The groups that are made before any account. */
export function groupsMade(groups: unknown): Set<string> {
  const names = typeof groups === 'string' ? groups.trim().split(',') : [];
  if (Array.isArray(groups))
    names.push(...groups.flatMap((group: unknown) => (isObject(group) ? Object.keys(group) : textsIn(group))));
  else if (isObject(groups)) names.push(...Object.keys(groups));
  return new Set(names);
}

/** The names in the `groups` of an account. */
export function namesIn(groups: unknown): readonly string[] {
  if (isObject(groups)) return Object.keys(groups);
  return textsIn(groups ?? [])
    .flatMap((text) => text.split(','))
    .map((name) => name.trim());
}

export function isKnown(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item !== 'symbol');
  return typeof value !== 'symbol' && !(isObject(value) && mayHoldMore(value));
}

/** Whether a text can be no name of an account or a group, on any distribution. */
export function isUnusable(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && !isNoName(name) && unusable.test(name);
}

const unusable = new RegExp(accountNames.unusableName, 'u');

function groupFault(name: string, path: readonly (string | number)[], more: string): Finding {
  return {
    code: badName,
    severity: 'warning',
    message: `\`${name}\` can be no name of a group: \`groupadd\` refuses it, and cloud-init goes on without the group; use letters, digits, \`_\`, \`.\` and \`-\`${more}`,
    path,
    isOwn: true,
  };
}

import { mayHoldMore } from '../../../decode/judgedConfig.ts';
import { accountNames } from '../../../generated/machineFacts.ts';
import type { KnownSystem } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { isNoName } from '../isFilledIn.ts';
import { type Keys, objectsIn } from '../keys.ts';
import { groupsMade, isKnown, namesIn } from '../rules/accountNames.ts';
import { setBeside } from '../rules/setBeside.ts';

export const groupOfAccountCode = 'cloud-config/group-of-account';

/**
 * Accounts whose own group `useradd` is to make, as it does unless it is told otherwise, and which is there already; and those
 * that are to be in a group of their own name that nothing makes (`add_user` of cloud-init makes it only beside `groups`).
 */
export function groupOfAccount(systems: readonly KnownSystem[]): ConfigRule {
  const isMade = systems.some(({ id }) => !accountNames.withoutUserGroups.includes(id));
  return configRule<Keys>({
    codes: [groupOfAccountCode],
    at: [''],
    *check(config) {
      if (mayHoldMore(config) || !isKnown(config.groups)) return;
      const made = groupsMade(config.groups);
      const seen = new Set<string>();
      for (const [index, account] of objectsIn(config.users)) {
        const { name, primary_group: group, no_user_group: none, groups, create_groups: creates } = account;
        if (mayHoldMore(account) || typeof name !== 'string' || !isKnown(groups)) return;
        // What stands twice is one account.
        if (seen.has(name)) continue;
        seen.add(name);
        const others = creates === undefined || creates === true ? namesIn(groups) : [];
        for (const other of others) made.add(other);
        const isThere = made.has(name) || accountNames.groupsEverywhere.includes(name);
        const isOwnMade = isMade && group === undefined && (none === undefined || none === false);
        const isJudged = account.snapuser === undefined && !isNoName(name) && !accountNames.accounts.includes(name);
        const [found, key, text] = isThere
          ? [`the group \`${name}\` is there before the account`, 'primary_group', name]
          : [`nothing makes the group \`${name}\``, 'groups', `[${name}]`];
        if (isJudged && (isThere ? isOwnMade : group === name && others.length === 0)) {
          const at = isThere ? 'name' : 'primary_group';
          yield {
            code: groupOfAccountCode,
            severity: 'warning',
            message: `${found}, and \`useradd\` refuses: cloud-init stops there, and makes neither this account nor those below it; write \`${key}: ${text}\``,
            path: ['users', index, at],
            isOwn: true,
            fixes: ({ node }, document) => setBeside(node, at, [key, text], document),
          };
        }
        made.add(typeof group === 'string' ? group : name);
      }
    },
  });
}

import { configRule } from '../../configRule.ts';
import { isObject, type Keys, objectsIn, textsIn } from '../keys.ts';

const code = 'cloud-config/member-not-made-yet';

/** Members of a group that the same config makes: groups come first (`users_groups` of cloud-init). */
export const memberNotMadeYet = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ users, groups }) {
    const names = new Set([...objectsIn(users)].flatMap(([, { name }]) => (typeof name === 'string' ? [name] : [])));
    const listed: readonly (readonly [readonly (string | number)[], unknown])[] = isObject(groups)
      ? [[['groups'], groups]]
      : [...objectsIn(groups)].map(([index, group]) => [['groups', index], group]);
    for (const [path, group] of listed)
      for (const [name, members] of Object.entries(isObject(group) ? group : {}))
        for (const member of textsIn(members)) {
          if (!names.has(member)) continue;
          yield {
            code,
            severity: 'warning',
            message: `groups are made before accounts, so \`${member}\` does not exist yet: it does not come into \`${name}\`; write \`groups: [${name}]\` at the account`,
            path: Array.isArray(members) ? [...path, name, members.indexOf(member)] : [...path, name],
            isOwn: true,
          };
        }
  },
});

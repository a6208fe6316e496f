import { type ProducedObject, producedList } from '../../decode/produced.ts';
import {
  objectIn,
  objectsIn,
  reportLoss,
  textIn,
  type Upgrade,
  withItems,
  withMembers,
  withSection,
} from './upgrade.ts';

/** Accounts: what stood in `create` stands beside the name in Ignition 3, and no account stands there twice. */
export function withAccounts(upgrade: Upgrade, config: ProducedObject): ProducedObject {
  const passwd = objectIn(config, 'passwd');
  if (!passwd) return config;
  const users = objectsIn(passwd, 'users').map((user) => withoutCreate(upgrade, user));
  return withSection(config, 'passwd', withItems(passwd, 'users', onceEach(upgrade, users)));
}

/** Ignition 2 takes all that describes the account from `create` where there is one. */
function withoutCreate(upgrade: Upgrade, user: ProducedObject): ProducedObject {
  const create = objectIn(user, 'create');
  if (!create) return user;
  const own = ['name', 'passwordHash', 'sshAuthorizedKeys'];
  const members = new Map([...user.members].filter(([name]) => own.includes(name)));
  for (const [name, member] of user.members) {
    if (own.includes(name) || name === 'create') continue;
    const message = `\`${name}\` is left out: Ignition 2 goes by \`create\` and ignores it`;
    reportLoss(upgrade, member, 'changed', 'said-otherwise', message);
  }
  for (const [name, member] of create.members) members.set(name, member);
  return { ...user, members };
}

function onceEach(upgrade: Upgrade, users: readonly ProducedObject[]): readonly ProducedObject[] {
  const found = new Map<string, ProducedObject>();
  for (const user of users) {
    const name = textIn(user, 'name') ?? '';
    const before = found.get(name);
    found.set(name, before ? together(upgrade, before, user) : user);
  }
  return [...found.values()];
}

/** Ignition 2 makes one account and then changes it; keys of both stay. */
function together(upgrade: Upgrade, before: ProducedObject, user: ProducedObject): ProducedObject {
  const keys = [before, user].flatMap((each) => {
    const list = each.members.get('sshAuthorizedKeys');
    return list?.kind === 'list' ? list.items : [];
  });
  const message = `the account \`${textIn(user, 'name')}\` stands twice, which Ignition 3 refuses: the two are put together, and where both say something the later one wins`;
  reportLoss(upgrade, user.members.get('name') ?? user, 'changed', 'said-otherwise', message);
  const joined: ProducedObject = { ...before, members: new Map([...before.members, ...user.members]) };
  return withMembers(joined, {
    sshAuthorizedKeys: keys.length > 0 ? producedList(keys, ...user.origins) : undefined,
  });
}

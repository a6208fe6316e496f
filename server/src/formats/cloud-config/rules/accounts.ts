import { isAbsent, mayHoldMore } from '../../../decode/judgedConfig.ts';
import { accountNames } from '../../../generated/machineFacts.ts';
import { isNoName } from '../isFilledIn.ts';
import { isObject, isTrue, type Keys, textsIn } from '../keys.ts';

/** The accounts that a config makes. */
export interface MadeAccounts {
  /** Those that it names, with what it says of them; a name alone says nothing. */
  readonly named: readonly Keys[];
  /** Whether the account that the image brings is made as well. */
  readonly hasDefault: boolean;
}

/** What cloud-init makes of `users` and `user` (`normalize_users_groups`); undefined where nobody knows it all. */
export function madeAccounts(config: Keys): MadeAccounts | undefined {
  const { users, user } = config;
  if (mayHoldMore(config) || typeof user === 'symbol') return undefined;
  if (users === undefined) return { named: [], hasDefault: true };
  if (!Array.isArray(users)) return undefined;
  let hasDefault = isTrue(user) === true;
  const named: Keys[] = [];
  for (const item of users as readonly unknown[]) {
    if (typeof item === 'symbol') return undefined;
    if (isObject(item)) {
      if (mayHoldMore(item) || typeof item.name === 'symbol') return undefined;
      if (typeof item.name === 'string' && isNoName(item.name)) return undefined;
      if (item.name === undefined || item.name === 'default') hasDefault = true;
      else named.push(item);
      continue;
    }
    for (const name of textsIn(item).flatMap((text) => text.split(','))) {
      if (isNoName(name)) return undefined;
      if (name.trim() === 'default') hasDefault = true;
      else named.push({ name: name.trim() });
    }
  }
  return { named, hasDefault };
}

const passwords = ['hashed_passwd', 'plain_text_passwd', 'passwd'];

export function hasPassword(account: Keys): boolean {
  return passwords.some((key) => account[key] !== undefined && isTrue(account[key]) !== false);
}

/** Whether somebody may log in as an account by what the config says of it. */
export function mayLogIn(account: Keys): boolean {
  const isThere = (key: string) => account[key] !== undefined && isTrue(account[key]) !== false;
  if (['ssh_authorized_keys', 'ssh_import_id', 'snapuser'].some(isThere)) return true;
  return hasPassword(account) && !isAbsent(account, 'lock_passwd') && isTrue(account.lock_passwd) !== true;
}

const programs = ['ansible', 'puppet', 'chef', 'salt_minion', 'mcollective', 'autoinstall', 'landscape', 'spacewalk'];

/** Whether something else in a config may open a way to log in: commands, files, programs that set machines up. */
export function mayOpenAccounts(config: Keys): boolean {
  if (programs.some((key) => config[key] !== undefined)) return true;
  const { runcmd, bootcmd, write_files: files } = config;
  return [...wordsIn(runcmd), ...wordsIn(bootcmd), ...wordsIn(files)].some(
    (text) => typeof text === 'symbol' || accountNames.logins.some((word) => text.includes(word)),
  );
}

/** All texts in a value, and what nobody knows. */
export function* wordsIn(value: unknown): Generator<string | symbol> {
  if (typeof value === 'string' || typeof value === 'symbol') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* wordsIn(item);
  else if (isObject(value)) for (const member of Object.values(value)) yield* wordsIn(member);
}

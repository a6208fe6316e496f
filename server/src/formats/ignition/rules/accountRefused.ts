import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { Group, User } from '../config.ts';

const codes = {
  name: 'passwd/bad-name',
  id: 'passwd/bad-id',
  path: 'passwd/relative-path',
} as const;

/** The largest number stands for no user at all. */
const noId = 0xffff_ffff;

/** What the programs refuse that Ignition calls to make users and groups. */
export const accountRefused: readonly ConfigRule[] = [
  configRule<User>({
    codes: Object.values(codes),
    at: ['passwd.users.*'],
    *check(user, { key }) {
      if (isUnwanted(user.shouldExist)) return;
      yield* nameFault(user.name, 'useradd');
      yield* idFault('uid', user.uid, 'useradd');
      for (const name of ['homeDir', 'shell'] as const) {
        const path = user[name];
        if (typeof path !== 'string' || isTaken(path, name === 'shell') || isFilledIn(path)) continue;
        const advice =
          name === 'shell' ? 'write the whole path, like `/bin/bash`' : 'write the whole path, like `/home/…`';
        yield refusal(codes.path, `\`${key(name)}\` cannot be the relative path \`${path}\``, 'useradd', advice, [
          name,
        ]);
      }
    },
  }),
  configRule<Group>({
    codes: [codes.name, codes.id],
    at: ['passwd.groups.*'],
    *check(group) {
      if (isUnwanted(group.shouldExist)) return;
      yield* nameFault(group.name, 'groupadd');
      yield* idFault('gid', group.gid, 'groupadd');
    },
  }),
];

/** Nothing is made of what shall not be there, or may not. */
function isUnwanted(shouldExist: unknown): boolean {
  return shouldExist !== undefined && shouldExist !== true;
}

/** `*` begins the shell of a user who lives in another root. */
function isTaken(path: string, isShell: boolean): boolean {
  return path === '' || path.startsWith('/') || (isShell && path.startsWith('*'));
}

/** A template that somebody else fills in. */
function isFilledIn(text: string): boolean {
  return holdsTemplate(text) || text.includes('${');
}

/** Letters and digits of other scripts too are refused; that a name may end in `$` is for Samba. */
function* nameFault(name: unknown, program: string): Generator<Finding> {
  if (typeof name !== 'string' || name === '' || isFilledIn(name)) return;
  if (/^[\w.][\w.-]*\$?$/u.test(name) && !/^\.{1,2}$/u.test(name)) return;
  const advice = 'use letters of English, digits, `_`, `.` and `-`';
  yield refusal(codes.name, `\`${name}\` can be no name`, program, advice, ['name']);
}

function* idFault(key: 'uid' | 'gid', id: unknown, program: string): Generator<Finding> {
  if ((typeof id !== 'number' && typeof id !== 'bigint') || (id >= 0 && id < noId)) return;
  const advice = `write a number from 0 to ${noId - 1}, or leave \`${key}\` out`;
  yield refusal(codes.id, `no account can have the number ${id}`, program, advice, [key]);
}

function refusal(code: string, found: string, program: string, advice: string, path: readonly string[]): Finding {
  const consequence = `\`${program}\` refuses it, and the machine stops in early boot, in an emergency shell without SSH`;
  return { code, severity: 'warning', message: `${found}: ${consequence}; ${advice}`, path, isOwn: true };
}

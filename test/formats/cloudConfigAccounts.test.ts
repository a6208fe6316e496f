import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/base/problem.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/recordAccounts.mjs from cloud-init. */
interface Case {
  readonly text: string;
  /** What each release does. */
  readonly does: Readonly<Record<string, readonly string[]>>;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/cloudConfigAccounts.json', 'utf8'),
);

/** What we say, and what the tool does where that is so and nowhere else. */
const same: readonly (readonly [what: string, said: (problem: Problem) => boolean, done: RegExp, since?: string])[] = [
  ['useradd refuses a group', ({ code }) => code.endsWith('/group-of-account'), /^useradd .* fails with/u],
  ['a hash is taken for a password', ({ code }) => code.endsWith('/hash-as-text'), /^chpasswd < [^:]+:\$\w+\$/u],
  ['a password runs out', ({ code }) => code.endsWith('/password-expires'), /^passwd --expire/u],
  [
    'a password is for nobody',
    ({ code, path: [key] }) => code.endsWith('/no-login') && key === 'password',
    /^log No default/u,
  ],
  [
    'a redirection is for nobody',
    ({ path }) => path.at(-1) === 'ssh_redirect_user',
    /^log Ignoring ssh_redirect_user/u,
  ],
  [
    'groupadd refuses a name',
    ({ code, path: [key] }) => code.endsWith('/bad-name') && key === 'groups',
    /^groupadd .* fails/u,
  ],
  ['rules of doas are dropped', ({ path }) => path.includes('doas'), /^log Invalid doas rule/u, '23.3'],
  [
    'a hash is passed over',
    ({ code }) => code.endsWith('/account-exists'),
    /^log 'passwd' in user-data is ignored/u,
    '24.3',
  ],
];

function foundBy(release: string, text: string): readonly Problem[] {
  const settings = { tool: [`cloud-init@${release}`] };
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data', settings }).problems();
}

describe('what cloud-init does to make accounts', () => {
  for (const { text, does } of cases)
    for (const [release, deeds] of Object.entries(does)) {
      it(`${release} is what is said of ${JSON.stringify(text).slice(0, 90)}`, () => {
        const problems = foundBy(release, text);
        for (const [what, said, done, since] of same)
          if (since === undefined || Number.parseFloat(release) >= Number.parseFloat(since))
            assert.equal(
              problems.some(said),
              deeds.some((deed) => done.test(deed)),
              `${what}: ${deeds.join('; ')}`,
            );
        const isLockedOut = problems.some(
          ({ code, severity, path: [key] }) =>
            code.endsWith('/no-login') && severity === 'warning' && key !== 'password' && key !== 'users',
        );
        if (isLockedOut || problems.some(({ code, path }) => code.endsWith('/no-login') && path.join() === 'users'))
          assert.deepEqual(
            deeds.filter((deed) => /^keys of|^chpasswd/u.test(deed) && !/ that open nothing$/u.test(deed)),
            [],
          );
      });
    }
});

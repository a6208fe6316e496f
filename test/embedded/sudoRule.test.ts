import assert from 'node:assert/strict';
import { sudoRuleFault } from '../../server/src/embedded/sudoRule.ts';

/** What `visudo -c` of sudo 1.9.13 says of them behind the name of an account: `parsed OK`, without a word of what is not defined. */
const good = [
  'ALL=(ALL) NOPASSWD:ALL',
  'ALL=NOPASSWD:ALL',
  'ALL=(ALL:ALL) ALL',
  'ALL=ALL',
  'ALL=(ALL) ALL, !/bin/su',
  'ALL = (ALL) NOPASSWD : ALL',
  'ALL=(ALL) NOPASSWD:SETENV: ALL',
  'ALL=(ALL) NOPASSWD:ALL # a remark',
  'ALL=(root, www) /usr/bin/x --flag=1',
  'web,db=(ALL) ALL',
  'ALL=(ALL) CWD=/x ALL',
  'ALL=(ALL) TIMEOUT=5m NOPASSWD: ALL',
  'ALL=(ALL) NOPASSWD: ALL : web=(root) ALL',
  'ALL=(ALL) NOPASSWD: list',
  'ALL=(root) NOPASSWD: /bin/a *, sudoedit /etc/x',
];

/** Of these it says `syntax error` or `expected a fully-qualified path name`; of NOPASSWD alone that it is not defined. */
const bad = [
  'NOPASSWD:ALL',
  'ALL',
  'ALL NOPASSWD:ALL',
  'app ALL=(ALL) NOPASSWD:ALL',
  '%sudo ALL=(ALL) ALL',
  'ALL=(ALL) NOPASSWD',
  'ALL=(ALL) NOPASSWD ALL',
  'ALL=(ALL)',
  '=(ALL) ALL',
  'ALL=(ALL) NOPASSWD: apt-get',
  'ALL=(ALL) /usr/bin/apt-get, systemctl',
  'ALL=(ALL) NOPASSWD:ALL;',
  'ALL=(ALL) NOPASSWD:all',
  'ALL=(ALL) nopasswd:ALL',
  'ALL=(ALL) NOPASSWD: Pkgs',
  'ALL=(ALL) NOPASWD:ALL',
  // An alias, which sudo says is not defined.
  'LL=(ALL) NOPASSWD:ALL',
  'ALL=(AL) NOPASSWD:ALL',
  'ALL=(ALL) NOPASSWD:ALLL',
  'None',
  'False',
];

describe('a rule of sudo', () => {
  for (const rule of good) it(`is understood: ${rule}`, () => assert.equal(sudoRuleFault(rule), undefined));
  for (const rule of bad) it(`is not understood: ${rule}`, () => assert.ok(sudoRuleFault(rule)));

  it('is left to sudo where it goes on in another line or has quotes', () => {
    for (const rule of ['ALL=(ALL) \\\n ALL', 'ALL "x"', 'ALL=(ALL) ^/bin/.*$'])
      assert.equal(sudoRuleFault(rule), undefined);
  });
});

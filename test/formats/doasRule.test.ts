import assert from 'node:assert/strict';
import { doasRuleAccount } from '../../server/src/formats/cloud-config/doasRule.ts';

/** The first group of the pattern in `is_doas_rule_valid` of cloud-init 26.2, as Python's `re.search` finds it. */
const recorded: readonly (readonly [rule: string, account: string | undefined])[] = [
  ['permit app', 'app'],
  ['deny app', 'app'],
  ['permit nopass app', 'app'],
  ['permit persist keepenv app as root', 'app'],
  ['permit setenv {A=b} app cmd /bin/x args a  b ', 'app'],
  ['permit nopass', 'nopass'],
  ['permit app cmd /bin/x cmd /bin/y', 'app'],
  ['permit app-x', undefined],
  ['permit app as ro-ot', undefined],
  ['permit app cmd', undefined],
  ['permit :wheel', undefined],
  ['allow app', undefined],
  ['permit', undefined],
  [' permit app', undefined],
];

describe('a rule of doas', () => {
  for (const [rule, account] of recorded)
    it(`speaks of ${account}: ${rule}`, () => assert.equal(doasRuleAccount(rule), account));

  it('is read in no time, however long', () =>
    assert.equal(
      doasRuleAccount(`permit ${'a'.repeat(50_000)} cmd x args ${'b '.repeat(20_000)}`),
      'a'.repeat(50_000),
    ));
});

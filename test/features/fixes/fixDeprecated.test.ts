import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { deprecatedCases } from './deprecatedCases.ts';
import { type DeprecatedRecord, fixedText } from './fixedText.ts';

/** Recorded by test/oracle/cloud-init/recordDeprecated.mjs from cloud-init. */
const { cases }: { readonly cases: readonly DeprecatedRecord[] } = JSON.parse(
  readFileSync('test/goldens/cloudConfigDeprecated.json', 'utf8'),
);

/** What stays in the newest release, and why. */
const stays: ReadonlyMap<string, string> = new Map([
  ['apt_update: true\npackage_update: true\n', 'both are there, and only a person knows which one counts'],
  ['chpasswd:\n  list: |\n    nobody\n', 'cloud-init fails at the line'],
  ['chpasswd:\n  list: [a:b]\n  users: [{name: c, type: RANDOM}]\n', 'both are there'],
  ['ssh_pwauth: unchanged\n', 'without it the image decides, which may say something else'],
  ['users:\n  - name: a\n    uid: "0100"\n', 'programs disagree about such a number'],
  ['power_state:\n  mode: reboot\n  delay: "+05"\n', 'programs disagree about such a number'],
  ['users: "a b"\n', 'no account has such a name'],
  ['users:\n  a: false\n  b: true\n', 'an account that is none may stand there as a note'],
  ['system_info: {distro: debian}\n', 'it belongs into the image'],
  ['apt_sources:\n  - source: deb a b\n', 'cloud-init makes up names for such sources'],
]);

/** Where our text does something else, and why. */
const differs: ReadonlyMap<string, string> = new Map([
  ['apt_ftp_proxy: a\napt_https_proxy: b\n', 'cloud-init takes each for the other one'],
]);

describe('what is deprecated', () => {
  it('is recorded for every case', () => {
    assert.deepEqual(
      cases.map(({ kind, text }) => [kind, text]),
      deprecatedCases,
    );
  });

  for (const each of cases) {
    it(`is written otherwise: ${JSON.stringify(each.text).slice(0, 70)}`, () => {
      for (const [release, { after, before, behind }] of Object.entries(each.releases)) {
        const fixed = fixedText(each, release);
        assert.equal(fixed.text, after, release);
        // Of some good values the validator of older releases does not survive the sight.
        const fresh = behind.filter((finding) => !before.includes(finding) && !finding.startsWith('crash'));
        assert.deepEqual(fresh, [], release);
        const left = behind.filter((finding) => finding.startsWith('deprecated'));
        if (left.length > 0) assert.notDeepEqual(fixed.left, [], release);
      }
      const { left } = fixedText(each, '26.2');
      assert.equal(left.length > 0, stays.has(each.text), left.join());
      if (left.length === 0) {
        assert.deepEqual(
          each.releases['26.2']?.behind.filter((finding) => finding.startsWith('deprecated')),
          [],
        );
        assert.deepEqual(each.complains?.[1] ?? [], []);
      }
      if (each.kind !== 'none') assert.equal(each.isSame, !differs.has(each.text));
    });
  }
});

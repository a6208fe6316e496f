import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('the fix of a value that a pattern refuses', () => {
  const path = (text: string): string => `${fcos}storage:\n  directories:\n    - path: ${text}\n`;
  for (const [written, meant] of [
    ['/etc/', '/etc'],
    ['//etc', '/etc'],
    ['/etc/./b/.', '/etc/b'],
    ['etc/motd', '/etc/motd'],
    ['"/etc//b/"', '"/etc/b"'],
  ] as const) {
    it(`writes ${meant} for ${written}`, () =>
      checkFix({ before: path(written), code: 'butane/bad-value', after: path(meant), options }));
  }

  it('writes the endings of names', () => {
    const unit = (name: string, dropin: string): string =>
      `${fcos}systemd:\n  units:\n    - name: ${name}\n      dropins: [{ name: ${dropin} }]\n`;
    const bad = { code: 'butane/bad-value', options };
    checkFix({ ...bad, before: unit('app', 'a.conf'), after: unit('app.service', 'a.conf') });
    checkFix({ ...bad, before: unit('a.service', '10-a'), after: unit('a.service', '10-a.conf') });
    checkFix({ ...bad, before: unit('a.service', 'a.config'), after: unit('a.service', 'a.conf') });
  });

  it('is not offered where nothing comes out that is accepted', () => {
    for (const written of ['../a', '/etc/../b', '""']) {
      const [problem] = analyseText(path(written), options).problems();
      assert.equal(problem?.code, 'butane/bad-value');
      assert.deepEqual(problem.fixes?.(), [], written);
    }
  });
});

describe('the fix of a value that is none of those accepted', () => {
  const format = (text: string): string =>
    `${fcos}storage:\n  filesystems:\n    - device: /dev/vdb\n      format: ${text}\n`;
  const first = (text: string) => analyseText(format(text), options).problems()[0]?.fixes?.()[0];

  it('is certain only where nothing but case and separators differ', () => {
    assert.deepEqual([first('zfs')?.title, first('zfs')?.certain], ['Change to `xfs`', false]);
    assert.deepEqual([first('ext-4')?.title, first('ext-4')?.certain], ['Change to `ext4`', true]);
    assert.deepEqual([first('XFS')?.title, first('XFS')?.certain], ['Change to `xfs`', true]);
  });

  it('makes a comment of what was meant for one', () => {
    const code = 'butane/value-not-allowed';
    checkFix({ before: format('xfs#fast'), code, after: format('xfs #fast'), options });
  });
});

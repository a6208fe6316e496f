import assert from 'node:assert/strict';
import { analyseText } from '../../support/analyseText.ts';
import { checkFix } from '../../support/checkFix.ts';

const options = { fileName: 'config.bu' };
const unit = (...lines: readonly string[]): string =>
  `variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n    - name: a.service\n      contents: |\n${['[Service]', ...lines].map((line) => `        ${line}\n`).join('')}`;

describe('comments in a unit', () => {
  it('between lines that go on go above the assignment, since they end it for the real tools', () => {
    const before = unit(
      'Type=oneshot',
      'ExecStart=/bin/true \\',
      '  # c',
      '  ; d',
      '  --flag \\',
      '# e',
      '  --more',
      'Type=simple',
    );
    const after = unit(
      'Type=oneshot',
      '  # c',
      '  ; d',
      '# e',
      'ExecStart=/bin/true \\',
      '  --flag \\',
      '  --more',
      'Type=simple',
    );
    checkFix({ before, code: 'ignition/unit-syntax', title: 'Move the comments above the assignment', after, options });
    const [problem] = analyseText(before, options).problems();
    assert.match(problem?.message ?? '', /unlike systemd, takes the comment for the end/u);
    const one = unit('ExecStart=/bin/true \\', '  # c', '  --flag');
    checkFix({
      before: one,
      code: 'ignition/unit-syntax',
      title: 'Move the comment above the assignment',
      after: unit('  # c', 'ExecStart=/bin/true \\', '  --flag'),
      options,
    });
  });

  it('are no part of another mistake', () => {
    for (const lines of [['ExecStart=/bin/true', '# c', '--flag'], ['# c \\', '# d', '--flag'], ['--flag']]) {
      const problem = analyseText(unit(...lines), options)
        .problems()
        .find(({ code }) => code === 'ignition/unit-syntax');
      assert.deepEqual(problem?.fixes?.().map(({ title }) => title) ?? [], problem ? ['Make the line a comment'] : []);
    }
  });

  it('behind a value go above it', () => {
    for (const [written, meant, comment] of [
      ['Restart=always # no', 'Restart=always', '# no'],
      ['RestartSec=5s ; later', 'RestartSec=5s', '; later'],
    ] as const) {
      const before = unit('ExecStart=/bin/a', written, 'Type=simple');
      checkFix({
        before,
        code: 'systemd/bad-value',
        after: unit('ExecStart=/bin/a', comment, meant, 'Type=simple'),
        options,
      });
      assert.match(analyseText(before, options).problems()[0]?.message ?? '', /is no comment behind a value/u);
    }
  });

  it('behind a value are not blamed where that is wrong too', () => {
    const [problem] = analyseText(unit('ExecStart=/bin/a', 'Restart=alwys # no'), options).problems();
    assert.match(problem?.message ?? '', /wants one of/u);
  });
});

import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const options = { fileName: 'config.bu' };
const head =
  'variant: openshift\nversion: 4.14.0\nmetadata:\n  name: 99-a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';

describe('the fix that moves a refused section to where its value is taken', () => {
  it('gives it other names and leaves the rest alone', () => {
    checkFix({
      options,
      before: `${head}kernel_arguments: # of the kernel\n  should_exist:\n    - quiet # less noise\n`,
      code: 'butane/forbidden-key',
      title: 'Move to `openshift.kernel_arguments`',
      after: `${head}openshift: # of the kernel\n  kernel_arguments:\n    - quiet # less noise\n`,
    });
  });

  it('puts it into the section that is there', () => {
    const cases = [
      [
        'kernel_arguments:\n  should_exist: [a, "b c"]\nopenshift:\n  fips: true\n',
        'openshift:\n  fips: true\n  kernel_arguments:\n    - a\n    - "b c"\n',
      ],
      [
        'openshift: {fips: true}\nkernel_arguments: {should_exist: [foo]}\n',
        'openshift: {fips: true, kernel_arguments: [foo]}\n',
      ],
      [
        'openshift:\n  kernel_arguments:\n    - a # 1\n  fips: true\n# below\nkernel_arguments:\n  should_exist:\n    - b # 2\n    - c\n# end\n',
        'openshift:\n  kernel_arguments:\n    - a # 1\n    - b # 2\n    - c\n  fips: true\n# below\n# end\n',
      ],
      [
        'openshift:\n  kernel_arguments: [a]\nkernel_arguments:\n  should_exist:\n  - b\n  - c',
        'openshift:\n  kernel_arguments: [a, b, c]',
      ],
    ] as const;
    for (const [before, after] of cases) {
      const title = 'Move to `openshift.kernel_arguments`';
      checkFix({ options, before: `${head}${before}`, code: 'butane/forbidden-key', title, after: `${head}${after}` });
    }
  });

  it('is not offered where it would lose something', () => {
    for (const rest of [
      'kernel_arguments:\n  should_not_exist: [quiet]\n',
      'kernel_arguments:\n  should_exist: [a]\n  should_not_exist: [b]\n',
      'kernel_arguments:\n  # why\n  should_exist: [a]\nopenshift:\n  fips: true\n',
      'kernel_arguments:\n  should_exist: [a]\nopenshift:\n',
      'kernel_arguments:\n  should_exist: [&a a]\nopenshift:\n  fips: true\n',
    ]) {
      const [problem] = analyseText(`${head}${rest}`, options).problems();
      const titles = problem?.fixes?.().map(({ title }) => title);
      assert.deepEqual(titles, ['Remove `kernel_arguments`']);
    }
  });

  it('is not offered to who has another place for it, or none', () => {
    const text = 'variant: r4e\nversion: 1.1.0\nkernel_arguments:\n  should_exist: [quiet]\n';
    const [problem] = analyseText(text, options).problems();
    assert.deepEqual(
      problem?.fixes?.().map(({ title }) => title),
      ['Remove `kernel_arguments`'],
    );
  });
});

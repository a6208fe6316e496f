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

  it('is not offered where it would lose something, or the other section is there', () => {
    for (const rest of [
      'kernel_arguments:\n  should_not_exist: [quiet]\n',
      'kernel_arguments:\n  should_exist: [a]\n  should_not_exist: [b]\n',
      'kernel_arguments:\n  should_exist: [a]\nopenshift:\n  fips: true\n',
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

import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { analyseText } from '../support/analyseText.ts';

const text = `variant: fcos
version: 1.0.0
kernel_arguments:
  should_exist: [quiet]
storage:
  luks:
    - name: a
      device: /dev/vdb
      clevis: {tpm2: true}
  files:
    - path: /etc/a
      contents: {inline: a}
`;

function fixesOf(config: string, key: string): readonly string[] {
  const problem = analyseText(config)
    .problems()
    .find(({ code, path }) => code === 'butane/key-of-later-version' && path.at(-1) === key);
  assert.ok(problem);
  return (problem.fixes?.() ?? []).map(({ title }) => title);
}

describe('raising the version', () => {
  it('is offered to what every key needs, and to what the one needs where that is another', () => {
    const all = 'Raise the version to fcos 1.4.0';
    assert.deepEqual(fixesOf(text, 'kernel_arguments'), [all, 'Remove `kernel_arguments`']);
    assert.deepEqual(fixesOf(text, 'luks'), [
      `${all}, which everything here needs`,
      'Raise the version to fcos 1.2.0',
      'Remove `luks`',
    ]);
  });

  it('is offered once where all keys need the same', () => {
    assert.deepEqual(fixesOf(text.replace(/kernel_arguments.*\n.*\n/u, ''), 'luks'), [
      'Raise the version to fcos 1.2.0',
      'Remove `luks`',
    ]);
  });

  it('leaves no key of a later version', () => {
    const problem = analyseText(text)
      .problems()
      .find(({ path }) => path.at(-1) === 'luks');
    const [fix] = problem?.fixes?.() ?? [];
    assert.deepEqual(analyseText(applyEdits(text, fix?.edits ?? [])).problems(), []);
  });
});

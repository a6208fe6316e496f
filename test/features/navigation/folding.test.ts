import assert from 'node:assert/strict';
import { positionAt } from '../../../server/src/base/text.ts';
import { foldingRanges } from '../../../server/src/features/navigation/folding.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/** The folds as `first-last`, lines counted from 1, comments with a `#`, regions with their word. */
function folds(text: string, options?: AnalyseOptions): readonly string[] {
  const analysis = analyseText(text, options);
  const line = (offset: number) => positionAt(analysis.document.lineStarts, offset).line + 1;
  return foldingRanges(analysis).map(
    ({ start, end, kind }) => `${line(start)}-${line(end)}${{ block: '', comment: ' #', region: ' region' }[kind]}`,
  );
}

describe('folding', () => {
  it('folds maps, lists, items, long texts and runs of comments', () => {
    const text = `# This machine
# says hello.
variant: fcos
version: 1.6.0 # not folded
# alone
storage:
  files:
    - path: /etc/motd
      contents:
        inline: |
          hello
          there

    - path: /etc/issue

systemd: {
  units: []
}
`;
    assert.deepEqual(folds(text), ['1-2 #', '6-14', '7-14', '8-12', '9-12', '10-12', '16-18']);
  });

  it('folds the sections of units inside of texts', () => {
    const text = `variant: fcos
version: 1.6.0
systemd:
  units:
    - name: a.service
      contents: |
        [Unit]
        Description=a

        [Service]
        # why
        ExecStart=/bin/a \\
          --b
storage:
  files:
    - path: /etc/containers/systemd/b.container
      contents:
        inline: |
          [Container]
          Image=b
    - path: /etc/other.conf
      contents:
        inline: |
          [Container]
          Image=b
`;
    const sections = folds(text).filter(
      (fold) =>
        !['3', '4', '5', '6', '14', '15', '16', '17', '18', '21', '22', '23'].includes(fold.split('-')[0] ?? ''),
    );
    assert.deepEqual(sections, ['7-8', '10-13', '19-20']);
  });

  it('folds the parts of a stream', () => {
    const config = 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\n';
    assert.deepEqual(folds(`${config}---\n${config}`), ['1-2', '4-5']);
  });

  it('folds JSON', () => {
    const text = '{\n  "ignition": {\n    "version": "3.4.0"\n  },\n  "storage": {}\n}\n';
    assert.deepEqual(folds(text, { fileName: 'config.ign' }), ['1-6', '2-4']);
  });

  it('folds the other parts of a stream too, where one is ours', () => {
    const config = 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\n';
    assert.deepEqual(folds(`${config}---\nkind: Pod\nspec:\n  a: b\n`), ['1-2', '4-6', '5-6']);
    assert.deepEqual(folds('kind: Pod\nspec:\n  a: b\n'), []);
  });

  it('folds regions, those in each other too, and takes no other words for their marks', () => {
    const text = `variant: fcos
version: 1.6.0
# region Storage
storage:
  #region
  files:
    - path: /a
  # endregion
# endregion Storage
#regional
a: 1 # region
b: 2
# endregion
# region
# is not closed
# at all
c: 3
`;
    assert.deepEqual(folds(text), ['3-9 region', '4-7', '5-8 region', '6-7', '15-16 #']);
  });
});

import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover/hover.ts';
import { explainRecord } from '../../server/src/features/layers/explainRecord.ts';
import { osTables } from '../../server/src/generated/layerTables.ts';
import type { FileRow, OsFacts, PathRow } from '../../server/src/shape/osFacts.ts';
import { analyseText } from '../support/analyseText.ts';

/** The tables of a system, as if somebody wrote a line into them. */
function withLine<Row>(table: (facts: OsFacts) => readonly Row[] | undefined, row: Row, look: () => void): void {
  const rows = osTables.fcos && (table(osTables.fcos) as Row[] | undefined);
  assert.ok(rows);
  rows.push(row);
  try {
    look();
  } finally {
    rows.pop();
  }
}

/** What a person reads of a file below a folder of its own, so that nothing is remembered of it. */
function readsOf(folder: string): {
  readonly hover: string;
  readonly layer: string;
  readonly problems: readonly string[];
} {
  const text = `variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: ${folder}/a\n      contents: {inline: a}\n`;
  const analysis = analyseText(text, { fileName: 'a.bu' });
  const [setting] = explainRecord(analysis).settings;
  return {
    hover: hover(analysis, text.indexOf(folder))?.markdown ?? '',
    layer: setting?.layer.join() ?? '',
    problems: analysis.problems().map(({ code }) => code),
  };
}

const sealed: PathRow = {
  prefix: '/var/lib/sealed',
  layer: 'image',
  mode: 'dm-verity',
  readOnly: true,
  lasts: 'deployment',
  survives: { reboot: 'kept', update: 'replaced', rollback: 'older', reset: 'none' },
  source: 'a/b c',
};

const unread: FileRow = { path: '/var/lib/unread', is: 'unread', because: 'nobody knows of it' };

describe('one line in the tables of a system', () => {
  it('about a path changes the rule, the hover, and what is explained', () => {
    const before = readsOf('/var/lib/sealed');
    assert.deepEqual([before.layer, before.problems], ['data', []]);
    assert.doesNotMatch(before.hover, /sealed`? is sealed/u);
    withLine(
      ({ paths }) => paths,
      sealed,
      () => {
        const after = readsOf('/var/lib/sealed');
        assert.deepEqual([after.layer, after.problems], ['image', ['layers/write-to-read-only-path']]);
        assert.match(after.hover, /`\/var\/lib\/sealed` is sealed/u);
      },
    );
    assert.deepEqual(readsOf('/var/lib/sealed'), before);
  });

  it('about a link changes all of them too', () =>
    withLine(
      ({ links }) => links,
      { prefix: '/var/lib/linked', to: '/usr/lib/linked', source: 'a/b c' },
      () => {
        const after = readsOf('/var/lib/linked');
        assert.deepEqual([after.layer, after.problems], ['image', ['layers/write-to-read-only-path']]);
      },
    ));

  it('about a file changes the rule', () =>
    withLine(
      ({ files }) => files,
      unread,
      () => assert.deepEqual(readsOf('/var/lib/unread').problems, ['layers/file-not-read']),
    ));
});

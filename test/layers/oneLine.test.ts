import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover/hover.ts';
import { explainRecord } from '../../server/src/features/layers/explainRecord.ts';
import { osTables } from '../../server/src/generated/layerTables.ts';
import type { FileRow, OsFacts, PathRow } from '../../server/src/shape/osFacts.ts';
import { analyseText } from '../support/analyseText.ts';

/** What a person reads of a file in a folder. */
interface Reading {
  readonly hover: string;
  readonly layer: string;
  readonly problems: readonly string[];
}

let looks = 0;

/** Looks at a file below a folder, on a system whose tables are as if somebody had written something into them. */
function readsOf(folder: string, lines: Partial<OsFacts> = {}): Reading {
  const { fcos } = osTables;
  assert.ok(fcos);
  const tables = osTables as Record<string, OsFacts>;
  tables.fcos = { ...fcos, ...lines };
  // Of a release that nobody has asked about yet nothing is remembered.
  looks += 1;
  const text = `# strata: os=fcos@44.${looks}\nvariant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: ${folder}/a\n      contents: {inline: a}\n`;
  try {
    const analysis = analyseText(text, { fileName: 'a.bu' });
    const [setting] = explainRecord(analysis).settings;
    return {
      hover: hover(analysis, text.indexOf(folder))?.markdown ?? '',
      layer: setting?.layer.join() ?? '',
      problems: analysis.problems().map(({ code }) => code),
    };
  } finally {
    tables.fcos = fcos;
  }
}

/** A table of the system with one more line. */
function withLine<Row>(table: readonly Row[] | undefined, row: Row): readonly Row[] {
  return [...(table ?? []), row];
}

const sealed: PathRow = {
  prefix: '/var/lib/sealed',
  layer: 'image',
  mode: 'dm-verity',
  readOnly: true,
  lasts: 'deployment',
  survives: { reboot: 'kept', update: 'replaced', rollback: 'older', reset: 'none' },
};

const unread: FileRow = { path: '/var/lib/unread', is: 'unread', because: 'nobody knows of it' };

describe('one line in the tables of a system', () => {
  const { fcos } = osTables;

  it('about a path changes the rule, the hover, and what is explained', () => {
    const before = readsOf('/var/lib/sealed');
    assert.deepEqual([before.layer, before.problems], ['data', []]);
    assert.doesNotMatch(before.hover, /sealed`? is sealed/u);
    const after = readsOf('/var/lib/sealed', { paths: withLine(fcos?.paths, sealed) });
    assert.deepEqual([after.layer, after.problems], ['image', ['layers/write-to-read-only-path']]);
    assert.match(after.hover, /`\/var\/lib\/sealed` is sealed/u);
  });

  it('about a link changes all of them too', () => {
    const link = { prefix: '/var/lib/linked', to: '/usr/lib/linked', source: 'a/b c' };
    const after = readsOf('/var/lib/linked', { links: withLine(fcos?.links, link) });
    assert.deepEqual([after.layer, after.problems], ['image', ['layers/write-to-read-only-path']]);
  });

  it('about a file changes the rule', () => {
    assert.deepEqual(readsOf('/var/lib/unread').problems, []);
    assert.deepEqual(readsOf('/var/lib/unread', { files: withLine(fcos?.files, unread) }).problems, [
      'layers/file-not-read',
    ]);
  });
});

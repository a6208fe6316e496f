import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/analysis.ts';
import { applyEdits, lineAt, lineStartsOf, type TextEdit } from '../../../server/src/base/text.ts';
import type { Value } from '../../../server/src/decode/decoded.ts';
import { plannedEdits } from '../../../server/src/document/format/formatText.ts';
import { saysTheSame } from '../../../server/src/document/format/saysTheSame.ts';
import { readAlike } from '../../../server/src/document/readText.ts';
import { type FormattingRequest, formatting } from '../../../server/src/features/layout/formatting.ts';
import { bigConfig } from '../../bench/bigConfig.ts';
import { documentOfRun } from '../../fuzz/mutated.ts';
import { seedDocuments } from '../../fuzz/seeds.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

const usual: FormattingRequest = { tabSize: 2, insertSpaces: true, insertFinalNewline: true, ranges: undefined };

function formatted(text: string, options?: AnalyseOptions, wish: Partial<FormattingRequest> = {}): string | undefined {
  const edits = formatting(analyseText(text, options), { ...usual, ...wish });
  return edits && applyEdits(text, edits);
}

/** What the real tools hold of a file, and what is wrong with it, wherever that stands. */
function meaningOf(analysis: Analysis): unknown {
  return {
    values: analysis.parts.map(({ decoded }) => plain(decoded.value)),
    comments: analysis.document.comments.map(({ text }) => text),
    problems: analysis.problems().map(({ code, path }) => `${code} ${path.join('.')}`),
  };
}

function plain(value: Value): unknown {
  if (typeof value === 'symbol') return 'unknown';
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value;
  return Object.entries(value).map(([name, each]) => [name, plain(each)]);
}

function assertApart(edits: readonly TextEdit[]): void {
  for (const [index, edit] of edits.entries()) {
    const next = edits[index + 1];
    assert.ok(!next || edit.end < next.start || (edit.end === next.start && edit.end > edit.start), 'edits overlap');
  }
}

describe('formatting behind a byte order mark', () => {
  const text = '\ufeffpasswd:\n    users:\n        - name: core\n';

  for (const tabSize of [1, 2, 4])
    it(`counts the mark as no column, with ${tabSize} to a step`, () => {
      const once = formatted(text, { fileName: 'a.bu' }, { tabSize });
      const step = ' '.repeat(tabSize);
      assert.equal(once, `\ufeffpasswd:\n${step}users:\n${step}${step}- name: core\n`);
      assert.equal(formatted(once ?? '', { fileName: 'a.bu' }, { tabSize }), once);
    });

  it('leaves a list in the first key indented', () => {
    const list = '\ufeffusers:\n - name: core\n';
    assert.equal(formatted(list, { fileName: 'a.bu' }, { tabSize: 1 }), list);
  });
});

describe('formatting', () => {
  it('lays out Butane, systemd units and all, without a change inside of them', () => {
    const text = `variant:  fcos
version: 1.6.0
systemd:
    units:
        - name:   a.service   
          contents: |
              [Service]   
              ExecStart = /bin/a  \\
                b

          # commented = out
`;
    const expected = `variant: fcos
version: 1.6.0
systemd:
  units:
    - name: a.service
      contents: |
        [Service]   
        ExecStart = /bin/a  \\
          b

      # commented = out
`;
    assert.equal(formatted(text), expected);
  });

  it('lays out every MachineConfig of a stream, and the one item of a list that is ours', () => {
    const config = (indent: string) =>
      `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n${indent}name: a\n`;
    assert.equal(
      formatted(`${config('      ')}---\nother:\n      x: 1\n---\n${config('    ')}`),
      `${config('  ')}---\nother:\n      x: 1\n---\n${config('  ')}`,
    );
    const listed = (indent: string) => config(indent).trimEnd().replaceAll('\n', '\n    ');
    assert.equal(
      formatted(`apiVersion: v1\nkind: List\nitems:\n  -   x\n  - ${listed('      ')}\n`),
      `apiVersion: v1\nkind: List\nitems:\n  -   x\n  - ${listed('  ')}\n`,
    );
  });

  it('lays out Ignition, with tabs for who wants them', () => {
    const text = '{"ignition":{"version":"3.4.0"}}';
    const options = { fileName: 'config.ign' };
    assert.equal(formatted(text, options), '{\n  "ignition": {\n    "version": "3.4.0"\n  }\n}\n');
    assert.equal(
      formatted(text, options, { insertSpaces: false }),
      '{\n\t"ignition": {\n\t\t"version": "3.4.0"\n\t}\n}\n',
    );
  });

  it('has nothing to say of other people’s files, and leaves marks of a merge alone', () => {
    assert.equal(formatted('services:\n    web:\n        image:  x\n'), undefined);
    const text =
      'variant: fcos\nversion: 1.6.0\n<<<<<<< a\nstorage:\n    x:  1\n=======\nsystemd:\n    x:  1\n>>>>>>> b\n';
    assert.equal(formatted(text), text);
  });

  it('takes an indentation of any size', () => {
    const text = 'variant: fcos\nversion: 1.6.0\nstorage:\n   files: []\n';
    assert.equal(formatted(text, {}, { tabSize: 0 }), text.replace('   files', ' files'));
    assert.equal(formatted(text, {}, { tabSize: 1e9 }), text.replace('   files', '        files'));
  });
});

describe('formatting, whatever the text is', () => {
  const seeds = seedDocuments();

  it('means the same to the real tools, and changes nothing the second time', () => {
    let changed = 0;
    for (const [index, { fileName, text }] of seeds.entries()) {
      const wish = { tabSize: [2, 4, 3, 1][index % 4] ?? 2 };
      const before = analyseText(text, { fileName });
      const edits = formatting(before, { ...usual, ...wish });
      if (!edits) continue;
      assertApart(edits);
      const once = applyEdits(text, edits);
      if (once !== text) changed++;
      assert.deepEqual(meaningOf(analyseText(once, { fileName })), meaningOf(before), fileName);
      assert.equal(formatted(once ?? '', { fileName }, wish), once, fileName);
    }
    assert.ok(changed > seeds.length / 10, 'most goldens are laid out well already');
  });

  it('needs no proof for what can be read: all edits that are planned for it are made', () => {
    for (const { fileName, text } of seeds) {
      const { document } = analyseText(text, { fileName });
      if (document.declined || document.masks.length > 0) continue;
      if (document.parts.some(({ problems }) => problems.length > 0)) continue;
      const options = { indentSize: 3, usesTabs: false, endsWithNewline: true, within: undefined };
      const after = applyEdits(text, plannedEdits(document, document.parts, options));
      assert.ok(saysTheSame(document, readAlike(document, after)), fileName);
    }
  });

  it('means the same where the text is damaged, and touches no line outside of the ranges', () => {
    for (let run = 0; run < 400; run++) {
      const { fileName, text } = documentOfRun(7, run, seeds);
      const before = analyseText(text, { fileName });
      const start = Math.floor(text.length / 3);
      const ranges = run % 2 === 0 ? undefined : [{ start, end: Math.floor(text.length / 2) }];
      const edits = formatting(before, { ...usual, tabSize: 1 + (run % 5), ranges });
      if (!edits) continue;
      assertApart(edits);
      const once = applyEdits(text, edits);
      assert.deepEqual(meaningOf(analyseText(once, { fileName })), meaningOf(before), `run ${run}`);
      const [range] = ranges ?? [];
      const lines = lineStartsOf(text);
      for (const edit of range ? edits : []) {
        assert.ok(lineAt(lines, edit.start) >= lineAt(lines, range?.start ?? 0), `run ${run}`);
        assert.ok(lineAt(lines, edit.end) <= lineAt(lines, range?.end ?? 0), `run ${run}`);
      }
    }
  });

  it('finds nothing to do in a long text that is laid out already', () => {
    const text = bigConfig((_, lines) => lines > 10_000);
    assert.equal(formatted(text), text);
  });
});

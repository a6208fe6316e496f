import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editText } from '../../server/src/document/editText.ts';
import { nodeAtPath } from '../../server/src/document/locate.ts';
import { readText } from '../../server/src/document/readText.ts';
import { editFrom, sampleTexts } from '../fuzz/documentEdits.ts';
import { fuzzIncremental } from '../fuzz/incremental.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 2000);

describe('editText', () => {
  it('equals reading the whole text, edit after edit', () => {
    assert.deepEqual(fuzzIncremental(runs, 1).failures, []);
  });

  it('equals reading the whole text for any edits of any document', () => {
    const edits = fc.array(fc.tuple(fc.nat(9), fc.nat(4096), fc.nat(4096)), { minLength: 1, maxLength: 4 });
    const property = fc.property(fc.constantFrom(...sampleTexts), edits, (text, numbers) => {
      let document = readText(text, 'yaml');
      for (const [kind, place, amount] of numbers)
        document = editText(document, [editFrom(document.text, kind, place, amount)]);
      assert.deepEqual(document, readText(document.text, 'yaml'));
    });
    fc.assert(property, { seed: 7, numRuns: Math.ceil(runs / 10) });
  });

  it('keeps the nodes beside the edit and moves those behind it', () => {
    const text = 'a:\n  x: 1\nb:\n  - k: v\n  - k: w\n  - k: z\nc:\n  y: 2\n';
    const before = readText(text, 'yaml');
    const nodes = ['a', 'c'].map((key) => nodeAtPath(before.parts[0]!, [key]).node);
    const start = nodes[1]!.start;
    const place = text.indexOf('w');
    const after = editText(before, [{ start: place, end: place + 1, newText: 'longer' }]);
    assert.deepEqual(
      ['a', 'c'].map((key) => nodeAtPath(after.parts[0]!, [key]).node === nodes[key === 'a' ? 0 : 1]),
      [true, true],
    );
    assert.equal(nodes[1]!.start, start + 5);
    assert.notEqual(nodeAtPath(after.parts[0]!, ['b']).node, undefined);
  });

  it('applies edits one after the other', () => {
    const document = editText(readText('a: 1\n', 'yaml'), [
      { start: 5, end: 5, newText: 'b: 2\n' },
      { start: 8, end: 9, newText: '3' },
    ]);
    assert.equal(document.text, 'a: 1\nb: 3\n');
  });

  it('remembers how the document was read', () => {
    const document = editText(readText(`a: \${x}\n`, 'yaml', { template: 'none' }), [
      { start: 8, end: 8, newText: `b: \${y}\n` },
    ]);
    assert.deepEqual(document.masks, []);
  });

  it('keeps the template language that was given', () => {
    let document = readText(`a: \${x}\n`, 'yaml', { template: 'jinja' });
    for (const newText of ['{{ y }}', `b: \${z}\n`]) {
      document = editText(document, [
        { start: newText.startsWith('b') ? 0 : 3, end: newText.startsWith('b') ? 0 : 3, newText },
      ]);
      assert.deepEqual(document, readText(document.text, 'yaml', { template: 'jinja' }));
    }
    assert.equal(document.masks.length, 1);
  });

  it('reads only a part again where template marks are content', () => {
    const file = (path: string) =>
      `    - path: ${path}\n      contents:\n        inline: |\n          echo \${name} {{ x }}\n`;
    const text = `storage:\n  files:\n${['/a', '/b', '/c', '/d'].map(file).join('')}`;
    const before = readText(text, 'yaml');
    const path = ['storage', 'files', 0];
    const first = nodeAtPath(before.parts[0]!, path).node;
    const place = text.lastIndexOf('echo');
    const after = editText(before, [{ start: place, end: place, newText: `\${y} ` }]);
    assert.equal(nodeAtPath(after.parts[0]!, path).node, first);
    assert.deepEqual(after, readText(after.text, 'yaml'));
  });

  it('sees where an edit makes a template of content', () => {
    const text = `a:\n  b: |\n    x\n    {{ y }}\nc: 1\nd:\n  - |\n    \${z}\n  - 2\n`;
    for (const [start, end, newText] of [
      [7, 8, ''],
      [text.indexOf('{{') - 4, text.indexOf('{{'), ''],
      [text.indexOf('c: 1'), text.indexOf('c: 1'), '{{ end }}\n'],
      [text.indexOf('- |') + 2, text.indexOf('- |') + 3, ''],
      [text.indexOf('|'), text.indexOf('|') + 1, '\r'],
    ] as const) {
      const document = editText(readText(text, 'yaml'), [{ start, end, newText }]);
      assert.deepEqual(document, readText(document.text, 'yaml'));
      assert.notEqual(document.masks.length, 0, JSON.stringify(document.text));
    }
  });

  it('sees where an edit ends or begins a tag that reaches over lines', () => {
    for (const [text, at, newText] of [
      ['a: 1\nb: 2\n{# x\nc: 3\nd: 4 y\ne: 5\n', 'y', '#}'],
      ['a: 1\nb: z 2\nc: }} 3\n{# x\nd: 4\n', 'z', '{{'],
      ['a: 1\nb: z 2\nc: }} 3\n{% x\nd: 4\n', 'z', '{{'],
      ['a: 1\nb: 2\n{{/* x\nc: 3\nd: 4 y\ne: 5\n', 'y', '*/}}'],
    ] as const) {
      const start = text.indexOf(at);
      const document = editText(readText(text, 'yaml'), [{ start, end: start + 1, newText }]);
      assert.deepEqual(document, readText(document.text, 'yaml'));
      assert.notEqual(document.masks.length, 0, JSON.stringify(document.text));
    }
  });

  it('keeps reading only a part where a tag over lines is content', () => {
    const text = 'a: 1\nb:\n  - |\n    {# x\n  - 2\nc: 3 y\nd: 4\n';
    const before = readText(text, 'yaml');
    const kept = nodeAtPath(before.parts[0]!, ['b', 0]).node;
    const start = text.indexOf('y');
    const after = editText(before, [{ start, end: start + 1, newText: '#}' }]);
    assert.deepEqual(after, readText(after.text, 'yaml'));
    assert.equal(nodeAtPath(after.parts[0]!, ['b', 0]).node, kept);
  });

  it('sees where an edit makes a text be taken for none', () => {
    const text = `a: 1\nb: ${'x'.repeat(100)}\nc: 1\nd: ${'\ufffd'.repeat(9)}\n`;
    const document = editText(readText(text, 'yaml'), [{ start: 10, end: 100, newText: '' }]);
    assert.equal(document.declined, 'binary');
  });
});

describe('editText beside damage', () => {
  it('blames the key above for damage behind the edit where its first line is now a text', () => {
    const unit = '  units:\n';
    const text = `variant: fcos\nsystemd:\n${unit}  ExecStart=x: y\n  mask: false\n    - name: b\n`;
    const start = text.indexOf(unit);
    const edit = { start, end: start + unit.length, newText: '' };
    const { parts } = editText(readText(text, 'yaml'), [edit]);
    assert.deepEqual(
      parts.flatMap(({ problems }) => problems.map(({ code }) => code)),
      ['syntax/missing-block-mark'],
    );
  });

  it('tells a bare item of a list from a key as reading the whole does', () => {
    const text =
      'storage:\r\n  disks:\r\n  - device: /dev/sda\r\n    partitions:\r\n    - label: root\r\n      siz[e_mib: 0\r\n\r\n    -label: var\r\n  files:\r\n  - path: /a\r\n';
    const colon = text.indexOf(': var');
    for (const [start, end] of [
      [colon, colon + 1],
      [colon + 1, colon + 2],
    ] as const) {
      const document = editText(readText(text, 'yaml'), [{ start, end, newText: '' }]);
      assert.deepEqual(document, readText(document.text, 'yaml'));
    }
  });
});

import assert from 'node:assert/strict';
import { goJson } from '../../server/src/decode/dialects/goJson.ts';
import { readText } from '../../server/src/document/readText.ts';
import { decodeText, fixedText, testEntry } from './decodeText.ts';
import { goJsonCases } from './jsonCases.ts';

describe("the dialect of Go's encoding/json", () => {
  for (const [title, cases] of Object.entries(goJsonCases)) {
    describe(title, () => {
      for (const { text, value, findings = [] } of cases) {
        it(text, () => {
          const reading = decodeText(goJson, text, testEntry, 'json');
          assert.deepEqual(reading.value, value);
          assert.deepEqual(reading.findings, [...findings].sort());
        });
      }
    });
  }

  it('says nothing about duplicates in the name of the tool', () => {
    const { problems } = decodeText(goJson, '{"size": 1, "size": 2}', testEntry, 'json');
    assert.deepEqual(
      problems.map((problem) => problem.reportedByTool),
      [false],
    );
  });

  it('decodes no subtree again that has kept its node', () => {
    const part = readText('{"file": {"path": "/a"}, "size": 1}', 'json').parts[0]!;
    assert.ok(part.root?.kind === 'map');
    const first = goJson.decode(part, testEntry);
    const second = goJson.decode({ ...part, root: { ...part.root } }, testEntry);
    assert.notEqual(first, second);
    assert.equal(first.members!.get('file')!.value, second.members!.get('file')!.value);
  });

  describe('fixes', () => {
    const fixes: [code: string, before: string, after: string][] = [
      ['wrong-type', '{"file": {"mode": "0644"}}', '{"file": {"mode": 420}}'],
      ['wrong-type', '{"size": "12"}', '{"size": 12}'],
      ['wrong-type', '{"size": 420.0}', '{"size": 420}'],
      ['wrong-type', '{"enabled": "true"}', '{"enabled": true}'],
      ['wrong-type', '{"name": 12}', '{"name": "12"}'],
      ['wrong-type', '{"groups": "a"}', '{"groups": ["a"]}'],
      ['key-case', '{"Size": 1}', '{"size": 1}'],
      ['key-case', '{"Size": 1, "size": 1}', '{"size": 1}'],
      ['key-case', '{"size": 1, "Size": 2}', '{"size": 1}'],
      ['null-item', '{"groups": ["a", null, "b"]}', '{"groups": ["a", "b"]}'],
    ];
    for (const [code, before, after] of fixes) {
      it(`${code}: ${before}`, () => {
        assert.equal(fixedText(decodeText(goJson, before, testEntry, 'json'), code), after);
        assert.deepEqual(decodeText(goJson, after, testEntry, 'json').findings, []);
      });
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/base/text.ts';
import { refuse } from '../../server/src/settings/knownSettings.ts';
import { refuseGlob, settingsForFile } from '../../server/src/settings/projectSettings.ts';
import { readProject } from '../../server/src/settings/readProject.ts';

const read = (text: string) => readProject({ text, invalidAt: undefined });

/** What each problem underlines, and its code. */
function found(text: string): readonly string[] {
  const { document, problems } = read(text);
  return problems.map(({ code, range }) => `${document.text.slice(range.start, range.end)} [${code}]`);
}

describe('a strata.json', () => {
  it('gives what stands in it', () => {
    const settings = {
      os: 'fcos',
      tool: ['butane@0.29.0'],
      filesDir: 'files',
      severity: { 'butane/unknown-key': 'error', 'syntax/tab': 'off' },
      files: [{ glob: '*.yaml', format: 'butane', os: 'flatcar', tool: ['2.27.0'], filesDir: 'other' }],
    };
    const file = read(JSON.stringify({ $schema: './anything', ...settings }));
    assert.deepEqual(file.problems, []);
    assert.deepEqual(file.settings, { ...settings, files: [{ ...settings.files[0], formatBy: 'strata.json' }] });
  });

  it('may be empty, leave files alone, and begin with a byte order mark', () => {
    assert.deepEqual(read('{}').settings, { files: [] });
    assert.deepEqual(read('{"files": [{"glob": "*", "format": "none"}]}').problems, []);
    const marked = read('\uFEFF{"os": "fcos"}');
    assert.deepEqual([marked.settings, marked.problems], [{ os: 'fcos', files: [] }, []]);
  });

  const mistakes: readonly (readonly [text: string, found: readonly string[], settings: object])[] = [
    ['', [' [syntax/empty]'], {}],
    ['[]', ['[] [strata/bad-setting]'], {}],
    ['null', ['null [strata/bad-setting]'], {}],
    ['{"os": "fcos"', ['{ [syntax/unclosed-bracket]'], { os: 'fcos' }],
    ['{"os": "fcos",}', [', [syntax/trailing-comma]'], { os: 'fcos' }],
    ['{"os": "fcos" // mine\n}', ['// mine [syntax/json-comment]'], { os: 'fcos' }],
    ['{"os": fcos, "filesDir": "x"}', ['fcos [syntax/bad-word]'], { filesDir: 'x' }],
    ['{"OS": "fcos", "filesDir": "x"}', ['"OS" [strata/unknown-setting]'], { filesDir: 'x' }],
    ['{"os": 4, "filesDir": "x"}', ['4 [strata/bad-setting]'], { filesDir: 'x' }],
    ['{"os": null}', ['null [strata/bad-setting]'], {}],
    ['{"os": "fedora-coreos", "filesDir": "x"}', ['"fedora-coreos" [strata/unknown-setting]'], { filesDir: 'x' }],
    [
      '{"tool": [1, "butane@9", "2.27.0"]}',
      ['1 [strata/bad-setting]', '"butane@9" [strata/unknown-setting]'],
      { tool: ['2.27.0'] },
    ],
    ['{"tool": "2.27.0"}', ['"2.27.0" [strata/bad-setting]'], {}],
    ['{"filesDir": []}', ['[] [strata/bad-setting]'], {}],
    ['{"severity": "error"}', ['"error" [strata/bad-setting]'], {}],
    [
      '{"severity": {"butane/null-value": "fatal", "butane/null-item": "off", "butane/nul": "off"}}',
      ['"fatal" [strata/unknown-setting]', '"butane/nul" [strata/unknown-setting]'],
      { severity: { 'butane/null-item': 'off' } },
    ],
    ['{"severity": {"butane/null-value": 1}}', ['1 [strata/bad-setting]'], { severity: {} }],
    ['{"files": {"glob": "*"}}', ['{"glob": "*"} [strata/bad-setting]'], {}],
    ['{"files": ["*"]}', ['"*" [strata/bad-setting]'], {}],
    ['{"files": [{"format": "butane"}]}', ['{ [strata/bad-setting]'], {}],
    ['{"files": [{"glob": 1}, {"glob": "*"}]}', ['1 [strata/bad-setting]'], { files: [{ glob: '*' }] }],
    ['{"files": [{"glob": "a["}, {"glob": "*"}]}', ['"a[" [strata/bad-setting]'], { files: [{ glob: '*' }] }],
    [
      '{"files": [{"glob": "*", "format": "butaen", "os": "fcos"}]}',
      ['"butaen" [strata/unknown-setting]'],
      { files: [{ glob: '*', os: 'fcos' }] },
    ],
    ['{"files": [{"glob": "*", "form": "butane"}]}', ['"form" [strata/unknown-setting]'], { files: [{ glob: '*' }] }],
    ['{"format": "butane"}', ['"format" [strata/unknown-setting]'], {}],
    ['{"os": "fcos", "os": "flatcar"}', ['"os" [strata/bad-setting]'], { os: 'flatcar' }],
    ['{"os": "{{ os }}"}', ['"{{ os }}" [strata/unknown-setting]'], {}],
  ];
  for (const [text, problems, settings] of mistakes) {
    it(`costs only what is wrong in ${text === '' ? 'an empty file' : text}`, () => {
      assert.deepEqual(found(text), problems);
      assert.deepEqual(read(text).settings, { files: [], ...settings });
    });
  }

  const messages: readonly (readonly [text: string, message: RegExp])[] = [
    ['{"oss": "fcos"}', /^unknown setting `oss`: it has no effect; accepted: `os`, /u],
    ['{"format": "butane"}', /belongs into an entry of `files`$/u],
    ['{"files": [{"glob": "*", "severity": {}}]}', /belongs to the top of this file$/u],
    [
      '{"tool": ["butane@9"]}',
      /no judgement is recorded of the tool release `butane@9`.*accepted: `butane@0\.29\.0`, `ignition@/u,
    ],
    ['{"severity": {"butane/null-value": "fatal"}}', /`fatal`.*accepted: `error`, `warning`, `info`, `off`$/u],
    ['{"files": [{"glob": "a/"}]}', /`a\/` can match no file.*write `a\/\*\*`$/u],
    ['{"os": "fcos" "tool": []}', /comma is missing after this; without it settings may be lost$/u],
  ];
  for (const [text, message] of messages) {
    it(`says what to do about ${text}`, () => assert.match(read(text).problems[0]?.message ?? '', message));
  }

  it('has fixes for what is nearly right', () => {
    const text = '{"oss": "fcos", "files": [{"glob": "*", "format": "butaen"}]}';
    const edits = read(text).problems.flatMap(({ fixes }) => fixes?.()[0]?.edits ?? []);
    assert.equal(applyEdits(text, edits), '{"os": "fcos", "files": [{"glob": "*", "format": "butane"}]}');
  });

  it('that is no text, too large or not UTF-8 says so', () => {
    assert.deepEqual(found('\0'.repeat(100)), [' [strata/binary]']);
    assert.deepEqual(found(' '.repeat(3 * 1024 * 1024)), [' [strata/too-large]']);
    const { problems, settings } = readProject({ text: '{"os": "fcos", "filesDir": "\uFFFD"}', invalidAt: 28 });
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range.start]),
      [['syntax/not-utf-8', 28]],
    );
    assert.equal(settings.os, 'fcos');
  });
});

describe('reading a strata.json', () => {
  it('never fails, whatever its text, and gives no setting that is not known', () => {
    const good =
      '{"os": "fcos", "tool": ["2.27.0"], "severity": {"syntax/tab": "off"}, "files": [{"glob": "a/*", "format": "none"}]}';
    const cut = fc.tuple(fc.nat(good.length), fc.nat(20), fc.string({ unit: fc.constantFrom(...'{}[]":,*\\/ax1\n') }));
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        let text = good;
        for (const [at, length, added] of cuts) text = text.slice(0, at) + added + text.slice(at + length);
        const { settings, problems, document } = read(text);
        for (const { range } of problems) assert.ok(0 <= range.start && range.end <= document.text.length, text);
        const { os, tool = [], severity = {}, files } = settings;
        assert.ok(os === undefined || refuse('os', os) === undefined, text);
        for (const release of tool) assert.equal(refuse('tool', release), undefined, text);
        for (const code of Object.keys(severity)) assert.equal(refuse('code', code), undefined, text);
        for (const { glob } of files) assert.equal(refuseGlob(glob), undefined, text);
        settingsForFile(settings, 'a/b.bu');
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

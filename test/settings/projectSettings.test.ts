import assert from 'node:assert/strict';
import { readProjectSettings, settingsForFile } from '../../server/src/settings/projectSettings.ts';

function read(value: unknown) {
  const result = readProjectSettings(JSON.stringify(value));
  assert.equal(result.kind, 'read', result.kind === 'refused' ? result.message : '');
  assert.ok(result.kind === 'read');
  return result.settings;
}

describe('a strata.json', () => {
  it('gives what stands in it', () => {
    const settings = read({
      $schema: './anything',
      os: 'fcos',
      tool: ['butane@0.29.0'],
      filesDir: 'files',
      severity: { 'butane/unknown-key': 'error', 'a/b': 'off' },
      files: [{ glob: '*.yaml', format: 'butane', os: 'flatcar', tool: ['x@1'], filesDir: 'other' }],
    });
    assert.deepEqual(settings, {
      os: 'fcos',
      tool: ['butane@0.29.0'],
      filesDir: 'files',
      severity: { 'butane/unknown-key': 'error', 'a/b': 'off' },
      files: [
        { glob: '*.yaml', format: 'butane', formatBy: 'strata.json', os: 'flatcar', tool: ['x@1'], filesDir: 'other' },
      ],
    });
  });

  it('may be empty and may begin with a byte order mark', () => {
    assert.deepEqual(read({}), { files: [] });
    assert.deepEqual(readProjectSettings('\uFEFF{"os": "fcos"}'), {
      kind: 'read',
      settings: { os: 'fcos', files: [] },
    });
  });

  const refused: readonly (readonly [text: string, names: RegExp])[] = [
    ['{', /JSON/u],
    ['', /JSON/u],
    ['[]', /object/u],
    ['null', /object/u],
    ['{"OS": "fcos"}', /`OS`/u],
    ['{"os": 4}', /`os`/u],
    ['{"tool": [1]}', /`tool`/u],
    ['{"tool": {}}', /`tool`/u],
    ['{"filesDir": []}', /`filesDir`/u],
    ['{"severity": "error"}', /`severity`/u],
    ['{"severity": {"a/b": "fatal"}}', /a\/b.*error, warning, info, off/u],
    ['{"files": {"glob": "*"}}', /`files`/u],
    ['{"files": "x.yaml"}', /`files`/u],
    ['{"files": [{"format": "butane"}]}', /files\[0\].*`glob`/u],
    ['{"files": [{"glob": "*"}, {"glob": "*", "os": 1}]}', /files\[1\].*`os`/u],
    ['{"files": [{"glob": "*", "form": "butane"}]}', /files\[0\].*`form`/u],
    ['{"format": "butane"}', /`format`/u],
  ];
  for (const [text, names] of refused) {
    it(`is refused as a whole where it is ${text === '' ? 'empty' : text}`, () => {
      const result = readProjectSettings(text);
      assert.equal(result.kind, 'refused');
      assert.match(result.kind === 'refused' ? result.message : '', names);
    });
  }
});

describe('the entries for one file', () => {
  const project = read({
    os: 'fcos',
    files: [
      { glob: 'flatcar/**', os: 'flatcar' },
      { glob: '**/*.yaml', format: 'butane' },
      { glob: '*.yml', os: 'top-level-only' },
      { glob: '{a,b}/x.json', os: 'braces' },
    ],
  });
  const osOf = (path: string) => settingsForFile(project, path).map(({ os, format }) => os ?? format);

  it('come in their order, with what holds for all files last', () => {
    assert.deepEqual(osOf('flatcar/deep/node.yaml'), ['flatcar', 'butane', 'fcos']);
  });

  it('match as globs do: ** crosses folders and * does not', () => {
    assert.deepEqual(osOf('a.yml'), ['top-level-only', 'fcos']);
    assert.deepEqual(osOf('deep/a.yml'), ['fcos']);
    assert.deepEqual(osOf('top.yaml'), ['butane', 'fcos']);
    assert.deepEqual(osOf('b/x.json'), ['braces', 'fcos']);
  });

  it('see files and folders that begin with a dot', () => {
    assert.deepEqual(osOf('.hidden/.node.yaml'), ['butane', 'fcos']);
  });
});

import assert from 'node:assert/strict';
import { globForFile, globForFolder, setFileEntry } from '../../client/src/projectFileText.ts';

describe('project file text', () => {
  it('starts a new file', () => {
    assert.equal(
      setFileEntry('', '**/*.yaml', 'format', 'butane'),
      '{\n  "files": [\n    {\n      "glob": "**/*.yaml",\n      "format": "butane"\n    }\n  ]\n}\n',
    );
  });

  it('keeps everything else, and the indentation', () => {
    const before = '{\n    "os": "flatcar",\n    "files": [{ "glob": "a", "os": "fcos" }]\n}';
    const after = setFileEntry(before, 'b', 'format', 'butane');
    assert.deepEqual(JSON.parse(after), {
      os: 'flatcar',
      files: [
        { glob: 'a', os: 'fcos' },
        { glob: 'b', format: 'butane' },
      ],
    });
    assert.match(after, /^ {4}"os"/mu);
  });

  it('changes the entry of the same glob', () => {
    const before = '{ "files": [{ "glob": "a", "format": "x", "os": "fcos" }] }';
    assert.deepEqual(JSON.parse(setFileEntry(before, 'a', 'format', 'butane')).files, [
      { glob: 'a', os: 'fcos', format: 'butane' },
    ]);
  });

  it('takes a format away, and an entry that says nothing else', () => {
    const before = '{ "files": [{ "glob": "a", "format": "x", "os": "fcos" }, { "glob": "b", "format": "x" }] }';
    const once = setFileEntry(before, 'a', 'format', undefined);
    assert.deepEqual(JSON.parse(setFileEntry(once, 'b', 'format', undefined)).files, [{ glob: 'a', os: 'fcos' }]);
  });

  it('refuses to write over what is not JSON', () => {
    assert.throws(() => setFileEntry('{ // why\n}', 'a', 'format', 'butane'), SyntaxError);
  });

  it('means one file by its path, whatever signs it holds', () => {
    assert.equal(globForFile('nodes/[a]*.yaml'), 'nodes/\\[a\\]\\*.yaml');
  });

  it('means the files of a folder by their whole ending', () => {
    assert.equal(globForFolder('nodes/web.bu.yaml'), 'nodes/**/*.bu.yaml');
    assert.equal(globForFolder('user-data'), '**/*');
    assert.equal(globForFolder('.hidden'), '**/*');
  });
});

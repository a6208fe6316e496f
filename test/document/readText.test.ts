import assert from 'node:assert/strict';
import { readAsItStands, readText } from '../../server/src/document/readText.ts';

describe('a document as the real tool reads it', () => {
  for (const text of [
    ' variant: fcos\nversion: 1.5.0\n',
    '{"variant":"fcos","version":"1.5.0"}}\n',
    '--- \n  variant: fcos\n  version: 1.5.0\nstorage: {}\n',
    'variant: fcos\n<<<<<<< a\nversion: 1.5.0\n=======\nversion: 1.6.0\n>>>>>>> b\n',
    'variant: fcos\nversion: {{ version }}\n',
  ]) {
    it(`is read once: ${JSON.stringify(text)}`, () => {
      const literal = readAsItStands(readText(text, 'yaml'));
      assert.equal(readAsItStands(literal), literal);
    });
  }

  it('is the same one where nothing was taken for anything else', () => {
    const document = readText('variant: fcos\nversion: 1.5.0\n', 'yaml');
    assert.equal(readAsItStands(document), document);
  });
});

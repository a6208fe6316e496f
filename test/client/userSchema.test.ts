import assert from 'node:assert/strict';
import { hasUserSchema } from '../../client/src/userSchema.ts';

const uri = 'file:///home/me/machines/a%20b.yaml';

describe('the schema that a user gave a YAML document', () => {
  for (const text of [
    '# yaml-language-server: $schema=https://example.com/a.json\nvariant: fcos\n',
    '#  yaml-language-server : $schema=none\n',
    '# $schema: ./a.json\nvariant: fcos\n',
    '$schema: ./a.json\nvariant: fcos\n',
    '"$schema": ./a.json\n',
  ]) {
    it(`stands in ${JSON.stringify(text)}`, () => assert.ok(hasUserSchema(text, uri, {})));
  }

  for (const text of ['', '# a schema\nvariant: fcos\n', 'storage:\n  $schema: a\n', 'variant: "# $schema: a"\n']) {
    it(`does not stand in ${JSON.stringify(text)}`, () => assert.ok(!hasUserSchema(text, uri, {})));
  }

  it('may come from the setting, whose patterns are those of the other extension', () => {
    for (const pattern of ['*.yaml', '/machines/*.yaml', 'a b.yaml', '/home/*/a b.yaml', ['x.yaml', '*.yaml']])
      assert.ok(hasUserSchema('', uri, { kubernetes: pattern }), String(pattern));
    for (const pattern of ['*.yml', 'c.yaml', '/a.yaml', [], 7, null, 'a.b.yaml'])
      assert.ok(!hasUserSchema('', uri, { kubernetes: pattern }), String(pattern));
  });

  it('is none in a setting that is no setting', () => {
    for (const schemas of [undefined, null, 'x', 7, []]) assert.ok(!hasUserSchema('', uri, schemas));
  });
});

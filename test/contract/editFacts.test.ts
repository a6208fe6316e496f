import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { editTables } from '../../server/src/generated/layerTables.ts';
import { osFacts } from '../../server/src/layers/osFacts.ts';
import { actsRecord } from '../../server/src/layers/settingAt.ts';
import { formatById } from '../../server/src/registry.ts';
import { readSchema } from './schemaFiles.ts';

describe('schemas/edits', () => {
  const ajv = new Ajv2020({ allErrors: true, strictRequired: false });
  const followsDialect = ajv.compile(readSchema('schemas/edits.dialect.json'));

  for (const file of readdirSync('schemas/edits'))
    it(`${file} follows the dialect`, () =>
      assert.ok(followsDialect(readSchema(`schemas/edits/${file}`)), ajv.errorsText(followsDialect.errors)));

  it('has a dialect that refuses what is not in it', () => {
    const row = { settings: ['a/b'], key: 'path', below: ['/a'], change: 'live', source: 'a/b c' };
    const table = (changed: object) => ({
      $schema: '../edits.dialect.json',
      formats: ['a'],
      rows: [{ ...row, ...changed }],
    });
    assert.ok(followsDialect(table({})));
    for (const wrong of [
      { isFilled: true },
      { change: 'soon' },
      { otherThan: ['a'] },
      { source: 'hearsay' },
      { below: ['a'] },
    ])
      assert.ok(!followsDialect(table(wrong)), JSON.stringify(wrong));
  });

  it('speaks of systems and settings that there are', () => {
    for (const [os, { formats, rows }] of Object.entries(editTables)) {
      assert.ok(osFacts(os), os);
      for (const format of formats) assert.ok(formatById(format), format);
      for (const { settings } of rows) for (const name of settings) assert.ok(actsRecord(name), name);
    }
  });

  it('says why, where an edit is refused or ignored', () => {
    for (const { change, trap, key } of Object.values(editTables).flatMap(({ rows }) => rows))
      if (change === 'refused' || change === 'ignored') assert.ok(trap, key);
  });
});

import assert from 'node:assert/strict';
import { actsLines } from '../../server/src/layers/actsWords.ts';
import { formats } from '../contract/schemaFiles.ts';
import { allAnswers, leavesOf } from './allSettings.ts';

describe('when a key acts', () => {
  for (const format of formats)
    it(`is known of every key of ${format}, or why it never does`, () => {
      const leaves = leavesOf(format);
      assert.ok(leaves.length > 0);
      const silent = leaves.filter(({ acts }) => acts === undefined).map(({ path }) => path);
      assert.deepEqual(silent, []);
      for (const { acts } of leaves) if (acts?.kind === 'none') assert.match(acts.reason, /^\S.{20,}[^.]$/u);
    });

  it('is known on every system that takes the format, whatever path the key names', () => {
    let count = 0;
    for (const { leaf, os, row, acts } of allAnswers()) {
      const where = `${leaf.format} ${leaf.path} on ${os} below ${row.prefix}`;
      assert.ok(acts, where);
      for (const list of [acts.phase, acts.repeat, acts.layer]) assert.ok(list.length > 0, where);
      const lines = actsLines(acts);
      assert.ok(lines.length <= 4 && lines.length >= 3, where);
      for (const line of lines) assert.match(line, /^\S.{10,}$/u, where);
      count++;
    }
    assert.ok(count > 1000, 'too few to be all');
  });
});

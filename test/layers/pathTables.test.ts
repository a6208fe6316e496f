import assert from 'node:assert/strict';
import { osTables } from '../../server/src/generated/layerTables.ts';
import { namedOs, osFacts, versionOf } from '../../server/src/layers/osFacts.ts';
import { pathFacts } from '../../server/src/layers/pathFacts.ts';
import type { Survives } from '../../server/src/shape/osFacts.ts';
import { pathTables } from './tables/pathTables.ts';

const marks: Readonly<Record<Survives[keyof Survives], string>> = {
  kept: '●',
  merged: '●',
  older: '◐',
  lost: '○',
  replaced: '○',
  none: '–',
};

function marksOf({ reboot, update, rollback, reset }: Survives): string {
  return [reboot, update, rollback, reset].map((what) => marks[what]).join('');
}

describe('what becomes of a path', () => {
  for (const { os, rows } of pathTables)
    it(`on ${os} is as upstream documents it, for ${rows.length} places`, () => {
      assert.ok(rows.length >= 12);
      const named = namedOs(os);
      const facts = osFacts(named.id);
      assert.ok(facts);
      const wrong = rows.flatMap(([path, layer, mode, access, lasts, survives, change]) => {
        const found = pathFacts(facts, path, versionOf(facts, named));
        assert.ok(found, path);
        const { row } = found;
        const answer = [row.layer, row.readOnly ? 'sealed' : 'writable', row.lasts, marksOf(row.survives), row.change];
        const expected = [layer, access, lasts, survives, change];
        const isRight = mode.test(row.mode) && expected.every((word, index) => word === answer[index]);
        return isRight ? [] : [`${path}: ${expected} ${mode}, not ${answer} ${row.mode}`];
      });
      assert.deepEqual(wrong, []);
    });

  it('is known of every path on every release', () => {
    const silent = Object.values(osTables).flatMap((facts) => {
      const { id, newest, paths, links } = facts;
      const bounds = [...paths, ...links].flatMap(({ since = '0', until = '0' }) => [since, until]);
      return [...new Set(['0', ...bounds, newest])]
        .filter((version) => !pathFacts(facts, '/example', version))
        .map((version) => `${id}@${version}`);
    });
    assert.deepEqual(silent, []);
  });
});

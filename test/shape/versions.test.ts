import assert from 'node:assert/strict';
import { compareVersions, currentRows, isInSpan, reaches, versionTable } from '../../server/src/shape/versions.ts';
import { rows, table } from './tables.ts';

describe('the order of versions', () => {
  const ordered: readonly (readonly [string, string])[] = [
    ['1.0.0', '1.0.1'],
    ['1.9.0', '1.10.0'],
    ['4.8.0', '4.19.0'],
    ['0.5', '0.6'],
    ['1.6.0-experimental', '1.6.0'],
    ['1.5.0', '1.6.0-experimental'],
    ['22.4.2', '23.1'],
    ['1', '1.0.1'],
  ];
  for (const [lower, higher] of ordered) {
    it(`puts ${lower} before ${higher}`, () => {
      assert.ok(compareVersions(lower, higher) < 0);
      assert.ok(compareVersions(higher, lower) > 0);
    });
  }

  it('counts missing places as 0', () => {
    assert.equal(compareVersions('1', '1.0.0'), 0);
    assert.equal(compareVersions('1.2-exp', '1.2.0-exp'), 0);
  });
});

describe('a version line', () => {
  it('is reached on the row’s own variant, on the base, and on what the row derives from', () => {
    assert.ok(reaches(table, rows.core2, { core: '1.1.0' }));
    assert.ok(reaches(table, rows.edge1, { base: '0.2' }));
    assert.ok(reaches(table, rows.shift10, { core: '1.1.0' }));
    assert.ok(reaches(table, rows.shift10, { shift: '4.8.0' }));
  });

  it('is not reached below it, nor by a variant that has nothing to do with it', () => {
    assert.ok(!reaches(table, rows.core1, { core: '1.1.0' }));
    assert.ok(!reaches(table, rows.shift8, { core: '1.1.0' }));
    assert.ok(!reaches(table, rows.edge1, { core: '1.0.0' }));
    assert.ok(!reaches(table, rows.core2, { shift: '4.8.0' }));
  });

  it('is reached where one of several axes is', () => {
    assert.ok(reaches(table, rows.edge1, { core: '9.9.9', base: '0.2' }));
  });

  it('of a release is not reached by its prerelease', () => {
    assert.ok(!reaches(table, rows.core3, { core: '1.2.0' }));
    assert.ok(reaches(table, rows.core3, { core: '1.2.0-experimental' }));
  });

  it('bounds a span: its start belongs to the span and its end does not', () => {
    const span = { since: { base: '0.2' }, until: { base: '0.3-exp' } };
    assert.ok(!isInSpan(table, rows.core1, span));
    assert.ok(isInSpan(table, rows.core2, span));
    assert.ok(!isInSpan(table, rows.core3, span));
    assert.ok(isInSpan(table, rows.core1, {}));
  });
});

describe('the versions to choose from', () => {
  it('leave out removed ones', () => {
    assert.ok(!currentRows(table).includes(rows.old));
    assert.ok(currentRows(table).includes(rows.core3));
  });

  it('throw for a format that has none', () => assert.throws(() => versionTable('no-such-format')));
});

for (const format of ['butane', 'ignition', 'machineconfig']) {
  describe(`the table of ${format}`, () => {
    const { rows: real, tools } = versionTable(format);

    it('names every row once', () => {
      assert.equal(new Set(real.map((row) => row.id)).size, real.length);
    });

    it('derives from rows that exist', () => {
      for (const { id, derives } of real) {
        if (derives !== undefined)
          assert.ok(
            real.some((row) => row.id === derives),
            `${id} derives from ${derives}`,
          );
      }
    });

    it('has each variant’s rows in the order of their versions', () => {
      for (const variant of new Set(real.map((row) => row.variant))) {
        const versions = real
          .filter((row) => row.variant === variant && row.status !== 'removed')
          .map((row) => row.version);
        assert.deepEqual(versions, versions.toSorted(compareVersions));
      }
    });

    it('says what to do instead of every removed version', () => {
      for (const row of real.filter(({ status }) => status === 'removed')) assert.ok(row.advice, row.id);
    });

    it('has each tool’s releases in their order', () => {
      for (const name of new Set(tools.map((tool) => tool.name))) {
        const releases = tools.filter((tool) => tool.name === name).map((tool) => tool.release);
        assert.deepEqual(releases, releases.toSorted(compareVersions));
      }
    });
  });
}

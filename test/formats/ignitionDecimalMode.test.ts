import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decimalMode } from '../../server/src/formats/ignition/decimalMode.ts';

interface Recording {
  /** The modes that the tool was asked about: all below it. */
  readonly count: number;
  readonly files: readonly number[];
  readonly directories: readonly number[];
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/decimalModes.json', 'utf8'));

describe('Butane: modes without their zero', () => {
  for (const kind of ['files', 'directories'] as const) {
    it(`are those that the real tool takes for ones, of ${kind}`, () => {
      const all = Array.from({ length: recording.count }, (_, mode) => mode);
      const found = all.filter((mode) => decimalMode(mode, kind === 'directories') !== undefined);
      assert.ok(found.length > 20 && recording.count > 10000);
      assert.deepEqual(found, recording[kind]);
    });
  }

  it('mean their digits in octal', () => {
    assert.equal(decimalMode(644, false), 0o644);
    assert.equal(decimalMode(1777, true), 0o1777);
    assert.equal(decimalMode(-644, false), undefined);
    assert.equal(decimalMode(644.5, false), undefined);
  });
});

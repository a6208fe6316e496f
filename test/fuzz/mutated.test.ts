import assert from 'node:assert/strict';
import { fuzzMutated } from './mutated.ts';

describe('600 mutated documents', () => {
  it('go through everything that an editor asks for', () => {
    const failures = fuzzMutated({ seed: 1, first: 0, end: 600 });
    assert.deepEqual(failures, []);
  }).timeout(300_000);
});

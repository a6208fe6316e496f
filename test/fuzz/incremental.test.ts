import assert from 'node:assert/strict';
import { fuzzIncremental } from './incremental.ts';

describe('2,000 random edits', () => {
  it('leave what reading the new text gives', () => {
    assert.deepEqual(fuzzIncremental(2000, 1).failures, []);
  }).timeout(300_000);
});

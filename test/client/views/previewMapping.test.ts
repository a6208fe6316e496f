import assert from 'node:assert/strict';
import { toOutput, toShown } from '../../../client/src/views/previewMapping.ts';

const shown = { removed: [{ line: 2, count: 3 }] };

function range(startLine: number, endLine: number) {
  return { start: { line: startLine, character: 4 }, end: { line: endLine, character: 7 } };
}

describe('places in a preview', () => {
  it('are those of the output, moved by the removed lines above them', () => {
    assert.deepEqual(toShown(shown, range(1, 2)), range(1, 5));
    assert.deepEqual(toOutput(shown, range(1, 5)), range(1, 2));
  });

  it('are none in removed lines', () => {
    assert.equal(toOutput(shown, range(3, 3)), undefined);
    assert.equal(toOutput(shown, range(1, 4)), undefined);
  });
});

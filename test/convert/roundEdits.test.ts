import assert from 'node:assert/strict';
import type { TextEdit } from '../../server/src/base/text.ts';
import { roundEdits } from '../../server/src/convert/butane-to-butane/roundEdits.ts';

const edit = (start: number, end: number, newText = ''): TextEdit => ({ start, end, newText });

describe('roundEdits', () => {
  it('takes edits apart from each other, in the order of the text', () => {
    const { edits, add } = roundEdits();
    assert.ok(add([edit(9, 12), edit(0, 2)]));
    assert.ok(add([edit(5, 5, 'x')]));
    assert.ok(add([edit(2, 5)]));
    assert.deepEqual(edits, [edit(0, 2), edit(2, 5), edit(5, 5, 'x'), edit(9, 12)]);
  });

  it('takes none of those of which one touches another', () => {
    const { edits, add } = roundEdits();
    add([edit(4, 8), edit(4, 4, 'x')]);
    for (const other of [edit(7, 9), edit(0, 5), edit(5, 5, 'y'), edit(4, 4, 'y'), edit(0, 20)])
      assert.equal(add([edit(30, 31), other]), false, JSON.stringify(other));
    assert.deepEqual(edits, [edit(4, 4, 'x'), edit(4, 8)]);
  });

  it('puts what is appended at one place in one edit, and nothing else behind it', () => {
    const { edits, add } = roundEdits();
    assert.ok(add([edit(1, 2), edit(9, 9, 'a')], true));
    assert.ok(add([edit(3, 4), edit(9, 9, 'b')], true));
    assert.equal(add([edit(9, 9, 'c')]), false);
    assert.deepEqual(edits, [edit(1, 2), edit(3, 4), edit(9, 9, 'ab')]);
  });

  it('has nothing to say where nothing is to be done', () => assert.equal(roundEdits().add([]), false));
});

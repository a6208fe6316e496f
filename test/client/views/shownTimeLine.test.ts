import assert from 'node:assert/strict';
import { shownTimeLine } from '../../../client/src/views/shownTimeLine.ts';

describe('a time line as it is shown', () => {
  const place = (line: number) => ({ name: 'runcmd', path: ['runcmd'], line, column: 1, endLine: line, endColumn: 7 });

  it('has the hint below the title, and its lines lead to the same places', () => {
    const links = [
      { textLine: 1, place: place(1) },
      { textLine: 3, place: place(7) },
    ];
    const { text, places } = shownTimeLine({ text: 'title\n\nline 7\n', links }, 'hint');
    assert.equal(text, 'title\nhint\n\nline 7\n');
    const leading = [...places].map(([line, { line: to }]) => [text.split('\n')[line], to]);
    assert.deepEqual(leading, [
      ['title', 1],
      ['line 7', 7],
    ]);
  });
});

import assert from 'node:assert/strict';
import { nextState, type PreviewState } from '../../../client/src/views/previewState.ts';
import type { ConvertResult } from '../../../server/src/base/protocol.ts';

const beginning: PreviewState = { kind: 'empty', hindrance: undefined };
const problem = {
  code: 'butane/wrong-type',
  source: 'butane',
  severity: 'error',
  message: 'bad',
  line: 5,
  column: 1,
  endLine: 5,
  endColumn: 2,
  path: [],
  inOutput: [],
} as const;

function made(output: string): ConvertResult {
  return { kind: 'converted', output, format: 'ignition', ending: '.ign', saved: 0, problems: [], losses: [] };
}

const refused: ConvertResult = {
  ...made(''),
  kind: 'refused',
  output: null,
  format: null,
  ending: null,
  refusal: 'not converted',
  problems: [problem],
};

/** Answers one after the other, one a second. */
function following(...answers: readonly (ConvertResult | string)[]): PreviewState {
  return answers.reduce<PreviewState>(
    (state, answer, index) =>
      nextState(
        state,
        typeof answer === 'string'
          ? { kind: 'failed', reason: answer }
          : { kind: 'answered', result: answer, version: index },
        index * 1000,
        (count) => `${count} more`,
      ),
    beginning,
  );
}

describe('the state of a preview', () => {
  it('is what was made of the newest text', () => {
    const state = following(made('a\n'), made('b\n'));
    assert.ok(state.kind === 'current');
    assert.deepEqual([state.shown.output, state.version, state.format], ['b\n', 1, 'ignition']);
  });

  it('keeps what it shows while the text cannot be converted, and says why and since when', () => {
    const state = following(made('a\n'), refused, refused);
    assert.ok(state.kind === 'stale');
    assert.equal(state.shown.output, 'a\n');
    assert.deepEqual(state.hindrance, { reason: 'not converted', problems: [problem], since: 1000 });
  });

  it('is current again once the text can be converted', () => {
    assert.equal(following(made('a\n'), refused, made('a\n')).kind, 'current');
  });

  it('keeps what it shows where nobody answers', () => {
    const state = following(made('a\n'), 'closed');
    assert.ok(state.kind === 'stale');
    assert.deepEqual([state.shown.output, state.hindrance.reason], ['a\n', 'closed']);
  });

  it('says what hinders the first result', () => {
    const state = following(refused, refused);
    assert.deepEqual(state, { kind: 'empty', hindrance: { reason: 'not converted', problems: [problem], since: 0 } });
  });

  it('shows what an edit took away until the next edit, even where that changes nothing', () => {
    const removed = (state: PreviewState) => (state.kind === 'empty' ? undefined : state.shown.removed.length);
    assert.equal(removed(following(made('a\nb\n'), made('a\n'))), 1);
    assert.equal(removed(following(made('a\nb\n'), made('a\n'), refused)), 1);
    assert.equal(removed(following(made('a\nb\n'), made('a\n'), made('a\n'))), 0);
  });

  it('goes on showing it where the same text is asked about again', () => {
    const state = following(made('a\nb\n'), made('a\n'));
    const news = { kind: 'answered', result: made('a\n'), version: 1 } as const;
    const again = nextState(state, news, 9000, String);
    assert.ok(again.kind === 'current');
    assert.equal(again.shown.removed.length, 1);
  });
});

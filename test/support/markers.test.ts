import assert from 'node:assert/strict';
import { checkMarkers, parseFixture, writeMarkers } from './markers.ts';

const fixture = `variant: fcoss
#        ^^^^^ error[butane/unknown-variant] accepted
storage:
#^^^^^^ warning[a/first-column]
  {
  #< hint[a/one-character]
 list: [1,
#      ^^^… info[a/several-lines]
# a comment: ^^ is not a marker
`;

describe('marker fixtures', () => {
  it('are taken apart into text and markers', () => {
    const { text, markers, cursor } = parseFixture(fixture);
    assert.equal(text, 'variant: fcoss\nstorage:\n  {\n list: [1,\n# a comment: ^^ is not a marker\n');
    assert.equal(cursor, undefined);
    assert.deepEqual(
      markers.map(({ line, column, length, goesOn }) => [line, column, length, goesOn]),
      [
        [0, 9, 5, false],
        [1, 0, 7, false],
        [2, 2, 1, false],
        [3, 7, 3, true],
      ],
    );
    assert.deepEqual(markers[0], {
      line: 0,
      column: 9,
      length: 5,
      goesOn: false,
      severity: 'error',
      code: 'butane/unknown-variant',
      message: 'accepted',
    });
  });

  it('survive being taken apart and written again', () => {
    const { text, markers } = parseFixture(fixture);
    const written = writeMarkers(text, markers);
    assert.deepEqual(parseFixture(written), { text, markers, cursor: undefined });
  });

  it('hold the cursor', () => {
    const { text, cursor } = parseFixture('version: 1.<|>6.0\n');
    assert.equal(text, 'version: 1.6.0\n');
    assert.equal(cursor, 11);
  });

  it('keep the line ends of Windows', () => {
    const { text, markers } = parseFixture('a: 1\r\n#^^ error[a/b] here\r\nb: 2\r\n');
    assert.equal(text, 'a: 1\r\nb: 2\r\n');
    assert.equal(markers[0]?.message, 'here');
  });

  it('fail on a problem that no marker tells of', () => {
    assert.throws(() => checkMarkers('variant: fcos\nversion: 1.6.0\nstorag: {}\n'), assert.AssertionError);
  });

  it('fail on a marker without a problem', () => {
    assert.throws(
      () => checkMarkers('variant: fcos\n#        ^^^^ error[butane/unknown-variant]\nversion: 1.6.0\n'),
      assert.AssertionError,
    );
  });

  it('fail where the message is another', () => {
    const source = 'variant: fcos\nversion: 1.6.0\nstorag: {}\n#^^^^^ warning[butane/unknown-key]';
    checkMarkers(`${source} did you mean \`storage\`\n`);
    assert.throws(() => checkMarkers(`${source} something else\n`), assert.AssertionError);
  });
});

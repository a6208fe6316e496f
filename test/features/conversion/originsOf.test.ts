import assert from 'node:assert/strict';
import { printPath } from '../../../server/src/base/path.ts';
import {
  type Origin,
  type Produced,
  producedList,
  producedObject,
  producedScalar,
} from '../../../server/src/decode/produced.ts';
import { originsOf } from '../../../server/src/features/conversion/originsOf.ts';
import { writeJson } from '../../../server/src/formats/ignition/writeJson.ts';

function origin(from?: string): Origin {
  const node = { kind: 'alias', name: 'x', start: 0, end: 1 } as const;
  return { node, head: node, path: [], ...(from === undefined ? {} : { from }) };
}

const own = origin();
const other = origin('b');

function found(value: Produced, pretty = false): readonly string[] {
  const { text, places } = writeJson(value, pretty);
  return originsOf(places).map(
    ({ path, range, from }) => `${printPath(path)} ${from} ${text.slice(range.start, range.end)}`,
  );
}

describe('the origins of the pieces of an output', () => {
  it('are those of the largest pieces that are of one config alone', () => {
    const list = producedList([producedScalar(1, other), producedScalar(2, other)], own, other);
    const mixed = producedObject(
      [
        ['c', producedScalar('x', own)],
        ['d', producedScalar('y', other)],
      ],
      other,
      own,
    );
    assert.deepEqual(
      found(
        producedObject(
          [
            ['a', list],
            ['b', mixed],
          ],
          own,
        ),
      ),
      ['a b "a":[1,2]', 'b.c this file "c":"x"', 'b.d b "d":"y"'],
    );
  });

  it('are there for what holds nothing', () => {
    const empty = producedObject(
      [
        ['a', producedObject([], other)],
        ['b', producedList([], own)],
      ],
      own,
    );
    assert.deepEqual(found(empty), ['a b "a":{}', 'b this file "b":[]']);
    assert.deepEqual(found(empty, true), ['a b "a": {}', 'b this file "b": []']);
  });

  it('are the nearest where a value has several', () => {
    assert.deepEqual(found(producedObject([['a', producedScalar(1, other, own)]], own)), ['a b "a":1']);
  });

  it('are none of an output without keys', () => {
    assert.deepEqual(found(producedObject([], own)), []);
  });
});

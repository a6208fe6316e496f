import assert from 'node:assert/strict';
import { entryOf } from '../../server/src/shape/entry.ts';
import {
  acceptedKeys,
  codeFor,
  fateOfKey,
  keyAdvice,
  likelyKeys,
  listed,
  unknownKeyMessage,
} from '../../server/src/shape/wording.ts';
import { rows, targetOf } from './tables.ts';

const root = entryOf({
  type: 'object',
  properties: {
    ssh_authorized_keys: { type: 'array', items: { type: 'string' } },
    name: { type: 'string' },
    names: { type: 'array', items: { type: 'string' } },
    late: { type: 'string', 'x-since': { base: '0.2' } },
  },
  'x-code': { additionalProperties: 'made-up/strange' },
});

describe('the words of shape problems', () => {
  it('offer the same word in another spelling before anything similar', () => {
    assert.deepEqual(likelyKeys('sshAuthorizedKeys', root, new Set(), targetOf(rows.core1)), ['ssh_authorized_keys']);
    assert.deepEqual(likelyKeys('Name', root, new Set(), targetOf(rows.core1)), ['name']);
  });

  it('do not offer a key that is there already, nor one of a later version', () => {
    assert.deepEqual(likelyKeys('nam', root, new Set(['name']), targetOf(rows.core1)), []);
    assert.deepEqual(likelyKeys('latr', root, new Set(), targetOf(rows.core1)), []);
    assert.deepEqual(likelyKeys('latr', root, new Set(), targetOf(rows.core2)), ['late']);
    assert.ok(!acceptedKeys(root, targetOf(rows.core1)).includes('late'));
  });

  it('name what was meant, or else what is accepted, and what becomes of the key', () => {
    assert.equal(
      unknownKeyMessage('nmae', 'users[0]', fateOfKey('warning', false, targetOf(rows.core1))),
      'unknown key `nmae` in `users[0]`: it is ignored',
    );
    assert.equal(
      unknownKeyMessage('zzz', '', fateOfKey('error', true, targetOf(rows.core1))),
      'unknown key `zzz`: the file is refused',
    );
    assert.equal(keyAdvice(['name'], ['name']), 'did you mean `name`?');
    assert.equal(keyAdvice([], ['name', 'late']), 'accepted here: `name`, `late`');
  });

  it('cut long lists and say how many are left', () => {
    const words = Array.from({ length: 11 }, (_, index) => `w${index}`);
    assert.match(listed(words), /^`w0`.*`w7` and 3 more$/u);
    assert.equal(listed(['a', 'b']), '`a`, `b`');
    assert.equal(listed([]), '');
  });

  it('take the code from the schema where it has one', () => {
    assert.equal(codeFor('additionalProperties', root, 'area'), 'made-up/strange');
    assert.equal(codeFor('additionalProperties', undefined, 'area'), 'area/unknown-key');
    assert.equal(codeFor('enum', root, 'area'), 'area/value-not-allowed');
    assert.equal(codeFor('pattern', root, 'area'), 'area/bad-value');
  });
});

import assert from 'node:assert/strict';
import { nearest, sameWord } from '../../server/src/shape/nearest.ts';

describe('what a misspelt word was meant to be', () => {
  const keys = ['name', 'mode', 'path', 'overwrite', 'contents', 'ssh_authorized_keys', 'password_hash', 'uid', 'user'];
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['nmae', 'name'],
    ['pth', 'path'],
    ['overwrit', 'overwrite'],
    ['contnets', 'contents'],
    ['sshAuthorizedKeys', 'ssh_authorized_keys'],
    ['ssh-authorized-keys', 'ssh_authorized_keys'],
    ['PASSWORD_HASH', 'password_hash'],
    ['passwordhash', 'password_hash'],
    ['hostname', undefined],
    ['zzz', undefined],
    ['', undefined],
  ];
  for (const [word, meant] of cases) {
    it(`takes "${word}" for ${meant ?? 'nothing'}`, () => assert.equal(nearest(word, keys)[0], meant));
  }

  it('puts the nearest first and keeps the given order among equals', () => {
    assert.deepEqual(nearest('abcdef', ['abcxyf', 'abcdex', 'abcdxf']), ['abcdex', 'abcdxf', 'abcxyf']);
  });

  it('takes two swapped letters for one slip', () => assert.deepEqual(nearest('uesr', ['user']), ['user']));

  it('never takes one letter for another', () => assert.deepEqual(nearest('a', ['b']), []));

  it('copes with very long words', () => {
    const long = 'k'.repeat(5000);
    assert.deepEqual(nearest(`${long}x`, [long, 'name']), [long]);
  });
});

describe('the same word', () => {
  it('differs in case, dashes, underscores and spaces only', () => {
    assert.ok(sameWord('sshAuthorizedKeys', 'ssh_authorized-keys'));
    assert.ok(!sameWord('name', 'names'));
  });
});

import assert from 'node:assert/strict';
import { abbreviated, isSlipOf, nearest, sameWord } from '../../server/src/shape/nearest.ts';

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

describe('a slip', () => {
  it('is one letter in a word that is long enough not to be another one', () => {
    for (const [word, meant] of [
      ['storge', 'storage'],
      ['overwrit', 'overwrite'],
      ['home-dir', 'home_dir'],
      ['UID', 'uid'],
    ] as const)
      assert.ok(isSlipOf(word, meant), word);
    for (const [word, meant] of [
      ['gid', 'uid'],
      ['nam', 'name'],
      ['zfs', 'xfs'],
      ['contnet', 'contents'],
    ] as const)
      assert.ok(!isSlipOf(word, meant), word);
  });
});

describe('what a word of several parts is short for', () => {
  const keys = ['kernel_arguments', 'ssh_authorized_keys_local', 'ssh_authorized_keys', 'should_exist'];

  it('has its parts, whole or in short, in the same order; the shortest comes first', () => {
    assert.deepEqual(abbreviated('kernelArgs', keys), ['kernel_arguments']);
    assert.deepEqual(abbreviated('ssh_keys', keys), ['ssh_authorized_keys', 'ssh_authorized_keys_local']);
  });

  it('is none of a single part, of other parts, or of another order', () => {
    for (const word of ['args', 'ssh_hosts', 'keys_ssh', 'ssh_k', '']) assert.deepEqual(abbreviated(word, keys), []);
  });
});

describe('the same word', () => {
  it('differs in case, dashes, underscores and spaces only', () => {
    assert.ok(sameWord('sshAuthorizedKeys', 'ssh_authorized-keys'));
    assert.ok(!sameWord('name', 'names'));
  });
});

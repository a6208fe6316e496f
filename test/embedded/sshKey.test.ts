import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sshKeyFault, sshKeyWords } from '../../server/src/embedded/sshKey.ts';

interface Recording {
  readonly tool: string;
  readonly lines: Readonly<Record<string, 'taken' | 'refused'>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/sshKeys.json', 'utf8'));

describe(`public keys as ${recording.tool} takes them`, () => {
  for (const [line, verdict] of Object.entries(recording.lines)) {
    it(`${verdict}: ${JSON.stringify(line.slice(0, 70))}`, () => {
      const fault = sshKeyFault(line);
      // It judges keys, not the options in front of them, and prints the old types as before.
      if (fault?.kind === 'unknown-option' || fault?.kind === 'gone-type') assert.equal(verdict, 'taken');
      else assert.equal(fault === undefined, verdict === 'taken', fault?.message);
    });
  }

  it('are told of with what is wrong and what to do apart, so that the consequence can stand between them', () => {
    const key = Object.keys(recording.lines).find((line) => line.startsWith('ssh-ed25519 ')) ?? '';
    for (const line of [
      ...Object.keys(recording.lines),
      `restrct ${key}`,
      `zzz ${key}`,
      'ssh-dss AAAA',
      '-----BEGIN PRIVATE KEY-----',
    ]) {
      const fault = sshKeyFault(line);
      if (!fault) continue;
      assert.doesNotMatch(fault.message, /;/u);
      assert.ok(fault.advice);
    }
  });

  it('have options that sshd knows', () => {
    const key = Object.keys(recording.lines).find((line) => line.startsWith('ssh-ed25519 ')) ?? '';
    assert.equal(sshKeyFault(`restrict,command="a b, c",from="10.0.0.0/8",No-PTY ${key}`), undefined);
    assert.equal(sshKeyFault(`restrct ${key}`)?.kind, 'unknown-option');
    assert.equal(sshKeyFault('# a comment'), undefined);
    assert.equal(sshKeyFault('-----BEGIN OPENSSH PRIVATE KEY-----')?.kind, 'private-key');
    for (const type of ['ssh-ed25519-cert-v01@openssh.com', 'no-pty ecdsa-sha2-nistp256-cert-v01@openssh.com'])
      assert.equal(sshKeyFault(`${type} AAAA`)?.kind, 'certificate');
    assert.equal(sshKeyFault(`ssh-ed22519 ${key.split(' ')[1]}`)?.kind, 'unknown-type');
  });

  it('say their type, their length where the type does not, comment and options', () => {
    const lines = Object.keys(recording.lines).filter((line) => recording.lines[line] === 'taken');
    const rsa = lines.find((line) => line.startsWith('ssh-rsa ')) ?? '';
    const [type, key] = rsa.split(' ');
    const words = sshKeyWords(`restrict,command="a b" ${type} ${key} me@host again`);
    assert.deepEqual(
      { ...words, bits: undefined },
      { type, bits: undefined, comment: 'me@host again', options: 'restrict,command="a b"' },
    );
    assert.ok(words?.bits !== undefined && words.bits % 8 === 0 && words.bits >= 512, String(words?.bits));
    const ed25519 = lines.find((line) => line.startsWith('ssh-ed25519 ')) ?? '';
    assert.equal(sshKeyWords(ed25519)?.bits, undefined);
    assert.equal(sshKeyWords('ssh-rsa nonsense'), undefined);
  });
});

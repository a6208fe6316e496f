import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), 'strata-keys-'));
try {
  const keys = ['ed25519', 'rsa -b 2048', 'ecdsa -b 256', 'ecdsa -b 384', 'ecdsa -b 521'].map(newKey);
  const lines = keys
    .flatMap(variantsOf)
    .concat(['hello world', 'AAAAC3NzaC1lZDI1NTE5AAAAIA==', 'ssh-rsa', 'ssh-ed25519 AAAA...', 'core']);
  const verdicts = Object.fromEntries(lines.map((line) => [line, isTaken(line) ? 'taken' : 'refused']));
  const tool = release();
  writeFileSync('test/goldens/sshKeys.json', `${JSON.stringify({ tool, lines: verdicts }, undefined, 2)}\n`);
  console.log(`${tool}: ${lines.length} lines`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A public key nobody has the other half of. */
function newKey(kind: string, index: number): string {
  const file = path.join(folder, `key${index}`);
  execFileSync('ssh-keygen', ['-q', '-N', '', '-C', `made for a test`, '-f', file, '-t', ...kind.split(' ')]);
  return readFileSync(`${file}.pub`, 'utf8').trim();
}

/** The key, and what becomes of it when it is copied badly. */
function variantsOf(line: string): readonly string[] {
  const [type = '', key = '', ...comment] = line.split(' ');
  const other = type === 'ssh-rsa' ? 'ssh-ed25519' : 'ssh-rsa';
  return [
    line,
    `${type} ${key}`,
    `  ${line}`,
    `restrict ${line}`,
    `command="a b" ${line}`,
    `${type} ${key.slice(0, -4)} ${comment.join(' ')}`,
    `${type} ${key.slice(0, 30)} ${key.slice(30)}`,
    `${type} ${key.slice(1)}`,
    `${other} ${key}`,
    `${key}`,
    `${type}${key}`,
  ];
}

function isTaken(line: string): boolean {
  const file = path.join(folder, 'authorized_keys');
  writeFileSync(file, `${line}\n`);
  try {
    execFileSync('ssh-keygen', ['-l', '-f', file], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function release(): string {
  const { stderr } = spawnSync('ssh', ['-V'], { encoding: 'utf8' });
  return `ssh-keygen of ${stderr.split(',')[0]}`;
}

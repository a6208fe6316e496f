import { execFileSync } from 'node:child_process';
import { jsonOf, type PlainValue } from './plainValue.ts';

const binary = 'out/oracle/yaml-writer/yaml-writer';
const roomForAnswers = 2 ** 28;

/** Builds the Go program of this folder. The working folder is the repository. */
export function buildYamlWriter(): void {
  execFileSync('go', ['build', '-o', `../../${binary}`, './yaml-writer'], {
    cwd: 'test/oracle',
    env: { ...process.env, GOTOOLCHAIN: 'local', GOMAXPROCS: '2' },
    stdio: 'inherit',
  });
}

/** The releases that it was built with, by module. */
export function versionsOfYamlWriter(): Readonly<Record<string, string>> {
  return JSON.parse(execFileSync(binary, ['--versions'], { encoding: 'utf8' }));
}

/** How Butane writes each value; null where it writes it now in this way, now in that. */
export function writtenByButane(values: readonly PlainValue[]): readonly (string | null)[] {
  const input = `[${values.map(jsonOf).join(',')}]`;
  return JSON.parse(execFileSync(binary, { input, encoding: 'utf8', maxBuffer: roomForAnswers }));
}

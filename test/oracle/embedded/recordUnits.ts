import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unitTexts } from '../../embedded/systemd/unitTexts.ts';

const run = promisify(execFile);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

/** The installed one, or one that somebody names: newer ones know more keys. */
const program = process.env.SYSTEMD_ANALYZE ?? 'systemd-analyze';
const release = /systemd (\S+ \(\S+\)|\S+)/u.exec(await output(['--version']))?.[1];
const folder = mkdtempSync(path.join(tmpdir(), 'strata-units-'));
const lines: string[] = [];
try {
  for (const { name, text } of unitTexts) lines.push(JSON.stringify(await ask(name, text)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeFileSync(
  'test/goldens/systemd.json',
  `{\n  "tool": "systemd-analyze verify",\n  "release": ${JSON.stringify(release)},\n  "units": [\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]\n}\n`,
);
console.log(`systemd ${release}: ${lines.length} units`);

/** What it says of a unit: of a line, or of the whole unit. */
async function ask(
  name: string,
  text: string,
): Promise<readonly { readonly line?: number; readonly message: string }[]> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const said = (await output(['verify', '--man=no', file])).split('\n');
  rmSync(file);
  return said.flatMap((each) => {
    if (each.startsWith(`${file}:`)) {
      const [, line, message] = /^:(\d+): (.*)$/u.exec(each.slice(file.length)) ?? [];
      return message === undefined ? [] : [{ line: Number(line), message }];
    }
    return each.startsWith(`${name}: `) && !/ is not executable: |Failed to create | job /u.test(each)
      ? [{ message: each.slice(name.length + 2) }]
      : [];
  });
}

/** It exits with an error where it finds something. */
async function output(args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(program, args);
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    if (stdout + stderr === '') throw error;
    return stdout + stderr;
  }
}

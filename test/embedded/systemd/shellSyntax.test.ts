import assert from 'node:assert/strict';
import { readUnitFile } from '../../../server/src/embedded/systemd/readUnitFile.ts';
import { shellSyntax } from '../../../server/src/embedded/systemd/shellSyntax.ts';

function found(command: string): number {
  return shellSyntax(readUnitFile(`[Service]\nExecStart=${command}\n`)).length;
}

describe('commands that count on a shell', () => {
  for (const command of [
    '/bin/a > /dev/null',
    '/bin/a 2>&1',
    '/bin/a | /bin/b',
    '-/bin/a && /bin/b',
    '/bin/a >/tmp/b &',
  ])
    it(`are found: ${command}`, () => assert.equal(found(command), 1));

  for (const command of [
    '/bin/sh -c "a > b"',
    '/usr/bin/bash -c a > b',
    '/bin/a "x > y"',
    "/bin/a 'x | y' z",
    '/bin/a --filter=x|y',
    '/bin/a x>y',
    `/bin/a $FOO \${BAR}`,
  ])
    it(`are not seen where there are none: ${command}`, () => assert.equal(found(command), 0));
});

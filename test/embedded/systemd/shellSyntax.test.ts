import assert from 'node:assert/strict';
import { readUnitFile } from '../../../server/src/embedded/systemd/readUnitFile.ts';
import { shellSyntax } from '../../../server/src/embedded/systemd/shellSyntax.ts';

function found(command: string): readonly string[] {
  return shellSyntax(readUnitFile(`[Service]\nExecStart=${command}\n`)).map(({ message }) => message);
}

describe('commands that count on a shell', () => {
  for (const [command, word] of [
    ['/bin/a > /dev/null', '>'],
    ['/bin/a 2>&1', '2>&1'],
    ['/bin/a | /bin/b', '|'],
    ['-/bin/a && /bin/b', '&&'],
    ['/bin/a >/tmp/b &', '>/tmp/b'],
    ['/bin/a $(date)', '$(date)'],
    ['/bin/a --at=$(date)', '--at=$(date)'],
    ['/bin/a `date`', '`date`'],
    ['/bin/a; /bin/b', ';'],
    ['/bin/rm -f /var/lib/a/*', '/var/lib/a/*'],
    ['/bin/a;', ';'],
    ['cd /tmp', 'cd'],
    ['-cd /tmp && /bin/a', 'cd'],
    ['export A=b', 'export'],
    ['FOO=bar /bin/true', 'FOO='],
    ['/bin/a # what it does', '#'],
  ] as const)
    it(`are found: ${command}`, () => {
      const [message = '', ...more] = found(command);
      assert.deepEqual(more, []);
      assert.ok(message.includes(`\`${word}\``), message);
    });

  for (const command of [
    '/bin/sh -c "a > b"',
    '/bin/sh -c "cd /tmp; echo $(date) `date` *"',
    '/usr/bin/bash -c a > b',
    '/bin/a "x > y"',
    "/bin/a 'x | y' z",
    '/bin/a --filter=x|y',
    '/bin/a x>y',
    `/bin/a $FOO \${BAR}`,
    '/bin/a ; /bin/b',
    '/usr/bin/env FOO=bar /bin/true',
    '/bin/a --path=*.txt',
    '/bin/find /var/lib/a -name *.txt',
    '/bin/rm -f "/var/lib/a/*"',
    '/bin/a #channel',
    '/bin/docker ps --format {{.Names}} | a',
    '|/bin/a > b',
  ])
    it(`are not seen where there are none: ${command}`, () => assert.deepEqual(found(command), []));
});

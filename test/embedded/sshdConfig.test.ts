import assert from 'node:assert/strict';
import { isSshdConfig, sshdFaults } from '../../server/src/embedded/sshdConfig.ts';

/** `sshd -t` of OpenSSH 9.2p1 takes them. */
const good = [
  'PermitRootLogin no',
  'permitrootlogin=no',
  '  PasswordAuthentication NO',
  'PermitRootLogin "no"',
  'X11Forwarding no # a remark',
  'AllowTcpForwarding remote',
  'LogLevel VERBOSE',
  '# PermitRootLgoin no',
  'Match User a\n  PasswordAuthentication no',
  'DebianBanner no',
  '',
];

/** Of these it says `Bad configuration option`, `unsupported option` or `no argument after keyword`. */
const bad: readonly (readonly [line: string, at: string, instead: string | undefined])[] = [
  ['PermitRootLgoin no', 'PermitRootLgoin', 'PermitRootLogin'],
  ['PasswordAuthentication fasle', 'fasle', undefined],
  ['PermitRootLogin prohibit-passwrd', 'prohibit-passwrd', 'prohibit-password'],
  ['UsePAM true', 'true', undefined],
  ['LogLevel INFOO', 'INFOO', 'info'],
  ['Port 22\nPrintMotd', 'PrintMotd', undefined],
  ['Match User a\n  PasswordAuthenticaton no', 'PasswordAuthenticaton', 'PasswordAuthentication'],
];

describe('the configuration of sshd', () => {
  for (const text of good) it(`is taken: ${JSON.stringify(text)}`, () => assert.deepEqual(sshdFaults(text), []));
  for (const [text, at, instead] of bad)
    it(`is refused: ${JSON.stringify(text)}`, () => {
      const found = sshdFaults(text).map(({ range, instead: fix }) => [text.slice(range.start, range.end), fix?.text]);
      assert.deepEqual(found, [[at, instead]]);
    });
  it('says nothing of settings that a distribution may have added', () => {
    assert.deepEqual(sshdFaults('OurOwnSetting yes'), []);
  });
  it('stands in one file and the folder beside it', () => {
    const paths = [
      '/etc/ssh/sshd_config',
      '/etc/ssh/sshd_config.d/a.conf',
      '/etc/ssh/ssh_config',
      '/etc/ssh/sshd_config.d/a',
    ];
    assert.deepEqual(paths.map(isSshdConfig), [true, true, false, false]);
  });
});

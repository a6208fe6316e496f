import assert from 'node:assert/strict';
import { createHiddenSecrets } from '../../../server/src/features/compare/hiddenSecrets.ts';

const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
  ['a hash of a password', 'root:$6$abcdefgh$ijklmnopqrs/uv.:19000:', 'root:(hidden 1):19000:'],
  ['a hash of yescrypt', 'x $y$j9T$abcdefgh$ijkl y', 'x (hidden 1) y'],
  ['a hash of GRUB', 'GRUB2_PASSWORD=grub.pbkdf2.sha512.10000.AB12.CD34\n', 'GRUB2_PASSWORD=(hidden 1)\n'],
  [
    'a private key, and not its frame',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIB\nAAAA\n-----END RSA PRIVATE KEY-----\n',
    '-----BEGIN RSA PRIVATE KEY-----\n(hidden 1)\n-----END RSA PRIVATE KEY-----\n',
  ],
  [
    'a private key that breaks off',
    '-----BEGIN PRIVATE KEY-----\nMIIB\n... ...\n',
    '-----BEGIN PRIVATE KEY-----\n(hidden 1)\n',
  ],
  ['the material of a public key', 'ssh-rsa AAAAB3Nza+/= me@host', 'ssh-rsa (hidden 1) me@host'],
  ['a password in a URL', 'http://me:word@proxy:8080/', 'http://me:(hidden 1)@proxy:8080/'],
  ['a line of a unit', 'Environment=DB_PASSWORD=word OTHER=x', 'Environment=DB_PASSWORD=(hidden 1) OTHER=x'],
  ['a connection', 'psk=word\nssid=net\n', 'psk=(hidden 1)\nssid=net\n'],
  ['a key of WireGuard', 'PrivateKey = aGVsbG8=\nListenPort = 1\n', 'PrivateKey = (hidden 1)\nListenPort = 1\n'],
  ['YAML', 'token: "a b"\nname: x\n', 'token: (hidden 1)\nname: x\n'],
  ['JSON', '{"auth": 1, "password": "a b", "x": 2}', '{"auth": 1, "password": (hidden 1), "x": 2}'],
  ['an exported variable', 'export AWS_SECRET_ACCESS_KEY=word\n', 'export AWS_SECRET_ACCESS_KEY=(hidden 1)\n'],
  ['all words of a value', 'psk=a long word\nid=x\n', 'psk=(hidden 1)\nid=x\n'],
  ['a key of a kubeconfig', '  client-key-data: aGVs\n', '  client-key-data: (hidden 1)\n'],
  ['a login of a registry', '{"quay.io": {"auth": "aGVs"}}', '{"quay.io": {"auth": (hidden 1)}}'],
  ['a member on its line', '  "password": "a\\"b",\n  "x": 1\n', '  "password": (hidden 1),\n  "x": 1\n'],
  [
    'what a server is asked with',
    'curl -H "Authorization: Bearer aGVs" a',
    'curl -H "Authorization: Bearer (hidden 1)" a',
  ],
  ['a login on a command line', 'curl -s -u me:word https://a', 'curl -s -u me:(hidden 1) https://a'],
  ['what a flag says', 'login --password word --name x', 'login --password (hidden 1) --name x'],
  ['what is piped to chpasswd', "echo 'me:word' | sudo chpasswd", "echo 'me:(hidden 1)' | sudo chpasswd"],
  ['a credential of systemd', 'SetCredential=a:word b\n', 'SetCredential=a:(hidden 1)\n'],
  ['a hash of a web server', 'me:$apr1$abcdefgh$ijkl', 'me:(hidden 1)'],
  ['a token by its form', `x ghp_${'a'.repeat(36)} y`, 'x (hidden 1) y'],
  [
    'nothing else',
    'PasswordAuthentication=no\nhttp://host:80/a\n$HOME\n--token-file /a\nAWS_ACCESS_KEY_ID=a\n',
    'PasswordAuthentication=no\nhttp://host:80/a\n$HOME\n--token-file /a\nAWS_ACCESS_KEY_ID=a\n',
  ],
  ['no certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n', '-----BEGIN CERTIFICATE-----\nMIIB\n'],
];

describe('secrets in what is shown', () => {
  for (const [what, text, shown] of cases)
    it(`hides ${what}`, () => assert.equal(createHiddenSecrets().hideIn(text), shown));

  it('gives the same secret the same name, and another one another', () => {
    const secrets = createHiddenSecrets();
    assert.equal(secrets.hideIn('token=a\ntoken=b\n'), 'token=(hidden 1)\ntoken=(hidden 2)\n');
    assert.equal(secrets.hideIn('psk=b'), 'psk=(hidden 2)');
    assert.equal(secrets.nameOf('a'), '(hidden 1)');
  });

  it('takes no longer for what only looks like one', () => {
    const parts = ['password ', '\n://', 'a', '-', 'a:', 'curl ', 'eyJ-', 'x: "', '--a', ' '].map((part) =>
      part.repeat(50_000),
    );
    const text = [...parts, '-----BEGIN PRIVATE KEY-----'.repeat(5_000)].join('\n');
    assert.equal(createHiddenSecrets().hideIn(text), text);
  });
});

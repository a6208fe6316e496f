import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyseText } from '../support/analyseText.ts';

function found(text: string, tool?: string): readonly string[] {
  const settings = tool === undefined ? {} : { tool: [tool] };
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data', settings })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code.replace('cloud-config/', '')} ${path.join('.')}`);
}

type Case = readonly [what: string, text: string, found: readonly string[]];

const call = 'phone_home: {url: https://example.org, tries: 1}\n';
const source = (text: string): string => `apt:\n  sources:\n    a: {source: ${JSON.stringify(text)}}\n`;

/** What happens was seen by running the modules of cloud-init 22.4.2 and 26.2, where no other release is named. */
const cases: readonly Case[] = [
  ['a slip in a time zone', 'timezone: Europe/Berln\n', ['warning unknown-time-zone timezone']],
  ['a time zone in small letters', 'timezone: utc\n', ['warning unknown-time-zone timezone']],
  ['a link of a time zone', 'timezone: US/Eastern\nlocale: en_US.UTF-8\n', []],
  ['a locale of the web', 'locale: en-US\n', ['warning bad-locale locale']],
  ['a locale in words', 'locale: english\n', ['warning bad-locale locale']],
  ['no locale', 'locale: false\n', []],
  ['keys that are looked for', `ssh_genkeytypes: [ed25519]\n${call}`, ['info host-key-missing ssh_genkeytypes']],
  ['keys that are there', `ssh_genkeytypes: [rsa, ecdsa, ed25519]\n${call}`, []],
  ['keys of the image', `ssh_genkeytypes: [ed25519]\nssh_deletekeys: false\n${call}`, []],
  [
    'metadata that nobody can ask for',
    'disable_ec2_metadata: true\nruncmd:\n  - [curl, "http://169.254.169.254/"]\n',
    ['warning command-at-wrong-time runcmd.0'],
  ],
  ['metadata at an earlier time', 'disable_ec2_metadata: true\nbootcmd:\n  - curl http://169.254.169.254/\n', []],
  [
    'work in the background before the end',
    'runcmd:\n  - make all &\n  - systemctl start --no-block a\n  - a && b\npower_state: {mode: reboot}\n',
    ['info command-at-wrong-time runcmd.0', 'info command-at-wrong-time runcmd.1'],
  ],
  ['work in the background', 'runcmd:\n  - make all &\n', []],
  [
    'a restart before commands',
    'packages: [a]\npackage_reboot_if_required: true\nruncmd: [a]\n',
    ['info command-at-wrong-time package_reboot_if_required'],
  ],
  [
    'a restart that never comes',
    'package_reboot_if_required: true\n',
    ['warning key-without-effect package_reboot_if_required'],
  ],
  ['a file called like a command', 'output: {all: tee -a /a}\n', ['warning command-as-file output.all']],
  ['outputs', 'output: {init: "| tee -a /a", config: ">> /a", final: [/a, "&1"]}\n', []],
  [
    'a variable that there is not: KeyError',
    source('deb http://a $CODENAME main'),
    ['error apt-source-refused apt.sources.a.source'],
  ],
  ['variables', source(`deb $MIRROR $\{RELEASE} main`), []],
  ['words of a shell', source('deb http://a $(lsb_release -cs) main'), []],
  [
    'the file of no key: `signed-by=None`',
    source('deb [signed-by=$KEY_FILE] http://a b c'),
    ['error apt-source-refused apt.sources.a.source'],
  ],
  [
    'another form in a `.list` file',
    source('Types: deb\nURIs: http://a'),
    ['error apt-source-refused apt.sources.a.source'],
  ],
  ['the file of a key', 'apt:\n  sources:\n    a: {source: "deb [signed-by=$KEY_FILE] http://a b c", key: k}\n', []],
  [
    'a key by eight digits',
    'apt:\n  sources:\n    a: {source: "ppa:a/b", keyid: "0x0ABCDEF1"}\n',
    ['info short-key-id apt.sources.a.keyid'],
  ],
  [
    'keys that are passed over',
    'apt:\n  sources:\n    a: {source: "ppa:a/b", key: k, keyid: 0ABCDEF10ABCDEF1}\n    b: {key: k, keyserver: c}\n    d: {filename: e}\n',
    [
      'warning key-without-effect apt.sources.a.keyid',
      'warning key-without-effect apt.sources.b.keyserver',
      'warning key-without-effect apt.sources.d',
    ],
  ],
  [
    'two ways to set LXD up: ValueError',
    'lxd: {preseed: a, init: {storage_backend: dir}}\n',
    ['error exclusive-keys lxd.init'],
  ],
  [
    'a bridge without its network: `ipv4.address=none`',
    'lxd: {bridge: {mode: new, ipv4_address: 10.0.0.1}}\n',
    ['error module-key-missing lxd.bridge.ipv4_address'],
  ],
  [
    'NAT that is not switched on',
    'lxd: {bridge: {mode: new, ipv4_address: 10.0.0.1, ipv4_netmask: 24, ipv4_nat: true}}\n',
    ['warning key-without-effect lxd.bridge.ipv4_nat'],
  ],
  [
    'a client of NTP of one’s own: ValueError',
    'ntp: {ntp_client: mine, config: {confpath: /a}}\n',
    ['error module-key-missing ntp.ntp_client'],
  ],
  [
    'a client of NTP with all that it needs',
    'ntp: {ntp_client: mine, config: {check_exe: a, confpath: /a, packages: [a], service_name: a, template: b}}\n',
    [],
  ],
  ['clients of NTP that there are', 'ntp: {ntp_client: systemd-timesyncd}\n', []],
  ['a subscription of nobody', 'rh_subscription: {org: "1"}\n', ['error module-key-missing rh_subscription']],
  [
    'a level that is not attached',
    'rh_subscription: {username: a, password: b, service_level: c}\n',
    ['error module-key-missing rh_subscription.service_level'],
  ],
  ['a subscription', 'rh_subscription: {activation_key: a, org: "1", service_level: c, auto_attach: true}\n', []],
];

describe('what cloud-init makes of settings of the system', () => {
  for (const [what, text, expected] of cases) it(`is told: ${what}`, () => assert.deepEqual(found(text), expected));

  it('depends on the release: 23.4 looks for a key of DSA, 24.1 does not', () => {
    const text = `ssh_genkeytypes: [rsa, ecdsa, ed25519]\n${call}`;
    assert.deepEqual(found(text, 'cloud-init@23.4'), ['info host-key-missing ssh_genkeytypes']);
    assert.deepEqual(found(text, 'cloud-init@24.1'), []);
  });

  it('is not told of what a template decides', () => {
    const text = `timezone: {{ a }}\nlocale: \${b}\n${source('deb http://a {{ c }} $D')}ntp: {ntp_client: "{{ e }}"}\n`;
    assert.deepEqual(found(text), []);
  });

  it('knows the time zones of tzdata 2026f, links as well', () => {
    const { timeZones } = JSON.parse(readFileSync('schemas/cloud-init.json', 'utf8'));
    const stored = Object.entries<string>(timeZones.areas).flatMap(([area, names]) =>
      names.split(' ').map((name) => (area === '' ? name : `${area}/${name}`)),
    );
    assert.equal(new Set([...stored, ...Intl.supportedValuesOf('timeZone')]).size, 598);
    for (const zone of ['UTC', 'Etc/GMT+5', 'America/Argentina/Ushuaia', 'America/Coyhaique', 'Asia/Calcutta', 'EST'])
      assert.deepEqual(found(`timezone: ${zone}\n`), []);
  });
});

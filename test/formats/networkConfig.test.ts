import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { networkConfig } from '../../server/src/formats/network-config/format.ts';
import { analyseText } from '../support/analyseText.ts';
import { judgeText } from '../support/judgeText.ts';

const first = (items: string): string => `version: 1\nconfig:\n${items}`;
const card = (subnet: string): string => first(`  - {type: physical, name: eth0, subnets: [{${subnet}}]}\n`);
const second = (keys: string): string => `version: 2\n${keys}`;
const ethernet = (keys: string): string => second(`ethernets:\n  eth0: {${keys}}\n`);

/** What is found, as `severity code path`. */
function found(text: string): readonly string[] {
  return judgeText(networkConfig, text).problems.map(({ severity, code, path }) =>
    `${severity} ${code.replace('network-config/', '')} ${path.join('.')}`.trim(),
  );
}

/** The text after the first fix of the only problem. */
function fixed(text: string): string | undefined {
  const [problem] = judgeText(networkConfig, text).problems;
  const [fix] = problem?.fixes?.() ?? [];
  return fix && applyEdits(text, fix.edits);
}

describe('what is a network config', () => {
  const isOurs = (text: string, fileName = 'file.yaml'): boolean =>
    judgeText(networkConfig, text, { fileName }).detection !== undefined;

  it('is a text that says so itself', () => {
    assert.ok(isOurs(second('ethernets: {eth0: {dhcp4: true}}\n')));
    assert.ok(isOurs('network:\n  version: 2\n  bonds: {}\n'));
    assert.ok(isOurs(card('type: dhcp')));
    assert.ok(isOurs(`network:\n  version: 1\n  config:\n    - type: nameserver\n      address: [8.8.8.8]\n`));
  });

  it('is a text of keys of ours under a name that speaks for it', () => {
    for (const name of [
      'network-config',
      'network_config',
      'web.network-config.yaml',
      '50-cloud-init.yaml',
      '01-netcfg.yaml',
      'netplan.yaml',
      'network-config.yaml.j2',
    ])
      assert.ok(isOurs('network:\n  ethernets: {}\n', name), name);
    assert.ok(isOurs('version: 2\nethernet: {eth0: {dhcp4: true}}\n', 'network-config'));
    assert.ok(isOurs('version: 1\nconfigs: []\n', 'network-config'));
    assert.ok(!isOurs('version: 2\nservices: {}\n', 'network-config'));
    assert.ok(isOurs('', 'network-config'));
    assert.ok(isOurs('# nothing yet\n', 'network-config'));
  });

  it('is nothing of other people', () => {
    const others = [
      'version: "2"\nservices:\n  web:\n    image: nginx\nnetworks: {front: {}}\n',
      'version: 2\nupdates:\n  - package-ecosystem: npm\n',
      'version: 2\njobs:\n  build:\n    docker: []\n',
      'version: 2\nnetwork:\n  ports: [80]\n',
      'network:\n  name: front\n  driver: bridge\n',
      'network:\n  version: 2\n',
      'version: 1\nconfig: []\n',
      'version: 1\nconfig:\n  - type: handler\n    name: a\n',
      'version: 1\nconfig:\n  log: true\n',
      'stages: {}\nnetwork: {version: 2, ethernets: {}}\n',
      '#cloud-config\nnetwork:\n  version: 2\n  ethernets: {eth0: {}}\n',
      'bridges: {br0: {}}\n',
      'ethernets: {}\n',
      '',
    ];
    for (const text of others) assert.ok(!isOurs(text), text);
    for (const text of others.slice(0, 3)) assert.ok(!isOurs(text, 'network-config.yaml'), text);
  });

  it('is of the version that it names', () => {
    const rowOf = (text: string, release?: string): string | undefined =>
      networkConfig.resolveVersion(judgeText(networkConfig, text).decoded, release).row?.id;
    assert.equal(rowOf('version: 1\nconfig: []\n'), 'v1-26.2');
    assert.equal(rowOf('network: {version: 2}\n'), 'v2-26.2');
    assert.equal(rowOf('network: {version: 2}\n', '24.1.3'), 'v2-24.1');
    assert.equal(rowOf('config:\n  - type: physical\n'), 'v1-26.2');
    assert.equal(rowOf('ethernets: {}\n'), 'v2-26.2');
    assert.equal(rowOf('version: 3\n'), undefined);
  });
});

describe('network configs', () => {
  it('have keys of their version only', () => {
    assert.deepEqual(found('version: 1\nconfig: []\nethernets: {}\n'), ['error key-of-later-version ethernets']);
    assert.deepEqual(found('version: 2\nconfig: []\n'), ['error key-of-later-version version']);
    assert.deepEqual(found('version: 3\nethernets: {}\n'), ['error value-not-allowed version']);
    assert.deepEqual(found('ethernets: {eth0: {dhcp4: true}}\n'), ['error missing-key']);
  });

  it('are told which version has a key, and not since which release', () => {
    const { problems } = judgeText(networkConfig, 'version: 2\nconfig: []\n');
    assert.match(problems[0]?.message ?? '', /^v2 has no `config`, which only v1 has: /u);
  });

  it('have no renderer where netplan never is', () => {
    // `renderers` in config/cloud.cfg.tmpl of 26.2; `parse_config_v2` passes over the key.
    const text = second('renderer: networkd\nethernets: {eth0: {dhcp4: true}}\n');
    const on = (os: string): readonly string[] =>
      analyseText(text, { fileName: 'network-config', settings: { os } })
        .problems()
        .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
    assert.deepEqual(on('alpine'), ['warning layers/setting-without-effect renderer']);
    assert.deepEqual(on('fedora'), []);
    assert.deepEqual(on('ubuntu'), []);
    assert.deepEqual(found(text), []);
  });

  it('have keys of their release only', () => {
    const text = first('  - {type: physical, name: eth0, keep_configuration: true}\n');
    assert.deepEqual(found(text), []);
    const { problems } = judgeText(networkConfig, text, { release: '25.1' });
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['network-config/key-of-later-version'],
    );
  });

  it('are warned of keys that are deprecated', () => {
    assert.deepEqual(found(ethernet('addresses: [192.168.1.10/24], gateway4: 192.168.1.1')), [
      'warning deprecated-key ethernets.eth0.gateway4',
    ]);
  });

  it('say which address is meant', () => {
    assert.deepEqual(found(card('type: static, address: 192.168.1.10/24, gateway: 192.168.1.1')), []);
    assert.deepEqual(found(card('type: static, address: 192.168.1.10, netmask: 255.255.255.0')), []);
    assert.deepEqual(found(card('address: 192.168.1.10/24')), ['error subnet-without-type config.0.subnets.0']);
    assert.deepEqual(found(card('type: static')), ['error address-missing config.0.subnets.0']);
    assert.deepEqual(found(card('type: static, address: 192.168.1.300/24')), [
      'error bad-address config.0.subnets.0.address',
    ]);
    assert.deepEqual(found(ethernet('addresses: [192.168.1.10]')), [
      'warning address-without-prefix ethernets.eth0.addresses.0',
    ]);
    assert.equal(fixed(ethernet('addresses: [192.168.1.10]')), ethernet('addresses: [192.168.1.10/24]'));
    assert.equal(
      fixed(card('type: static6, address: "2001:db8::1"')),
      card('type: static6, address: "2001:db8::1/64"'),
    );
    assert.deepEqual(found(card('type: static, address: {{ address }}')), []);
  });
});

describe('addresses and names in network configs', () => {
  it('have routers that the machine can reach', () => {
    assert.deepEqual(found(card('type: static, address: 192.168.1.10/24, gateway: 192.168.2.1')), [
      'warning gateway-outside config.0.subnets.0.gateway',
    ]);
    const routed = (route: string, more = ''): string =>
      ethernet(`addresses: [192.168.1.10/24, "2001:db8::10/64"], routes: [{to: default, ${route}}]${more}`);
    assert.deepEqual(found(routed('via: 192.168.2.1')), ['warning gateway-outside ethernets.eth0.routes.0.via']);
    assert.deepEqual(found(routed('via: "2001:db8::1"')), []);
    assert.deepEqual(found(routed('via: "fe80::1"')), []);
    assert.deepEqual(found(routed('via: 192.168.2.1', ', dhcp4: true')), []);
    assert.deepEqual(found(routed('via: 172.31.1.1, on-link: true')), [
      'warning only-tolerated ethernets.eth0.routes.0.on-link',
    ]);
    assert.deepEqual(found(ethernet('addresses: [10.0.0.5/32], routes: [{to: default, via: 172.31.1.1}]')), []);
  });

  it('have one way to everywhere else', () => {
    const two = (a: string, b: string): string =>
      second(
        `ethernets:\n  eth0: {addresses: [10.0.0.2/24], routes: [{to: default, via: 10.0.0.1${a}}]}\n  eth1: {addresses: [10.0.1.2/24], routes: [{to: 0.0.0.0/0, via: 10.0.1.1${b}}]}\n`,
      );
    assert.deepEqual(found(two('', '')), ['warning several-default-routes ethernets.eth1.routes.0']);
    assert.deepEqual(found(two('', ', metric: 200')), []);
    assert.deepEqual(found(two(', metric: 200', ', metric: 200')), [
      'warning several-default-routes ethernets.eth1.routes.0',
    ]);
    assert.deepEqual(
      found(
        first(
          '  - {type: physical, name: eth0, subnets: [{type: static, address: 10.0.0.2/24, gateway: 10.0.0.1}]}\n  - {type: route, destination: 0.0.0.0/0, gateway: 10.0.0.1}\n',
        ),
      ),
      ['warning several-default-routes config.1'],
    );
  });

  it('have keys that somebody knows', () => {
    assert.deepEqual(found(ethernet('dhpc4: true')), ['warning unknown-device-key ethernets.eth0.dhpc4']);
    assert.equal(fixed(ethernet('dhpc4: true')), ethernet('dhcp4: true'));
    assert.deepEqual(found(ethernet('critical: true, routing-policy: [{from: 10.0.0.0/8}]')), []);
  });

  it('have MAC addresses that are texts', () => {
    const [problem] = judgeText(networkConfig, ethernet('macaddress: 52:54:00:12:34:56')).problems;
    assert.equal(problem?.code, 'network-config/wrong-type');
    assert.equal(fixed(ethernet('macaddress: 52:54:00:12:34:56')), ethernet('macaddress: "52:54:00:12:34:56"'));
    assert.deepEqual(found(ethernet('match: {macaddress: "52-54-00-12-34-56"}')), [
      'warning bad-mac-address ethernets.eth0.match.macaddress',
    ]);
  });

  it('have names that the kernel takes', () => {
    assert.deepEqual(found(second('bridges:\n  averylongnameofabridge: {interfaces: []}\n')), [
      'warning name-too-long bridges.averylongnameofabridge',
    ]);
    assert.deepEqual(
      found(second('ethernets:\n  any-card-with-a-driver: {match: {driver: virtio_net}, dhcp4: true}\n')),
      [],
    );
    assert.deepEqual(found(second('ethernets: {eth0: {}}\nvlans:\n  v: {id: 4095, link: eth0}\n')), [
      'warning bad-vlan-id vlans.v.id',
    ]);
    assert.deepEqual(found(ethernet('set-name: lan0')), ['warning set-name-without-match ethernets.eth0.set-name']);
    assert.deepEqual(found(ethernet('match: {macaddress: "52:54:00:12:34:56"}, set-name: lan0')), []);
    assert.deepEqual(found(first('  - {type: physical, name: a}\n  - {type: physical, name: a}\n')), [
      'warning repeated-name config.1.name',
    ]);
  });

  it('speak of interfaces that they set up', () => {
    const members = (names: string): string =>
      second(`ethernets: {eth0: {}, eth1: {}}\nbonds:\n  bond0: {interfaces: [${names}]}\n`);
    assert.deepEqual(found(members('eth0, eth1')), []);
    assert.deepEqual(found(members('eth0, eth2')), ['warning unknown-interface']);
    assert.deepEqual(found(members('eth0, {{ other }}')), []);
    assert.deepEqual(found(first('  - {type: vlan, name: eth0.5, vlan_link: eth0, vlan_id: 5}\n')), []);
    assert.deepEqual(
      found(first('  - {type: physical, name: enp1s0}\n  - {type: vlan, name: v5, vlan_link: enp1s1, vlan_id: 5}\n')),
      ['info unknown-interface'],
    );
    assert.deepEqual(found(first('  - {type: nameserver, address: [8.8.8.8], interface: eth0}\n')), [
      'error unknown-interface',
    ]);
  });

  it('are read as PyYAML reads them', () => {
    assert.deepEqual(found('version:\t2\n'), ['error tab']);
    assert.deepEqual(found('version: 2\n---\nversion: 2\n'), ['error second-document']);
    assert.deepEqual(found('network: {version: 2}\nversion: 2\n'), ['error exclusive-keys']);
    assert.deepEqual(found(second('ethernets: {a: &x {}, b: &x {}}\n')), ['error repeated-anchor']);
  });
});

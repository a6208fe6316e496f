import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const named = { fileName: 'network-config' };

/** What cloud-init 26.2 (`parse_net_config_data`) and netplan 0.106 (`generate`) do with each was tried with the programs themselves. */
describe('values of a network config', () => {
  const check = (source: string): void => checkMarkers(source, named);

  it('that are to be addresses of routers and name servers', () => {
    check(`version: 2
ethernets:
  eth0:
    addresses: [10.0.0.2/24]
    nameservers:
      addresses: [8.8.8.888, "8.8.8.8/32", "fe80::1%eth0"]
#                 ^^^^^^^^^ warning[network-config/bad-peer-address] write an address
#                            ^^^^^^^^^^^^ warning[network-config/bad-peer-address] without the size
    routes:
      - {to: default, via: router}
#                          ^^^^^^ error[network-config/bad-peer-address] fails in early boot
      - {to: 10.1.0.0/16, via: 10.0.0.1/24}
      - {to: 10.2.0.0/16, via: "2001:db8::1"}
#                              ^^^^^^^^^^^^^ warning[network-config/bad-route] a network of IPv4
`);
    check(`version: 1
config:
  - type: physical
    name: eth0
    subnets:
      - type: static
        address: 10.0.0.2/24
        gateway: 10.0.0.1/24
#                ^^^^^^^^^^^ warning[network-config/bad-peer-address]
        dns_nameservers: [8.8.8.8]
  - type: nameserver
    address: [dns.example]
#             ^^^^^^^^^^^ warning[network-config/bad-peer-address]
`);
  });

  it('that are to be networks and masks', () => {
    check(`version: 2
ethernets:
  eth0:
    addresses: [10.0.0.2/24]
    routes:
      - {to: defualt, via: 10.0.0.1}
#            ^^^^^^^ error[network-config/bad-route]
      - {to: 10.1.0.0/33, via: 10.0.0.1}
#            ^^^^^^^^^^^ error[network-config/bad-route]
      - {to: 10.1.0.1, via: 10.0.0.1}
`);
    check(`version: 1
config:
  - type: physical
    name: eth0
    subnets:
      - {type: static, address: 10.0.0.2, netmask: 255.255.255.256}
#                                                  ^^^^^^^^^^^^^^^ error[network-config/bad-route]
      - {type: static, address: 10.0.1.2/24, netmask: 255.255.255.256}
  - {type: route, destination: everywhere, gateway: 10.0.0.1}
#                              ^^^^^^^^^^ error[network-config/bad-route]
  - {type: route, destination: default, gateway: 10.0.0.1}
`);
  });

  it('that only netplan looks at', () => {
    check(`version: 2
ethernets:
  eth0:
    accept-ra: maybe
#              ^^^^^ warning[network-config/refused-by-netplan] \`true\` and \`false\`
    dhcp-identifier: mca
#                    ^^^ warning[network-config/refused-by-netplan] \`mac\` and \`duid\`
    link-local: [ipv4, ipv5]
#                      ^^^^ warning[network-config/refused-by-netplan]
    routes:
      - {to: 10.1.0.0/16, via: 10.0.0.1, metric: -5}
#                                                ^^ warning[network-config/refused-by-netplan] from 0 on
  eth1:
    accept-ra: yes
    mtu: 15
#        ^^ warning[network-config/bad-mtu]
`);
  });

  it('that name another version than the keys are of', () => {
    check(`version: 1
#        ^ error[network-config/key-of-later-version] write \`version: 2\`
ethernets:
  eth0: {dhcp4: true}
bonds:
  bond0: {interfaces: [eth0]}
`);
    check(`network:
  version: 2
#          ^ error[network-config/key-of-later-version] write \`version: 1\`
  config:
    - {type: physical, name: eth0}
`);
    checkFix({
      before: 'version: 1\nethernets:\n  eth0: {dhcp4: true}\n',
      code: 'network-config/key-of-later-version',
      after: 'version: 2\nethernets:\n  eth0: {dhcp4: true}\n',
      options: named,
    });
  });
});

describe('one mistake in a network config makes one problem', () => {
  const check = (source: string): void => checkMarkers(source, named);

  it('where a key that is needed is misspelt', () => {
    check(`version: 1
config:
  - type: physical
    name: eth0
    subnets:
      - tyep: static
#       ^^^^ error[network-config/unknown-key] did you mean \`type\`?
        address: 10.0.0.2/24
      - type: static
        Address: 10.0.1.2/24
#       ^^^^^^^ error[network-config/unknown-key] did you mean \`address\`?
`);
    check(`version: 2
ethernets:
  eth0:
    mtach: {macaddress: "52:54:00:12:34:56"}
#   ^^^^^ warning[network-config/unknown-device-key] did you mean \`match\`?
    set-name: lan
bridges:
  br0:
    interfacexs: [eth0]
#   ^^^^^^^^^^^ warning[network-config/unknown-device-key] did you mean \`interfaces\`?
`);
  });

  it('where an interface that is not there is named twice', () => {
    check(`version: 2
ethernets:
  eth0: {}
vlans:
  a: {id: 1, link: eth7}
#                  ^^^^ warning[network-config/unknown-interface]
  b: {id: 2, link: eth7}
`);
  });

  it('where the kind of an item is not known', () => {
    check(`version: 1
config:
  - type:
#        ^ error[network-config/wrong-type]
    name: eth0
`);
  });

  it('under its name, in its first line', () => {
    check(`network
#^^^^^^ error[syntax/missing-colon]
  version: 2
  ethernets:
    eth0: {dhcp4: true}
`);
    check(`verison: 2
#^^^^^^ error[network-config/missing-key] the file needs \`version\`
ethernets:
  eth0: {dhcp4: true}
`);
  });
});

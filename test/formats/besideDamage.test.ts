import { checkMarkers } from '../support/markers.ts';

describe('what one damaged line brings about elsewhere is not said', () => {
  const check = (source: string): void => checkMarkers(source, { fileName: 'user-data' });
  const checkNetwork = (source: string): void => checkMarkers(source, { fileName: 'network-config' });

  it('of lines that only stand wrong because of the one above', () => {
    check(`#cloud-config
runcmd:
  - [ls, -l]
   - [sh, -c, x]
#  ^^^^^^^^^^^^^ error[syntax/bad-indentation]
  - ls -l /root
  - ls -l /home
`);
    check(`#cloud-config
package_update: true
  write_files:
# ^^^^^^^^^^^^ error[syntax/bad-indentation]
- path: /etc/a
  content: a
`);
  });

  it('of a list whose first item stands wrong', () => {
    checkNetwork(`version: 2
ethernets:
  eth0:
    addresses:
   - 192.168.21.3/24
#  ^^^^^^^^^^^^^^^^^ error[syntax/bad-indentation]
`);
    checkNetwork(`version: 2
ethernets:
  eth0:
    nameservers:
      addresses:
      * 8.8.8.8
#     ^^^^^^^^^ error[syntax/alias-name]
`);
  });

  it('of a mapping that lacks what stands wrong', () => {
    check(`#cloud-config
rh_subscription:
  username: joe@foo.bar
 password: '1234abcd'
 #^^^^^^^^^^^^^^^^^^^ error[syntax/bad-indentation]
`);
    checkNetwork(`version: 1
config:
  - type: @physical
#         ^^^^^^^^^ error[syntax/reserved-character]
    name: eth0
  - type: bond
    name: bond0
    bond_interfaces: [eth0, eth1]
    params: {bond-mode: 802.3ad}
  - type: physical
    name: eth1
`);
    checkNetwork(`version: 2
ethernets:
  eth0:
    match
#   ^^^^^ error[syntax/missing-colon]
      macaddress: "52:54:00:12:34:56"
    set-name: lan
`);
  });

  it('of the line itself', () => {
    check(`#cloud-config
vendor_data:{enabled: true, prefix: /usr/bin/ltrace}
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[syntax/colon-in-value]
users:
  - name: a
    gecos: *Some body
#          ^^^^^ error[syntax/undefined-alias]
`);
  });

  it('but the line above, where what it says explains both', () => {
    check(`#cloud-config
rh_subscription:
username: joe@foo.bar
#^^^^^^^ error[cloud-config/unknown-key] it belongs below \`rh_subscription\`, so indent it
  password: '1234abcd'
`);
    check(`#cloud-config
ssh_pwauth:false
#^^^^^^^^^^^^^^^ error[syntax/missing-space]

# keys
hostname: a
`);
    check(`#cloud-config
write_files:
path: /etc/a
#^^^ error[cloud-config/unknown-key] it belongs to an item of \`write_files\`, so write \`- \` in front
  content: b
`);
  });

  it('while what is wrong by itself is', () => {
    check(`#cloud-config
hostname web
#^^^^^^^^^^^ error[syntax/missing-colon]
package_upgrade: maybe
#                ^^^^^ error[cloud-config/wrong-type]
users:
  - name: a
    uidd: 5
#   ^^^^ error[cloud-config/unknown-key]
`);
  });
});

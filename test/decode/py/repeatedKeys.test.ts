import { checkFix } from '../../support/checkFix.ts';
import { checkMarkers } from '../../support/markers.ts';

describe('keys that stand twice where Python reads', () => {
  const userData = { fileName: 'user-data' };

  it('are one problem where a dash is lost', () => {
    checkMarkers(
      `#cloud-config
write_files:
  - path: /etc/a
    content: a
    path: /etc/b
#   ^^^^ warning[cloud-config/duplicate-key] and 1 more below it
    content: b
`,
      userData,
    );
  });

  it('are told one by one where no item can begin', () => {
    checkMarkers(
      `#cloud-config
hostname: a
timezone: UTC
hostname: b
#^^^^^^^ warning[cloud-config/duplicate-key]
timezone: Europe/Rome
#^^^^^^^ warning[cloud-config/duplicate-key]
`,
      userData,
    );
    checkMarkers(
      `version: 2
ethernets:
  eth0:
    dhcp4: true
    dhcp4: false
#   ^^^^^ warning[network-config/duplicate-key] keep one of them
`,
      { fileName: 'network-config' },
    );
  });

  it('get the dash back', () => {
    const before = `#cloud-config
users:
  - name: a
    uid: 1001
    name: b
    uid: 1002
`;
    const after = before.replace('    name: b', '  - name: b');
    checkFix({ before, code: 'cloud-config/duplicate-key', title: 'Insert `- `', after, options: userData });
  });
});

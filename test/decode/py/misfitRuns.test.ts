import { checkMarkers } from '../../support/markers.ts';

describe('values that follow each other and all lack the same form', () => {
  it('are one problem, at the first', () => {
    checkMarkers(
      `#cloud-config
mounts: [/dev/sr0, /mnt/cdrom, auto]
#        ^^^^^^^^ error[cloud-config/wrong-type] the same holds for the 2 below
write_files:
  - path: /etc/a
  - systemctl restart nginx
#   ^^^^^^^^^^^^^^^^^^^^^^^ error[cloud-config/wrong-type] the same holds for the one below
  - ufw allow 80
`,
      { fileName: 'user-data' },
    );
    checkMarkers(
      `version: 2
ethernets:
    eth0:
#        ^ error[network-config/wrong-type] the same holds for the one below
    dhcp4: true
`,
      { fileName: 'network-config' },
    );
  });

  it('are told one by one where each can be mended by itself', () => {
    checkMarkers(
      `#cloud-config
groups: [1, 2]
#        ^ error[cloud-config/wrong-type]
#           ^ error[cloud-config/wrong-type]
`,
      { fileName: 'user-data' },
    );
  });
});

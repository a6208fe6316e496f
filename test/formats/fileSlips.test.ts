import { checkMarkers } from '../support/markers.ts';

const butane = { fileName: 'config.bu' };

describe('slips in paths, modes, shells and units', () => {
  it('are told in Butane', () => {
    checkMarkers(
      `variant: fcos
version: 1.6.0
passwd:
  users:
    - name: core
      shell: /bin/bsh
#            ^^^^^^^^ warning[passwd/misspelt-shell] did you mean \`/bin/bash\`?
storage:
  disks:
    - device: /dev/disk/by-labl/a
#             ^^^^^^^^^^^^^^^^^^^ warning[files/misspelt-path] did you mean \`/dev/disk/by-label/a\`?
      wipe_table: true
  files:
    - path: /etc/systemd/resolved.onf
#           ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[files/misspelt-path] did you mean \`/etc/systemd/resolved.conf\`?
    - path: /etc/sysctl.d/90-app.cnf
#           ^^^^^^^^^^^^^^^^^^^^^^^^ warning[files/passed-over] files that end in \`.conf\`
    - path: /etc/app/settings
      mode: 0064
#           ^^^^ warning[files/unlikely-mode] the owner may not do what others may
    - path: /etc/ssh/sshd_config.d/20-login.conf
      contents:
        inline: PermitRootLgoin no
#               ^^^^^^^^^^^^^^^ warning[ssh/refused-setting] did you mean \`PermitRootLogin\`?
    - path: /etc/app/data
      contents:
        source: https:/example.com/data
#               ^^^^^^^^^^^^^^^^^^^^^^^ warning[ignition/url-without-host] did you mean \`https://example.com/data\`?
        verification:
          hash: sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
  links:
    - path: /etc/systemd/system/a.service
      target: /dev/nll
#             ^^^^^^^^ warning[files/misspelt-path] did you mean \`/dev/null\`?
systemd:
  units:
    - name: zicati.service
#           ^^^^^^^^^^^^^^ warning[systemd/misspelt-unit] did you mean \`zincati.service\`?
      mask: true
    - name: serial-gety@ttyS0.service
#           ^^^^^^^^^^^^^^^^^^^^^^^^^ warning[systemd/misspelt-unit] did you mean \`serial-getty@ttyS0.service\`?
      enabled: true
`,
      butane,
    );
  });

  it('are none where the other name may well be meant', () => {
    checkMarkers(
      `variant: fcos
version: 1.6.0
passwd:
  users:
    - name: core
      shell: /opt/app/bash
storage:
  files:
    - path: /etc/apps/a
    - path: /etc/host/a
    - path: /var/lib/app/a
    - path: /etc/sysctl.d/90-app.conf
      mode: 0440
    - path: /opt/bin/docker.service
    - path: /etc/tmpfiles.d/README
    - path: /etc/modprobe.d/old.conf.disabled
    - path: /etc/profile.d/sh.local
    - path: /etc/profile.d/aliases
    - path: /etc/profile.d/app.sh
      contents:
        inline: |
          . /etc/profile.d/aliases
systemd:
  units:
    - name: docker.service
      enabled: true
    - name: dockr.service
      enabled: true
      contents: |
        [Service]
        ExecStart=/bin/true
        [Install]
        WantedBy=multi-user.target
    - name: app@web.service
      enabled: true
    - name: wpa_supplicant@wlan0.service
      enabled: true
`,
      butane,
    );
  });
});

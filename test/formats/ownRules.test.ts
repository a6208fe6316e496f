import { checkMarkers } from '../support/markers.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';

function butane(source: string): void {
  checkMarkers(source, { fileName: 'config.bu' });
}

function ignition(source: string): void {
  checkMarkers(source, { fileName: 'config.ign' });
}

describe('What the real tools pass over and a machine does not', () => {
  it('content that is said to be packed', () => {
    butane(`${fcos}storage:
  files:
    - path: /etc/a
      contents:
        inline: text
        compression: gzip
#                    ^^^^ error[butane/inline-not-compressed] remove \`compression\`
    - path: /etc/b
      contents:
        inline: text
        compression: ""
`);
    ignition(`{
  "ignition": { "version": "3.4.0" },
  "storage": { "files": [
    { "path": "/a", "contents": { "source": "data:,abc", "compression": "gzip" } },
#                                                                       ^^^^^^ error[ignition/not-compressed] remove \`compression\`
    { "path": "/b", "contents": { "source": "data:;base64,H4sIAAAAAAAA", "compression": "gzip" } },
    { "path": "/c", "contents": { "source": "https://example.com/c", "compression": "gzip" } }
  ] }
}
`);
  });

  it('a boot disk that stays as it is', () => {
    butane(`${fcos}boot_device:
#^^^^^^^^^^ warning[butane/boot-device-without-effect] nothing comes of this section
  layout: x86_64
`);
    butane(`${fcos}boot_device:
  luks:
    tpm2: true
`);
    butane(`${fcos}boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/sda, /dev/sdb]
`);
  });

  it('a Butane file that is merged without being converted', () => {
    butane(`${fcos}ignition:
  config:
    merge:
      - local: common.bu
#              ^^^^^^^^^ warning[butane/merge-of-butane] convert it to \`common.ign\`
`);
  });

  it('folders in a home that root will own', () => {
    butane(`${fcos}storage:
  directories:
    - path: /var/home/core/.local
      user: { name: core }
  files:
    - path: /home/core/.local/bin/a
#           ^^^^^^^^^^^^^^^^^^^^^^^ warning[ignition/root-owned-parent] Ignition makes \`/home/core/.local/bin\` on the way and gives it to root: its user cannot write there, and what runs as that user fails where it tries; list it
      user: { name: core }
    - path: /home/core/.local/bin/b
      user: { name: core }
    - path: /home/core/.local/share/c
    - path: /home/core/.bashrc
      user: { name: core }
`);
  });

  it('what anybody on the way can change', () => {
    butane(`${fcos}storage:
  files:
    - path: /etc/a
      contents:
        source: http://10.0.0.1/a
#               ^^^^^^^^^^^^^^^^^ info[ignition/unverified-source] add \`verification.hash\`
    - path: /etc/b
      contents:
        source: https://10.0.0.1/b
    - path: /etc/c
      contents:
        source: http://10.0.0.1/c
        verification:
          hash: sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
`);
  });

  it('programs that nobody may run', () => {
    butane(`${fcos}storage:
  files:
    - path: /usr/local/bin/a
#           ^^^^^^^^^^^^^^^^ warning[ignition/program-not-executable] systemd fails with 203/EXEC
      contents: { inline: "#!/bin/sh" }
    - path: /usr/local/bin/b
      mode: 0644
#           ^^^^ warning[ignition/program-not-executable] write \`mode: 0755\`
    - path: /usr/local/bin/c
      mode: 0755
    - path: /usr/local/bin/d
    - path: /usr/local/bin/e
systemd:
  units:
    - name: e.service
      contents: |
        [Service]
        ExecStartPre=/usr/bin/chmod +x /usr/local/bin/e
        ExecStart=/usr/local/bin/e
    - name: a.service
      contents: |
        [Service]
        ExecStartPre=-/usr/local/bin/b --x
        ExecStart=/usr/local/bin/a
        ExecStop=/usr/local/bin/c
        ExecReload=/bin/sh /usr/local/bin/d
`);
  });

  it('units that systemd does not see', () => {
    butane(`${fcos}systemd:
  units:
    - name: my app.service
#           ^^^^^^^^^^^^^^ warning[systemd/bad-unit-name] cannot hold a blank: systemd ignores the unit, and nothing of it ever starts
    - name: a\`b.service
#           ^^^^^^^^^^^ warning[systemd/bad-unit-name] the name of a unit cannot hold a backtick: systemd
    - name: my-app@1.service
    - name: dev-disk-by\\x2dlabel-a.swap
`);
  });

  it('filesystems that are mounted during the first boot only', () => {
    butane(`${fcos}storage:
  filesystems:
    - device: /dev/disk/by-partlabel/data
      format: xfs
      path: /var/data
#           ^^^^^^^^^ warning[ignition/filesystem-not-mounted] add \`with_mount_unit: true\`
    - device: /dev/disk/by-partlabel/log
      format: xfs
      path: /var/log
      with_mount_unit: true
    - device: /dev/disk/by-partlabel/root
      format: xfs
      path: /
    - device: /dev/disk/by-partlabel/bare
#     ^^^^^^ error[ignition/filesystem-without-format] no \`format\`
      path: /var/bare
    - device: /dev/disk/by-partlabel/own
      format: xfs
      path: /var/own
systemd:
  units:
    - name: var-own.mount
      contents: |
        [Mount]
        What=/dev/disk/by-partlabel/own
        Where=/var/own
`);
    ignition(`{
  "ignition": { "version": "3.4.0" },
  "storage": { "filesystems": [{ "device": "/dev/vdb", "format": "xfs", "path": "/var/data" }] }
#                                                                               ^^^^^^^^^^^ warning[ignition/filesystem-not-mounted] add the unit \`var-data.mount\`
}
`);
  });

  it('is not looked for in what all objects have', () => {
    butane(`variant: fcos
version: 1.8.0-experimental
passwd:
  users:
    - name: core
      ssh_authorized_keys: [toString AAAA]
#                           ^^^^^^^^^^^^^ warning[ssh/no-key] this is no public key: sshd passes over the line, so nobody can log in with it; a key begins
storage:
  files:
    - path: /etc/systemd/system/toString
      contents: { inline: "[constructor]" }
    - path: /etc/containers/systemd/a.valueOf
      contents: { inline: "[constructor]" }
systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        ExecStart=/bin/a
        constructor=1
#       ^^^^^^^^^^^ warning[systemd/unknown-key] systemd knows no \`constructor\`
        [toString]
#       ^^^^^^^^^^ warning[systemd/unknown-section] no section
`);
  });

  it('is not spoken of where a template may say it', () => {
    checkMarkers(
      `${fcos}storage:
  filesystems:
    - device: /dev/disk/by-partlabel/data
      format: xfs
      path: "{{ path }}"
  files:
    - path: "{{ file }}"
      mode: "{{ mode }}"
      user: { name: core }
      contents:
        inline: text
        compression: "{{ compression }}"
boot_device:
  {% if mirrored %}
  mirror:
    devices: [/dev/sda, /dev/sdb]
  {% endif %}
  layout: x86_64
`,
      { fileName: 'config.bu.j2' },
    );
  });
});

import assert from 'node:assert/strict';
import { namesOf } from '../../../server/src/features/navigation/names.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/** The names as `LINE written -> kind name`, lines counted from 1, a definition with `=`. */
function names(text: string, options?: AnalyseOptions): readonly string[] {
  return namesOf(analyseText(text, options)).map(({ kind, name, role, range }) => {
    const line = text.slice(0, range.start).split('\n').length;
    return `${line} ${text.slice(range.start, range.end)} ${role === 'definition' ? '=' : '->'} ${kind} ${name}`;
  });
}

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('names', () => {
  it('are those of users and groups, also the group that a user has by itself', () => {
    const text = `${head}passwd:
  users:
    - name: core
      primary_group: wheel
    - name: app
      groups: [docker, "core"]
  groups:
    - name: docker
storage:
  files:
    - path: /etc/motd
      user: { name: app }
      group: { name: app }
`;
    assert.deepEqual(names(text), [
      '5 core = user core',
      '6 wheel -> group wheel',
      '7 app = user app',
      '8 docker -> group docker',
      '8 core -> user core',
      '10 docker = group docker',
      '13 /etc/motd = path /etc/motd',
      '14 app -> user app',
      '15 app -> user app',
    ]);
  });

  it('are those of disks and what is on them, however a device is written', () => {
    const text = `${head}storage:
  disks:
    - device: /dev/vda
      partitions: [{ label: root }, { label: 'my"data' }]
  raid:
    - name: md0
      level: raid1
      devices: [/dev/vda1, /dev/disk/by-partlabel/root]
  luks:
    - name: safe
      device: /dev/md/md0
  filesystems:
    - device: /dev/mapper/safe
      path: /var/lib/app
      label: app
    - device: /dev/disk/by-id/dm-name-safe
    - device: /dev/disk/by-label/app
    - device: /dev/disk/by-partlabel/my\\x22data
    - device: /dev/vdb
`;
    assert.deepEqual(names(text), [
      '5 /dev/vda = device /dev/vda',
      '6 root = partition-label root',
      '6 my"data = partition-label my"data',
      '8 md0 = raid md0',
      '10 /dev/vda1 -> device /dev/vda',
      '10 root -> partition-label root',
      '12 safe = luks safe',
      '13 md0 -> raid md0',
      '15 safe -> luks safe',
      '16 /var/lib/app = mount-point /var/lib/app',
      '17 app = filesystem-label app',
      '18 safe -> luks safe',
      '19 app -> filesystem-label app',
      '20 my\\x22data -> partition-label my"data',
      '21 /dev/vdb -> device /dev/vdb',
    ]);
  });

  it('are those in units: units, instances, files, mounts, users', () => {
    const text = `${head}storage:
  files:
    - path: /usr/local/bin/app
    - path: /etc/app.conf
    - path: /etc/systemd/system/foo.service
      contents:
        inline: |
          [Unit]
          After=bar@x.service
    - path: /etc/systemd/system/bar@.service.d/10-a.conf
      contents: { inline: "[Unit]\\nWants=foo.service\\n" }
  links:
    - path: /etc/systemd/system/multi-user.target.wants/foo.service
      target: /etc/systemd/system/foo.service
  filesystems:
    - device: /dev/vdb
      path: /var/lib/app
systemd:
  units:
    - name: bar@.service
      contents: |
        [Unit]
        After=network.target foo.service \\
          # not bar@.service
          var-lib-app.mount
        RequiresMountsFor=/var/lib/app/data
        ConditionPathExists=!/etc/app.conf
        [Service]
        User=core
        Group=%i
        ExecStart=-/usr/local/bin/app --config=/etc/app.conf
        ExecStop=/usr/bin/true
        EnvironmentFile=-/etc/app.conf
        LoadCredential=conf:/etc/app.conf
        # ExecReload=/usr/local/bin/app
    - name: bar@y.service
`;
    assert.deepEqual(names(text), [
      '5 /usr/local/bin/app = path /usr/local/bin/app',
      '6 /etc/app.conf = path /etc/app.conf',
      '7 foo.service = unit foo.service',
      '11 bar@x.service -> unit bar@.service',
      '12 bar@.service -> unit bar@.service',
      '13 foo.service -> unit foo.service',
      '15 foo.service -> unit foo.service',
      '16 foo.service -> unit foo.service',
      '18 /dev/vdb -> device /dev/vdb',
      '19 /var/lib/app = mount-point /var/lib/app',
      '22 bar@.service = unit bar@.service',
      '25 network.target -> unit network.target',
      '25 foo.service -> unit foo.service',
      '27 var-lib-app -> mount-point /var/lib/app',
      '28 /var/lib/app -> mount-point /var/lib/app',
      '29 /etc/app.conf -> path /etc/app.conf',
      '31 core -> user core',
      '33 /usr/local/bin/app -> path /usr/local/bin/app',
      '33 /etc/app.conf -> path /etc/app.conf',
      '35 /etc/app.conf -> path /etc/app.conf',
      '36 /etc/app.conf -> path /etc/app.conf',
      '38 bar@y.service = unit bar@.service',
    ]);
  });

  it('are those of Quadlet files and of the services that Podman makes of them', () => {
    const text = `variant: fcos
version: 1.8.0-experimental
storage:
  files:
    - path: /etc/containers/systemd/data.volume
      contents: { inline: "[Volume]\\n" }
systemd:
  quadlets:
    - name: app.container
      contents: |
        [Unit]
        After=db.container
        [Container]
        Image=quay.io/app
        User=core
        Volume=data.volume:/data
        Network=other.network
    - name: db.container
  units:
    - name: late.service
      contents: |
        [Unit]
        After=app.service data-volume.service
`;
    assert.deepEqual(names(text), [
      '5 data.volume = quadlet data.volume',
      '9 app.container = quadlet app.container',
      '12 db.container -> quadlet db.container',
      '16 data.volume -> quadlet data.volume',
      '18 db.container = quadlet db.container',
      '20 late.service = unit late.service',
      '23 app.service -> quadlet app.container',
      '23 data-volume.service -> quadlet data.volume',
    ]);
  });

  it('stand where an anchor is, once, and not where a template takes part', () => {
    const text = `${head}storage:
  disks:
    - device: &disk /dev/vda
  raid:
    - { name: "{{ array }}", devices: [*disk, /dev/{{ x }}] }
systemd:
  units:
    - name: app.service
      contents: |
        [Unit]
        After={{ other }}.service app.service
`;
    assert.deepEqual(names(text), [
      '5 /dev/vda = device /dev/vda',
      '10 app.service = unit app.service',
      '13 app.service -> unit app.service',
    ]);
  });

  it('are found in Ignition as well', () => {
    const text = `{
  "ignition": { "version": "3.4.0" },
  "passwd": { "users": [{ "name": "co\\u0072e" }] },
  "systemd": { "units": [
    { "name": "a.service", "contents": "[Unit]\\nAfter=b.service\\n[Service]\\nUser=core\\n" },
    { "name": "b.service" }
  ] }
}
`;
    assert.deepEqual(names(text, { fileName: 'a.ign' }), [
      '3 co\\u0072e = user core',
      '5 a.service = unit a.service',
      '5 b.service -> unit b.service',
      '5 core -> user core',
      '6 b.service = unit b.service',
    ]);
  });
});

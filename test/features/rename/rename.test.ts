import assert from 'node:assert/strict';
import { renamePlace } from '../../../server/src/features/rename/rename.ts';
import { analyseText } from '../../support/analyseText.ts';
import { renamed } from '../../support/renamed.ts';

/** What the editor shows in its field for the new name. */
function placeholder(text: string): string | undefined {
  const plain = text.replace('<|>', '');
  const place = renamePlace(analyseText(plain), text.indexOf('<|>'));
  return place?.kind === 'place' ? plain.slice(place.start, place.end) : place?.message;
}

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('rename', () => {
  it('changes a user everywhere, also as a group and in units, and leaves everything else', () => {
    const text = `${head}passwd:
  users:
    - name: co<|>re # the admin
    - {name: "app", groups: ['core', "wheel"]}
storage:
  files:
    - path: /home/core
      user: {name: core}
systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        User=core
        ExecStart=/bin/echo core
`;
    assert.equal(
      renamed({ text, to: 'admin' }),
      text
        .replace('<|>', '')
        .replace('name: core #', 'name: admin #')
        .replace("'core'", "'admin'")
        .replace('{name: core}', '{name: admin}')
        .replace('User=core', 'User=admin'),
    );
  });

  it('quotes a name where it would be read as something else', () => {
    const text = `${head}passwd:\n  users: [{name: <|>app}]\n  groups: [{name: other}]\nstorage:\n  files: [{path: /a, user: {name: 'app'}}]\n`;
    assert.equal(renamed({ text, to: 'yes' }), text.replace('<|>app', '"yes"').replace("'app'", "'yes'"));
  });

  it('changes a label in every form of its device, escaped where udev escapes it', () => {
    const text = `${head}storage:
  disks: [{device: /dev/vda, partitions: [{label: data<|>, number: 1}]}]
  filesystems:
    - device: /dev/disk/by-partlabel/data
      path: /var/data
systemd:
  units:
    - name: a.service
      contents: "[Service]\\nExecStart=/bin/mount /dev/disk/by-partlabel/data\\n"
`;
    assert.equal(
      renamed({ text, to: 'b$c' }),
      text
        .replace('data<|>', 'b$$c')
        .replace('device: /dev/disk/by-partlabel/data', 'device: /dev/disk/by-partlabel/b\\x24c')
        .replace('mount /dev/disk/by-partlabel/data', 'mount /dev/disk/by-partlabel/b\\\\x24c'),
    );
  });

  it('writes partitions as the kernel names them', () => {
    const text = `${head}storage:
  disks: [{device: /dev/vda}]
  raid: [{name: md0, level: raid0, devices: [/dev/vda<|>1, /dev/vdb1]}]
`;
    const name = '/dev/nvme0n1';
    assert.equal(placeholder(text), '/dev/vda1');
    assert.equal(
      renamed({ text, to: `${name}p1` }),
      text.replace('<|>', '').replace('device: /dev/vda', `device: ${name}`).replace('/dev/vda1', `${name}p1`),
    );
    assert.match(renamed({ text, to: `${name}p2` }), /^refused: /u);
    assert.match(
      renamed({
        text: text.replace('/dev/vda<|>1', '/dev/vda1').replace('/dev/vda}', '/dev/v<|>da}'),
        to: '/dev/disk/by-id/x',
      }),
      /devices: \[\/dev\/disk\/by-id\/x-part1, /u,
    );
  });

  it('changes a mount point together with its unit and what needs it', () => {
    const text = `${head}storage:
  filesystems: [{device: /dev/vdb, path: <|>/var/lib/app}]
systemd:
  units:
    - name: var-lib-app.mount
      contents: |
        [Mount]
        What=/dev/vdb
        Where=/var/lib/app
    - name: a.service
      contents: |
        [Unit]
        RequiresMountsFor=/var/lib/app/data
`;
    assert.equal(
      renamed({ text, to: '/var/a-b' }),
      text.replace('<|>', '').replaceAll('/var/lib/app', '/var/a-b').replace('var-lib-app.mount', 'var-a\\x2db.mount'),
    );
  });

  it('changes templates through their instances, and Quadlets through their services', () => {
    const text = `variant: fcos
version: 1.8.0-experimental
systemd:
  quadlets:
    - name: web.container
  units:
    - name: worker@.service
      contents: |
        [Unit]
        After=web.service
    - name: wor<|>ker@1.service
`;
    assert.equal(placeholder(text), 'worker@1.service');
    assert.equal(renamed({ text, to: 'job@1.service' }), text.replace('<|>', '').replaceAll('worker@', 'job@'));
    assert.match(renamed({ text, to: 'job@2.service' }), /^refused: /u);
    const service = text.replace('<|>', '').replace('After=web', 'After=<|>web');
    assert.equal(
      renamed({ text: service, to: 'site.service' }),
      service.replace('<|>web', 'site').replace('web.container', 'site.container'),
    );
  });

  it('changes a program together with the units that run it, in JSON too', () => {
    const text = `{"ignition": {"version": "3.4.0"},
 "storage": {"files": [{"path": "/usr/local/bin/<|>app"}]},
 "systemd": {"units": [{"name": "a.service", "contents": "[Service]\\nExecStart=-/usr/local/bin/app --x\\n"}]}}
`;
    assert.equal(
      renamed({ text, to: '/usr/local/bin/a"b', fileName: 'a.ign' }),
      'refused: `/usr/local/bin/a"b` would mean something else at some place',
    );
    assert.equal(
      renamed({ text, to: '/opt/app', fileName: 'a.ign' }),
      text.replace('<|>', '').replaceAll('/usr/local/bin/app', '/opt/app'),
    );
  });

  it('changes an anchor with its aliases only', () => {
    const text = `${head}storage:
  files:
    - &base
      path: /a
      mode: &m 0644
    - path: /b
      mode: *<|>m
    - path: /c
      mode: &m 0600
    - path: /d
      mode: *m
`;
    assert.equal(
      renamed({ text, to: 'mode' }),
      text.replace('<|>', '').replace('&m 0644', '&mode 0644').replace('*m\n', '*mode\n'),
    );
    assert.equal(renamed({ text, to: 'base' }), 'refused: there is another anchor `base`');
    assert.match(renamed({ text, to: 'a b' }), /^refused: `a b` cannot be an anchor/u);
  });

  it('refuses what is no name of its kind, is taken, or is not defined here', () => {
    const text = `${head}passwd:
  users: [{name: <|>app}, {name: core}]
systemd:
  units: [{name: a.service, contents: "[Unit]\\nAfter=network.target\\n"}]
`;
    assert.match(renamed({ text, to: '-x' }), /^refused: `-x` cannot be the name of a user: expected /u);
    assert.match(renamed({ text, to: '' }), /^refused: /u);
    assert.equal(renamed({ text, to: 'core' }), 'refused: there is another user `core`');
    const unit = (cursor: string) => text.replace('<|>', '').replace(cursor, `<|>${cursor}`);
    assert.equal(renamed({ text: unit('a.service'), to: 'a.timer' }), 'refused: this unit keeps its `.service`');
    assert.match(placeholder(unit('network.target')) ?? '', /defines no unit `network\.target`/u);
    assert.equal(placeholder(unit('1.7.0')), undefined);
  });

  it('refuses what stands in a template', () => {
    const text = `${head}passwd:\n  users:\n    - name: "{{ us<|>er }}"\n`;
    assert.equal(renamed({ text, to: 'x' }), 'refused: a template stands here: what comes of it is not known');
  });

  it('does nothing for the same name', () => {
    const text = `${head}passwd:\n  users:\n    - name: a<|>pp\n`;
    assert.equal(renamed({ text, to: 'app' }), text.replace('<|>', ''));
  });
});

import assert from 'node:assert/strict';
import { rename, renamePlace } from '../../../server/src/features/rename/rename.ts';
import { analyseText } from '../../support/analyseText.ts';
import { renamed } from '../../support/renamed.ts';

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('rename refuses', () => {
  it('what a shorthand makes too, and what it makes already', () => {
    const text = `${head}boot_device: {mirror: {devices: [/dev/vda, /dev/vdb]}}
storage:
  disks:
    - device: /dev/vda
      partitions: [{label: root-1, size_mib: 9000}, {label: da<|>ta}]
`;
    assert.match(renamed({ text, to: 'esp-1' }), /^refused: there is another partition label `esp-1`/u);
    const made = text.replace('<|>', '').replace('root-1', 'ro<|>ot-1');
    assert.match(
      renamed({ text: made, to: 'x' }),
      /^refused: other keys of this file make the partition label `root-1`/u,
    );
    assert.equal(renamed({ text, to: 'my data' }), text.replace('da<|>ta', 'my data'));
  });

  it('what a shorthand makes of other kinds, in every format that has one', () => {
    const luks = `${head}boot_device: {luks: {tpm2: true}}
storage:
  luks: [{name: <|>root, options: [--x]}, {name: data, device: /dev/vdb, key_file: {inline: x}}]
`;
    assert.match(renamed({ text: luks, to: 'x' }), /^refused: other keys of this file make the LUKS device `root`/u);
    const raid = `variant: openshift
version: 4.14.0
metadata: {name: x, labels: {machineconfiguration.openshift.io/role: worker}}
boot_device: {mirror: {devices: [/dev/vda, /dev/vdb]}}
storage:
  raid: [{name: <|>da, level: raid1, devices: [/dev/vdc, /dev/vdd]}]
`;
    assert.match(renamed({ text: raid, to: 'md-root' }), /^refused: there is another RAID array `md-root`/u);
    assert.equal(renamed({ text: raid, to: 'data' }), raid.replace('<|>da,', 'data,'));
  });

  it('what the real tool would refuse then', () => {
    const text = `${head}storage:
  files: [{path: <|>/etc/a}]
  directories: [{path: /etc/dir}]
`;
    assert.equal(renamed({ text, to: '/etc/dir' }), 'refused: there is another path `/etc/dir`');
    const link = `${head}storage:
  links: [{path: /var/l, target: /srv}]
  files: [{path: <|>/etc/a}]
`;
    assert.match(renamed({ text: link, to: '/var/l/a' }), /^refused: with `\/var\/l\/a` the file would be refused: /u);
  });

  it('a service that becomes a template, and back', () => {
    const text = `${head}systemd:\n  units: [{name: <|>a.service}, {name: b@.service}]\n`;
    assert.equal(renamed({ text, to: 'a@.service' }), 'refused: this unit keeps its `.service`');
    const back = text.replace('<|>', '').replace('b@', '<|>b@');
    assert.equal(renamed({ text: back, to: 'b.service' }), 'refused: this unit keeps its `@.service`');
    assert.equal(renamed({ text: back, to: 'c@.service' }), back.replace('<|>b@', 'c@'));
  });

  it('accounts that systems have', () => {
    const text = `${head}passwd:\n  users: [{name: <|>app}]\n  groups: [{name: team}]\n`;
    assert.equal(renamed({ text, to: 'root' }), 'refused: `root` exists on every system');
    assert.equal(renamed({ text, to: 'core' }), 'refused: `core` exists on fcos already');
    const group = text.replace('<|>', '').replace('team', '<|>team');
    assert.equal(renamed({ text: group, to: 'wheel' }), 'refused: `wheel` exists on fcos already');
  });

  it('control characters, and paths below a file', () => {
    const text = `${head}storage:
  files: [{path: /etc/conf.yaml}, {path: <|>/etc/other}, {path: /etc/sub/x}]
  filesystems: [{device: /dev/vdb, path: /var/a, label: lab}]
`;
    assert.match(renamed({ text, to: '/etc/a\u0007' }), /^refused: .* cannot be the name of a path/u);
    assert.equal(
      renamed({ text, to: '/etc/conf.yaml/x' }),
      'refused: `/etc/conf.yaml` is a file of this config, so nothing can lie below it',
    );
    assert.equal(
      renamed({ text, to: '/etc/sub' }),
      'refused: `/etc/sub/x` lies below `/etc/sub`, which so cannot be a file',
    );
    const label = text.replace('<|>', '').replace('lab}', '<|>lab}');
    assert.match(renamed({ text: label, to: 'a\u0001' }), /^refused: /u);
  });

  it('names that encoded contents use', () => {
    const text = `${head}passwd: {users: [{name: ap<|>p}]}
storage:
  files:
    - path: /etc/a
      contents: {source: "data:,User%3Dapp%0A"}
    - path: /etc/b
      contents: {source: "data:;base64,b3RoZXIgb25l"}
`;
    assert.match(renamed({ text, to: 'x' }), /^refused: `app` is used in the encoded contents of `\/etc\/a`/u);
    const longer = text.replace('3Dapp', '3Dapple');
    assert.equal(renamed({ text: longer, to: 'x' }), longer.replace('ap<|>p', 'x'));
    const other = text.replace('ap<|>p', '<|>other');
    assert.match(renamed({ text: other, to: 'x' }), /^refused: `other` is used in the encoded contents of `\/etc\/b`/u);
  });

  it('what is no device, before anybody types', () => {
    const place = (what: string) => {
      const text = `${head}systemd:\n  units:\n    - name: a.mount\n      contents: "[Mount]\\nWhat=${what}\\nWhere=/a\\n"\n`;
      return renamePlace(analyseText(text), text.indexOf('What=') + 6)?.kind;
    };
    assert.equal(place('tmpfs'), 'refused');
    assert.equal(place('srv:/exp'), 'refused');
    assert.equal(place('/dev/vdb'), 'place');
  });
});

describe('rename of labels and aliases', () => {
  it('changes a label that a mount names by its word', () => {
    const text = `${head}storage:
  disks: [{device: /dev/vda, partitions: [{label: part}]}]
  filesystems: [{device: /dev/vdb, path: /var/a, label: <|>lab}]
systemd:
  units:
    - name: a.mount
      contents: "[Mount]\\nWhat=LABEL=lab\\nWhere=/a\\n"
    - name: b.mount
      contents: "[Mount]\\nWhat=PARTLABEL=part\\nWhere=/b\\n"
`;
    assert.equal(renamed({ text, to: 'new' }), text.replace('<|>lab', 'new').replace('LABEL=lab', 'LABEL=new'));
    const partition = text.replace('<|>', '').replace('{label: part', '{label: <|>part');
    assert.equal(
      renamed({ text: partition, to: 'new' }),
      partition.replace('<|>part', 'new').replace('PARTLABEL=part', 'PARTLABEL=new'),
    );
  });

  it('takes an alias for a name of its own', () => {
    const text = `${head}systemd:
  units:
    - name: <|>a.service
      contents: "[Service]\\nExecStart=/bin/true\\n[Install]\\nAlias=alias.service\\n"
    - name: b.service
      contents: "[Unit]\\nAfter=alias.service\\n"
`;
    assert.equal(renamed({ text, to: 'c.service' }), text.replace('<|>a.', 'c.'));
    const alias = text.replace('<|>', '').replace('After=', 'After=<|>');
    assert.equal(
      renamed({ text: alias, to: 'c.service' }),
      alias.replace('<|>', '').replaceAll('alias.service', 'c.service'),
    );
    assert.equal(rename(analyseText(alias.replace('<|>', '')), alias.indexOf('<|>'), 'a.service')?.kind, 'refused');
  });
});

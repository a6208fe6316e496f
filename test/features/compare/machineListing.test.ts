import assert from 'node:assert/strict';
import { createHiddenSecrets } from '../../../server/src/features/compare/hiddenSecrets.ts';
import { machineListing } from '../../../server/src/features/compare/machineListing.ts';
import { analyseText } from '../../support/analyseText.ts';
import { butane, compared } from './machines.ts';

const config = butane(`ignition:
  config:
    merge:
      - source: https://example.com/b.ign
      - source: https://example.com/a.ign
storage:
  disks:
    - device: /dev/vda
      wipe_table: false
      partitions: [{number: 1, label: root}]
  files:
    - path: /etc/b
    - path: /etc/a
      overwrite: true
      contents: {inline: "one\\n\\ntwo"}
      mode: 0600
passwd:
  users:
    - name: core
      groups: [wheel, docker]
      password_hash: $6$abcdefgh$one
systemd:
  units:
    - name: app.service
      dropins: [{name: a.conf, contents: "[Unit]\\r\\n"}]
    - name: app.service-x.service
kernel_arguments: {should_exist: [quiet, debug]}
`);

const listing = `# merge

config https://example.com/b.ign

config https://example.com/a.ign

# kernel arguments

kernel arguments
  shouldExist:
    - quiet
    - debug

# users

user core
  groups:
    - docker
    - wheel
  passwordHash: (hidden 1)

# disks

disk /dev/vda

partition 1 of disk /dev/vda
  label: root

# files

file /etc/a
  overwrite: true
  mode: 0600
  contents:
    one

    two
    \\ No newline at end of file

file /etc/b

# units

unit app.service

drop-in a.conf of unit app.service
  contents:
    [Unit]\\r

unit app.service-x.service

`;

describe('the listing of a machine', () => {
  it('reads from top to bottom, in the order of the schema and of names, with contents as they are', () => {
    const analysis = analyseText(config);
    const { things } = compared(analysis, analysis);
    assert.equal(machineListing(things.a, createHiddenSecrets()), listing);
  });
});

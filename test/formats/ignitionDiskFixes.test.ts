import { checkFix } from '../support/checkFix.ts';

const butane = { fileName: 'config.bu' };
const ignition = { fileName: 'config.ign' };

const head = 'variant: fcos\nversion: 1.7.0\n';

describe('Ignition: fixes of disks and filesystems', () => {
  it('takes away what a partition that shall not exist cannot have', () => {
    checkFix({
      before: `${head}storage:
  disks:
    - device: /dev/vdb
      partitions:
        - number: 1
          size_mib: 5
          should_exist: false
`,
      code: 'ignition/absent-partition-with-others',
      title: 'Remove `size_mib`',
      after: `${head}storage:
  disks:
    - device: /dev/vdb
      partitions:
        - number: 1
          should_exist: false
`,
      options: butane,
    });
  });

  it('lets a partition exist', () => {
    checkFix({
      before:
        '{ "ignition": { "version": "3.4.0" }, "storage": { "disks": [{ "device": "/dev/vdb", "partitions": [{ "label": "a", "sizeMiB": 5, "shouldExist": false }] }] } }',
      code: 'ignition/absent-partition-with-others',
      after:
        '{ "ignition": { "version": "3.4.0" }, "storage": { "disks": [{ "device": "/dev/vdb", "partitions": [{ "label": "a", "sizeMiB": 5 }] }] } }',
      options: ignition,
    });
  });

  it('names the format of a filesystem', () => {
    checkFix({
      before: `${head}storage:
  filesystems:
    - device: /dev/vdb
      label: data
`,
      code: 'ignition/filesystem-without-format',
      after: `${head}storage:
  filesystems:
    - device: /dev/vdb
      label: data
      format: xfs
`,
      options: butane,
    });
    checkFix({
      before:
        '{ "ignition": { "version": "3.4.0" }, "storage": { "filesystems": [{ "device": "/dev/vdb", "wipeFilesystem": true, "format": "" }] } }',
      code: 'ignition/filesystem-without-format',
      title: 'Change to `ext4`',
      after:
        '{ "ignition": { "version": "3.4.0" }, "storage": { "filesystems": [{ "device": "/dev/vdb", "wipeFilesystem": true, "format": "ext4" }] } }',
      options: ignition,
    });
  });

  it('wipes a filesystem on a disk that is wiped', () => {
    checkFix({
      before: `${head}storage:
  disks:
    - device: /dev/vdb
      wipe_table: true
  filesystems:
    - device: /dev/vdb
      format: xfs
`,
      code: 'ignition/filesystem-implicit-wipe',
      after: `${head}storage:
  disks:
    - device: /dev/vdb
      wipe_table: true
  filesystems:
    - device: /dev/vdb
      format: xfs
      wipe_filesystem: true
`,
      options: butane,
    });
  });

  it('takes away what a virtiofs cannot have', () => {
    checkFix({
      before: `variant: fcos
version: 1.8.0-experimental
storage:
  filesystems:
    - device: share
      format: virtiofs
      wipe_filesystem: true
      options: [-q]
`,
      code: 'ignition/not-for-virtiofs',
      title: 'Remove `wipe_filesystem`',
      after: `variant: fcos
version: 1.8.0-experimental
storage:
  filesystems:
    - device: share
      format: virtiofs
      options: [-q]
`,
      options: butane,
    });
  });

  it('takes away spares that no device can replace', () => {
    checkFix({
      before: `kind: MachineConfig
apiVersion: machineconfiguration.openshift.io/v1
metadata:
  name: 99-test
  labels:
    machineconfiguration.openshift.io/role: worker
spec:
  config:
    ignition:
      version: 3.4.0
    storage:
      raid:
        - name: data
          level: raid0
          spares: 1
          devices: [/dev/vdb]
`,
      code: 'ignition/raid-spares',
      after: `kind: MachineConfig
apiVersion: machineconfiguration.openshift.io/v1
metadata:
  name: 99-test
  labels:
    machineconfiguration.openshift.io/role: worker
spec:
  config:
    ignition:
      version: 3.4.0
    storage:
      raid:
        - name: data
          level: raid0
          devices: [/dev/vdb]
`,
      options: { fileName: 'config.yaml' },
    });
  });
});

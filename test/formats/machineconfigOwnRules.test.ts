import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const object = `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-worker
`;
const labels = '  labels:\n    machineconfiguration.openshift.io/role: worker\n';
const config = 'spec:\n  config:\n    ignition: { version: 3.4.0 }\n';

describe('What the Machine Config Operator does not do', () => {
  const options = { fileName: 'config.yaml' };

  it('roll out what has no role', () => {
    checkMarkers(
      object.replace('metadata:\n', 'metadata:\n#^^^^^^^ info[machineconfig/without-role] no pool of machines\n') +
        config,
      options,
    );
    checkMarkers(`${object}spec:\n  kernelArguments: [quiet]\n`, options);
    checkMarkers(`${object}  ownerReferences: [{ kind: ControllerConfig, name: a }]\n${config}`, options);
    checkFix({ before: object + config, code: 'machineconfig/without-role', after: object + labels + config, options });
  });

  it('change what it cannot change later', () => {
    const later = 'warning[machineconfig/not-changed-later]';
    checkMarkers(
      `${object}${labels}${config}    kernelArguments: { shouldExist: [quiet] }
#   ^^^^^^^^^^^^^^^ ${later} write them in \`spec.kernelArguments\`
    passwd:
      groups: [{ name: a }]
#     ^^^^^^ ${later} groups
      users:
        - name: bob
#               ^^^ ${later} users other than \`core\`
        - name: core
          uid: 1000
#              ^^^^ ${later} \`uid\` of \`core\`
          passwordHash: "*"
    storage:
      directories: [{ path: /etc/a }]
#     ^^^^^^^^^^^ ${later} directories
      links: [{ path: /etc/b, target: c }]
#     ^^^^^ ${later} links
      disks: [{ device: /dev/vdb, wipeTable: true }]
`,
      options,
    );
  });

  it('write what it cannot compare', () => {
    const fault = 'warning[machineconfig/file-not-written]';
    checkMarkers(
      `${object}${labels}${config}    storage:
      files:
        - path: /etc/a
          contents: { source: "https://example.com/a" }
#                             ^^^^^^^^^^^^^^^^^^^^^^^ ${fault} fetches no contents
        - path: /etc/b
          append: [{ source: "data:,a" }]
#         ^^^^^^ ${fault} appends to no file
        - { path: /etc/c, contents: { source: "data:,a" }, mode: 0644 }
`,
      options,
    );
  });
});

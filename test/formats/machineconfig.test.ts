import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const head = `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-worker-motd
  labels:
    machineconfiguration.openshift.io/role: worker
`;

const config = (version: string, rest = '') =>
  `${head}spec:\n  config:\n    ignition:\n      version: ${version}\n${rest}`;

describe('MachineConfig', () => {
  it('is found by group and kind, in YAML and in JSON', () => {
    assert.equal(analyseText(head).info.format, 'machineconfig');
    const json = '{ "apiVersion": "machineconfiguration.openshift.io/v1", "kind": "MachineConfig" }';
    assert.equal(analyseText(json, { fileName: 'config.json' }).info.format, 'machineconfig');
    assert.equal(analyseText(head.replace('kind: MachineConfig', 'kind: KubeletConfig')).info.format, null);
  });

  it('is good as it should be', () => {
    checkMarkers(
      config(
        '3.4.0',
        `    storage:
      files:
        - path: /etc/motd
          mode: 0644
          contents:
            source: data:,hello
  kernelArguments: [quiet]
  fips: true
`,
      ),
    );
  });

  it('refuses keys of its own that nobody knows, and drops those of the config inside', () => {
    checkMarkers(`${head}spec:
  kernelArgs: [quiet]
# ^^^^^^^^^^ error[machineconfig/unknown-key] accepted here:
  config:
    ignition:
      version: 3.4.0
    storage:
      files:
        - path: /etc/motd
          mod: 420
#         ^^^ warning[machineconfig/unknown-key] did you mean \`mode\`?
          ovrwrite: true
#         ^^^^^^^^ warning[machineconfig/unknown-key] did you mean \`overwrite\`?
`);
  });

  it('is read as YAML that becomes JSON', () => {
    checkMarkers(`${head}spec:
  fips: "true"
#       ^^^^^^ error[machineconfig/wrong-type] remove the quotes
  kernelType: realtime
  kernelType: default
# ^^^^^^^^^^ error[machineconfig/duplicate-key]
  ~: 5
# ^ error[machineconfig/null-key]
  kernelArguments:
    -
#    ^ warning[machineconfig/null-item]
  config:
    ignition:
      version: 3.4.0
    storage:
      files:
        - path: /a
          mode: "0644"
#               ^^^^^^ error[machineconfig/wrong-type] remove the quotes
        - Path: /b
#         ^^^^ warning[machineconfig/key-case] write \`path\`
          mode: 1.5
#               ^^^ error[machineconfig/wrong-type] whole number
`);
  });

  it('judges keys by the version inside', () => {
    checkMarkers(`${head}spec:
  config:
    ignition:
      version: 3.2.0
    kernelArguments: { shouldExist: [quiet] }
#   ^^^^^^^^^^^^^^^ warning[machineconfig/key-of-later-version] needs ignition 3.3.0 or later
`);
  });

  it('needs a version inside that is read', () => {
    checkMarkers(`${head}spec:
  config:
    ignition:
      version: 3.9.0
#              ^^^^^ error[machineconfig/unsupported-ignition-version] accepted: \`3.6.0\`
`);
    checkMarkers(`${head}spec:
  config:
# ^^^^^^ error[machineconfig/unsupported-ignition-version] is missing
    storage: {}
`);
  });

  it('must be of the version of the API that there is', () => {
    checkMarkers(`apiVersion: machineconfiguration.openshift.io/v2
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[machineconfig/value-not-allowed] \`machineconfiguration.openshift.io/v1\`
kind: MachineConfig
`);
  });

  it('is judged in every document of a stream, and only there', () => {
    checkMarkers(`${head}spec:
  fip: true
# ^^^ error[machineconfig/unknown-key] did you mean \`fips\`?
---
apiVersion: v1
kind: ConfigMap
data:
  fip: true
---
${head}spec:
  extension: [usbguard]
# ^^^^^^^^^ error[machineconfig/unknown-key] did you mean \`extensions\`?
`);
  });

  it('has fixes', () => {
    checkFix({
      before: config('3.9.0'),
      code: 'machineconfig/unsupported-ignition-version',
      after: config('3.6.0'),
    });
    checkFix({
      before: config('3.2.0', '    kernelArguments: {}\n'),
      code: 'machineconfig/key-of-later-version',
      after: config('3.3.0', '    kernelArguments: {}\n'),
    });
    checkFix({
      before: `${head}spec:\n  fip: true # needed\n`,
      code: 'machineconfig/unknown-key',
      after: `${head}spec:\n  fips: true # needed\n`,
    });
    checkFix({
      before: head.replace('/v1', '/v2'),
      code: 'machineconfig/value-not-allowed',
      after: head,
    });
  });
});

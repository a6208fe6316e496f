import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const butane = { fileName: 'config.bu' };
const ignition = { fileName: 'config.ign' };
const cluster = { fileName: 'mc.yaml' };

function butaneFile(mode: string): string {
  return `variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/a\n      mode: ${mode}\n`;
}

function ignitionFile(mode: string): string {
  return `{ "ignition": { "version": "3.6.0" }, "storage": { "files": [{ "path": "/etc/a", "mode": ${mode} }] } }\n`;
}

function clusterFile(mode: string): string {
  return `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: a
  labels: { machineconfiguration.openshift.io/role: worker }
spec:
  config:
    ignition: { version: 3.2.0 }
    storage:
      files:
        - path: /etc/a
          mode: ${mode}
`;
}

describe('Modes', () => {
  it('are told where their digits were meant in octal', () => {
    checkMarkers(
      `{
  "ignition": { "version": "3.6.0" },
  "storage": { "files": [
    { "path": "/etc/a", "mode": 644 },
#                               ^^^ warning[ignition/mode-decimal] permissions 01204, which hardly anybody wants; octal 0644 is \`420\`
    { "path": "/etc/b", "mode": 400 },
#                               ^^^ warning[ignition/mode-decimal]
    { "path": "/etc/c", "mode": 420 },
    { "path": "/etc/d", "mode": 2541 },
    { "path": "/etc/e", "mode": "644" },
#                               ^^^^^ error[ignition/wrong-type] write \`420\`, which is octal 0644
    { "path": "/etc/f", "mode": 7777 },
#                               ^^^^ error[ignition/bad-value] write \`4095\`, which is octal 07777
    { "path": "/etc/g", "mode": 33188 }
#                               ^^^^^ error[ignition/bad-value] write \`420\`
  ] }
}
`,
      ignition,
    );
    checkMarkers(
      clusterFile(`644
#               ^^^ warning[ignition/mode-decimal]
        - path: /etc/b
          mode: 0644
        - path: /etc/c
          mode: "644"
#               ^^^^^ error[machineconfig/wrong-type] write \`0644\``),
      cluster,
    );
  });

  it('are spoken of once: what bits a decimal number has by chance does not matter', () => {
    checkMarkers(
      `${butaneFile('644')}#           ^^^ warning[butane/mode-decimal] write \`0644\`, with a leading zero
    - path: /etc/b
      mode: 04755
#           ^^^^^ warning[ignition/mode-bits-ignored] this is \`0755\`
    - path: /etc/c
      mode: 100644
#           ^^^^^^ error[butane/bad-value] the largest accepted value is 07777; write \`0644\`
    - path: /etc/d
      mode: 99999
#           ^^^^^ error[butane/bad-value] the largest accepted value is 07777
    - path: /etc/e
      mode: '755'
#           ^^^^^ error[butane/wrong-type] write \`0755\`, with a leading zero
`,
      butane,
    );
  });

  it('become what was meant', () => {
    const code = 'ignition/mode-decimal';
    checkFix({ before: ignitionFile('755'), code, after: ignitionFile('493'), options: ignition });
    checkFix({ before: clusterFile('755'), code, after: clusterFile('0755'), options: cluster });
    checkFix({ before: butaneFile('"644"'), code: 'butane/wrong-type', after: butaneFile('0644'), options: butane });
    checkFix({ before: butaneFile('100600'), code: 'butane/bad-value', after: butaneFile('0600'), options: butane });
    checkFix({
      before: ignitionFile('100600'),
      code: 'ignition/bad-value',
      after: ignitionFile('384'),
      options: ignition,
    });
    checkFix({
      before: ignitionFile('"644"'),
      code: 'ignition/wrong-type',
      after: ignitionFile('420'),
      options: ignition,
    });
  });
});

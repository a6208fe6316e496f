import { checkFix } from '../support/checkFix.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';
const key = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`;
const unindented = `${fcos}storage:\n  files:\n  - path: /a\n    contents: {inline: x}\n`;
const wide = (spec: string): string =>
  `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n    name: 99-a\n    labels:\n        machineconfiguration.openshift.io/role: worker\nspec:\n${spec}    config:\n        ignition:\n            version: 3.4.0\n`;

describe('a fix in a file with a style of its own', () => {
  it('puts a list below a key as the other lists stand', () => {
    checkFix({
      before: `${unindented}kernel_arguments:\n- quiet # 1\n- nosmt\n`,
      code: 'butane/wrong-type',
      after: `${unindented}kernel_arguments:\n  should_exist:\n  - quiet # 1\n  - nosmt\n`,
    });
    checkFix({
      before: `${unindented}passwd:\n  users:\n  - name: core\n    groups: wheel\n`,
      code: 'butane/wrong-type',
      after: `${unindented}passwd:\n  users:\n  - name: core\n    groups:\n    - wheel\n`,
    });
    checkFix({
      before: `${unindented}passwd:\n  users:\n  - name: core\n    ssh_authorized_keys: ${key}\n`,
      code: 'butane/wrong-type',
      after: `${unindented}passwd:\n  users:\n  - name: core\n    ssh_authorized_keys:\n    - ${key}\n`,
    });
  });

  it('indents a list as far as everything else where it is the first', () => {
    checkFix({
      options: { fileName: 'config.yaml' },
      before: wide('    extensions: usbguard\n'),
      code: 'machineconfig/wrong-type',
      after: wide('    extensions:\n        - usbguard\n'),
    });
  });

  it('moves arguments into a list that stands as the others', () => {
    const head =
      'variant: openshift\nversion: 4.14.0\nmetadata:\n  name: 99-a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';
    checkFix({
      before: `${head}openshift:\n  fips: true\nkernel_arguments:\n  should_exist:\n  - a\n`,
      code: 'butane/forbidden-key',
      after: `${head}openshift:\n  fips: true\n  kernel_arguments:\n  - a\n`,
    });
  });
});

describe('a text of several words in place of a list', () => {
  it('becomes an item for each', () => {
    const title = 'Make each word an item';
    checkFix({
      options: { fileName: 'config.yaml' },
      before: wide('    kernelArguments: a b=c,d # both\n'),
      code: 'machineconfig/wrong-type',
      title,
      after: wide('    kernelArguments:\n        - a\n        - b=c,d # both\n'),
    });
    checkFix({
      before: `${fcos}passwd: {users: [{name: core, groups: "wheel, docker"}]}\n`,
      code: 'butane/wrong-type',
      title,
      after: `${fcos}passwd: {users: [{name: core, groups: [wheel, docker]}]}\n`,
    });
    checkFix({
      options: { fileName: 'config.ign' },
      before: '{"ignition": {"version": "3.4.0"}, "kernelArguments": {"shouldExist": "a b"}}',
      code: 'ignition/wrong-type',
      title,
      after: '{"ignition": {"version": "3.4.0"}, "kernelArguments": {"shouldExist": ["a", "b"]}}',
    });
  });
});

import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('a key that another format has at its place', () => {
  it('is answered with what to do instead', () => {
    checkMarkers(
      `${fcos}storage:
  files:
    - path: /etc/x
      filesystem: root
#     ^^^^^^^^^^ warning[butane/unknown-key] (known to Ignition 2): it is ignored; paths are absolute now
      permissions: 0644
#     ^^^^^^^^^^^ warning[butane/unknown-key] (known to cloud-config): it is ignored; use \`mode\`
ignition:
  version: 3.4.0
# ^^^^^^^ warning[butane/unknown-key] so leave it out
networkd:
#^^^^^^^ warning[butane/unknown-key] below \`/etc/systemd/network\`
  units: []
ssh_authorized_keys: []
#^^^^^^^^^^^^^^^^^^ warning[butane/unknown-key] \`passwd.users[].ssh_authorized_keys\`
locksmith: {}
#^^^^^^^^ warning[butane/unknown-key] (known to Container Linux Config)
`,
      options,
    );
  });

  it('is answered where Ignition stands in a MachineConfig', () => {
    const text = `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: x
  labels: { machineconfiguration.openshift.io/role: worker }
spec:
  config:
    ignition:
      version: 3.4.0
    storage:
      files:
        - path: /etc/x
          contents:
            inline: hello
#           ^^^^^^ warning[machineconfig/unknown-key] (known to Butane): it is ignored; write the text as a data URL
`;
    checkMarkers(text);
  });

  it('is the one problem where a key is missing that stands in it, or that it stands for', () => {
    checkMarkers(
      `${fcos}storage:
  filesystems:
    - mount:
#     ^^^^^ error[butane/missing-key] (known to Ignition 2): \`storage.filesystems[0]\` needs \`device\`
        device: /dev/vda
grub:
  users:
    - name: root
      password: secret
#     ^^^^^^^^ error[butane/missing-key] needs \`password_hash\`
`,
      options,
    );
  });

  it('is an ordinary unknown key elsewhere, as are the names that all objects have', () => {
    checkMarkers(
      `${fcos}filesystem: root
#^^^^^^^^^ warning[butane/unknown-key] accepted here
constructor: 1
#^^^^^^^^^^ warning[butane/unknown-key] accepted here
`,
      options,
    );
  });
});

interface Case {
  readonly title: string;
  readonly before: string;
  readonly code: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    title: 'writes the keys of a mapping in its place',
    before:
      'storage:\n  filesystems:\n    - path: /var\n      mount:\n          device: /dev/vda\n          options:\n            - -f\n\n      label: var\n',
    code: 'butane/missing-key',
    after:
      'storage:\n  filesystems:\n    - path: /var\n      device: /dev/vda\n      options:\n        - -f\n\n      label: var\n',
  },
  {
    title: 'writes them at the beginning of an item',
    before:
      'storage:\n  filesystems:\n    - mount:\n        device: /dev/vda\n        format: xfs\n      label: data\n',
    code: 'butane/missing-key',
    after: 'storage:\n  filesystems:\n    - device: /dev/vda\n      format: xfs\n      label: data\n',
  },
  {
    title: 'writes them in braces',
    before: 'storage: { filesystems: [ { mount: { device: /dev/vda }, path: /var } ] }\n',
    code: 'butane/missing-key',
    after: 'storage: { filesystems: [ { device: /dev/vda, path: /var } ] }\n',
  },
  {
    title: 'renames it',
    before: 'ignition:\n  config:\n    append:\n      - source: https://example.com/base.ign\n',
    code: 'butane/unknown-key',
    after: 'ignition:\n  config:\n    merge:\n      - source: https://example.com/base.ign\n',
  },
  {
    title: 'removes it',
    before: 'storage:\n  files:\n    - path: /etc/x\n      filesystem: root\n',
    code: 'butane/unknown-key',
    after: 'storage:\n  files:\n    - path: /etc/x\n',
  },
];

describe('the fix of a key that another format has', () => {
  for (const { title, before, code, after } of cases) {
    it(title, () => {
      for (const end of ['\n', '\r\n']) {
        const withEnds = (text: string): string => `${fcos}${text}`.replaceAll('\n', end);
        checkFix({ before: withEnds(before), code, after: withEnds(after), options });
      }
    });
  }

  it('is certain only where the value fits the other name', () => {
    const isCertain = (value: string): boolean | undefined => {
      const text = `${fcos}storage:\n  files:\n    - path: /etc/x\n      permissions: ${value}\n`;
      return analyseText(text, options).problems()[0]?.fixes?.()[0]?.certain;
    };
    assert.equal(isCertain('0644'), true);
    assert.equal(isCertain("'0644'"), false);
  });

  it('is not offered where a key would stand twice or an alias be torn', () => {
    for (const inner of ['device: /dev/vda, format: xfs', 'device: &d /dev/vda']) {
      const text = `${fcos}storage: { filesystems: [ { mount: { ${inner} }, format: ext4 } ] }\n`;
      const problem = analyseText(text, options)
        .problems()
        .find(({ code }) => code === 'butane/missing-key');
      assert.ok(problem);
      assert.deepEqual(problem.fixes?.(), []);
    }
  });
});

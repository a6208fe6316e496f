import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix, type FixCase } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.7.0\n';
const exp = 'variant: fcos\nversion: 1.8.0-experimental\n';
const openshift =
  'variant: openshift\nversion: 4.19.0\nmetadata:\n  name: 99-a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';

function check(source: string): void {
  checkMarkers(source, options);
}

/** What the rules say of values that a template decides; nothing but these codes is looked at. */
function codesOf(text: string): readonly string[] {
  const ours =
    /^butane\/(?:several-|mode-decimal|quadlet-instance|mount-|mirror-|boot-luks-|cex-|partition-without|nested-)/u;
  return analyseText(text, options)
    .problems()
    .map(({ code }) => code)
    .filter((code) => ours.test(code));
}

describe('Butane: rules', () => {
  it('stand at what the user has to look at', () => {
    check(`${fcos}storage:
  files:
    - path: /etc/a
      mode: 400
#           ^^^ warning[butane/mode-decimal] gets the permissions 0620, which hardly anybody wants; write \`0400\`
      contents:
        inline: a
        source: data:,b
#               ^^^^^^^ error[butane/several-sources] given by \`source\`, \`inline\`
  disks:
    - device: /dev/vdb
      partitions:
        - label: a
#         ^^^^^ warning[butane/partition-without-number] has no \`number\`
        - label: b
          number: 0
#                 ^ warning[butane/partition-without-number] write \`number: 2\`
  filesystems:
    - device: /dev/disk/by-partlabel/a
#     ^^^^^^ error[butane/mount-unit-without-path] unless the format is \`swap\`
      format: xfs
      with_mount_unit: true
boot_device:
  layout: s390x-zfcp
#         ^^^^^^^^^^ error[butane/boot-luks-device-name] like \`/dev/sda\` as \`luks.device\`, not \`/dev/vda\`
  luks:
# ^^^^ error[butane/boot-luks-without-method] nothing unlocks \`/dev/vda\`
    device: /dev/vda
`);
  });

  it('of the shadowed judgement of Fedora CoreOS are our own warnings', () => {
    const { problems } = analyseText(
      `${openshift}storage:\n  filesystems:\n    - device: /dev/vdb\n      format: xfs\n      path: /srv\n      with_mount_unit: true\n`,
      options,
    );
    const [found] = problems();
    assert.deepEqual(
      [found?.code, found?.severity, found?.source],
      ['butane/mount-point-forbidden', 'warning', 'strata'],
    );
  });
});

/** In each nobody can know what comes out of the template. */
const templates: readonly (readonly [name: string, text: string])[] = [
  ['a config inside', `${fcos}ignition:\n  config:\n    merge:\n      - inline: {{ .config }}\n`],
  [
    'a part of a config inside',
    `${fcos}ignition:\n  config:\n    merge:\n      - inline: |\n          {"ignition": {"version": "{{ .version }}"}}\n`,
  ],
  ['a mode', `${fcos}storage:\n  files:\n    - path: /a\n      mode: {{ .mode }}\n`],
  [
    'a source',
    `${fcos}storage:\n  files:\n    - path: /a\n      contents:\n        inline: a\n        source: {{ .url }}\n`,
  ],
  [
    'one source or the other',
    `${fcos}storage:\n  files:\n    - path: /a\n      contents:\n{{ if .url }}\n        source: data:,a\n{{ else }}\n        inline: a\n{{ end }}\n`,
  ],
  [
    'contents of a unit',
    `${fcos}systemd:\n  units:\n    - name: a.service\n      contents_local: a.service\n      contents: {{ .text }}\n`,
  ],
  ['the name of a Quadlet', `${exp}systemd:\n  quadlets:\n    - name: a@{{ .port }}.container\n      contents: a\n`],
  ['contents of a Quadlet', `${exp}systemd:\n  quadlets:\n    - name: a@1.container\n      contents: {{ .text }}\n`],
  [
    'whether there is a mount unit',
    `${fcos}storage:\n  filesystems:\n    - device: /dev/vdb\n      with_mount_unit: {{ .unit }}\n`,
  ],
  [
    'path and format',
    `${fcos}storage:\n  filesystems:\n    - device: /dev/vdb\n      with_mount_unit: true\n      path: {{ .path }}\n      format: {{ .format }}\n`,
  ],
  [
    'a format that may be swap',
    `${fcos}storage:\n  filesystems:\n    - device: /dev/vdb\n      with_mount_unit: true\n      format: {{ .format }}\n`,
  ],
  [
    'more keys of a filesystem',
    `${fcos}storage:\n  filesystems:\n    - device: /dev/vdb\n      with_mount_unit: true\n{{ template "rest" }}\n`,
  ],
  [
    'more devices of a mirror',
    `${fcos}boot_device:\n  layout: x86_64\n  mirror:\n    devices:\n      - /dev/vda\n{{ template "devices" }}\n`,
  ],
  ['one device of a mirror', `${fcos}boot_device:\n  layout: x86_64\n  mirror:\n    devices: [{{ .devices }}]\n`],
  [
    'the layout of a mirror',
    `${fcos}boot_device:\n{{ if .arch }}\n  layout: {{ .arch }}\n{{ end }}\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n`,
  ],
  [
    'the device of a layout',
    `${fcos}boot_device:\n  layout: s390x-eckd\n  luks:\n    device: {{ .device }}\n    tpm2: true\n`,
  ],
  [
    'layouts of all architectures',
    `${fcos}boot_device:\n  layout: {{ .arch }}\n  luks:\n    device: /dev/vda\n    cex: { enabled: true }\n`,
  ],
  [
    'mirror or s390x',
    `${fcos}boot_device:\n{{ if .z }}\n  layout: s390x-virt\n{{ else }}\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n{{ end }}\n`,
  ],
  ['how a disk is unlocked', `${fcos}boot_device:\n  luks:\n    device: /dev/vda\n    tpm2: {{ .tpm2 }}\n`],
  ['Tang servers', `${fcos}boot_device:\n  luks:\n    device: /dev/vda\n    tang: [{{ .servers }}]\n`],
  ['whether cex is on', `${fcos}boot_device:\n  luks:\n    tpm2: true\n    cex: { enabled: {{ .cex }} }\n`],
  [
    'kernel arguments',
    `${openshift}boot_device:\n  layout: s390x-virt\n  luks:\n    cex: { enabled: true }\nopenshift:\n  kernel_arguments: [{{ .arguments }}]\n`,
  ],
  [
    'more kernel arguments',
    `${openshift}boot_device:\n  layout: s390x-virt\n  luks:\n    cex: { enabled: true }\nopenshift:\n  kernel_arguments:\n    - quiet\n{{ template "arguments" }}\n`,
  ],
  [
    'the number of a partition',
    `${fcos}storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - { label: a, number: {{ .number }} }\n`,
  ],
  [
    'whether a disk is wiped',
    `${fcos}storage:\n  disks:\n    - device: /dev/vdb\n      wipe_table: {{ .wipe }}\n      partitions: [{ label: a }]\n`,
  ],
  ['which disk it is', `${fcos}storage:\n  disks:\n    - device: {{ .disk }}\n      partitions: [{ label: a }]\n`],
  [
    'which disks are mirrored',
    `${fcos}boot_device:\n  layout: x86_64\n  mirror:\n    devices: [/dev/vda, {{ .other }}]\nstorage:\n  disks:\n    - device: /dev/vdb\n      partitions: [{ label: a }]\n`,
  ],
];

describe('Butane: rules know nothing', () => {
  for (const [name, text] of templates) {
    it(`of what a template decides: ${name}`, () => assert.deepEqual(codesOf(text), []));
  }

  it('of damaged lines', () => {
    assert.deepEqual(codesOf(`${fcos}boot_device:\n  mirror:\n    devices:\n      - /dev/vda\n     - /dev/vdb\n`), [
      'butane/mirror-without-layout',
    ]);
  });

  it('but say what holds whatever a template brings', () => {
    assert.deepEqual(codesOf(`${fcos}storage:\n  files:\n    - path: {{ .path }}\n      mode: 644\n`), [
      'butane/mode-decimal',
    ]);
  });
});

const fixes: readonly (readonly [name: string, fix: Omit<FixCase, 'options'>])[] = [
  [
    'a mode without its zero',
    {
      before: `${fcos}storage:\n  files:\n    - { path: /a, mode: 644 } # public\n`,
      code: 'butane/mode-decimal',
      after: `${fcos}storage:\n  files:\n    - { path: /a, mode: 0644 } # public\n`,
    },
  ],
  [
    'two sources',
    {
      before: `${fcos}storage:\n  files:\n    - path: /a\n      contents:\n        source: data:,a\n        inline: a\n`,
      code: 'butane/several-sources',
      title: 'Remove `source`',
      after: `${fcos}storage:\n  files:\n    - path: /a\n      contents:\n        inline: a\n`,
    },
  ],
  [
    'two sources, the other one',
    {
      before: `${fcos}storage:\n  files:\n    - path: /a\n      contents: { source: "data:,a", inline: a }\n`,
      code: 'butane/several-sources',
      title: 'Remove `inline`',
      after: `${fcos}storage:\n  files:\n    - path: /a\n      contents: { source: "data:,a" }\n`,
    },
  ],
  [
    'contents of an instance',
    {
      before: `${exp}systemd:\n  quadlets:\n    - name: a@1.container\n      rootful: true\n      contents: |\n        [Container]\n`,
      code: 'butane/quadlet-instance-with-contents',
      after: `${exp}systemd:\n  quadlets:\n    - name: a@1.container\n      rootful: true\n`,
    },
  ],
  [
    'a mirror without layout',
    {
      before: `${fcos}boot_device:\n  # both disks\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n`,
      code: 'butane/mirror-without-layout',
      after: `${fcos}boot_device:\n  # both disks\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n  layout: x86_64\n`,
    },
  ],
  [
    'a mirror of another architecture',
    {
      before: `${fcos}boot_device: { mirror: { devices: [/dev/vda, /dev/vdb] } }\n`,
      code: 'butane/mirror-without-layout',
      title: 'Insert `layout: aarch64`',
      after: `${fcos}boot_device: { mirror: { devices: [/dev/vda, /dev/vdb] }, layout: aarch64 }\n`,
    },
  ],
  [
    'a partition without number',
    {
      before: `${fcos}storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - label: a\n          size_mib: 100\n        - label: b\n          number: 1\n`,
      code: 'butane/partition-without-number',
      after: `${fcos}storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - label: a\n          number: 2\n          size_mib: 100\n        - label: b\n          number: 1\n`,
    },
  ],
  [
    'a partition with the number 0',
    {
      before: `${fcos}storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - { label: a, number: 0 }\n`,
      code: 'butane/partition-without-number',
      after: `${fcos}storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - { label: a, number: 1 }\n`,
    },
  ],
];

describe('Butane: fixes of what rules find', () => {
  for (const [name, fix] of fixes) it(name, () => checkFix({ ...fix, options }));

  it('are never certain: all of them say what the machine becomes', () => {
    for (const [, { before, code }] of fixes) {
      const problem = analyseText(before, options)
        .problems()
        .find((each) => each.code === code);
      assert.ok(
        problem?.fixes?.().every(({ certain }) => !certain),
        code,
      );
    }
  });
});

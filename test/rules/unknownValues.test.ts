import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';

/** A config in which `VALUE` is what makes the problem. Nobody knows what a template puts there. */
interface Unknown {
  readonly code: string;
  readonly value: string;
  readonly text: string;
}

const head = 'variant: fcos\nversion: 1.7.0\n';
const newest = 'variant: fcos\nversion: 1.8.0-experimental\n';

const disk = (partitions: string): string =>
  `${head}storage:\n  disks:\n    - device: /dev/vdb\n      wipe_table: true\n      partitions:\n${partitions}`;
const filesystem = (keys: string): string => `${head}storage:\n  filesystems:\n    - device: /dev/vdb\n${keys}`;
const volume = (keys: string): string => `${head}storage:\n  luks:\n    - name: data\n      device: /dev/vdb\n${keys}`;

const cases: readonly Unknown[] = [
  {
    code: 'ignition/partition-numbers-collide',
    value: '1',
    text: disk('        - number: 1\n        - number: VALUE\n'),
  },
  {
    code: 'ignition/partitions-overlap',
    value: '150',
    text: disk(
      '        - { number: 1, start_mib: 100, size_mib: 100 }\n        - number: 2\n          start_mib: VALUE\n          size_mib: 9\n',
    ),
  },
  {
    code: 'ignition/partitions-overlap',
    value: '100',
    text: disk(
      '        - { number: 1, start_mib: 200, size_mib: 100 }\n        - number: 2\n          start_mib: 150\n          size_mib: VALUE\n',
    ),
  },
  {
    code: 'ignition/duplicate-partition-label',
    value: 'a',
    text: disk('        - label: a\n        - label: VALUE\n'),
  },
  {
    code: 'ignition/absent-partition-with-others',
    value: 'false',
    text: disk('        - number: 1\n          label: a\n          should_exist: VALUE\n'),
  },
  {
    code: 'ignition/absent-partition-with-others',
    value: 'a',
    text: disk('        - number: 1\n          label: VALUE\n          should_exist: false\n'),
  },
  {
    code: 'ignition/partition-without-label-or-number',
    value: '0',
    text: disk('        - number: VALUE\n          size_mib: 5\n'),
  },
  {
    code: 'ignition/partition-without-label-or-number',
    value: '',
    text: disk('        - size_mib: 5\n          VALUE\n'),
  },
  { code: 'ignition/label-too-long', value: 'ä'.repeat(19), text: disk('        - label: VALUE\n') },
  { code: 'ignition/label-too-long', value: 'ä'.repeat(24), text: volume('      label: VALUE\n') },
  {
    code: 'ignition/filesystem-without-format',
    value: '""',
    text: filesystem('      path: /var\n      format: VALUE\n'),
  },
  { code: 'ignition/filesystem-without-format', value: '/var', text: filesystem('      path: VALUE\n') },
  {
    code: 'ignition/filesystem-without-format',
    value: '',
    text: filesystem('      path: /var\n      VALUE\n'),
  },
  {
    code: 'ignition/filesystem-label-too-long',
    value: 'a'.repeat(13),
    text: filesystem('      format: xfs\n      label: VALUE\n'),
  },
  {
    code: 'ignition/filesystem-label-too-long',
    value: 'xfs',
    text: filesystem(`      format: VALUE\n      label: ${'a'.repeat(13)}\n`),
  },
  {
    code: 'ignition/filesystem-over-partitions',
    value: '/dev/vdb',
    text: `${disk('        - number: 1\n')}  filesystems:\n    - device: VALUE\n      format: xfs\n`,
  },
  {
    code: 'ignition/filesystem-implicit-wipe',
    value: 'true',
    text: `${head}storage:\n  disks:\n    - device: /dev/vdb\n      wipe_table: VALUE\n  filesystems:\n    - device: /dev/vdb\n      format: xfs\n`,
  },
  {
    code: 'ignition/filesystem-implicit-wipe',
    value: 'false',
    text: `${head}storage:\n  disks:\n    - device: /dev/vdb\n      wipe_table: true\n  filesystems:\n    - device: /dev/vdb\n      format: xfs\n      wipe_filesystem: VALUE\n`,
  },
  {
    code: 'ignition/not-for-virtiofs',
    value: 'a',
    text: `${newest}storage:\n  filesystems:\n    - device: share\n      format: virtiofs\n      label: VALUE\n`,
  },
  {
    code: 'ignition/virtiofs-tag',
    value: 'a'.repeat(37),
    text: `${newest}storage:\n  filesystems:\n    - device: VALUE\n      format: virtiofs\n`,
  },
  {
    code: 'ignition/raid-spares',
    value: 'raid0',
    text: `${head}storage:\n  raid:\n    - name: data\n      devices: [/dev/vdb]\n      spares: 1\n      level: VALUE\n`,
  },
  {
    code: 'ignition/raid-spares',
    value: '1',
    text: `${head}storage:\n  raid:\n    - name: data\n      devices: [/dev/vdb]\n      level: raid0\n      spares: VALUE\n`,
  },
  {
    code: 'butane/bad-value',
    value: '[]',
    text: `${head}storage:\n  raid:\n    - name: data\n      level: raid0\n      devices: VALUE\n`,
  },
  {
    code: 'ignition/custom-clevis-incomplete',
    value: '""',
    text: volume('      clevis:\n        custom:\n          pin: tang\n          config: VALUE\n'),
  },
  {
    code: 'ignition/custom-clevis-incomplete',
    value: '',
    text: volume('      clevis:\n        custom:\n          pin: tang\n          VALUE\n'),
  },
  {
    code: 'ignition/custom-clevis-with-others',
    value: 'tang',
    text: volume('      clevis:\n        tpm2: true\n        custom:\n          pin: VALUE\n          config: "{}"\n'),
  },
  {
    code: 'ignition/custom-clevis-with-others',
    value: 'true',
    text: volume('      clevis:\n        tpm2: VALUE\n        custom:\n          pin: tang\n          config: "{}"\n'),
  },
  {
    code: 'ignition/cex-with-others',
    value: 'true',
    text: volume('      clevis:\n        tpm2: true\n      cex:\n        enabled: VALUE\n'),
  },
  {
    code: 'ignition/cex-with-others',
    value: 'data:,a',
    text: volume('      key_file:\n        source: VALUE\n      cex:\n        enabled: true\n'),
  },
];

describe('rules, of what nobody knows', () => {
  for (const [index, { code, value, text }] of cases.entries()) {
    it(`${index}: ${code} is silent`, () => {
      assert.deepEqual(found(text, value, code), [code]);
      assert.deepEqual(found(text, '{{ .Value }}', code), []);
    });
  }
});

function found(text: string, value: string, code: string): readonly string[] {
  const problems = analyseText(text.replace('VALUE', value), { fileName: 'config.bu' }).problems();
  return problems.map((problem) => problem.code).filter((each) => each === code);
}

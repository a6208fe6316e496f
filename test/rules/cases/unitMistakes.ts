import type { Mistake } from '../ruleCase.ts';

const specs = ['3.0.0', '3.6.0', 'machineconfig 3.4.0'];
const variants = ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0', 'openshift-4.14.0'];

interface Unit {
  readonly name: string;
  readonly enabled?: boolean;
  readonly contents?: string;
  readonly dropins?: readonly Unit[];
}

/** JSON is YAML. */
function units(...all: readonly Unit[]) {
  return { text: `systemd: ${JSON.stringify({ units: all })}\n`, config: { systemd: { units: all } } };
}

const service = '[Unit]\nDescription=a\n[Service]\nExecStart=/bin/true\n';
const installed = `${service}[Install]\nWantedBy=multi-user.target\n`;

/** Unit files and drop-ins. */
export const unitMistakes: readonly Mistake[] = [
  {
    name: 'units that cannot be read',
    codes: [
      'ignition/unit-syntax',
      'ignition/unit-syntax',
      'ignition/unit-syntax',
      'ignition/unit-syntax',
      'ignition/unit-syntax',
    ],
    butane: variants,
    ignition: specs,
    ...units(
      { name: 'a.service', contents: '[Unit]\nDescription\n[Service]\n' },
      { name: 'b.service', contents: '[Unit]\nDescription=a\n[Service\n' },
      { name: 'c.service', contents: '[Unit] # comment\nDescription=a\n' },
      { name: 'd.service', contents: '[Unit]\nA' },
      { name: 'e.service', contents: `[Unit]\nDescription=${'x'.repeat(5000)}\n` },
    ),
  },
  {
    name: 'drop-ins that cannot be read',
    codes: ['ignition/unit-syntax', 'ignition/unit-syntax'],
    butane: variants,
    ignition: specs,
    ...units({
      name: 'a.service',
      dropins: [
        { name: 'a.conf', contents: '[Unit]\nDescription\n' },
        { name: 'b.conf', contents: '[' },
        { name: 'c.conf', contents: '[Unit]\nA=b\n' },
        { name: 'd.conf', contents: '' },
      ],
    }),
  },
  {
    name: 'units that are read after all',
    codes: [],
    butane: variants,
    ignition: specs,
    ...units(
      { name: 'a.service', contents: 'text in front\n[Unit]\n' },
      { name: 'b.service', contents: '[Unit]\n; a\\\nno option, for the comment goes on\nA=b\\\n' },
      { name: 'c.service', contents: '' },
      { name: 'd.service', contents: '[No such section]\nNoSuchKey=\n=\n' },
      { name: 'e.service', contents: `[Unit]\nDescription=${'x'.repeat(2000)}\n` },
    ),
  },
  {
    name: 'enabled units without Install',
    codes: [
      'ignition/unit-without-install',
      'ignition/unit-without-install',
      'ignition/unit-without-install',
      'ignition/unit-without-install',
    ],
    butane: variants,
    ignition: specs,
    ...units(
      { name: 'a.service', enabled: true, contents: service },
      { name: 'b.service', enabled: true, contents: `${service}[Install]\n` },
      { name: 'c.service', enabled: true, contents: `${service}[install]\nWantedBy=multi-user.target\n` },
      { name: 'd.service', enabled: true, contents: '\n' },
    ),
  },
  {
    name: 'units that need no Install',
    codes: [],
    butane: variants,
    ignition: specs,
    ...units(
      { name: 'a.service', enabled: true, contents: installed },
      { name: 'b.service', contents: service },
      { name: 'c.service', enabled: false, contents: service },
      { name: 'd.service', enabled: true },
      { name: 'e.service', enabled: true, contents: '' },
      { name: 'f.service', enabled: true, dropins: [{ name: 'a.conf', contents: '[Unit]\nA=b\n' }] },
      { name: 'g.service', enabled: true, contents: `${service}[Install]\nAlias=h.service\n` },
    ),
  },
  {
    name: 'an enabled unit that cannot be read',
    codes: ['ignition/unit-syntax'],
    butane: ['fcos-1.7.0'],
    ignition: ['3.6.0'],
    ...units({ name: 'a.service', enabled: true, contents: '[Unit]\nA\n' }),
  },
  {
    name: 'instances of a template without Install',
    codes: ['ignition/template-without-install', 'ignition/template-without-install'],
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0'],
    ignition: specs,
    ...units(
      { name: 'a@1.service', enabled: true },
      { name: 'a@.service', contents: service },
      { name: 'a@2@3.service', enabled: true, contents: installed },
    ),
  },
  {
    name: 'an instance of a template without Install',
    codes: ['ignition/template-without-install'],
    misplaced: 'the instance has no contents, so the tool names a place of the MachineConfig',
    butane: ['openshift-4.14.0'],
    ...units({ name: 'a@1.service', enabled: true }, { name: 'a@.service', contents: service }),
  },
  {
    name: 'instances that need no Install of a template',
    codes: [],
    butane: variants,
    ignition: specs,
    ...units(
      { name: 'a@1.service', enabled: true },
      { name: 'a@.service', contents: installed },
      { name: 'b@1.service', enabled: false },
      { name: 'b@.service', contents: service },
      { name: 'c@1.service', enabled: true },
      { name: 'd@1.service', enabled: true },
      { name: 'd@.service', contents: '' },
      { name: 'e@1.timer', enabled: true },
      { name: 'e@.timer', contents: service },
    ),
  },
];

import type { Mistake } from '../ruleCase.ts';

const target300 = ['fcos-1.1.0'];
const target360 = ['fcos-1.7.0'];
const bogus = 'the tool names places of the config inside as if they were those of the file';

function merged(config: string): string {
  return `ignition:\n  config:\n    merge:\n      - inline: '${config}'\n`;
}

function replaced(config: string): string {
  return `ignition:\n  config:\n    replace:\n      inline: '${config}'\n`;
}

/** Ignition configs that stand in the file that merges them. */
export const nestedMistakes: readonly Mistake[] = [
  ...[merged, replaced].flatMap((within): readonly Mistake[] => [
    {
      name: `a config of another version, ${within.name}`,
      codes: ['butane/nested-config-of-other-version'],
      butane: [...target300, ...target360, 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
      text: within('{"ignition": {"version": "3.0.0"}, "storage": {"files": [{"path": "/a"}]}}'),
    },
    {
      name: `a config of another version with mistakes, ${within.name}`,
      codes: ['butane/nested-config-of-other-version', 'butane/nested-config-doubtful'],
      butane: target360,
      text: within('{"ignition": {"version": "3.0.0"}, "storage": {"files": [{"path": "a"}]}}'),
    },
    {
      name: `a config of a version that does not exist, ${within.name}`,
      codes: ['butane/nested-config-of-other-version', 'butane/nested-config-doubtful'],
      butane: target360,
      text: within('{"ignition": {"version": "3.99.0"}}'),
    },
    {
      name: `a config of version 2, ${within.name}`,
      codes: ['butane/nested-config-of-other-version', 'butane/nested-config-doubtful'],
      butane: target360,
      text: within('{"ignition": {"version": "2.2.0"}}'),
    },
    {
      name: `a config of the same version, ${within.name}`,
      codes: [],
      butane: target360,
      text: within('{"ignition": {"version": "3.6.0"}, "storage": {"files": [{"path": "/a", "mode": 420}]}}'),
    },
    {
      name: `a config of the same older version, ${within.name}`,
      codes: [],
      butane: target300,
      text: within('{"ignition": {"version": "3.1.0"}}'),
    },
    {
      name: `a config with mistakes, ${within.name}`,
      codes: ['butane/nested-config-invalid', 'butane/nested-config-doubtful'],
      butane: target360,
      text: within('{"ignition": {"version": "3.6.0"}, "storage": {"files": [{"path": "a", "bogus": 1}]}}'),
      misplaced: bogus,
    },
    {
      name: `a config with a key that nobody knows, ${within.name}`,
      codes: ['butane/nested-config-doubtful'],
      butane: target360,
      text: within('{"ignition": {"version": "3.6.0"}, "storages": {}}'),
      misplaced: bogus,
    },
    ...[
      '',
      '{',
      'nothing',
      '[]',
      '{}',
      '{"ignition": {}}',
      '{"ignition": {"version": "9"}}',
      '{"ignition": {"version": 5}}',
    ].map((config) => ({
      name: `not a config: ${config}, ${within.name}`,
      codes: ['butane/nested-config-invalid'],
      butane: target360,
      text: within(config),
      misplaced: bogus,
    })),
  ]),
  {
    name: 'Butane where Ignition belongs',
    codes: ['butane/nested-config-invalid'],
    butane: target360,
    text: 'ignition:\n  config:\n    merge:\n      - inline: |\n          variant: fcos\n          version: 1.7.0\n',
    misplaced: bogus,
  },
  {
    name: 'a config beside a source',
    codes: ['butane/several-sources'],
    butane: target360,
    text: 'ignition:\n  config:\n    replace: { inline: nothing, source: "data:,%7B%7D" }\n',
  },
];

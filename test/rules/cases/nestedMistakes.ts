import type { Mistake } from '../ruleCase.ts';

const rootOfOuter = 'the tool names places of the inner config as if they were of the outer one';

function inline(...texts: readonly string[]): string {
  const merge = texts.map((text) => `      - inline: ${JSON.stringify(text)}\n`).join('');
  return `ignition:\n  config:\n    merge:\n${merge}`;
}

function config(version: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ignition: { version }, ...more });
}

const broken = {
  storage: {
    files: [
      { path: 'etc/a', unknown: 1, user: { id: 0, name: 'root' } },
      { path: '/etc/b', contents: { source: 'ftp://a' } },
    ],
  },
};
const found = ['ignition/bad-value', 'ignition/unknown-key', 'ignition/id-and-name', 'ignition/url-scheme'];

/** Ignition configs inside Butane ones. */
export const nestedMistakes: readonly Mistake[] = [
  {
    name: 'a good config in a config',
    codes: [],
    butane: ['fcos-1.1.0'],
    text: inline(config('3.1.0'), config('3.1.0', { storage: { files: [{ path: '/etc/a' }] } })),
  },
  {
    name: 'a good config in a config of today',
    codes: [],
    butane: ['fcos-1.6.0'],
    text: inline(config('3.5.0')).replace('merge:\n      - ', 'replace:\n      '),
  },
  {
    name: 'a config in a config that is no JSON',
    codes: ['syntax/bad-word'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: inline('{"ignition": nothing}'),
  },
  {
    name: 'a config in a config that is empty',
    codes: ['syntax/empty'],
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: inline(''),
  },
  {
    name: 'a config in a config with values of other types',
    codes: ['ignition/wrong-type'],
    misplaced: rootOfOuter,
    butane: ['fcos-1.1.0'],
    text: inline(config('3.1.0', { storage: { files: [{ path: 5 }] } })),
  },
  {
    name: 'a config in a config with mistakes',
    codes: found,
    misplaced: rootOfOuter,
    butane: ['fcos-1.1.0'],
    text: inline(config('3.1.0', broken)),
  },
  {
    name: 'a config in a config with mistakes, today',
    codes: found,
    misplaced: rootOfOuter,
    butane: ['fcos-1.7.0'],
    text: inline(config('3.6.0', broken)),
  },
  {
    name: 'a config in a config of another version',
    codes: ['butane/nested-config-of-other-version', 'butane/nested-config-of-other-version'],
    misplaced: rootOfOuter,
    butane: ['fcos-1.1.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: inline(config('3.3.0', broken), config('2.3.0')),
  },
  {
    name: 'a config in a config without version',
    codes: ['ignition/missing-version', 'ignition/unsupported-version'],
    misplaced: rootOfOuter,
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: inline('{"ignition": {}}', config('three')),
  },
  {
    name: 'a config in a config of another version with values of other types',
    codes: ['ignition/wrong-type'],
    misplaced: rootOfOuter,
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: inline(config('3.3.0', { storage: { files: 5 } })),
  },
  {
    name: 'contents that are no config',
    codes: [],
    butane: ['fcos-1.1.0', 'fcos-1.7.0'],
    text: 'storage:\n  files:\n    - path: /etc/a\n      contents: { inline: "{" }\n',
  },
];

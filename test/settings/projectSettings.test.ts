import assert from 'node:assert/strict';
import { type ProjectSettings, refuseGlob, settingsForFile } from '../../server/src/settings/projectSettings.ts';

describe('the entries for one file', () => {
  const project: ProjectSettings = {
    os: 'fcos',
    files: [
      { glob: 'flatcar/**', os: 'flatcar' },
      { glob: '**/*.yaml', format: 'butane' },
      { glob: '*.yml', os: 'fiot' },
      { glob: '{a,b}/x.json', os: 'nixos' },
    ],
  };
  const osOf = (path: string) => settingsForFile(project, path).map(({ os, format }) => os ?? format);

  it('come in their order, with what holds for all files last', () => {
    assert.deepEqual(osOf('flatcar/deep/node.yaml'), ['flatcar', 'butane', 'fcos']);
  });

  it('match as globs do: ** crosses folders and * does not', () => {
    assert.deepEqual(osOf('a.yml'), ['fiot', 'fcos']);
    assert.deepEqual(osOf('deep/a.yml'), ['fcos']);
    assert.deepEqual(osOf('top.yaml'), ['butane', 'fcos']);
    assert.deepEqual(osOf('b/x.json'), ['nixos', 'fcos']);
  });

  it('see files and folders that begin with a dot', () => {
    assert.deepEqual(osOf('.hidden/.node.yaml'), ['butane', 'fcos']);
  });
});

describe('a glob', () => {
  const good = [
    '*.bu',
    '**/*.{yml,yaml}',
    './nodes/*.bu',
    '!**/*.ign',
    'a b/[0-9]*.bu',
    '@(a|b).bu',
    'x\\[1\\].bu',
    '..x/*',
  ];
  for (const glob of good) it(`may be ${glob}`, () => assert.equal(refuseGlob(glob), undefined));

  const bad: readonly (readonly [glob: string, reason: RegExp])[] = [
    ['', /empty/u],
    [' ', /empty/u],
    ['/etc/*.bu', /relative/u],
    ['C:/x/*.bu', /relative/u],
    ['../x/*.bu', /`\.\.`/u],
    ['legacy/', /`legacy\/\*\*`/u],
    ['nodes\\*.bu', /`nodes\/\*\.bu`/u],
    ['nodes/[a.bu', /bracket/u],
    ['nodes/{a,b.bu', /bracket/u],
    ['a)', /bracket/u],
    ['[z-a].bu', /matches nothing/u],
  ];
  for (const [glob, reason] of bad)
    it(`may not be ${JSON.stringify(glob)}`, () => assert.match(refuseGlob(glob) ?? '', reason));
});

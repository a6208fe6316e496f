import assert from 'node:assert/strict';
import { modelineSettings } from '../../server/src/settings/modeline.ts';

describe('a modeline', () => {
  const format = { format: 'butane', formatBy: 'the modeline' };
  const cases: readonly (readonly [what: string, text: string, found: object])[] = [
    [
      'gives os, tools, format and files directory',
      '# strata: os=flatcar@4230 tool=butane@0.29.0 tool=2.27.0 format=butane filesDir=../x\n',
      {
        os: 'flatcar@4230',
        tool: ['butane@0.29.0', '2.27.0'],
        ...format,
        filesDir: '../x',
      },
    ],
    ['may stand in the fifth line', '\n\n\n\n# strata: os=fcos\n', { os: 'fcos' }],
    ['may not stand in the sixth', '\n\n\n\n\n# strata: os=fcos\n', {}],
    ['may be indented and tight', '  #strata:os=fcos', { os: 'fcos' }],
    ['ends with its line whatever the line end', '# a\r\n# strata: os=fcos\r# strata: os=rhcos', { os: 'fcos' }],
    ['is the first where there are two', '# strata: os=fcos\n# strata: format=butane', { os: 'fcos' }],
    ['leaves out words that it does not know', '# strata: os=fcos colour=red please =x tool=', { os: 'fcos' }],
    ['leaves out values that it does not know', '# strata: os=fcoss tool=butane@9 tool=2.27.0', { tool: ['2.27.0'] }],
    ['may turn Strata off', '# strata: format=none', { format: 'none', formatBy: 'the modeline' }],
    ['is a comment and nothing else', 'key: "# strata: os=fcos"\nstrata: os=fcos\n', {}],
    ['keeps an equals sign in a value', '# strata: filesDir=a=b', { filesDir: 'a=b' }],
    ['is not there in an empty text', '', {}],
  ];
  for (const [what, text, found] of cases) it(what, () => assert.deepEqual(modelineSettings(text), found));

  it('is found behind a byte order mark', () => {
    assert.deepEqual(modelineSettings('\uFEFF# strata: os=fcos\n'), { os: 'fcos' });
  });
});

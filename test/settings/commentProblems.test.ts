import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const config = 'variant: fcos\nversion: 1.6.0\n';

describe('a modeline that names what there is not', () => {
  const cases: readonly (readonly [what: string, lines: string])[] = [
    [
      'an operating system',
      `# strata: os=flatcra@4230 filesDir=x
#            ^^^^^^^^^^^^ warning[strata/unknown-setting] unknown operating system \`flatcra@4230\`: it is ignored; accepted: \`flatcar@4230\`, \`fcos\``,
    ],
    [
      'a tool release',
      `# strata: tool=0.29.0 tool=butane@9.9
#                          ^^^^^^^^^^ warning[strata/unknown-setting] accepted: \`butane@0.29.0\`, \`ignition@2.27.0\``,
    ],
    [
      'a format',
      `# strata: format=butaen
#                ^^^^^^ warning[strata/unknown-setting] accepted: \`butane\`, \`machineconfig\`, \`ignition\`, \`cloud-config\`, \`network-config\``,
    ],
    [
      'a setting',
      `# strata: os=fcos colour=red filesdir=x
#                 ^^^^^^ warning[strata/unknown-setting] accepted: \`os\`, \`tool\`, \`format\`, \`filesDir\`
#                            ^^^^^^^^ warning[strata/unknown-setting] accepted: \`filesDir\`, \`os\``,
    ],
    [
      'a setting without its value, or without the equals sign',
      `# strata: os= format:butane please
#         ^^ warning[strata/unknown-setting] has no value
#             ^^^^^^^^^^^^^ warning[strata/unknown-setting] has no equals sign`,
    ],
  ];
  for (const [what, lines] of cases) it(`is told so: ${what}`, () => checkMarkers(`${lines}\n${config}`));

  it('is found behind a byte order mark, and in a text with Windows line ends', () => {
    const [problem] = analyseText(`\uFEFF# x\r\n# strata: os=fcoss\r\n${config}`).problems();
    assert.deepEqual(problem?.range, { start: 19, end: 24 });
  });

  it('is let be where it says nothing wrong, or a template says it', () => {
    checkMarkers(`# strata: os=flatcar@4230 tool=ignition@2.27.0 format=butane (see ticket 12)\n${config}`);
    checkMarkers(`# strata: os={{ os }} format=\${format}\n${config}`);
  });

  it('judges in another person’s file only what would have made it ours', () => {
    const options = { fileName: 'notes.yaml' };
    checkMarkers('# strata: the layers of this cake, os=none colour=red\na: 1\n', options);
    checkMarkers(
      '# strata: format=butaen os=x\n#                ^^^^^^ warning[strata/unknown-setting]\na: 1\n',
      options,
    );
    checkMarkers('# strata: fromat=butane\n#         ^^^^^^ warning[strata/unknown-setting]\na: 1\n', options);
    checkMarkers('# strata: format=none os=x\nvariant: fcos\nversion: 1.0.0\nx: 1\n', options);
  });

  it('gives the setting to the next that says it', () => {
    const { info } = analyseText(`# strata: os=flatcra tool=butane@9\n${config}`, { settings: {} });
    assert.deepEqual([info.os, info.tool], [['fcos'], 'ignition@2.27.0']);
  });

  it('has a fix', () => {
    const code = 'strata/unknown-setting';
    checkFix({ before: `# strata: os=flatcra\n${config}`, code, after: `# strata: os=flatcar\n${config}` });
    checkFix({ before: `# strata: oss=fcos\n${config}`, code, after: `# strata: os=fcos\n${config}` });
    checkFix({ before: `# strata: os:fcos\n${config}`, code, after: `# strata: os=fcos\n${config}` });
    checkFix({
      before: `# strata: tool=ignition@1\n${config}`,
      code,
      after: `# strata: tool=ignition@2.27.0\n${config}`,
    });
  });
});

describe('a suppression that names what there is not', () => {
  it('is told so, and the problem is shown', () => {
    checkMarkers(`${config}# strata-ignore butane/unkown-key old
#               ^^^^^^^^^^^^^^^^^ warning[strata/unknown-setting] unknown problem code \`butane/unkown-key\`: it is ignored; did you mean \`butane/unknown-key\`?
stroage: {}
#^^^^^^ warning[butane/unknown-key]
`);
  });

  it('is told so of each code, and of a half one', () => {
    checkMarkers(
      `${config}# strata-ignore butane/null-value, butane/nul see and/or ask
#                                  ^^^^^^^^^^ warning[strata/unknown-setting]
# strata-ignore unknown-key
#               ^^^^^^^^^^^ warning[strata/unknown-setting] did you mean \`butane/unknown-key\`
# strata-ignore
#<…
`.replace('#<…\n', '#^^^^^^^^^^^^^^ warning[strata/unknown-setting] names no problem code\n'),
    );
  });

  it('is let be where all is well: with several codes, a colon and a reason', () => {
    checkMarkers(`${config}# strata-ignore butane/null-value butane/unknown-key: the old and/or boxes
stroage: {}
# strata-ignored: what a word
`);
  });

  it('is nobody’s business in another person’s file', () => checkMarkers('# strata-ignore everything\na: 1\n'));

  it('can itself be turned off', () => {
    const line = '# strata-ignore old/code\n';
    assert.equal(analyseText(`${config}${line}`).problems().length, 1);
    assert.deepEqual(
      analyseText(`${config}# strata-ignore strata/unknown-setting\n${line}stroage: {}\n`)
        .problems()
        .map(({ code }) => code),
      ['strata/unknown-setting', 'butane/unknown-key'],
    );
    const off = { severity: { 'strata/unknown-setting': 'off' } } as const;
    assert.deepEqual(analyseText(`${config}${line}`, { settings: off }).problems(), []);
  });

  it('has a fix', () => {
    checkFix({
      before: `${config}# strata-ignore unknown-key\nstroage: {}\n`,
      code: 'strata/unknown-setting',
      title: 'Change to `butane/unknown-key`',
      after: `${config}# strata-ignore butane/unknown-key\nstroage: {}\n`,
    });
  });
});

import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { fixAll } from '../../server/src/features/fixes/fixAll.ts';
import { analyseText } from '../support/analyseText.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\n';

describe('An Ignition config inside Butane', () => {
  it('has its mistakes where they stand', () => {
    const source = `${head}ignition:
  config:
    merge:
      - inline: |
          {
            "ignition": { "version": "3.5.0" },
            "storage": {
              "files": [
                { "path": "etc/a", "mod": 420 },
#                         ^^^^^^^ error[ignition/bad-value]
#                                  ^^^^^ warning[ignition/unknown-key] did you mean \`mode\`?
                { "path": "/etc/b", "contents": { "source": "ftp://a" } }
#                                                           ^^^^^^^^^ error[ignition/url-scheme] Butane refuses the file
              ]
            }
          }
    replace:
      inline: '{ "ignition": { "version": "3.3.0" } }'
#                                         ^^^^^^^ warning[butane/nested-config-of-other-version] says version \`3.3.0\`, and fcos 1.6.0 becomes \`3.5.0\`
`;
    checkMarkers(source, options);
    const problems = analyseText(source.replaceAll(/^#.*\n/gmu, ''), options).problems();
    assert.deepEqual(
      problems.map(({ path, source: tool }) => `${path.join('.')} ${tool}`),
      [...Array<string>(3).fill('ignition.config.merge.0.inline butane'), 'ignition.config.replace.inline butane'],
    );
  });

  it('is mended where it stands', () => {
    const source = `${head}ignition:
  config:
    merge:
      - inline: |
          {
            "ignition": { "version": "3.5.0" },
            "storage": {
              "files": [
                { "path": "/etc/a", "contnets": { "source": "data:,a" } }
              ]
            }
          }
    replace:
      inline: '{ "ignition": { "version": "3.5.0" }, "strage": {} }' # stays
`;
    const fixed = applyEdits(source, fixAll(analyseText(source, options)));
    assert.equal(fixed, source.replace('contnets', 'contents').replace('strage', 'storage'));
  });
  it('is told from Butane, and from nothing', () => {
    checkMarkers(
      `${head}ignition:
  config:
    merge:
      - inline: |
          variant: fcos
#         ^^^^^^^^ error[syntax/not-json] Ignition JSON is wanted in \`inline\`, and Butane converts nothing that stands there: Butane refuses the file
          version: 1.6.0
      - inline: "  "
#                ^ error[syntax/empty] the config in \`inline\` is empty
`,
      options,
    );
  });
  it('has no version where the key above it is misspelt', () =>
    checkMarkers(
      `${head}ignition:
  config:
    replace:
      inline: '{ "ignitoin": { "version": "3.3.0" } }'
#                ^^^^^^^^^^ error[ignition/missing-version] did you mean \`ignition\`?
`,
      options,
    ));

  it('says in words where a mistake is that has no place of its own', () => {
    checkMarkers(
      `${head}ignition:
  config:
    merge:
      - inline: &config '{ "ignition": { "version": "3.5.0" }, "storage": { "files": [{ "path": "a" }] } }'
#                                                                                               ^^^ error[ignition/bad-value]
        compression: ""
    replace:
      inline: *config
#             ^^^^^^^ error[ignition/bad-value] in \`storage.files.0.path\`:
`,
      options,
    );
  });

  it('is left alone where nobody knows it, or no version says what it becomes', () => {
    checkMarkers(
      `${head}ignition:
  config:
    merge:
      - inline: '{ "ignition": {{ version }} }'
`,
      options,
    );
    const text = 'variant: fcos\nversion: 9.9.9\nignition:\n  config:\n    replace:\n      inline: "{"\n';
    assert.deepEqual(
      analyseText(text, options)
        .problems()
        .map(({ code }) => code),
      ['butane/unknown-version'],
    );
  });
});

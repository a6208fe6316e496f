import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { accountCases, type CloudConfigCase, commandCases, fileCases } from './cloudConfigCases.ts';

function found({ text, os, tool }: CloudConfigCase): readonly string[] {
  const settings = {
    ...(os === undefined ? {} : { os }),
    ...(tool === undefined ? {} : { tool: [`cloud-init@${tool}`] }),
  };
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data', settings })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code.replace(/^.*\//u, '')} ${path.join('.')}`);
}

for (const [area, cases] of Object.entries({ accounts: accountCases, commands: commandCases, files: fileCases }))
  describe(`what is found in ${area} of a cloud-config`, () => {
    for (const each of cases) {
      const { what, os = '', tool = '' } = each;
      it(`${what} ${os}${tool}`, () => assert.deepEqual([...found(each)].sort(), [...each.found].sort()));
    }

    it('is nothing that a template decides', () => {
      for (const { text } of cases) {
        const masked = text.replaceAll(
          /^( *(?:- )?(?:[\w-]+: )?)(?![ |>-])[^\n:]\S*(?: [^\n]*)?(?<!:)$/gmu,
          '$1{{ a }}',
        );
        const problems = analyseText(`## template: jinja\n#cloud-config\n${masked}`, {
          fileName: 'user-data',
        }).problems();
        assert.deepEqual(
          problems.map(({ code }) => code),
          [],
          masked,
        );
      }
    });
  });

describe('what is found in one of several texts', () => {
  it('is not who may log in', () => {
    const text = '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    users: [app]\n    hostnam: a\n';
    const codes = analyseText(text, { fileName: 'user-data' })
      .problems()
      .map(({ code }) => code);
    assert.deepEqual(codes, ['cloud-config/unknown-key']);
  });
});

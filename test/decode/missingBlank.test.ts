import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';
const file = `${fcos}storage:\n  files:\n    - path: /etc/a\n`;
const options = { fileName: 'config.bu' };

const refused = [
  {
    title: 'before the mark of a block',
    before: `${file}      contents:\n        inline:|\n          x\n          y\n`,
    after: `${file}      contents:\n        inline: |\n          x\n          y\n`,
  },
  {
    title: 'before a URL',
    before: `${file}      contents:\n        source:https://x/y\n`,
    after: `${file}      contents:\n        source: https://x/y\n`,
  },
  {
    title: 'behind a dash',
    before: `${fcos}storage:\n  files:\n    - path:/etc/a\n`,
    after: `${fcos}storage:\n  files:\n    - path: /etc/a\n`,
  },
  {
    title: 'on the line of another key',
    before: `${file}      contents: inline:x\n`,
    after: `${file}      contents:\n        inline: x\n`,
  },
];

const ignored = [
  {
    title: 'before brackets',
    before: `${file}      contents:{inline: x}\n`,
    after: `${file}      contents: {inline: x}\n`,
  },
  {
    title: 'in brackets',
    before: `${file}      contents: {inline:x}\n`,
    after: `${file}      contents: {inline: x}\n`,
  },
];

describe('a blank that is missing behind a colon', () => {
  for (const { title, before, after } of refused) {
    it(`is inserted ${title}`, () => {
      checkFix({ before, code: 'syntax/missing-space', after, options });
      const [problem] = analyseText(before, options).problems();
      assert.deepEqual(problem?.fixes?.().length, 1, 'the key is never made a part of the text');
    });
  }

  for (const { title, before, after } of ignored) {
    it(`is inserted ${title}, where the tool ignores the key`, () => {
      checkFix({ before, code: 'butane/unknown-key', after, options });
    });
  }

  it('is missed by no address and no other text', () => {
    for (const text of ['https://example.com/x', 'core:core', 'inline'])
      assert.equal(analyseText(`${file}      contents: ${text}\n`, options).problems()[0]?.code, 'butane/wrong-type');
  });
});

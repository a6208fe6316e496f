import assert from 'node:assert/strict';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';

function shown(source: string): { readonly markdown: string | undefined; readonly word: string | undefined } {
  const { text, cursor } = parseFixture(`## template: jinja\n#cloud-config\n${source}`);
  const found = hover(analyseText(text, { fileName: 'user-data' }), cursor ?? 0);
  return { markdown: found?.markdown, word: found && text.slice(found.range.start, found.range.end) };
}

describe('hover in templates', () => {
  it('says what a variable means, under its whole name and its short one', () => {
    const whole = shown('hostname: "{{ v1.reg<|>ion }}"\n');
    assert.equal(whole.word, 'v1.region');
    assert.match(
      whole.markdown ?? '',
      /^\*\*`v1\.region`\*\* · text or null\n\nThe region of the cloud.*\n\nThere: .*22\.2/u,
    );
    assert.equal(shown('hostname: "{{ reg<|>ion }}"\n').markdown, whole.markdown);
  });

  it('says what a filter and a test do', () => {
    assert.match(shown('hostname: "{{ v1.region | def<|>ault(1) }}"\n').markdown ?? '', /`default`\*\* · filter/u);
    assert.match(shown('{% if a is defi<|>ned %}\na: 1\n{% endif %}\n').markdown ?? '', /`defined`\*\* · test/u);
    assert.match(shown('{% eli<|>f a %}\n').markdown ?? '', /`elif`\*\* · statement/u);
  });

  it('says of names of others, and outside of tags, what it says elsewhere', () => {
    assert.match(shown('hostname: "{{ min<|>e }}"\n').markdown ?? '', /hostname/u);
    assert.match(shown('host<|>name: "{{ v1.region }}"\n').markdown ?? '', /hostname/u);
  });
});

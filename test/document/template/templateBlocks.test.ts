import assert from 'node:assert/strict';
import { blocksOf, branchFinder } from '../../../server/src/document/template/templateBlocks.ts';
import { tagsIn, templateFamilies } from '../../../server/src/document/template/templateTags.ts';

function blocks(text: string) {
  const tags = templateFamilies
    .flatMap((family) => tagsIn(text, family))
    .sort((a, b) => a.start - b.start)
    .map((tag) => ({ ...tag, text: text.slice(tag.start, tag.end) }));
  return blocksOf(tags);
}

/** The capital letters of the text, those of one branch together. */
function companies(text: string): string[] {
  const branchAt = branchFinder(blocks(text));
  const found = new Map<number, string>();
  for (const { index, 0: letter } of text.matchAll(/[A-Z]/gu)) {
    const branch = branchAt(index);
    found.set(branch, (found.get(branch) ?? '') + letter);
  }
  return [...found.values()];
}

describe('blocks of a template', () => {
  it('have a branch for each way through them', () => {
    assert.deepEqual(companies('A {% if 1 %} B {% elif 2 %} C {% else %} D {% endif %} E'), ['AE', 'B', 'C', 'D']);
    assert.deepEqual(companies('A {{ if .x }} B {{ else if .y }} C {{- else -}} D {{ end }} E'), ['AE', 'B', 'C', 'D']);
    assert.deepEqual(companies('A %{ if x ~} B %{~ else ~} C %{ endif } D'), ['AD', 'B', 'C']);
    assert.deepEqual(companies('A {%- for x in y -%} B {%- endfor +%} C'), ['AC', 'B']);
  });

  it('may stand in each other', () => {
    const text = 'A {% for x in y %} B {% if x %} C {% else %} D {% endif %} E {% endfor %} F';
    assert.deepEqual(companies(text), ['AF', 'BE', 'C', 'D']);
    assert.deepEqual(companies('A {% if x %} B %{ for x in y } C %{ endfor } D {% endif %} E'), ['AE', 'BD', 'C']);
  });

  it('are none where the end or the beginning is not there', () => {
    assert.deepEqual(companies('A {% if x %} B'), ['AB']);
    assert.deepEqual(companies('A {% endif %} B {{ end }} C %{ endif } D {% else %} E'), ['ABCDE']);
    assert.deepEqual(companies('A {% if x %} B {% for x in y %} C {% endif %} D'), ['AD', 'BC']);
  });

  it('are told from tags that are a whole', () => {
    assert.deepEqual(
      blocks('{% set a = 1 %}{% set b %}{% endset %}{# {% if x %} #}{{/* if */}}{{ with .x }}{{ end }}').map(
        ({ keyword }) => keyword,
      ),
      ['set', 'with'],
    );
  });

  it('are found in time that grows with the text', () => {
    for (const piece of ['{% if x %}', '{% endif %}', '{% if x %}{% endfor %}', '{% if x %}a{% else %}b{% endif %}']) {
      const branchAt = branchFinder(blocks(piece.repeat(50_000)));
      assert.ok(branchAt(0) >= 0);
    }
  });
});

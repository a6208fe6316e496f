import assert from 'node:assert/strict';
import { maskTemplates } from '../../server/src/document/mask.ts';
import { readText } from '../../server/src/document/readText.ts';
import { sketch } from './sketch.ts';

function tree(text: string): unknown {
  const { parts } = readText(text, 'yaml');
  assert.deepEqual(parts[0]!.problems, []);
  return sketch(parts[0]!.root);
}

describe('mask', () => {
  it('masks whole values, keys and items of a template', () => {
    assert.deepEqual(tree(`a: {{ x }}\n{{ k }}: 1\nc:\n  - \${item}\n`), {
      a: '~{{ x }}',
      '~{{ k }}': '1',
      c: [`~\${item}`],
    });
  });

  it('reads around control lines', () => {
    const text = 'a:\n{% for x in y %}\n  - b: {{ x["q"] }}\n{% endfor %}\nc: 1\n';
    assert.deepEqual(tree(text), { a: [{ b: '~{{ x["q"] }}' }], c: '1' });
    assert.deepEqual(tree(`a:\n%{ for f in files ~}\n  - \${f.path}\n%{ endfor ~}\n`), { a: [`~\${f.path}`] });
  });

  it('masks block scalars in files that are templates only', () => {
    assert.deepEqual(tree(`a: |\n  echo \${HOME} {{.Names}}\n`), { a: `echo \${HOME} {{.Names}}\n` });
    assert.deepEqual(tree(`a: |\n  echo \${HOME}\nb: \${x}\n`), { a: `~echo \${HOME}\n`, b: `~\${x}` });
  });

  it('takes shell text for content', () => {
    const text = `a: ExecStart=/usr/bin/echo \${FOO}\nb: docker ps --format {{.Names}} x\n`;
    assert.deepEqual(tree(text), { a: `ExecStart=/usr/bin/echo \${FOO}`, b: 'docker ps --format {{.Names}} x' });
  });

  it('masks a tag within one word', () => {
    assert.deepEqual(tree(`a: /etc/{{ name }}.conf\nb: "https://\${host}/x"\n`), {
      a: '~/etc/{{ name }}.conf',
      b: `~https://\${host}/x`,
    });
  });

  it('does as it is told', () => {
    assert.deepEqual(maskTemplates(`a: \${x}`, 'yaml', 'none').masks, []);
    assert.equal(maskTemplates('a: |\n  {{ x }}', 'yaml', 'jinja').masks.length, 1);
    assert.deepEqual(maskTemplates(`a: |\n  \${x}`, 'yaml', 'jinja').masks, []);
  });

  it('keeps length and line breaks', () => {
    const text = '{# one\r\n two #}\r\na: {{ x }}\r\n';
    const masked = maskTemplates(text, 'yaml', 'jinja').text;
    assert.equal(masked.length, text.length);
    assert.deepEqual(masked.match(/[\r\n]/gu), text.match(/[\r\n]/gu));
  });

  it('comes to an end where a tag does not', () => {
    for (const text of [`a: }\${x`, `%{if x %}\${x\n\n}`, 'a: {{ x', '{% if'])
      assert.equal(maskTemplates(text, 'yaml', 'auto').text.length, text.length);
  });

  it('reads around control tags of Go', () => {
    assert.deepEqual(tree('{{- if .Mtu -}}\na: 1\n{{ end }}\n'), { a: '1' });
  });
});

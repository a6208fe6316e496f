import assert from 'node:assert/strict';
import { readText } from '../../../server/src/document/readText.ts';
import { maskTemplates, type TemplateKind } from '../../../server/src/document/template/mask.ts';
import { sketch } from '../sketch.ts';

function tree(text: string, template: TemplateKind | 'auto' = 'auto'): unknown {
  const { parts } = readText(text, 'yaml', { template });
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

  it('reads a loop over lines of tags in a block scalar as content of it', () => {
    const text =
      'a:\n  - b: |\n      x\n{% for y in z %}\n      {{ y }} {{ z }}\n{% endfor %}\n    c: 1\nd: |\n  {{ e }}\n';
    assert.deepEqual(readText(text, 'yaml', { template: 'jinja' }).parts[0]!.problems, []);
    const { root } = readText(text, 'yaml', { template: 'jinja' }).parts[0]!;
    assert.ok(root?.kind === 'map' && root.pairs.length === 2);
  });

  it('knows the tags of ERB and EPP', () => {
    const text = 'a:\n<% y.each do |x| -%>\n  - b: <%= x %>\n<%# no -%>\n<% end -%>\nc: "<%= 1 %>:<%= 2 %>"\n';
    assert.deepEqual(tree(text), { a: [{ b: '~<%= x %>' }], c: '~<%= 1 %>:<%= 2 %>' });
    assert.deepEqual(tree('a:\n<% if $x { -%>\n  b: 1\n<% } else { -%>\n  b: 2\n<% } -%>\n', 'erb'), { a: { b: '2' } });
    assert.deepEqual(tree('a: |\n  <%= x %>\nb: x <%% y\n'), { a: '<%= x %>\n', b: 'x <%% y' });
  });

  it('masks block scalars in files that are templates only', () => {
    assert.deepEqual(tree(`a: |\n  echo \${HOME} {{.Names}}\n`), { a: `echo \${HOME} {{.Names}}\n` });
    assert.deepEqual(tree(`a: |\n  echo \${HOME}\nb: \${x}\n`), { a: `~echo \${HOME}\n`, b: `~\${x}` });
  });

  it('knows where the block scalar of an item begins', () => {
    for (const text of ['- |\n  {{ x }}\n', 'a:\n- - !!str >-\n   {{ x }}\n', 'a:\n  - |\n   x\n   {{ y }}\n'])
      assert.deepEqual(readText(text, 'yaml').masks, [], text);
    assert.equal(readText('- a: |\n  {{ x }}\n', 'yaml').masks.length, 1);
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

  it('keeps length and line breaks, also where a character has two places', () => {
    for (const text of [
      '{# one\r\n two #}\r\na: {{ x }}\r\n',
      '{# 😀\n #}\na: {{ "😀" }}\nb: {{ x |\n  y("😀") }}\n',
      '{% if "😀" %}\na: "{% if x %}😀{% endif %}"\n{% endif %}\n',
    ]) {
      const masked = maskTemplates(text, 'yaml', 'jinja').text;
      const breaks = (of: string): unknown => Array.from(of.matchAll(/[\r\n]/gu), ({ index }) => index);
      assert.equal(masked.length, text.length);
      assert.deepEqual(breaks(masked), breaks(text));
    }
  });

  it('comes to an end where a tag does not', () => {
    for (const text of [`a: }\${x`, `%{if x %}\${x\n\n}`, 'a: {{ x', '{% if'])
      assert.equal(maskTemplates(text, 'yaml', 'auto').text.length, text.length);
  });

  it('reads around control tags of Go', () => {
    assert.deepEqual(tree('{{- if .Mtu -}}\na: 1\n{{ end }}\n'), { a: '1' });
  });

  it('reads around lines of tags, whatever they say', () => {
    for (const line of [
      '{{- $x := "" }}',
      '{{ $k, $v = .y }}',
      '{{ if index . "x" }}',
      '  {{- range $file := (or .files list) }}',
      '{{ with .X }}{{ if eq .Type "a" "b" -}}',
      '{{ define "x" -}}',
      '{{/* a: note */}}',
      '{{ "# generated" }}',
      '{{ include "x" . }}',
      '{{end}} # of it',
    ])
      assert.deepEqual(tree(`a: 1\n${line}\nb: 2\n`), { a: '1', b: '2' }, line);
  });

  it('takes a line of tags for the value of the key above it', () => {
    const tag = '{{- toYaml .Values.labels | nindent 4 }}';
    assert.deepEqual(tree(`a:\n  ${tag}\nb: 1\n`), { a: `~${tag}`, b: '1' });
    assert.deepEqual(tree(`a:\n  b:\n${tag}\n  c: 1\n`), { a: { b: `~${tag.slice(3)}`, c: '1' } });
    assert.deepEqual(tree(`a:\n  {{- if x }}\n  ${tag}\n  {{- end }}\n`), { a: `~${tag}` });
    assert.deepEqual(tree('a:\n{{ include "x" . }}\n- b\n'), { a: ['b'] });
    assert.deepEqual(tree('a: [\n  {{ x }}\n]\n'), { a: ['~{{ x }}'] });
  });

  it('keeps block scalars whole around lines of tags', () => {
    assert.deepEqual(tree('a: |\n  x\n  {{ y }}\nb: 1\n'), { a: 'x\n{{ y }}\n', b: '1' });
    assert.deepEqual(tree('a: |\n  x\n{{- if y }}\nb: 1\n{{- end }}\n'), { a: 'x\n', b: '1' });
    const text = 'a: |\n      {{ if long }}\n  x\n{{ end }}\n  y\nb: 1\n';
    assert.deepEqual(Object.keys(tree(text) as object), ['a', 'b']);
    assert.deepEqual(Object.keys(tree('a: |\n{{ .x | indent 4 }}\nb: 1\n') as object), ['a', 'b']);
  });

  it('leaves a map within a map alone', () => {
    assert.deepEqual(readText('{{ a: b }}\n', 'yaml').masks, []);
  });

  it('reads branches in JSON', () => {
    const text =
      '{"a": {{if .X}}true{{else}}false{{end}}, {{- $x := 1 }}\n{{ range .Y }}\n"b": "{{if .Z}}z{{end}}"\n{{ end }}}';
    const [part] = readText(text, 'json').parts;
    assert.deepEqual(part!.problems, []);
    assert.deepEqual(Object.keys(sketch(part!.root) as object), ['a', 'b']);
    assert.equal((sketch(part!.root) as { a: unknown }).a, 'true');
  });
});

describe('tags of a template that share their line with JSON', () => {
  const good = [
    '{"u": [{{ range .u }}{"name": "{{ . }}"},{{ end }} {"name": "x"}]}',
    '{"u": [{{ range $i, $u := .u }}{{ if $i }},{{ end }}{"name": "{{ $u }}"}{{ end }}]}',
    '{"u": 1{{ if .s }}, "s": {"files": []}{{ end }}}',
    '{"u": [{"name": "core"{% if uid %}, "uid": {{ uid }}{% endif %}}]}',
    `{"f": [%{ for f in files }{"path": "\${f}"}, %{ endfor } {"path": "/z"}]}`,
    '{\n%{ if x }"s": {"files": []},%{ endif }\n"p": 1}',
    '{"u": [<% u.each do |n| %>{"name": "<%= n %>"},<% end %>{"name": "x"}]}',
  ];
  for (const text of good)
    it(`are no mistakes in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(readText(text, 'json').parts[0]!.problems, []));

  it('are none in a text, and brackets too many are none at all', () => {
    for (const text of [`{"a": "docker ps {% x %} \\" \${y} z {{.ID}} z"}`, '{"a": {{"b": 1}}}', '{"a": {{}}}'])
      assert.deepEqual(readText(text, 'json').masks, [], text);
  });
});

describe('tags of a template', () => {
  it('are found when they are comments and expressions of many lines', () => {
    const lines = 'a: {{ x }} {% if %}\n'.repeat(200);
    for (const [open, close] of [
      ['{#', '#}'],
      ['{{/*', '*/}}'],
      ['{{- /*', '*/ -}}'],
      ['{% macro x(y) -%}\n', '{%- endmacro %}'],
      ['{{ define "x" }}', '{{ end }}'],
      ['{% set x %}', '{% endset %}'],
    ])
      assert.deepEqual(
        tree(`a: 1\n${open}${lines.replaceAll('{% if %}', '')}${close}\nb: 2\n`),
        { a: '1', b: '2' },
        open,
      );
    assert.deepEqual(tree(`{#\n${lines}#}\nb: 2\n`), { b: '2' });
    assert.deepEqual(tree('{% set x = {\n  "a": {"b": "%}"},\n} %}\nb: 2\n'), { b: '2' });
    assert.deepEqual(tree(`a: \${jsonencode({\n  b = "}"\n  c = [\n]\n})}\nd: 1\n`, 'terraform'), {
      a: `~\${jsonencode({`,
      d: '1',
    });
  });

  it('end behind braces and quotes', () => {
    for (const tag of [
      '{{ {"a": {"b": 1}} }}',
      '{{ "}}" }}',
      '{{ `}}` }}',
      "{% if x == '%}' %}",
      `\${f("}", {a = 1})}`,
    ])
      assert.deepEqual(tree(`a: ${tag}\nb: 1\n`), { a: `~${tag}`, b: '1' }, tag);
  });

  it('end before the next one while they are typed', () => {
    assert.deepEqual(readText('a: {{ x\nb: {{ y }}\n', 'yaml').masks, [{ start: 11, end: 18 }]);
    assert.deepEqual(readText(`a: \${x\nb: \${y}\n`, 'yaml').masks, [{ start: 10, end: 14 }]);
  });

  it('are none where a template protects them', () => {
    const text = 'a: {% raw %}{{ x }}{% endraw %}\nb: |\n{% raw %}\n  {{ y }} {%\n{% endraw %}\nc: 1\n';
    const { masks } = readText(text, 'yaml');
    assert.deepEqual(
      masks.map(({ start, end }) => text.slice(start, end)),
      ['{% raw %}{{ x }}{% endraw %}', '{% raw %}', '{% endraw %}'],
    );
    assert.deepEqual(Object.keys(tree(text) as object), ['a', 'b', 'c']);
  });

  it('leave the first of two branches on a line', () => {
    assert.deepEqual(tree('- {% if x %}a: 1{% else %}b: 2{% endif %}\n- {{ x }}\n'), [
      { '~{% if x %}a': '~1{% else %}b: 2{% endif %}' },
      '~{{ x }}',
    ]);
    assert.deepEqual(
      tree('{{ k }}: [{% for x in y %}{a: 1}, {% endfor %}{% if z %}{b: 1}{% else %}[2]{% endif %}]\n'),
      {
        '~{{ k }}': [{ a: '1' }, { b: '1' }],
      },
    );
  });

  it('are content of the block scalar above only where it has no other', () => {
    assert.deepEqual(tree('a: |\n {{ x }}\nb: {{ y }}\n'), { a: '~{{ x }}\n', b: '~{{ y }}' });
    assert.deepEqual(tree('a: |\n  x\n{{ x }}\nb: {{ y }}\n'), { a: 'x\n', b: '~{{ y }}' });
    assert.deepEqual(tree('a:\n  b: |\n    {{ x }}\n{{ x }}\n'), { a: { b: '~{{ x }}\n' } });
  });

  it('are not what counts an array in a shell', () => {
    assert.deepEqual(tree(`a: {{ x }}\nb: |\n  \${#y[@]}\nc: "#}"\n`), { a: '~{{ x }}', b: `\${#y[@]}\n`, c: '#}' });
  });

  it('may be of another language where the name says Go', () => {
    assert.equal(maskTemplates(`a: \${x}`, 'yaml', 'go').masks.length, 1);
    assert.deepEqual(maskTemplates('a: {{ x }}', 'yaml', 'terraform').masks, []);
  });

  it('are got through in long lines', () => {
    for (const piece of [
      `\${a}`,
      '${',
      '{{',
      '{{"',
      '{# ',
      '{% raw %}',
      '{{/*',
      '"{{ x }}"\n',
      '{{ x }}',
      '{{ else }}',
      '{{/* */}} ',
      '{{ x }}\n',
    ])
      for (const syntax of ['yaml', 'json'] as const)
        assert.ok(readText(`k: {{ x }}\n${piece.repeat(20_000)}`, syntax).masks.length > 0);
  });
});

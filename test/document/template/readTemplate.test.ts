import assert from 'node:assert/strict';
import type { MapNode, Node, SeqNode } from '../../../server/src/document/node.ts';
import { readText } from '../../../server/src/document/readText.ts';
import { sketch } from '../sketch.ts';

function rootOf(text: string, syntax: 'yaml' | 'json' = 'yaml'): Node | undefined {
  const [part] = readText(text, syntax).parts;
  assert.deepEqual(part!.problems, []);
  return part!.root;
}

/** The paths of the maps in which keys may be missing because of a template. */
function openMaps(node: Node | undefined, path = '/'): string[] {
  if (node?.kind === 'seq') return node.items.flatMap((item, index) => openMaps(item, `${path}${index}/`));
  if (node?.kind !== 'map') return [];
  const below = node.pairs.flatMap(({ key, value }) =>
    openMaps(value, `${path}${key.kind === 'scalar' ? key.text : ''}/`),
  );
  return node.isOpen ? [path, ...below] : below;
}

describe('reading a template', () => {
  it('tells which keys may not be there at once', () => {
    const root = rootOf('a: 1\n{% if x %}\nb: 1\nc:\n  d: 1\n{% else %}\nb: 2\n{% endif %}\ne: 1\n') as MapNode;
    const branches = root.pairs.map(({ branch }) => branch);
    assert.deepEqual(branches, [undefined, 1, 1, 2, undefined]);
    const inner = root.pairs[2]!.value as MapNode;
    assert.equal(inner.pairs[0]!.branch, 1);
  });

  it('tells where more keys may stand', () => {
    assert.deepEqual(openMaps(rootOf('{{ include "x" }}\na: {b: 1}\n{% if x %}\nc: {d: 1}\n{% endif %}\n')), ['/']);
    assert.deepEqual(openMaps(rootOf('a:\n  b:\n    c: 1\n    {{ x }}\n  d: {e: 1}\n')), ['/', '/a/', '/a/b/']);
    assert.deepEqual(openMaps(rootOf('a:\n  - b: {c: 1}\n{% include "x" %}\n    d: 1\n')), ['/', '/a/0/', '/a/0/b/']);
    assert.deepEqual(openMaps(rootOf('{"a": {"b": 1, {{ template "x" }} }, "c": {"d": 1}}', 'json')), ['/', '/a/']);
  });

  it('finds no mistake within a tag, whatever stands around it', () => {
    const text = 'a:\n{{- range .F }}\n  - b: 1\n\t\tc: |\n{{ .body | indent 10 }}\n{{- end }}\n  - d: 1\n';
    const [part] = readText(text, 'yaml').parts;
    assert.deepEqual(
      part!.problems.map(({ code }) => code),
      ['syntax/tab-indentation'],
    );
  });

  it('does not take values, keys and comments for such places', () => {
    assert.deepEqual(openMaps(rootOf('# {{ x }}\na: {{ x }}\n{{ k }}: 1\nb: |\n  {{ x }}\nc: "a {{ x }}"\n')), []);
    assert.deepEqual(openMaps(rootOf('{% set x = 1 %}\na: 1\n{# c #}\n{% if x %}\nb: 1\n{% endif %}\n')), []);
  });

  it('reads one branch where all together are no YAML', () => {
    const text = 'a:\n{% if x %}\n    b:\n      - 1\n{% else %}\n  c:\n    - 2\n{% endif %}\nd: 1\n';
    const root = rootOf(text);
    assert.deepEqual(sketch(root), { a: { b: ['1'] }, d: '1' });
    assert.deepEqual(openMaps(root), ['/', '/a/']);
    assert.deepEqual(sketch(rootOf('a:\n{% if x %}\n  - 1\n{% elif y %}\n  b: 1\n{% else %}\n  - 3\n{% endif %}\n')), {
      a: ['1'],
    });
  });

  it('reports what is wrong in any branch', () => {
    const text = 'a:\n{% if x %}\n    - 1\n    - "b\n{% else %}\n  - 2\n  - "c\n{% endif %}\nd: 1\n';
    const { parts } = readText(text, 'yaml');
    assert.deepEqual(
      parts[0]!.problems.map(({ code, range }) => [code, text[range.start + 1]]),
      [
        ['syntax/unclosed-quote', 'b'],
        ['syntax/unclosed-quote', 'c'],
      ],
    );
  });

  it('does not report what only two conditions together make wrong', () => {
    rootOf('a:\n{% if x %}\n    - 1\n{% endif %}\n{% if not x %}\n  - 2\n{% endif %}\nb: 1\n');
    const { parts } = readText('a:\n{% if x %}\n    - 1\n  - 2\n{% endif %}\nb: 1\n', 'yaml');
    assert.equal(parts[0]!.problems.length, 1);
  });

  it('reads all branches where that gains nothing', () => {
    const { parts } = readText('{% if x %}\na: 1\n{% else %}\nb: 1\nc\n{% endif %}\nd: 1\n', 'yaml');
    assert.deepEqual(sketch(parts[0]!.root), { a: '1', b: '1', '<c>': undefined, d: '1' });
    assert.equal(parts[0]!.problems.length, 1);
  });

  it('says nothing about the syntax of lines that a condition stands on', () => {
    const text =
      'a: {% if x %}[{% endif %}{{ y }}{% if x %}]{% endif %}\nb: {% if x %}1{% else %}"2{% endif %}"\nc: "\n';
    const { problems } = readText(text, 'yaml', { template: 'jinja' }).parts[0]!;
    assert.deepEqual(
      problems.map(({ range }) => text.slice(0, range.start).split('\n').length),
      [3],
    );
  });

  it('takes a text of tags only for a map whose keys nobody knows', () => {
    for (const text of ['{{ include "x" }}\n', '{% for x in y %}\n{% endfor %}\n', `\${x}\n`]) {
      for (const syntax of ['yaml', 'json'] as const) {
        const root = rootOf(text, syntax);
        assert.ok((root?.kind === 'map' && root.isOpen) || (root?.kind === 'scalar' && root.masked), text);
      }
    }
    assert.equal(rootOf('{# nothing #}\n'), undefined);
  });

  it('reads alternatives of JSON', () => {
    const text =
      '{"a": [{% for x in y %}\n  {"b": {{ x }}},\n{% endfor %}], {% if x %}\n"c": 1\n{% else %}\n"c": 2\n{% endif %}}';
    const root = rootOf(text, 'json') as MapNode;
    assert.deepEqual(
      root.pairs.map(({ key, branch }) => [sketch(key), branch]),
      [
        ['a', undefined],
        ['c', 2],
        ['c', 3],
      ],
    );
  });

  it('knows the places behind characters that have two', () => {
    const text =
      '%{ for a, 😀 in b ~}\n{"a": [\n%{ if "😀" ~}\n  {"b": "c"}\n%{ else ~}\n  😀\n%{ endif ~}\n]}\n%{ endfor ~}\n';
    const [part] = readText(text, 'json', { template: 'terraform' }).parts;
    const list = (part!.root as MapNode).pairs[0]!.value as SeqNode;
    assert.equal(list.items[0]!.start, text.indexOf('{"b"'));
    assert.deepEqual(
      part!.problems.map(({ range }) => text.slice(range.start, range.end)),
      ['😀'],
    );
  });

  it('takes time that grows with the text', () => {
    const pieces = [
      '{% if x %}\na: 1\n{% else %}\n  b\n{% endif %}\n',
      '- {{ x }}\n',
      '{{ x }}\nk: v\n',
      '{% if x %}\n- \n',
    ];
    for (const piece of pieces) assert.ok(readText(piece.repeat(20_000), 'yaml').masks.length >= 20_000);
  });
});

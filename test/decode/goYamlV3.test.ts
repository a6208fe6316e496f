import assert from 'node:assert/strict';
import { goYamlV3 } from '../../server/src/decode/dialects/goYamlV3.ts';
import { readText } from '../../server/src/document/readText.ts';
import { decodeText, fixedText, testEntry } from './decodeText.ts';
import { goYamlV3Cases } from './goYamlV3Cases.ts';

describe('the dialect of gopkg.in/yaml.v3', () => {
  for (const [title, cases] of Object.entries(goYamlV3Cases)) {
    describe(title, () => {
      for (const { text, value, findings = [] } of cases) {
        it(JSON.stringify(text), () => {
          const reading = decodeText(goYamlV3, text);
          assert.deepEqual(reading.value, value);
          assert.deepEqual(reading.findings, [...findings].sort());
        });
      }
    });
  }

  describe('what cannot be known', () => {
    it('is silent where a template stands', () => {
      const document = readText('name: {{ name }}\nsize: {{ size }}\nfile: {{ file }}\n', 'yaml', {
        template: 'jinja',
      });
      const decoded = goYamlV3.decode(document.parts[0]!, testEntry);
      assert.equal(decoded.troubled, false);
      assert.equal(decoded.uncertain, true);
      assert.deepEqual(
        [...decoded.members!.values()].map((member) => typeof member.value.value),
        Array(3).fill('symbol'),
      );
    });

    it('is silent where a line is damaged', () => {
      const document = readText('size: 3\nna\nenabled: true\n', 'yaml');
      const decoded = goYamlV3.decode(document.parts[0]!, testEntry);
      assert.equal(decoded.troubled, false);
      assert.deepEqual([...decoded.members!.keys()], ['size', 'enabled']);
    });

    it('is never equal to another unknown value', () => {
      const { decoded } = decodeText(goYamlV3, 'ports: [a, a]\n');
      const [first, second] = decoded.members!.get('ports')!.value.items!;
      assert.notEqual(first!.value.value, second!.value.value);
    });
  });

  describe('origin', () => {
    it('keeps the index in the text behind a dropped item', () => {
      const { decoded } = decodeText(goYamlV3, 'groups: [a, ~, b]\n');
      assert.deepEqual(
        decoded.members!.get('groups')!.value.items!.map((item) => item.index),
        [0, 2],
      );
    });

    it('gives the alias as the node of what came through it', () => {
      const { decoded } = decodeText(goYamlV3, 'any: &a x\nname: *a\n');
      const { node, value } = decoded.members!.get('name')!.value;
      assert.equal(node.kind, 'alias');
      assert.equal(value, 'x');
    });

    it('marks keys that a merge key brought in', () => {
      const { decoded } = decodeText(goYamlV3, 'any: &a {mode: 1, path: /a}\nfile: {<<: *a, path: /b}\n');
      const { members } = decoded.members!.get('file')!.value;
      assert.deepEqual(
        [...members!].map(([name, { borrowed }]) => [name, borrowed]),
        [
          ['path', false],
          ['mode', true],
        ],
      );
    });
  });
});

describe('the dialect of gopkg.in/yaml.v3, further', () => {
  describe('after an edit', () => {
    it('decodes no subtree again that has kept its node', () => {
      const document = readText('file: {path: /a}\nfiles: [{path: /b}, {path: /c}]\n', 'yaml');
      const part = document.parts[0]!;
      const first = goYamlV3.decode(part, testEntry);
      assert.ok(part.root?.kind === 'map');
      const second = goYamlV3.decode({ ...part, root: { ...part.root } }, testEntry);
      assert.notEqual(first, second);
      assert.equal(first.members!.get('file')!.value, second.members!.get('file')!.value);
      assert.equal(first.members!.get('files')!.value, second.members!.get('files')!.value);
    });

    it('decodes what holds an alias again', () => {
      const text = (value: string) => `any: &a ${value}\nfile: {mode: *a}\n`;
      const part = readText(text('1'), 'yaml').parts[0]!;
      const changed = readText(text('2'), 'yaml').parts[0]!;
      assert.ok(part.root?.kind === 'map' && changed.root?.kind === 'map');
      goYamlV3.decode(part, testEntry);
      // The mapping with the alias is the old one, the anchor a new one.
      const pairs = [changed.root.pairs[0]!, part.root.pairs[1]!];
      const decoded = goYamlV3.decode({ ...changed, root: { ...changed.root, pairs } }, testEntry);
      assert.equal(decoded.members!.get('file')!.value.members!.get('mode')!.value.value, 2);
    });
  });

  describe('messages', () => {
    const messages: [text: string, message: string][] = [
      [
        'file: {mode: "0644"}\n',
        '`mode` needs a whole number, but "0644" in quotes is text: the file is refused; remove the quotes',
      ],
      [
        'groups: [a, {b: c}]\n',
        'an item of `groups` needs text, but a mapping stands here: the file is refused; write a single value',
      ],
      ['enabled: 1\n', '`enabled` needs `true` or `false`, but `1` is a number: the file is refused; write `true`'],
      [
        'labels: {a: [b]}\n',
        'a value in `labels` needs text, but a list stands here: the file is refused; write a single value',
      ],
      [
        '- a\n',
        'the file needs keys with values at its top level, but a list stands here: the file is refused; write its keys without `- `',
      ],
      [
        `size: ${'a'.repeat(60)}\n`,
        `\`size\` needs a whole number, but \`${'a'.repeat(39)}…\` is text: the file is refused; write a number without quotes`,
      ],
    ];
    for (const [text, message] of messages) {
      it(message, () => assert.equal(decodeText(goYamlV3, text).problems[0]?.message, message));
    }
  });

  describe('fixes', () => {
    const fixes: [code: string, before: string, after: string, title?: string][] = [
      ['wrong-type', 'file:\n  mode: "0644"\n', 'file:\n  mode: 0644\n'],
      ['wrong-type', "enabled: 'true' # on\n", 'enabled: true # on\n'],
      ['wrong-type', 'enabled: 0\n', 'enabled: false\n'],
      ['wrong-type', 'outer:\n  name: a\ngroups: wheel\n', 'outer:\n  name: a\ngroups:\n  - wheel\n'],
      ['wrong-type', 'any:\n  - a\ngroups:   "a b" # c\n', 'any:\n  - a\ngroups:\n  - "a b" # c\n'],
      ['wrong-type', '{groups: wheel}\n', '{groups: [wheel]}\n'],
      ['null-item', 'groups:\n  - a\n  - # nothing\n  - b\n', 'groups:\n  - a\n    # nothing\n  - b\n'],
      ['null-item', 'groups: [a, ~, b]\n', 'groups: [a, b]\n'],
      ['null-item', 'groups: [a, null]\n', 'groups: [a]\n'],
      ['duplicate-key', 'name: a\nsize: 1\nname: b\n', 'name: a\nsize: 1\n'],
      ['duplicate-key', 'name: a\nsize: 1\nname: b\n', 'size: 1\nname: b\n', 'Remove the first one'],
      ['null-value', 'name: a\nfile:\nsize: 1\n', 'name: a\nsize: 1\n'],
    ];
    for (const [code, before, after, title] of fixes) {
      it(`${code}: ${JSON.stringify(before)}`, () => {
        assert.equal(fixedText(decodeText(goYamlV3, before), code, title), after);
        assert.deepEqual(decodeText(goYamlV3, after).findings, []);
      });
    }
  });

  describe('work', () => {
    it('stays small for a bomb of aliases', () => {
      const levels = Array.from({ length: 40 }, (_, level) => {
        const below =
          level === 0
            ? 'x'
            : Array(20)
                .fill(`*a${level - 1}`)
                .join(', ');
        return `  - &a${level} [${below}]\n`;
      });
      const { findings } = decodeText(goYamlV3, `any:\n${levels.join('')}`);
      assert.deepEqual(findings, ['error excessive-aliasing']);
    });
  });
});

import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { changeContent } from '../../server/src/document/changeContent.ts';
import { nodeAtPath } from '../../server/src/document/locate.ts';
import { readText } from '../../server/src/document/readText.ts';

/** What becomes of a document, whose only text is the value of `a`, when `from` in that text becomes `to`. */
function changed(source: string, from: string, to: string, syntax: 'yaml' | 'json' = 'yaml'): string {
  const document = readText(source, syntax);
  const { node } = nodeAtPath(document.parts[0]!, ['a']);
  assert.ok(node?.kind === 'scalar');
  const text = node.text.replace(from, () => to);
  assert.notEqual(text, node.text);
  const after = applyEdits(source, changeContent(document, node, text));
  const { node: again } = nodeAtPath(readText(after, syntax).parts[0]!, ['a']);
  assert.ok(again?.kind === 'scalar');
  assert.equal(again.text, text, 'it says what it should');
  return after;
}

/** The source is to change as its text does. */
function checkKept(source: string, from: string, to: string, syntax?: 'yaml' | 'json'): void {
  assert.equal(
    changed(source, from, to, syntax),
    source.replace(from, () => to),
  );
}

describe('a change of a content', () => {
  it('keeps the escapes of double quotes', () => {
    checkKept('a: "\\U0001F600 \\u00e9 Teh \\x41\\n"\n', 'Teh', 'The');
    checkKept('{"a": "\\u00e9 \\u000a \\/ Teh \\ud83d\\ude00"}', 'Teh', 'The', 'json');
    assert.equal(changed('a: "\\U0001F600 x"\n', ' x', ' "y"\n'), 'a: "\\U0001F600 \\"y\\"\\n"\n');
    assert.equal(changed('a: "x \\U0001F600"\n', '\u{1F600}', '\u{1F601}'), 'a: "x 😁"\n');
  });

  it('keeps the lines of quoted and of plain texts', () => {
    checkKept("a: 'One\n\n  Teh\n  end'\nb: 1\n", 'Teh', 'The');
    checkKept('a: "One\n\n  Teh \\\n  end"\nb: 1\n', 'Teh', 'The');
    checkKept('a: One\n  Teh\n  end\nb: 1\n', 'Teh', 'The');
    assert.equal(changed("a: 'One\n\n  two'\n", 'two', "it's\n\nthree"), "a: 'One\n\n  it''s\n\n\n  three'\n");
    assert.equal(
      changed("a: 'One\r\n\r\n  two\r\n\r\n  '\r\n", 'two', 'two\nthree'),
      "a: 'One\r\n\r\n  two\r\n\r\n  three\r\n\r\n  '\r\n",
    );
  });

  it('keeps the mark and the indentation of blocks', () => {
    for (const mark of ['|', '|-', '|+', '|4', '|4-', '|+4', '>', '>-', '>+', '>4'])
      for (const behind of ['', '\n', '\n\n', '\n\nb: 1\n']) {
        const indent = mark.includes('4') ? '      ' : '    ';
        checkKept(`a: ${mark} # c\n${indent}One\n${indent}Teh\n\n${indent}end${behind}`, 'Teh', 'The');
      }
  });

  it('keeps the blank lines at the end of a block', () => {
    for (const end of ['\n', '\r\n'])
      for (const mark of ['|+', '|-', '|', '|2+'])
        for (const behind of ['\n\n\nb: 1\n', '\nb: 1\n']) {
          const source = `a: ${mark}\n  One\n  end${behind}`.replaceAll('\n', end);
          assert.equal(changed(source, 'end', 'end\nmore'), source.replace('end', `end${end}  more`));
          assert.equal(changed(source, 'One\n', ''), source.replace(`  One${end}`, ''));
        }
  });

  it('writes anew what the style cannot hold', () => {
    assert.equal(changed('a: x\n', 'x', 'x: y'), 'a: "x: y"\n');
    assert.equal(changed("a: 'x'\n", 'x', 'x\u0007'), 'a: "x\\u0007"\n');
    assert.equal(changed('a: >\n  x\n', 'x', 'x\ny'), 'a: |\n  x\n  y\n');
  });
});

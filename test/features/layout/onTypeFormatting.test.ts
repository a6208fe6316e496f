import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/text.ts';
import { formatOnType } from '../../../server/src/features/layout/onTypeFormatting.ts';
import { bigConfig } from '../../bench/bigConfig.ts';
import { documentOfRun } from '../../fuzz/mutated.ts';
import { analyseText } from '../../support/analyseText.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';

/** The text behind the head after something was typed at `<|>`, which the editor has put there already. */
function typed(character: string, marked: string, tabSize = 2): string | undefined {
  const offset = head.length + marked.indexOf('<|>');
  const text = head + marked.replace('<|>', '');
  const edits = formatOnType(analyseText(text), { offset, typed: character, tabSize });
  return edits && applyEdits(text, edits).slice(head.length);
}

const enter = (marked: string, tabSize?: number): string | undefined => typed('\n', marked, tabSize);
const dash = (marked: string): string | undefined => typed('-', marked);

describe('a new line', () => {
  it('stands below a key as its schema asks: deeper for keys, in the column of dashes for items', () => {
    assert.equal(enter('storage:\n<|>'), 'storage:\n  ');
    assert.equal(enter('storage:\n  files: # all\n<|>'), 'storage:\n  files: # all\n    ');
    const flush = 'passwd:\n  users:\n  - name: core\nstorage:\n  files:\n';
    assert.equal(enter(`${flush}      <|>`), `${flush}  `);
    const deep = 'passwd:\n    users:\n        - name: core\nstorage:\n';
    assert.equal(enter(`${deep}<|>`), `${deep}    `);
    assert.equal(enter('storage: &all\n<|>'), 'storage: &all\n  ');
  });

  it('takes the step that the editor has where the file shows no habit, also for lists', () => {
    assert.equal(enter('storage:\n<|>', 4), 'storage:\n    ');
    assert.equal(enter('storage:\n    files:\n<|>', 2), 'storage:\n    files:\n        ');
    assert.equal(
      enter('storage:\n  files:\n    - path: /a\npasswd:\n<|>', 8),
      'storage:\n  files:\n    - path: /a\npasswd:\n  ',
    );
  });

  it('takes a value that stood behind its key further to the right', () => {
    const files = 'storage:\n  files:\n    - path: /b\n      ';
    assert.equal(enter(`${files}user:\n      <|>/etc/a\n`), `${files}user:\n        /etc/a\n`);
    assert.equal(
      enter('storage:\n  files:\n    - path:\n    <|>/etc/a\n'),
      'storage:\n  files:\n    - path:\n        /etc/a\n',
    );
  });

  it('is not led astray by what follows below', () => {
    assert.equal(enter('storage:\n  disks:\n   <|>\n  files: []\n'), 'storage:\n  disks:\n    \n  files: []\n');
    const groups = 'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel\n';
    assert.equal(enter(`${groups}<|>\n\nsystemd: {}\n`), `${groups}        \n\nsystemd: {}\n`);
  });

  it('stands above what is below its key already', () => {
    assert.equal(enter('storage:\n<|>\n     files: []\n'), 'storage:\n     \n     files: []\n');
  });

  it('stands beside a key that has its value', () => {
    assert.equal(enter('storage:\n  files:\n    - path: /a\n    <|>'), 'storage:\n  files:\n    - path: /a\n      ');
    assert.equal(
      enter('storage:\n  files:\n    - path: /a\n      mode: 0644\n<|>'),
      'storage:\n  files:\n    - path: /a\n      mode: 0644\n      ',
    );
    assert.equal(enter('storage:\n  files: []\n<|>'), 'storage:\n  files: []\n  ');
    assert.equal(enter('storage:\n  files: [ {path: /a} ]\n<|>'), 'storage:\n  files: [ {path: /a} ]\n  ');
  });

  it('stands in the column of dashes behind an item that is a word, and deeper behind a dash alone', () => {
    const groups = 'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel\n';
    assert.equal(enter(`${groups}          <|>`), `${groups}        `);
    assert.equal(enter('storage:\n  files:\n    -\n<|>'), 'storage:\n  files:\n    -\n      ');
    assert.equal(enter('storage:\n  files:\n    - {path: /a}\n<|>'), 'storage:\n  files:\n    - {path: /a}\n    ');
  });

  it('stands where the lines of a text begin, and stays as it is in the text', () => {
    const file = 'storage:\n  files:\n    - path: /a\n      contents:\n        inline: |';
    assert.equal(enter(`${file}\n<|>`), `${file}\n          `);
    assert.equal(enter(`${file}2\n<|>`), `${file}2\n          `);
    assert.equal(
      enter('kernel_arguments:\n  should_exist:\n    - |\n    <|>'),
      'kernel_arguments:\n  should_exist:\n    - |\n      ',
    );
    assert.equal(enter(`${file}\n<|>\n            x\n`), `${file}\n            \n            x\n`);
    for (const inside of [`${file}\n          [Unit]\n<|>`, `${file}\n          key:\n<|>\n          other: x\n`])
      assert.equal(enter(inside), inside.replace('<|>', ''));
  });

  it('takes a key that was behind the cursor with it, and no rest of a text', () => {
    assert.equal(
      enter('storage:\n  files:\n    - path: /a\n<|>mode: 0644\n'),
      'storage:\n  files:\n    - path: /a\n      mode: 0644\n',
    );
    for (const cut of ['storage:\n  x: one\n  <|>two\n', 'storage:\n  x: "one\n<|>two"\n'])
      assert.equal(enter(cut), cut.replace('<|>', ''));
  });

  it('goes on below a value in which a template takes part', () => {
    for (const value of ['{{ x }}', '/etc/{{ x }}.conf', '"{{ x }}"'])
      assert.equal(
        enter(`storage:\n  files:\n    - path: ${value}\n    <|>`),
        `storage:\n  files:\n    - path: ${value}\n      `,
      );
    const groups = 'passwd:\n  users:\n    - name: core\n      groups:\n        - {{ x }}\n';
    assert.equal(enter(`${groups}        <|>`), `${groups}        `);
  });

  it('stays as the editor made it behind a blank line, a comment, a template, a damaged line and within brackets', () => {
    for (const text of [
      'storage:\n  files: []\n\n<|>',
      'storage:\n  # files\n  <|>',
      'storage:\n  files: [\n<|>\n  ]\n',
      'storage:\n  {{ x }}:\n<|>',
    ])
      assert.equal(enter(text), text.replace('<|>', ''));
  });

  it('is nobody’s business in JSON and in other people’s files', () => {
    assert.equal(
      formatOnType(analyseText('{\n}', { fileName: 'a.ign' }), { offset: 2, typed: '\n', tabSize: 2 }),
      undefined,
    );
    assert.equal(formatOnType(analyseText('services:\n'), { offset: 10, typed: '\n', tabSize: 2 }), undefined);
  });
});

describe('a new line, wherever it is begun', () => {
  const text = bigConfig((all) => all.length > 3000);
  const lines = text.split('\n').slice(0, -1);

  it('stands below a key where the next line of a real config does', () => {
    let count = 0;
    for (const [index, line] of lines.entries()) {
      if (!/(?::|: \|)$/u.test(line) || line.trimStart().startsWith('#')) continue;
      // In a unit everything is text.
      if (/^\s*\[|=/u.test(line)) continue;
      const cut = `${lines.slice(0, index + 1).join('\n')}\n`;
      const [edit] = formatOnType(analyseText(cut), { offset: cut.length, typed: '\n', tabSize: 2 }) ?? [];
      const wanted = /^ */u.exec(lines[index + 1] ?? '')?.[0];
      assert.equal(edit?.newText ?? '', wanted, `${line} / ${lines[index + 1]}`);
      count++;
    }
    assert.ok(count > 10);
  });

  it('changes nothing but its own blanks, in damaged texts too', () => {
    for (let run = 0; run < 300; run++) {
      const { fileName, text: damaged } = documentOfRun(5, run);
      const offset = Math.floor((damaged.length * (run % 10)) / 10);
      for (const character of ['\n', '-']) {
        const typedIn = damaged.slice(0, offset) + character + damaged.slice(offset);
        const edits =
          formatOnType(analyseText(typedIn, { fileName }), { offset: offset + 1, typed: character, tabSize: 2 }) ?? [];
        const after = applyEdits(typedIn, edits);
        assert.ok(edits.length <= 1 && edits.every(({ newText }) => /^ *$/u.test(newText)));
        assert.equal(after.replace(/[ \t]/gu, ''), typedIn.replace(/[ \t]/gu, ''));
      }
    }
  });
});

describe('a dash', () => {
  it('goes to the list below the key above, as the other lists of the file do', () => {
    const indented = 'passwd:\n  users:\n    - name: core\nstorage:\n  files:\n';
    assert.equal(dash(`${indented}  -<|>\n`), `${indented}    -\n`);
    const units = 'systemd:\n  units:\n    - name: a.service\n      dropins:\n';
    assert.equal(dash(`${units}            -<|>`), `${units}        -`);
    const flush = 'passwd:\n  users:\n  - name: core\nstorage:\n  files:\n';
    assert.equal(dash(`${flush}    -<|>\n`), `${flush}  -\n`);
  });

  it('begins the next item where the editor stands beside the keys of the last one', () => {
    const files = 'storage:\n  files:\n    - path: /a\n      mode: 0644\n';
    assert.equal(dash(`${files}      -<|>\n`), `${files}    -\n`);
    assert.equal(dash(`${files}    -<|>\n`), `${files}    -\n`);
    assert.equal(dash(`${files}\n      # next\n      -<|>`), `${files}\n      # next\n    -`);
  });

  it('stays where somebody put it while no other list shows where dashes stand', () => {
    for (const text of [
      'storage:\n  files:\n  -<|>\n',
      'storage:\n  files:\n    -<|>',
      'storage:\n  files:\n      -<|>',
    ])
      assert.equal(dash(text), text.replace('<|>', ''));
  });

  it('ends inner lists when it stands left of them', () => {
    const users = 'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel\n';
    assert.equal(dash(`${users}        -<|>\n`), `${users}        -\n`);
    assert.equal(dash(`${users}      -<|>\n`), `${users}    -\n`);
    assert.equal(dash(`${users}    -<|>\n`), `${users}    -\n`);
  });

  it('stays where it is in a text, in the first column, behind something and where no list is', () => {
    for (const text of [
      'storage:\n  files:\n    - path: /a\n      contents:\n        inline: |\n          one\n           -<|>\n',
      'storage:\n  files:\n    - path: /a\n-<|>\n',
      'storage:\n  files: a-<|>\n',
      'storage:\n  x: 1\n  -<|>\n',
    ])
      assert.equal(dash(text), text.replace('<|>', ''));
  });
});

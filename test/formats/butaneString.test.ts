import assert from 'node:assert/strict';
import { goYamlV3 } from '../../server/src/decode/dialects/goYamlV3.ts';
import { readText } from '../../server/src/document/readText.ts';
import { printButaneString } from '../../server/src/formats/butane/butaneString.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { oddTexts } from '../convert/cases/ignitionCases.ts';
import { randomOf } from '../fuzz/random.ts';

/** What go-yaml reads of the text, as a value and as an item; that this reader is go-yaml's is shown in the goldens of scalars. */
function readBack(text: string): readonly unknown[] {
  const head = 'variant: fcos\nversion: 1.6.0\npasswd:\n  users:\n    - name: a\n';
  const value = `      gecos: ${printButaneString(text, '        ').text}\n`;
  const item = `      ssh_authorized_keys:\n        - ${printButaneString(text, '          ').text}\n        - last\n`;
  const document = readText(`${head}${value}${item}`, 'yaml', { template: 'none' });
  const [part] = document.parts;
  assert.ok(part);
  assert.deepEqual(part.problems, []);
  const decoded = goYamlV3.decode(part, rootEntry('schemas/butane/index.json')).value as {
    readonly passwd: { readonly users: readonly { gecos?: unknown; ssh_authorized_keys: readonly unknown[] }[] };
  };
  const [user] = decoded.passwd.users;
  return [user?.gecos, user?.ssh_authorized_keys[0], user?.ssh_authorized_keys.length];
}

describe('a text in Butane', () => {
  for (const text of oddTexts)
    it(`is read back as it was: ${JSON.stringify(text.slice(0, 40))}`, () =>
      assert.deepEqual(readBack(text), [text, text, 2]));

  it('stands in quotes where it begins with what is mostly a slip', () => {
    assert.equal(printButaneString('\u3000a', '  ').text, "'\u3000a'");
    assert.equal(printButaneString('\u201ca\u201d', '  ').text, "'\u201ca\u201d'");
    assert.equal(printButaneString('a\u3000\u201cb\u201d', '  ').text, 'a\u3000\u201cb\u201d');
  });

  it('is read back as it was, whatever it is made of', () => {
    const random = randomOf(11);
    const pieces = [
      'a',
      ' ',
      '\n',
      '\t',
      '#',
      ':',
      '-',
      '"',
      "'",
      '\r',
      '\u0085',
      '\u2028',
      '|',
      '{',
      '😀',
      '\\',
      '%',
      '\u0007',
    ];
    for (let run = 0; run < 3000; run++) {
      const text = Array.from({ length: random.below(8) }, () => random.pick(pieces)).join('');
      assert.deepEqual(readBack(text), [text, text, 2], JSON.stringify(text));
    }
  });

  for (const [text, printed] of [
    ['yes', 'yes'],
    ['0644', '0644'],
    ['null', "'null'"],
    ['a: b', "'a: b'"],
    ["it's: so", "'it''s: so'"],
    ['a\tb', '"a\\tb"'],
    ['', '""'],
    ['a\nb\n', '|\n  a\n  b'],
    ['a\n\nb', '|-\n  a\n\n  b'],
    ['a\n\n', '|+\n  a\n'],
    [' a\nb\n', '|2\n   a\n  b'],
    ['a\r\n', '"a\\r\\n"'],
  ] as const)
    it(`is written to be read: ${JSON.stringify(text)}`, () =>
      assert.equal(printButaneString(text, '  ').text, printed));
});

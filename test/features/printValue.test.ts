import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readText } from '../../server/src/document/readText.ts';
import { printOctal, printText, printValue } from '../../server/src/features/printValue.ts';
import { entryOf } from '../../server/src/shape/entry.ts';

/** The text of the only scalar behind the key or in the brackets. */
function readBack(yaml: string): string | undefined {
  const document = readText(yaml, 'yaml');
  assert.deepEqual(
    document.parts.flatMap((part) => part.problems),
    [],
    yaml,
  );
  const root = document.parts[0]?.root;
  const value = root?.kind === 'map' ? root.pairs[0]?.value : undefined;
  const scalar = value?.kind === 'seq' ? value.items[0] : value;
  return scalar?.kind === 'scalar' ? scalar.text : undefined;
}

const printable = fc.string({ unit: fc.constantFrom(...'aZ09 :#-,[]{}&*!|>%@`"\'\\/.=~?<\n\t_+é') });

describe('values as people write them', () => {
  it('read back as the same text', () => {
    fc.assert(
      fc.property(printable, (text) => {
        assert.equal(readBack(`key: ${printText(text, false)}\n`), text);
        assert.equal(readBack(`key: [${printText(text, true)}]\n`), text);
      }),
      { seed: 20, numRuns: 500 },
    );
  });

  it('are quoted where a reader of YAML could take them for something else', () => {
    for (const text of [
      'yes',
      'No',
      'true',
      'null',
      '~',
      '0644',
      '1_000',
      '1e3',
      '2001-01-01',
      '10:30',
      '.inf',
      '',
      '- a',
      '0x1F',
    ]) {
      assert.equal(printText(text, false), JSON.stringify(text));
    }
  });

  it('are plain where nobody can', () => {
    for (const text of ['core', '1.6.0', '/etc/hosts', 'data:,hello', '10-wait.conf', 'a b', 'app@1.service']) {
      assert.equal(printText(text, false), text);
    }
  });

  it('have modes in octal where the syntax knows it', () => {
    const mode = entryOf({ type: 'integer', 'x-notation': 'octal' });
    assert.equal(printValue(mode, 420, 'yaml'), '0644');
    assert.equal(printValue(mode, 420, 'json'), '420');
    assert.equal(printOctal(7), '0007');
  });

  it('stand on one line', () => {
    const value = { path: '/etc/motd', contents: { inline: 'hello\n' }, groups: ['a,b', 'c'], empty: {} };
    assert.equal(
      printValue(undefined, value, 'yaml'),
      '{ path: /etc/motd, contents: { inline: "hello\\n" }, groups: ["a,b", c], empty: {} }',
    );
    assert.equal(printValue(undefined, value, 'json'), JSON.stringify(value));
  });
});

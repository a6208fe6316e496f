import assert from 'node:assert/strict';
import type { Dialect } from '../../server/src/decode/decoded.ts';
import { goJson } from '../../server/src/decode/dialects/goJson.ts';
import { goYamlV3 } from '../../server/src/decode/dialects/goYamlV3.ts';
import { sigsYaml } from '../../server/src/decode/dialects/sigsYaml.ts';
import { decodeText, testEntry } from './decodeText.ts';

const dialects: Record<string, Dialect> = { goYamlV3, sigsYaml };

/** Each line in a branch of its own. */
function branches(...bodies: readonly string[]): string {
  return `{% if x %}\n${bodies.join('\n{% else %}\n')}\n{% endif %}\n`;
}

for (const [name, dialect] of Object.entries(dialects)) {
  describe(`keys that a template chooses between, as ${name} reads them`, () => {
    const read = (text: string) => {
      const { value, findings } = decodeText(dialect, text);
      return { value, findings };
    };

    it('are no duplicates', () => {
      assert.deepEqual(read(branches('size: 1', 'size: 2')), { value: { size: 'UNKNOWN' }, findings: [] });
      assert.deepEqual(read(`size: 1\n${branches('size: 2')}`), { value: { size: 'UNKNOWN' }, findings: [] });
      assert.deepEqual(read(branches('size: 1', 'size: 2', 'size: 3')).findings, []);
    });

    it('are known where all say the same', () => {
      assert.deepEqual(read(branches('name: a', 'name: a')).value, { name: 'a' });
    });

    it('are duplicates within one branch, and outside of all', () => {
      for (const text of [
        branches('size: 1\nsize: 1', 'size: 2'),
        branches('size: 1', 'size: 2\nsize: 2'),
        `size: 1\n${branches('size: 2')}size: 3\n`,
      ]) {
        assert.deepEqual(read(text).findings, ['error duplicate-key']);
      }
    });

    it('have all that any of them has', () => {
      const text = branches('file: {path: /a}\ngroups: [a]', 'file: {path: /b, overwrite: true}\ngroups: [b, c]');
      assert.deepEqual(read(text).value, { file: { path: 'UNKNOWN', overwrite: true }, groups: ['a', 'b', 'c'] });
    });

    it('are wrong where one of them is', () => {
      assert.deepEqual(read(branches('enabled: 3', 'enabled: true')).findings, ['error wrong-type enabled']);
      assert.deepEqual(read(branches('enabled: true', 'enabled: 3')).findings, ['error wrong-type enabled']);
      assert.deepEqual(read(branches('file: [1]', 'file: {path: /a}')).findings, ['error wrong-type file']);
      assert.deepEqual(read(branches('file: {mode: x}', 'file: {path: /a}')).findings, ['error wrong-type file.mode']);
    });

    it('may be keys of a map, or bring keys in', () => {
      assert.deepEqual(read(`labels:\n${branches('  a: x', '  a: y')}`), {
        value: { labels: { a: 'UNKNOWN' } },
        findings: [],
      });
      const text = `any: [&a {path: /a}, &b {overwrite: true}]\nfile:\n${branches('  <<: *a', '  <<: *b')}`;
      const { file } = read(text).value as { file: object };
      assert.deepEqual({ ...file }, { path: '/a', overwrite: true });
    });
  });
}

describe('keys that a template chooses between, in JSON', () => {
  const read = (text: string) => {
    const { value, findings } = decodeText(goJson, text, testEntry, 'json');
    return { value, findings };
  };

  it('are no duplicates', () => {
    assert.deepEqual(read(`{\n${branches('"size": 1,', '"size": 2,')}"name": "x"}`), {
      value: { size: 'UNKNOWN', name: 'x' },
      findings: [],
    });
    assert.deepEqual(read(`{"labels": {\n${branches('"a": "x"', '"a": "y"')}}}`), {
      value: { labels: { a: 'UNKNOWN' } },
      findings: [],
    });
  });

  it('are duplicates within one branch', () => {
    const text = `{\n${branches('"size": 1,', '"size": 2, "size": 3,')}"name": "x", "name": "y"}`;
    assert.deepEqual(read(text).findings, ['warning duplicate-key', 'warning duplicate-key']);
  });
});

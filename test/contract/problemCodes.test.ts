import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decodeCodes } from '../../server/src/decode/decodeCodes.ts';
import { syntaxCodes } from '../../server/src/document/syntaxCodes.ts';
import { conversions, formats } from '../../server/src/registry.ts';
import { problemCodes } from '../../server/src/settings/problemCodes.ts';

/** The sources of a room as one text. */
function textOf(room: string): string {
  return readdirSync(`server/src/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`server/src/${room}/${file}`, 'utf8'))
    .join('\n');
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}

describe('the list of problem codes', () => {
  const codes = problemCodes();

  it('has every code that a source names', () => {
    const areas = ['strata', 'syntax', ...formats.map(({ id }) => id)].join('|');
    const source =
      ['formats', 'settings', 'document'].map(textOf).join('\n') + readFileSync('server/src/analysis.ts', 'utf8');
    const named = matches(source, new RegExp(`'((?:${areas})/[a-z0-9-]+)'`, 'gu'));
    assert.ok(named.length > 10);
    for (const code of named) assert.ok(codes.has(code), code);
  });

  it('has every code that the readers give', () => {
    const source = textOf('document');
    const given = [
      ...matches(source, /(?:report|syntaxProblem|withInsertion|\w*[rR]epair\w*)\(\s*(?:\w+,\s*)?'([a-z-]+)'/gu),
      ...matches(textOf('document').match(/plainMessages[\s\S]*?\n\};/u)?.[0] ?? '', /^ {2}'?([a-z-]+)'?: \(/gmu),
    ];
    assert.ok(given.length > 30);
    for (const code of given) assert.ok(syntaxCodes.includes(code), code);
  });

  it('has every code that decoding, the schema and the gates give', () => {
    const source = textOf('decode') + textOf('shape');
    const given = [
      ...matches(textOf('decode'), /\bcode: '([a-z-]+)'/gu),
      ...matches(textOf('decode'), /\bcode: \w+ \? '([a-z-]+)'/gu),
      ...matches(source, /\$\{(?:\w+\.)*area\}\/([a-z-]+)`/gu),
    ];
    assert.ok(given.length > 15);
    for (const code of given) assert.ok(decodeCodes.includes(code), code);
  });

  it('has every code that the conversions declare, and that stands in the way of them', () => {
    for (const { codes: declared } of conversions) {
      assert.ok(declared.length > 0);
      for (const code of declared) assert.ok(codes.has(code), code);
    }
    const named = matches(textOf('features'), /'(convert\/[a-z-]+)'/gu);
    assert.ok(named.length > 0);
    for (const code of named) assert.ok(codes.has(code), code);
  });

  it('has every code that a schema names', () => {
    for (const { id } of formats) {
      for (const file of readdirSync(`schemas/${id}`)) {
        for (const code of matches(
          // What a key names by `x-acts` is a record of schemas/acts.
          readFileSync(`schemas/${id}/${file}`, 'utf8').replaceAll(/"x-acts": "[^"]*"/gu, ''),
          new RegExp(`"(${id}/[a-z0-9-]+)"`, 'gu'),
        ))
          assert.ok(codes.has(code), code);
      }
    }
  });
});

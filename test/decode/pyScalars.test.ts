import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { goBytes } from '../../server/src/base/goString.ts';
import { type PyResolved, resolvePyScalar } from '../../server/src/decode/py/resolvePyScalar.ts';
import type { Node } from '../../server/src/document/node.ts';
import { readText } from '../../server/src/document/readText.ts';

/** Recorded by test/oracle/py-yaml/record.mjs. */
interface Recording {
  readonly PyYAML: string;
  readonly cases: Readonly<Record<string, string>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/pyScalars.json', 'utf8'));

describe("single scalars as PyYAML's loader reads them", () => {
  for (const [spelling, expected] of Object.entries(recording.cases)) {
    it(`${spelling} is ${expected}`, () => {
      const [part] = readText(`key: ${spelling}\n`, 'yaml').parts;
      const node = valueNode(part?.root);
      if (node?.kind === 'scalar' && (part?.problems.length ?? 0) === 0) {
        assert.equal(described(resolvePyScalar(node)), comparable(expected));
      } else assert.equal(expected, 'refused', 'the reader refuses what the loader takes');
    });
  }

  it('are recorded in every spelling', () => assert.ok(Object.keys(recording.cases).length > 300));
});

function valueNode(root: Node | undefined): Node | undefined {
  return root?.kind === 'map' ? root.pairs[0]?.value : undefined;
}

function described(resolved: PyResolved): string {
  switch (resolved.kind) {
    case 'null':
    case 'timestamp':
    case 'refused':
      return resolved.kind;
    case 'boolean':
    case 'integer':
      return `${resolved.kind} ${resolved.value}`;
    case 'float':
      return `float ${resolved.value}`;
    case 'string':
      return `text ${resolved.text}`;
    case 'bytes':
      return `bytes ${Buffer.from(goBytes(resolved.text)).toString('hex')}`;
  }
}

/** Python prints numbers in its own way: `1e+300`, `inf`. */
function comparable(expected: string): string {
  if (!expected.startsWith('float ')) return expected;
  const text = expected.slice('float '.length).replace('inf', 'Infinity').replace('nan', 'NaN');
  return `float ${Number(text)}`;
}

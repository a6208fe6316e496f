import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Dialect, Value } from '../../server/src/decode/decoded.ts';
import { goYamlV3 } from '../../server/src/decode/dialects/goYamlV3.ts';
import { sigsYaml } from '../../server/src/decode/dialects/sigsYaml.ts';
import { entryOf } from '../../server/src/shape/entry.ts';
import type { Keywords } from '../../server/src/shape/keywords.ts';
import { decodeText, type Reading } from './decodeText.ts';

/** Recorded by test/oracle/scalars/record.mjs from gopkg.in/yaml.v3 and sigs.k8s.io/yaml. */
interface Recording {
  readonly 'yaml.v3': string;
  readonly sigs: string;
  readonly cases: Readonly<Record<string, Readonly<Record<'yaml.v3' | 'sigs', Readonly<Record<string, string>>>>>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/scalars.json', 'utf8'));
const types: Record<string, Keywords> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
};
const entry = entryOf({ type: 'object', properties: types });

describe('single scalars', () => {
  checkAll('yaml.v3', goYamlV3);
  checkAll('sigs', sigsYaml);

  it('are recorded in every spelling', () => assert.ok(Object.keys(recording.cases).length > 200));
});

function checkAll(reader: 'yaml.v3' | 'sigs', dialect: Dialect): void {
  for (const [spelling, readers] of Object.entries(recording.cases)) {
    for (const type of Object.keys(types)) {
      it(`${type}: ${spelling} is read as ${reader} ${recording[reader]} reads it`, () => {
        assert.equal(outcome(decodeText(dialect, `${type}: ${spelling}\n`, entry), type), readers[reader][type]);
      });
    }
  }
  if (reader === 'sigs')
    for (const [spelling, { sigs }] of Object.entries(recording.cases)) checkRaw(spelling, sigs.raw);
}

/** Raw JSON that another reader gets later: a text has to be a JSON string there. */
function checkRaw(spelling: string, raw: string | undefined): void {
  it(`raw: ${spelling} becomes ${raw}`, () => {
    for (const [type, keywords] of Object.entries(types)) {
      const embedding = entryOf({
        type: 'object',
        properties: { raw: { type: 'object', 'x-embeds': 'other', properties: { value: keywords } } },
      });
      const { decoded } = decodeText(sigsYaml, `raw:\n  value: ${spelling}\n`, embedding);
      const value = (decoded.members?.get('raw')?.value.value as Record<string, Value> | undefined)?.value;
      assert.deepEqual(typeof value === 'symbol' ? 'UNKNOWN' : value, expectedOf(raw, type), type);
    }
  });
}

function expectedOf(raw: string | undefined, type: string): unknown {
  if (raw === undefined || raw === 'refused') return 'UNKNOWN';
  const json = raw.slice('json '.length);
  if (json === 'null') return undefined;
  const isInteger = /^-?\d+$/.test(json);
  if (isInteger) return type === 'integer' && fitsInt64(json) ? integer(json) : 'UNKNOWN';
  const value: unknown = JSON.parse(json);
  return typeof value === type ? value : 'UNKNOWN';
}

function fitsInt64(digits: string): boolean {
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);
}

function integer(digits: string): number | bigint {
  return Number.isSafeInteger(Number(digits)) ? Number(BigInt(digits)) : BigInt(digits);
}

function outcome({ decoded, findings }: Reading, key: string): string {
  if (findings.some((finding) => finding.startsWith('error'))) return 'refused';
  const value = decoded.members?.get(key)?.value.value;
  switch (typeof value) {
    case 'undefined':
      return 'absent';
    case 'string':
      return `text ${value}`;
    case 'number':
    case 'bigint':
      return `number ${value}`;
    case 'boolean':
      return `boolean ${value}`;
    default:
      return 'UNKNOWN';
  }
}

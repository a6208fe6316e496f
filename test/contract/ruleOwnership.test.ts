import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { problemCodes } from '../../server/src/settings/problemCodes.ts';
import { allCases } from '../rules/allCases.ts';

/** What the real tool says of a config. */
interface Recorded {
  readonly error?: string;
  readonly entries?: readonly { readonly message: string }[];
}

interface Row {
  readonly name: string;
  readonly owner: string;
  readonly codes: readonly string[];
}

const document = readFileSync('docs/rule-ownership.md', 'utf8');
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = readJson('namedErrors');
const rules: { readonly cases: Readonly<Record<string, Recorded>> } = readJson('rules');
const conversions: { readonly cases: Readonly<Record<string, Recorded>> } = readJson('conversions');
const butane = rowsOf('Butane');

describe('the table of who finds what', () => {
  it('has every named error of the real tools, in the order of their sources', () => {
    for (const [tool, rows] of [
      ['butane', butane],
      ['ignition', rowsOf('Ignition')],
    ] as const) {
      assert.deepEqual(
        rows.map(({ name }) => name),
        Object.keys(named[tool] ?? {}),
      );
    }
  });

  it('names codes that there are', () => {
    const codes = problemCodes();
    for (const { name, codes: own } of butane) for (const code of own) assert.ok(codes.has(code), `${name}: ${code}`);
  });

  for (const { name, owner, codes } of butane) {
    if (owner.startsWith('none')) continue;
    it(`is right of Butane's ${name}`, () => {
      const message = named.butane?.[name] ?? '';
      const isShown = allCases().some(
        (each) => codes.some((code) => each.codes.includes(code)) && says(rules.cases[each.name], message),
      );
      // What takes files or `--raw` is proven by what conversions report.
      const isConverted =
        owner.includes('compile') && Object.values(conversions.cases).some((each) => says(each, message));
      assert.ok(
        isShown || isConverted,
        `no case is recorded in which the tool says "${message}" and we ${codes.join(' or ')}`,
      );
    });
  }
});

function says(recorded: Recorded | undefined, message: string): boolean {
  const said = [recorded?.error, ...(recorded?.entries ?? []).map((entry) => entry.message)];
  return said.some((text) => text?.includes(message));
}

function rowsOf(tool: string): readonly Row[] {
  const section = new RegExp(`^## ${tool}, .*?\\n([\\s\\S]*?)(?=^Two more|^## )`, 'mu').exec(document)?.[1] ?? '';
  return [...section.matchAll(/^\| `(Err\w+)` \| .*? \| (.*?) \| (.*) \|$/gmu)].map(
    ([, name = '', owner = '', codes = '']) => ({
      name,
      owner,
      codes: [...codes.matchAll(/`([\w/-]+)`/gu)].map(([, code = '']) => code),
    }),
  );
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(`test/goldens/${name}.json`, 'utf8'));
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow } from '../contract/schemaFiles.ts';
import { containerLinuxCases } from './cases/containerLinuxCases.ts';
import type { OlderCase } from './cases/olderCase.ts';
import { olderIgnitionCases } from './cases/olderIgnitionCases.ts';
import { convertAs, convertBytes } from './convertBytes.ts';
import { differingPaths, normalised, type Plain, type PlainObject } from './normalised.ts';
import { assertMapped } from './sourceOf.ts';

interface Answer {
  readonly output?: PlainObject;
  readonly error?: string;
  readonly twin?: Answer;
}

interface Recording {
  readonly ignition: Readonly<Record<string, Answer>>;
  readonly clc: Readonly<Record<string, Answer>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/olderConfigs.json', 'utf8'));

const kinds = [
  { kind: 'ignition', format: 'ignition', file: 'config.ign', cases: olderIgnitionCases },
  { kind: 'clc', format: 'butane', file: 'config.yaml', cases: containerLinuxCases },
] as const;

for (const { kind, format, file, cases } of kinds)
  describe(`older configs (${kind}), against the tools that carried them on`, () => {
    for (const each of cases) {
      it(`${each.name}: becomes Ignition 3`, async () => {
        const answer = recording[kind][each.name];
        const { output, error } = answer?.twin ?? answer ?? {};
        assert.ok(output, `nothing recorded: ${error}`);
        const { text, losses } = await converted(each, format, file, 'ignition');
        assert.deepEqual(losses, each.losses);
        assert.deepEqual(differingPaths(comparable(adjusted(output, each)), comparable(JSON.parse(text))), []);
      });

      it(`${each.name}: becomes Butane that becomes the same`, async () => {
        const { text: ignition } = await converted(each, format, file, 'ignition');
        const { text: butane, losses } = await converted(each, format, file, 'butane');
        assert.match(butane, /^variant: flatcar\nversion: 1\.1\.0(?:\n|$)/u);
        assert.deepEqual(losses, each.losses);
        const { outcome } = await convertBytes(Buffer.from(`${butane}\n`), {
          pretty: false,
          raw: false,
          filesDir: undefined,
        });
        assert.ok(outcome.kind === 'converted', `${butane}\n${JSON.stringify(outcome)}`);
        assert.deepEqual(differingPaths(comparable(JSON.parse(ignition)), comparable(JSON.parse(outcome.text))), []);
      });
    }

    it('are all recorded, and nothing else', () => {
      assert.deepEqual(Object.keys(recording[kind]).sort(), cases.map(({ name }) => name).sort());
      assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
    });
  });

describe('older configs', () => {
  it('of Ignition 2 and 1 hold every key there is', () => {
    const said = new Set(olderIgnitionCases.flatMap(({ text }) => keysIn(JSON.parse(text))));
    for (const file of ['config', 'config1']) {
      const missing = entriesBelow(rootEntry(`schemas/ignition2/${file}.json`)).filter(({ path }) => !said.has(path));
      assert.deepEqual(
        missing.map(({ path }) => path),
        [],
      );
    }
  });
});

async function converted(
  { text }: OlderCase,
  format: string,
  file: string,
  to: string,
): Promise<{ readonly text: string; readonly losses: readonly string[] }> {
  const flags = { format, to, pretty: false, raw: false, filesDir: undefined };
  const conversion = await convertAs(Buffer.from(text), flags, file);
  const { outcome } = conversion;
  assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
  assertMapped(conversion);
  return { text: outcome.text, losses: outcome.losses.map(({ code }) => code.replace('convert/', '')) };
}

/** What the tool made, with what is otherwise on purpose. */
function adjusted(output: PlainObject, { instead = [] }: OlderCase): PlainObject {
  let text = JSON.stringify(output);
  for (const { theirs, ours } of instead) {
    assert.ok(text.includes(theirs), `the tool no longer writes ${theirs}`);
    text = text.replace(theirs, ours);
  }
  return JSON.parse(text);
}

/** Without the version, and without what is the same as nothing: the owner 0, whom every file has that names none. */
function comparable(config: PlainObject): Plain | undefined {
  const { ignition, ...others } = config;
  const { version: _version, ...rest } = ignition as PlainObject;
  return sorted(normalised(withoutRootOwners({ ignition: rest, ...others })));
}

function withoutRootOwners(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(withoutRootOwners);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(
    ([key, member]) => !((key === 'user' || key === 'group') && JSON.stringify(member) === '{"id":0}'),
  );
  return Object.fromEntries(members.map(([key, member]) => [key, withoutRootOwners(member)]));
}

/** The order of things that have names means nothing to Ignition, and flags of a command have none either. */
function sorted(value: Plain | undefined): Plain | undefined {
  if (typeof value === 'string') return value.split(/(?: \\)?\n/u).length > 4 ? sortedFlags(value) : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => sorted(item) ?? {});
    return items.every((item) => nameOf(item) !== undefined)
      ? items.toSorted((a, b) => String(nameOf(a)).localeCompare(String(nameOf(b))))
      : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sorted(member) ?? {}]));
}

function sortedFlags(text: string): string {
  return text.replace(/(?: \\\n {2}--[^\n]*?)+(?=\n|$)/u, (flags) => flags.split(' \\\n').toSorted().join(' \\\n'));
}

function nameOf(item: Plain): Plain | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const { name, path, device } = item as PlainObject;
  return name ?? path ?? device;
}

/** The paths of all keys, in the words of the schema's entries. */
function keysIn(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((item) => keysIn(item, `${path}[]`))];
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, member]) => keysIn(member, path === '' ? key : `${path}.${key}`)),
  ];
}

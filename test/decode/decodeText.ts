import assert from 'node:assert/strict';
import type { Fix } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import type { Decoded, DecodeProblem, Dialect, Value } from '../../server/src/decode/decoded.ts';
import { readText } from '../../server/src/document/readText.ts';
import type { Syntax, TextDocument } from '../../server/src/document/textDocument.ts';
import { type Entry, entryOf } from '../../server/src/shape/entry.ts';
import type { Keywords } from '../../server/src/shape/keywords.ts';

const string: Keywords = { type: 'string' };
const leaf: Keywords = {
  type: 'object',
  properties: { path: string, mode: { type: 'integer', 'x-notation': 'octal' }, overwrite: { type: 'boolean' } },
};

const properties: Record<string, Keywords> = {
  name: string,
  size: { type: 'integer' },
  enabled: { type: 'boolean' },
  ratio: { type: 'number' },
  groups: { type: 'array', items: string },
  ports: { type: 'array', items: { type: 'integer' } },
  file: leaf,
  files: { type: 'array', items: leaf },
  labels: { type: 'object', additionalProperties: string },
  any: {},
  id: { type: 'string', 'x-print': { when: 'always' } },
  source: { type: 'string', 'x-print': { when: 'always', until: { base: '2' } } },
  outer: { type: 'object', properties: { name: string, file: leaf, files: { type: 'array', items: leaf } } },
};

/** A made-up format with a key of every type that configs have. */
export const testEntry: Entry = entryOf({ type: 'object', properties });

/** The same, with an object that another reader gets as raw JSON. */
export const testEntryWithEmbedded: Entry = entryOf({
  type: 'object',
  properties: { ...properties, config: { type: 'object', properties, 'x-embeds': 'other' } },
});

export interface Reading {
  readonly document: TextDocument;
  readonly decoded: Decoded;
  /** With symbols as `UNKNOWN` and bigints as `123n`. */
  readonly value: unknown;
  readonly problems: readonly FoundProblem[];
  /** `severity code path`, in the order of the text of the paths. */
  readonly findings: readonly string[];
}

export interface FoundProblem extends DecodeProblem {
  readonly path: string;
}

export function decodeText(dialect: Dialect, text: string, entry: Entry = testEntry, syntax: Syntax = 'yaml'): Reading {
  const document = readText(text, syntax);
  const part = document.parts[0];
  assert.ok(part);
  assert.deepEqual(
    part.problems.map((problem) => problem.message),
    [],
    'the text cannot be read',
  );
  const decoded = dialect.decode(part, entry);
  const problems = problemsOf(decoded, []);
  const findings = problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`.trim()).sort();
  return { document, decoded, value: plain(decoded.value), problems, findings };
}

/** What a fix of the first problem with this code makes of the text. */
export function fixedText({ document, problems }: Reading, code: string, title?: string): string {
  const problem = problems.find((candidate) => candidate.code === code);
  assert.ok(problem, `no problem ${code}`);
  const fixes: readonly Fix[] = problem.fixes?.(document) ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((candidate) => candidate.title === title);
  assert.ok(fix, `no fix among ${fixes.map((candidate) => candidate.title).join(', ')}`);
  return applyEdits(document.text, fix.edits);
}

export function problemsOf(decoded: Decoded, path: readonly (string | number)[]): readonly FoundProblem[] {
  const own = decoded.problems.map((problem) => ({ ...problem, path: [...path, ...(problem.below ?? [])].join('.') }));
  const below = [...(decoded.members ?? [])].flatMap(([name, member]) => problemsOf(member.value, [...path, name]));
  const inItems = (decoded.items ?? []).flatMap((item) => problemsOf(item.value, [...path, item.index]));
  const all = [...own, ...below, ...inItems];
  assert.equal(decoded.troubled, all.length > 0, `troubled is wrong at ${path.join('.')}`);
  return all;
}

function plain(value: Value): unknown {
  if (typeof value === 'symbol') return 'UNKNOWN';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  assert.equal(Object.getPrototypeOf(value), null);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

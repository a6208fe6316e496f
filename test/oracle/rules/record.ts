import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { allCases } from '../../rules/allCases.ts';
import { configOfModes, countOfModes } from '../../rules/configOfModes.ts';
import type { RuleCase } from '../../rules/ruleCase.ts';
import { namedErrors } from './namedErrors.ts';

// By its own path, because it finds the Go programs beside itself.
const { startOracle, oracleVersions } = await import(pathToFileURL('test/oracle/oracle.mjs').href);

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

writeFileSync('test/goldens/namedErrors.json', `${JSON.stringify(namedErrors(), null, 2)}\n`);
await recordModes();
const cases = allCases();
const names = new Set(cases.map(({ name }) => name));
if (names.size < cases.length) throw new Error('two cases have one name');
const verdicts = new Map<string, string>();
const releases: Record<string, string> = {};
for (const tool of ['butane', 'ignition', 'machineconfig'] as const)
  await judgeAll(
    tool,
    cases.filter((each) => each.tool === tool),
  );
const lines = cases.map(({ name }) => `    ${JSON.stringify(name)}: ${verdicts.get(name)}`);
writeFileSync(
  'test/goldens/rules.json',
  `${JSON.stringify({ tools: releases }, null, 2).slice(0, -2)},\n  "cases": {\n${lines.join(',\n')}\n  }\n}\n`,
);
console.log(`rules: ${cases.length} cases`);

async function judgeAll(tool: string, own: readonly RuleCase[]): Promise<void> {
  const oracle = await startOracle(tool);
  for (const { name, text } of own) {
    const { ok, error, entries } = await oracle.judge(text);
    const sorted = entries.sort((a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    verdicts.set(name, JSON.stringify({ ok, ...(error === undefined ? {} : { error }), entries: sorted }));
  }
  await oracle.close();
  releases[tool] = (await oracleVersions(tool)).release;
}

/** The modes of files and of directories that Butane takes for octal ones without their zero. */
async function recordModes(): Promise<void> {
  const oracle = await startOracle('butane');
  const { entries } = await oracle.judge(configOfModes());
  await oracle.close();
  const modesOf = (list: string): readonly number[] =>
    entries
      .filter(({ message, path }: { message: string; path?: readonly unknown[] }) => {
        return message.startsWith('unreasonable mode ') && path?.[1] === list;
      })
      .map(({ path }: { path: readonly unknown[] }) => Number(path[2]))
      .sort((a: number, b: number) => a - b);
  const modes = { count: countOfModes, files: modesOf('files'), directories: modesOf('directories') };
  writeFileSync('test/goldens/decimalModes.json', `${JSON.stringify(modes)}\n`);
}

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { deprecatedCases } from '../../features/fixes/deprecatedCases.ts';
import { type DeprecatedRecord, fixedText } from '../../features/fixes/fixedText.ts';

const trees = process.argv.slice(2).map((word) => word.split('='));
const newest = trees.at(-1)?.[1];
if (process.env.CI || newest === undefined || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: recordDeprecated.mjs RELEASE=TREE...');
  process.exit(2);
}

function ask<Answer>(program: string, tree: string, input: unknown): readonly Answer[] {
  const options = { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  return JSON.parse(execFileSync('/usr/bin/python3', [`test/oracle/cloud-init/${program}`, tree], options));
}

interface Verdict {
  readonly findings?: readonly (readonly [kind: string, path: string, message: string])[];
}

interface Meaning {
  readonly does: unknown;
  readonly deprecated: readonly string[];
}

function findingsOf({ findings = [] }: Verdict): readonly string[] {
  return [...new Set(findings.map(([kind, path]) => `${kind} ${path}`))];
}

const cases: DeprecatedRecord[] = deprecatedCases.map(([kind, text]) => ({ kind, text, releases: {} }));
for (const [release = '', tree = ''] of trees) {
  const after = cases.map((each) => fixedText(each, release).text);
  const verdicts = ask<Verdict>('judge.py', tree, [...cases.map(({ text }) => text), ...after]);
  for (const [index, each] of cases.entries()) {
    const isNetwork = each.kind === 'network';
    const found = (at: number): readonly string[] => (isNetwork ? [] : findingsOf(verdicts[at] ?? {}));
    each.releases[release] = { after: after[index] ?? '', before: found(index), behind: found(cases.length + index) };
  }
}
const last = trees.at(-1)?.[0] ?? '';
const told = cases.filter(({ kind }) => kind !== 'none');
const pairs = told.flatMap(({ kind, text, releases }) => [text, releases[last]?.after ?? ''].map((one) => [kind, one]));
const meanings = ask<Meaning>('meanings.py', newest, pairs);
for (const [index, each] of told.entries()) {
  const [before, after] = [meanings[2 * index], meanings[2 * index + 1]];
  each.isSame = JSON.stringify(before?.does) === JSON.stringify(after?.does);
  each.complains = [before?.deprecated ?? [], after?.deprecated ?? []];
}
writeFileSync('test/goldens/cloudConfigDeprecated.json', `${JSON.stringify({ cases }, null, 1)}\n`);
console.log(
  `${cases.length} cases in ${trees.length} releases, ${told.filter(({ isSame }) => isSame).length} mean the same`,
);

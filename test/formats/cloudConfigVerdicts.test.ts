import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/base/problem.ts';
import { cloudConfig } from '../../server/src/formats/cloud-config/format.ts';
import { judgeText } from '../support/judgeText.ts';

/** Recorded by test/oracle/cloud-init/record.mjs from cloud-init's own validator. */
interface Verdict {
  readonly unreadable?: string;
  readonly findings?: readonly (readonly [kind: string, path: string, message: string])[];
}

interface Case {
  readonly text: string;
  readonly '26.2': Verdict;
  readonly '22.4.2': Verdict;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/cloudConfigVerdicts.json', 'utf8'),
);

describe('configs that cloud-init judges', () => {
  for (const { text, ...verdicts } of cases) {
    for (const release of ['26.2', '22.4.2'] as const) {
      it(`${release}: ${JSON.stringify(text).slice(0, 90)}`, () => {
        const { problems } = judgeText(cloudConfig, `#cloud-config\n${text}`, { release });
        assert.deepEqual(compare(problems, verdicts[release]), []);
      });
    }
  }

  it('are many', () => assert.ok(cases.length > 250));
});

function compare(problems: readonly Problem[], verdict: Verdict): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (verdict.unreadable !== undefined) return errors.length > 0 ? [] : [`unreadable: ${verdict.unreadable}`];
  const found = (verdict.findings ?? []).filter(([kind]) => kind !== 'crash');
  const differences: string[] = [];
  const ours = errors.map(({ path }) => path.join('.'));
  const deprecated = problems.filter(({ tags }) => tags?.includes('deprecated')).map(({ path }) => path.join('.'));
  for (const [kind, path, message] of found) {
    const said = kind === 'error' ? ours : deprecated;
    const isSaid =
      path === ''
        ? said.length > 0
        : said.some((each) => each === path || each.startsWith(`${path}.`) || path.startsWith(`${each}.`));
    if (!isSaid) differences.push(`not said: ${kind} ${path} ${message}`);
  }
  const theirs = (kind: string) => found.filter((each) => each[0] === kind).map(([, path]) => path);
  for (const path of ours) if (!isCovered(path, theirs('error'))) differences.push(`said of nothing: error ${path}`);
  for (const path of deprecated) {
    if (!isCovered(path, theirs('deprecated'))) differences.push(`said of nothing: deprecated ${path}`);
  }
  return differences;
}

function isCovered(path: string, paths: readonly string[]): boolean {
  return paths.some(
    (each) => each === '' || each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`),
  );
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Verdict } from '../oracle/answers.mjs';
import { disagreements } from './disagreements.ts';
import { judged, withFiles } from './judged.ts';
import { listedDifferences } from './listed.ts';
import { mistakeNames } from './mistakes.ts';
import { type Mutant, mutants, type Tool } from './mutant.ts';

interface Recording {
  readonly tools: Readonly<Record<Tool, string>>;
  readonly cases: readonly { readonly tool: Tool; readonly text: string; readonly verdict: Verdict }[];
}

const { tools, cases }: Recording = JSON.parse(readFileSync('test/goldens/mutants.json', 'utf8'));

describe('configs with mistakes, as the real tools judge them', () => {
  for (const [tool, release] of Object.entries(tools)) {
    const own = cases.filter((each) => each.tool === tool);
    it(`${own.length} of ${tool} ${release}`, () =>
      withFiles(async (filesDir) => {
        const differing: string[] = [];
        for (const each of own) {
          const problems = await judged(each.tool, each.text, filesDir);
          const found = disagreements({ ...each, problems }).filter(({ reason }) => reason === undefined);
          for (const { kind, words } of found) differing.push(`${kind}: ${words}\n${each.text}`);
        }
        assert.deepEqual(differing, []);
      }));
  }

  it('are many of each kind, accepted and refused', () => {
    for (const tool of Object.keys(tools)) {
      const own = cases.filter((each) => each.tool === tool);
      assert.ok(own.filter(({ verdict }) => verdict.ok).length >= 40, `accepted of ${tool}`);
      assert.ok(own.filter(({ verdict }) => !verdict.ok).length >= 40, `refused of ${tool}`);
    }
  });
});

describe('what mutants are made of', () => {
  it('is every mistake in every format, and the same for the same seed', () =>
    withFiles(async (filesDir) => {
      const { mutantOf } = mutants(filesDir);
      const made: Mutant[] = [];
      for (let run = 0; run < 300; run++) made.push(await mutantOf(11, run));
      const missing = mistakeNames.filter((name) => !made.some(({ mistakes }) => mistakes.includes(name)));
      assert.deepEqual(missing, []);
      assert.deepEqual(new Set(made.map(({ tool }) => tool)), new Set(Object.keys(tools)));
      for (const run of [0, 1, 2, 3, 4, 5, 6, 7]) assert.deepEqual(await mutantOf(11, run), made[run]);
    }));

  it('differs in listed ways that all have their reason', () => {
    const reasons = listedDifferences.map(({ reason }) => reason);
    assert.equal(new Set(reasons).size, reasons.length);
    const page = readFileSync('docs/conformance.md', 'utf8');
    for (const reason of reasons) assert.ok(page.includes(reason), `docs/conformance.md lacks: ${reason}`);
  });
});

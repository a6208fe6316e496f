import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answers } from '../oracle/answers.mjs';
import { findingsOf } from '../oracle/findings.mjs';
import { analyseText } from '../support/analyseText.ts';
import { placedProblem } from '../support/placedProblem.ts';
import { allCases } from './allCases.ts';
import type { RuleCase } from './ruleCase.ts';

interface Golden {
  readonly ok: boolean;
  readonly error?: string;
  readonly entries: readonly { readonly kind: string; readonly message: string }[];
}

interface Recording {
  readonly tools: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, Golden>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/rules.json', 'utf8'));
const cases = allCases();
const fileNames = { butane: 'config.bu', ignition: 'config.ign', machineconfig: 'config.yaml' };

describe('rules, as the real tools have them', () => {
  for (const ruleCase of cases) {
    it(ruleCase.name, () => {
      const golden = recording.cases[ruleCase.name];
      assert.ok(golden, 'nothing is recorded of it: run `npm run oracle`');
      check(ruleCase, golden);
    });
  }

  it('are recorded of these cases', () => {
    assert.deepEqual(
      Object.keys(recording.cases),
      cases.map(({ name }) => name),
    );
  });
});

function check({ tool, text, codes, wave, misplaced }: RuleCase, golden: Golden): void {
  const analysis = analyseText(text, { fileName: fileNames[tool] });
  const problems = analysis.found().map((problem) => placedProblem(problem, analysis.document.lineStarts));
  const lines = text.split('\n');
  const isAnswered = (finding: ReturnType<typeof findingsOf>[number], problem: (typeof problems)[number]): boolean =>
    misplaced === undefined ? answers(problem, finding, lines) : problem.severity === finding.kind;
  const findings = findingsOf(golden);
  const missed = findings.filter((finding) => !problems.some((problem) => isAnswered(finding, problem)));
  const said = problems.map(({ code, path, message }) => `${path.join('.')}: ${message} [${code}]`).join('\n');
  assert.deepEqual(missed, [], `missed, though we say:\n${said}`);
  // What a rule of our own says beside is tested with that rule.
  const ofTool = problems.filter(({ source }) => source !== 'strata');
  const counted = problems.filter(({ source, code }) => source !== 'strata' || codes.includes(code));
  assert.deepEqual(counted.map(({ code }) => code).sort(), [...codes].sort(), said);
  if (wave !== undefined) return;
  const unfounded = ofTool.filter((problem) => !findings.some((finding) => isAnswered(finding, problem)));
  assert.deepEqual(
    unfounded.map(({ message }) => message),
    [],
    'the tool says nothing of it',
  );
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../server/src/base/decodeText.ts';
import type { Problem } from '../server/src/base/problem.ts';
import { positionAt } from '../server/src/base/text.ts';
import { answers } from './oracle/answers.mjs';
import { comparedClasses, findingsOf } from './oracle/findings.mjs';
import { analyseText } from './support/analyseText.ts';

interface Verdict {
  readonly ok: boolean;
  readonly error?: string;
  readonly entries: readonly { readonly kind: string; readonly message: string }[];
  readonly position?: 'unreliable';
}

interface Recording {
  readonly tool: string;
  readonly release: string;
  readonly cases: Readonly<Record<string, Verdict>>;
}

/** Where we differ from the tool on purpose: why, and the codes of the problems that we report instead. */
const differences: Readonly<Record<string, { readonly reason: string; readonly says: readonly string[] }>> = JSON.parse(
  readFileSync('test/goldens/differences.json', 'utf8'),
);

for (const format of ['butane', 'ignition', 'machineconfig']) {
  const folder = path.join('test/goldens', format);
  const { tool, release, cases }: Recording = JSON.parse(readFileSync(path.join(folder, 'verdicts.json'), 'utf8'));

  describe(`verdicts of ${tool} ${release} on ${format} files`, () => {
    for (const [name, verdict] of Object.entries(cases)) {
      const key = `${format}/${name}`;
      const difference = differences[key];
      const title = difference ? `${name} (differs: ${difference.reason})` : name;
      it(title, () => check(path.join(folder, name), verdict, difference?.says));
    }
  });
}

describe('the list of differences', () => {
  for (const key of Object.keys(differences)) {
    it(`names a golden: ${key}`, () => assert.ok(existsSync(path.join('test/goldens', key))));
  }
});

function check(file: string, verdict: Verdict, says: readonly string[] | undefined): void {
  const { text, invalidAt } = decodeText(readFileSync(file));
  const analysis = analyseText(text, { fileName: path.basename(file), invalidAt });
  if (says) {
    assert.deepEqual(
      analysis.problems().map((problem) => problem.code),
      says,
    );
    return;
  }
  const problems = analysis.problems().map((problem) => placed(problem, analysis.document.lineStarts));
  const lines = text.split(/\r\n|\r|\n/u);
  const findings = findingsOf(verdict).filter((finding) => comparedClasses.includes(finding.class));
  const errors = problems.filter((problem) => problem.severity === 'error');
  const missed = findings.filter((finding) => !problems.some((problem) => isAnswer(problem, finding, verdict, lines)));
  assert.deepEqual(
    missed,
    [],
    `missed, though we say:\n${problems.map((problem) => `${problem.line}: ${problem.message}`).join('\n')}`,
  );
  if (!verdict.ok) return;
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
    'the tool accepts the file',
  );
  const unfounded = problems.filter(
    (problem) =>
      problem.source !== 'strata' && !findingsOf(verdict).some((finding) => isAnswer(problem, finding, verdict, lines)),
  );
  assert.deepEqual(
    unfounded.map(({ message }) => message),
    [],
    'the tool has no such warning',
  );
}

function isAnswer(
  problem: PlacedProblem,
  finding: ReturnType<typeof findingsOf>[number],
  verdict: Verdict,
  lines: readonly string[],
): boolean {
  return verdict.position === 'unreliable' ? problem.severity === finding.kind : answers(problem, finding, lines);
}

type PlacedProblem = Problem & { readonly line: number; readonly column: number; readonly endLine: number };

function placed(problem: Problem, lineStarts: readonly number[]): PlacedProblem {
  const { line, character } = positionAt(lineStarts, problem.range.start);
  const end = positionAt(lineStarts, problem.range.end);
  return { ...problem, line: line + 1, column: character + 1, endLine: end.line + 1 };
}

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../server/src/base/decodeText.ts';
import type { Problem } from '../server/src/base/problem.ts';
import { answers, differencesOf } from './oracle/answers.mjs';
import type { Finding } from './oracle/findings.mjs';
import { analyseText } from './support/analyseText.ts';
import { type PlacedProblem, placedProblem } from './support/placedProblem.ts';

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
  const problems = analysis.problems().map((problem) => placedProblem(problem, analysis.document.lineStarts));
  // Where the tool's own position is wrong, only what it finds is compared.
  const isAnswer =
    verdict.position === 'unreliable'
      ? (problem: PlacedProblem, finding: Finding) => problem.severity === finding.kind
      : answers;
  const { missed, falseAlarms, unfounded } = differencesOf(verdict, problems, text, isAnswer);
  const said = problems.map(({ line, message }) => `${line}: ${message}`).join('\n');
  assert.deepEqual(missed, [], `missed, though we say:\n${said}`);
  assert.deepEqual(messagesOf(falseAlarms), [], 'the tool accepts the file');
  assert.deepEqual(messagesOf(unfounded), [], 'the tool has no such warning');
}

function messagesOf(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ message }) => message);
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { networkConfig } from '../../server/src/formats/network-config/format.ts';
import { judgeText } from '../support/judgeText.ts';

/** Recorded by test/oracle/cloud-init/recordNetwork.mjs from cloud-init's own check. */
interface Verdict {
  readonly unreadable?: string;
  readonly findings?: readonly (readonly [kind: string, path: string, message: string])[];
  /** The error that cloud-init ends with when it takes the config apart. */
  readonly fails?: string;
}

interface Case {
  readonly text: string;
  readonly '26.2': Verdict;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/networkConfigVerdicts.json', 'utf8'),
);

/** Where we say something else than the tool's own check, by the text, and why. */
const nothingThere = 'a config in which nothing stands needs no version yet';

const differences: Readonly<Record<string, string>> = {
  'network: []\n': 'its check looks at nothing that is empty, of whatever type',
  'config: []\n': nothingThere,
  'ethernets: {}\n': nothingThere,
  'network:\n  config: []\n': nothingThere,
  'network:\n  ethernets: {}\n': nothingThere,
};

describe('network configs that cloud-init judges', () => {
  for (const { text, '26.2': verdict } of cases) {
    it(JSON.stringify(text).slice(0, 110), () => {
      const found = compare(judgeText(networkConfig, text).problems, verdict);
      if (differences[text] === undefined) assert.deepEqual(found, []);
      else assert.notDeepEqual(found, [], 'it is no difference any more');
    });
  }

  it('are the only ones that we differ in', () => {
    const texts = new Set(cases.map(({ text }) => text));
    for (const text of Object.keys(differences)) assert.ok(texts.has(text), text);
  });

  it('are mended by every fix of what is found in them, or no worse', () => {
    const faults: string[] = [];
    for (const { text } of cases) {
      for (const problem of judgeText(networkConfig, text).problems) {
        for (const fix of problem.fixes?.() ?? []) {
          const after = judgeText(networkConfig, applyEdits(text, fix.edits)).problems;
          const shown = `${JSON.stringify(text)}: ${problem.code} at ${problem.path.join('.')}: ${fix.title}`;
          if (after.some((other) => sameProblem(other, problem))) faults.push(`${shown}: it is still there`);
          const errors = (problems: readonly Problem[]) =>
            problems.filter(({ severity }) => severity === 'error').length;
          if (fix.certain && errors(after) > errors(judgeText(networkConfig, text).problems))
            faults.push(`${shown}: more errors`);
        }
      }
    }
    assert.deepEqual(faults, []);
  });

  it('are many', () => assert.ok(cases.length > 400));
});

function sameProblem(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.message === b.message && a.path.join('.') === b.path.join('.');
}

/** What its check refuses and what goes on all the same is a warning of ours, at the same path. */
const tolerated: readonly string[] = ['network-config/only-tolerated', 'network-config/documented-key-missing'];

function isRefusal({ severity, code }: Problem): boolean {
  return severity === 'error' || tolerated.includes(code);
}

function compare(problems: readonly Problem[], verdict: Verdict): readonly string[] {
  const ours = problems.filter(isRefusal).map(({ path }) => path.join('.'));
  if (verdict.unreadable !== undefined) return ours.length > 0 ? [] : [`unreadable: ${verdict.unreadable}`];
  const found = verdict.findings ?? [];
  // What its check lets pass, and what reads the config at boot does not survive.
  if (found.length === 0 && verdict.fails !== undefined)
    return problems.some(({ severity }) => severity === 'error' || severity === 'warning')
      ? []
      : [`fails, and nothing is said: ${verdict.fails}`];
  if (found.some(([kind]) => kind === 'crash')) return [];
  const missing = found.filter(([, path]) => !(path === '' ? ours.length > 0 : isCovered(path, ours)));
  const theirs = found.map(([, path]) => path);
  // Of all errors its check keeps the deepest; of an unknown key it names the object.
  const deepest = Math.max(0, ...theirs.map(depthOf));
  const extra = problems.filter(({ severity, code, path }) => {
    const at = path.slice(0, code.endsWith('/unknown-key') ? -1 : path.length).join('.');
    return severity === 'error' && !isCovered(path.join('.'), theirs) && depthOf(at) >= deepest;
  });
  return [
    ...missing.map(([, path, message]) => `not said: ${path} ${message}`),
    ...extra.map(({ path }) => `said of nothing: ${path.join('.')}`),
  ];
}

function depthOf(path: string): number {
  return path.split('.').length;
}

function isCovered(path: string, paths: readonly string[]): boolean {
  return paths.some(
    (each) => each === '' || each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`),
  );
}

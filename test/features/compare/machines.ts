import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/src/analysis.ts';
import { compareAnalyses } from '../../../server/src/features/compare/compare.ts';
import type { Comparison } from '../../../server/src/features/compare/compareMachines.ts';
import { comparisonText } from '../../../server/src/features/compare/comparisonText.ts';
import { createHiddenSecrets } from '../../../server/src/features/compare/hiddenSecrets.ts';
import { analyseText } from '../../support/analyseText.ts';

/** A comparison of two texts that both make a machine. */
export function compared(a: Analysis, b: Analysis): Comparison {
  const outcome = compareAnalyses(a, b);
  if (outcome.kind === 'refused') assert.fail(outcome.sides.map(({ side, reason }) => `${side}: ${reason}`).join('; '));
  return outcome.comparison;
}

/** The lines that a person gets, without the places, which tests of their own look at. */
export function differencesOf(a: string, b: string): readonly string[] {
  const lines = comparisonText(compared(analyseText(a), analyseText(b)), createHiddenSecrets());
  return lines.map((line) => line.replace(/ {2}\((?:A:\d+)?(?:, )?(?:B:\d+)?\)$/u, ''));
}

export function butane(body: string, version = '1.5.0', variant = 'fcos'): string {
  return `variant: ${variant}\nversion: ${version}\n${body}`;
}

export function ignition(sections: object, version = '3.4.0'): string {
  return JSON.stringify({ ...sections, ignition: { version, ...Reflect.get(sections, 'ignition') } });
}

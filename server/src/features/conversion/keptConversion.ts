import type { Analysis } from '../../analysis.ts';
import { type ConvertOptions, type ConvertOutcome, convertAnalysis } from './convert.ts';

const kept = new WeakMap<Analysis, Map<string, ConvertOutcome>>();

/** As `convertAnalysis`, at most once for each analysis and each wish: whoever shows a result asks again and again where its pieces came from. */
export function keptConversion(analysis: Analysis, to: string | undefined, options: ConvertOptions): ConvertOutcome {
  const outcomes = kept.get(analysis) ?? new Map<string, ConvertOutcome>();
  kept.set(analysis, outcomes);
  const key = wishKey(to, options);
  const before = outcomes.get(key);
  if (before) return before;
  const outcome = convertAnalysis(analysis, to, options);
  outcomes.set(key, outcome);
  return outcome;
}

/** The same text for the same wish. */
export function wishKey(to: string | undefined, { pretty, raw, strict, merged, extract }: ConvertOptions): string {
  return JSON.stringify([to ?? null, pretty, raw, strict === true, merged === true, extract === true]);
}

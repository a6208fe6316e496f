import type { Analysis } from '../analysis.ts';
import { noFiles } from '../base/fileSnapshot.ts';
import type { Problem } from '../base/problem.ts';
import type { Loss } from '../convert/conversion.ts';
import type { WrittenPlace } from '../decode/written.ts';
import { compilerFor, conversions, conversionTo } from '../registry.ts';
import { judgedAs } from './acceptedAs.ts';

export type ConvertOutcome =
  | {
      readonly kind: 'converted';
      readonly text: string;
      /** The format of the result, which the variant may decide. */
      readonly format: string;
      /** What a file of it ends in. */
      readonly ending: string;
      readonly saved: number;
      /** Where each piece of the result came from. */
      readonly places: readonly WrittenPlace[];
      readonly losses: readonly Loss[];
      /** What is to be said of the source for this very conversion, as the settings show it. */
      readonly problems: readonly Problem[];
    }
  /** `blocking` has to be mended first; `problems` shows it even where the settings would not. */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly blocking: readonly Problem[];
      readonly problems: readonly Problem[];
    }
  /** Nobody can do what was asked for, whatever the file says; `isMisuse`: because of the options. */
  | { readonly kind: 'impossible'; readonly reason: string; readonly isMisuse: boolean };

export interface ConvertOptions {
  readonly pretty: boolean;
  readonly raw: boolean;
  /** Whether whatever the real tool has to say stands in the way, warnings included. */
  readonly strict?: boolean;
}

/**
 * A document in another format, without `to` in the one that its real tool makes of it. That tool's errors refuse it, and
 * with `strict` its warnings, whatever the settings show of them; what nobody can know, a template, refuses it too.
 */
export function convertAnalysis(analysis: Analysis, to: string | undefined, options: ConvertOptions): ConvertOutcome {
  const [part] = analysis.parts;
  if (!part) return impossible('this is no config of a format that Strata knows');
  const conversion =
    to === undefined ? compilerFor(part.format, part.target) : conversionTo(part.format, to, part.target);
  const blocking = blockingProblems(analysis);
  if (!conversion) {
    if (blocking.length > 0 && !part.target.row) return refused(blocking, analysis.problems());
    return impossible(`${judgedAs(part)} cannot be converted${to === undefined ? '' : ` to ${to}`}`);
  }
  const { excusedWhenRaw } = conversion;
  if (options.raw && !excusedWhenRaw)
    return {
      kind: 'impossible',
      reason: `there is no wrapping around ${judgedAs(part)} that \`raw\` could leave away`,
      isMisuse: true,
    };
  const counts = ({ code }: Problem): boolean => !(options.raw && excusedWhenRaw?.includes(code));
  const { document, local } = analysis;
  const { part: source, decoded, target } = part;
  const input = { document, part: source, decoded, target, files: local?.files ?? noFiles };
  const result = conversion.convert(input, { ...options, filesDir: local?.filesDir });
  // What the diagnostics speak of is the usual conversion; this one may have more to say.
  const more = result.kind === 'done' ? unsaid(result.problems, analysis.found()) : [];
  const problems = inOrder([...analysis.problems().filter(counts), ...analysis.shown(more)]);
  const counted = blocking.filter(counts);
  if (counted.length > 0) return refused(counted, problems);
  if (result.kind === 'needs') {
    const reason = 'not converted: files that it names have not been read';
    return { kind: 'refused', reason, blocking: [], problems };
  }
  const { output, format, losses } = result;
  if (!output)
    return refused(
      result.problems.filter(({ severity }) => severity === 'error'),
      problems,
    );
  const reported = [...analysis.found().filter(counts), ...more].filter(isReportedByTool);
  if (options.strict && reported.length > 0) return refused(reported, problems, 'warning');
  const ending = conversions.find(({ to }) => to === format)?.ending ?? conversion.ending;
  return { kind: 'converted', ...output(), format, ending, saved: result.saved(), losses, problems };
}

/** Why a document cannot be converted; a template is one reason, because nobody knows what it becomes. */
function blockingProblems(analysis: Analysis): readonly Problem[] {
  const errors = analysis.found().filter((problem) => problem.severity === 'error' && isReportedByTool(problem));
  const [mask] = analysis.document.masks;
  if (!mask) return errors;
  const message = 'this is a template, and what it becomes is not known: nothing is converted; render it first';
  return [{ code: 'convert/template', source: 'strata', severity: 'error', message, range: mask, path: [] }, ...errors];
}

function isReportedByTool({ source }: Problem): boolean {
  return source !== 'strata';
}

function impossible(reason: string): ConvertOutcome {
  return { kind: 'impossible', reason, isMisuse: false };
}

/** What stands in the way is called a warning only where `strict` makes one stand there. */
function refused(
  blocking: readonly Problem[],
  shown: readonly Problem[],
  noun: 'error' | 'warning' = 'error',
): ConvertOutcome {
  const count = `${blocking.length} ${noun}${blocking.length === 1 ? ' stands' : 's stand'}`;
  const because = noun === 'warning' ? ', because strict lets none pass' : '';
  const problems = inOrder([...shown, ...unsaid(blocking, shown)]);
  return { kind: 'refused', reason: `not converted: ${count} in the way${because}`, blocking, problems };
}

/** Those problems that are not among others. */
function unsaid(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ code, range }) => !others.some((other) => other.code === code && other.range.start === range.start),
  );
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

import { type Analysis, type PartAnalysis, tooLarge } from '../../analysis.ts';
import { noFiles } from '../../base/fileSnapshot.ts';
import type { Problem } from '../../base/problem.ts';
import type { Conversion, ConversionOptions, ExtractedFile, Judge, Loss } from '../../convert/conversion.ts';
import { merged } from '../../convert/effective/merged.ts';
import { originOf, rootPlace } from '../../decode/visit.ts';
import type { WrittenPlace } from '../../decode/written.ts';
import { rangeOf } from '../../document/node.ts';
import { compilerFor, conversions, conversionTo } from '../../registry.ts';
import { nearest } from '../../shape/nearest.ts';
import { judgedAs } from '../acceptedAs.ts';
import { type EntryOrigin, originsOf } from './originsOf.ts';
import { readConfig } from './readConfig.ts';
import { templateMarks } from './templateMarks.ts';
import { chosenVersion, type WantedFormat, wantedFormat } from './wantedFormat.ts';

export type ConvertOutcome =
  | {
      readonly kind: 'converted';
      readonly text: string;
      /** The format of the result, which the variant may decide. */
      readonly format: string;
      /** What a file of it ends in. */
      readonly ending: string;
      readonly saved: number;
      /** What the text names as local files, with paths relative to its files directory. */
      readonly files: readonly ExtractedFile[];
      /** Where each piece of the result came from. */
      readonly places: readonly WrittenPlace[];
      /** Which config each piece is from; there where configs were merged. */
      readonly origins?: readonly EntryOrigin[];
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

/** What a file of the result holds: it ends with a line break. */
export function fileText({ text }: Extract<ConvertOutcome, { readonly kind: 'converted' }>): string {
  return /[\r\n]$/u.test(text) ? text : `${text}\n`;
}

export interface ConvertOptions {
  readonly pretty: boolean;
  readonly raw: boolean;
  /** Whether whatever the real tool has to say stands in the way, warnings included. */
  readonly strict?: boolean;
  /** Whether everything that the result names is merged into it, as far as that can be had, as on the machine. */
  readonly merged?: boolean;
  /** Whether contents that are binary or long go into files beside the result. */
  readonly extract?: boolean;
}

/**
 * A document in another format, without `to` in the one that its real tool makes of it. That tool's errors refuse it, and
 * with `strict` its warnings, whatever the settings show of them. The tool reads the text as it stands, so what looks like a
 * template is converted too, marks and all, where the tool takes it.
 *
 * @param to `FORMAT`, or `FORMAT@VERSION` where the conversion lets one choose
 */
export function convertAnalysis(analysis: Analysis, to: string | undefined, options: ConvertOptions): ConvertOutcome {
  const { document } = analysis;
  if (document.declined === 'too-large') return impossible(`${tooLarge(document)}: nothing in it was converted`);
  if (needsNoRendering(analysis, to)) return convertLiteral(analysis, to, options);
  const literal = analysis.asItStands();
  const outcome = convertLiteral(literal, to, options);
  if (literal === analysis) return outcome;
  switch (outcome.kind) {
    case 'impossible':
      // Without its masks a text may not even look like a config.
      if (analysis.parts.length === 0 || literal.parts.length > 0 || document.masks.length === 0) return outcome;
      return refusedAsTemplate(analysis, []);
    case 'refused':
      return refusedAsMeant(analysis, outcome);
    case 'converted': {
      const marks = templateMarks(literal.parts[0]?.part, document.masks, document.text, outcome.places);
      return { ...withWarnings(outcome, analysis), losses: [...outcome.losses, ...marks] };
    }
  }
}

type Refused = Extract<ConvertOutcome, { readonly kind: 'refused' }>;

/** What is in the way in the words of whoever sees what the text was meant to be: a template, a merge that is not done. */
function refusedAsMeant(analysis: Analysis, outcome: Refused): ConvertOutcome {
  const { blocking } = outcome;
  // The real tool reads no further than to the first thing that is not YAML or JSON.
  const unread = blocking.find(({ code }) => code.startsWith('syntax/'));
  const meant = blockingProblems(analysis);
  const isByTemplate = analysis.document.masks.length > 0 && unsaid(blocking, meant).length > 0;
  if (isByTemplate && unread) return refusedAsTemplate(analysis, [unread, ...unsaid(meant, [unread])]);
  if (isByTemplate) return refusedAsTemplate(analysis, blocking, outcome.problems);
  return unread && meant.length > 0 ? refused(meant, analysis.problems()) : withWarnings(outcome, analysis);
}

/** @param reasons why the real tool does not take it */
function refusedAsTemplate(
  analysis: Analysis,
  reasons: readonly Problem[],
  shown: readonly Problem[] = analysis.problems(),
): ConvertOutcome {
  const [range = { start: 0, end: 0 }] = analysis.document.masks;
  const message =
    'this is a template, and the real tool does not take it as it stands: nothing is converted; render it first';
  const template: Problem = { code: 'convert/template', source: 'strata', severity: 'error', message, range, path: [] };
  return refused([template, ...reasons], shown);
}

/** With what is to be said of a text that was meant to be something else than it is. */
function withWarnings<T extends { readonly problems: readonly Problem[] }>(outcome: T, analysis: Analysis): T {
  const warnings = analysis.problems().filter(({ severity, source }) => severity !== 'error' && source === 'strata');
  return { ...outcome, problems: inOrder([...outcome.problems, ...unsaid(warnings, outcome.problems)]) };
}

function needsNoRendering({ parts: [part] }: Analysis, to: string | undefined): boolean {
  const conversion = part && to !== undefined ? conversionTo(part, wantedFormat(to).id) : undefined;
  return conversion?.keepsText === true || conversion?.takesText === true;
}

function convertLiteral(analysis: Analysis, to: string | undefined, options: ConvertOptions): ConvertOutcome {
  const [part] = analysis.parts;
  if (!part) {
    const errors = blockingProblems(analysis);
    if (errors.length > 0) return refused(errors, analysis.problems());
    return impossible(whyNone(analysis));
  }
  const wanted: WantedFormat | undefined = to === undefined ? undefined : wantedFormat(to);
  const conversion = wanted ? conversionTo(part, wanted.id) : compilerFor(part);
  const blocking = blockingProblems(analysis);
  if (!conversion) {
    if (blocking.length > 0 && !part.target.row) return refused(blocking, analysis.problems());
    return impossible(`${judgedAs(part)} cannot be converted${to === undefined ? '' : ` to ${to}`}`);
  }
  const mistake = misuseOf(conversion, part, options);
  if (mistake !== undefined) return { kind: 'impossible', reason: mistake, isMisuse: true };
  const version = chosenVersion(conversion, part.target, wanted?.version, analysis.info.os);
  if (version.kind === 'unknown')
    return { kind: 'impossible', reason: unknownVersion(wanted, version.accepted), isMisuse: true };
  return convertPart(analysis, part, conversion, { ...options, version: version.row });
}

/** What of the options this conversion cannot do, whatever the file says. */
function misuseOf(
  conversion: Conversion,
  part: PartAnalysis,
  { raw, merged, extract }: ConvertOptions,
): string | undefined {
  if (raw && !conversion.excusedWhenRaw)
    return `there is no wrapping around ${judgedAs(part)} that \`raw\` could leave away`;
  const mistake = merged ? whyNotMerged(conversion, raw) : undefined;
  if (mistake !== undefined) return mistake;
  return extract && !conversion.extracts ? `nothing of ${judgedAs(part)} is put into other files` : undefined;
}

function convertPart(
  analysis: Analysis,
  part: PartAnalysis,
  conversion: Conversion,
  options: ConvertOptions & Pick<ConversionOptions, 'version'>,
): ConvertOutcome {
  const excused = [...(conversion.excused ?? []), ...((options.raw && conversion.excusedWhenRaw) || [])];
  const counts = ({ code }: Problem): boolean => !excused.includes(code);
  const isInTheWay = (problem: Problem): boolean => !conversion.takesText && counts(problem);
  const { document, local } = analysis;
  const { part: source, decoded, target } = part;
  const judge = judgeFor(analysis, conversion.to);
  const input = { document, part: source, decoded, target, files: local?.files ?? noFiles, judge };
  const own = conversion.convert(input, { ...options, filesDir: local?.filesDir });
  const counted = blockingProblems(analysis).filter(isInTheWay);
  const isMerged = (options.merged || conversion.merging === 'always') && counted.length === 0;
  const result =
    own.kind === 'done' && isMerged ? { ...own, ...merged(own, document, options, readConfig(own.format)) } : own;
  // What the diagnostics speak of is the usual conversion; this one may have more to say.
  const more = result.kind === 'done' ? unsaidOf(result.problems, analysis.found()) : [];
  const problems = inOrder([...analysis.problems().filter(counts), ...analysis.shown(more)]);
  if (counted.length > 0) return refused(counted, problems);
  if (result.kind === 'needs') {
    const reason = 'not converted: files that it names have not been read';
    return { kind: 'refused', reason, blocking: [], problems };
  }
  const { output, format, files = [] } = result;
  const losses = [...result.losses, ...(conversion.takesText ? [] : otherParts(analysis))];
  if (!output) {
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    return refused(errors, unsaidOf(problems, errors));
  }
  const reported = [...analysis.found().filter(counts), ...more].filter(isReportedByTool);
  if (options.strict && reported.length > 0) return refused(reported, problems, 'warning');
  const ending = conversions.find(({ to }) => to === format)?.ending ?? conversion.ending;
  const written = output();
  const origins = isMerged ? { origins: originsOf(written.places) } : {};
  return { kind: 'converted', ...written, ...origins, format, ending, saved: result.saved(), files, losses, problems };
}

function whyNotMerged({ merging }: Conversion, raw: boolean): string | undefined {
  if (merging === undefined) return 'what comes out names no other configs, so there is nothing for `merged` to do';
  if (merging !== 'when-raw' || raw) return undefined;
  return '`merged` needs `raw` beside it here: only what stands inside the wrapping merges other configs';
}

function judgeFor(analysis: Analysis, to: string): Judge {
  return (text) => {
    const other = text === analysis.document.text ? analysis : analysis.withText(text);
    const [first] = other.parts;
    if (first?.format.id !== to) return undefined;
    const { part, decoded, target, compiled } = first;
    return { document: other.document, part, decoded, target, problems: other.found(), compiled: compiled() };
  };
}

/** One conversion makes one config; the others in the file are lost. */
function otherParts({ parts: [, ...others] }: Analysis): readonly Loss[] {
  return others.map((part) => {
    const { head } = originOf(rootPlace(part.decoded));
    const message = `${judgedAs(part)} is left out: only the first config of a file is converted; put it into a file of its own`;
    return { code: otherConfig, kind: 'dropped', message, range: rangeOf(head), path: part.path };
  });
}

const otherConfig = 'convert/other-config';

/** Why a document cannot be converted: what its tool refuses, what is of another format, and what nobody has read. */
export function blockingProblems({ found, parts: [part] }: Analysis): readonly Problem[] {
  const ofOthers = part?.format.otherContent?.codes ?? [];
  const errors = found().filter(
    (problem) => problem.severity === 'error' && (isReportedByTool(problem) || ofOthers.includes(problem.code)),
  );
  const unread = part?.part.problems.find(({ code, severity }) => code === 'syntax/too-deep' && severity !== 'error');
  if (!unread) return errors;
  const message =
    'what is nested deeper than here was not read, and the real tool may refuse it: nothing is converted; take it out';
  return [...errors, { ...unread, source: 'strata', severity: 'error', message, path: [], fixes: () => [] }];
}

function whyNone({ document, info }: Analysis): string {
  if (document.declined && info.silence !== undefined) return `not converted: ${info.silence}`;
  return 'this is no config of a format that Strata knows';
}

function unknownVersion(wanted: WantedFormat | undefined, accepted: readonly string[]): string {
  const { id = '', version } = wanted ?? {};
  if (version === undefined) {
    const names = accepted.map((row) => `${id}@${row}`).join(', ');
    return `there is no later stable version of this file's variant to take by itself: name one; accepted: ${names}`;
  }
  if (accepted.length === 0) return `the version of the result is not to be chosen here: ask for \`${id}\` alone`;
  const [likely] = nearest(version, accepted);
  const question = likely === undefined ? '' : `; did you mean \`${id}@${likely}\`?`;
  return `nothing becomes \`${id}@${version}\` here${question}; accepted: ${accepted.map((row) => `${id}@${row}`).join(', ')}`;
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
  const problems = inOrder([...unsaid(shown, blocking), ...blocking]);
  return { kind: 'refused', reason: `not converted: ${count} in the way${because}`, blocking, problems };
}

/** Those of a conversion that nothing has said of the same value, whatever of it was marked. */
function unsaidOf(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const said = new Set(others.map(({ code, path }) => `${code} ${JSON.stringify(path)}`));
  return problems.filter(({ code, path }) => !said.has(`${code} ${JSON.stringify(path)}`));
}

/** Those problems that are not among others. */
function unsaid(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const said = new Set(others.map(({ code, range }) => `${code} ${range.start}`));
  return problems.filter(({ code, range }) => !said.has(`${code} ${range.start}`));
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

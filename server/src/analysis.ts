import { type FileAnswer, type FileRequest, type FileSnapshot, requestKey, snapshotOf } from './base/fileSnapshot.ts';
import { pathOfUri } from './base/folderUri.ts';
import type { Path } from './base/path.ts';
import { gravity, type Problem, type Severity } from './base/problem.ts';
import type { DocumentInfo } from './base/protocol.ts';
import type { Range } from './base/text.ts';
import type { ConversionInput, ConversionResult } from './convert/conversion.ts';
import type { Decoded } from './decode/decoded.ts';
import { judgedOutput } from './decode/judgedConfig.ts';
import { madeGapProblems, madeValueProblems } from './decode/madeProblems.ts';
import { givenOptions, givenSyntaxOf, readAsItStands, readText } from './document/readText.ts';
import { templateOfName } from './document/template/templateOfName.ts';
import type { Part, Stretch, TextDocument } from './document/textDocument.ts';
import { problemsAtEntry } from './formats/encodedText.ts';
import { type Detection, type Format, type NameClaim, targetOf, type VersionResolution } from './formats/format.ts';
import { judge } from './formats/judge.ts';
import { partStages, placeOf, withoutRepeats } from './formats/partProblems.ts';
import { type NamedOs, namedOs } from './layers/osFacts.ts';
import { systemsTaking } from './layers/systemsTaking.ts';
import {
  type ConvertiblePart,
  claimedFormat,
  compilerFor,
  conversions,
  formatById,
  formats,
  stretchesOf,
  syntaxFor,
} from './registry.ts';
import { commentProblems } from './settings/commentProblems.ts';
import { noFormat, type Settings } from './settings/settings.ts';
import { applySettings, type Silencer, silencers } from './settings/suppressions.ts';
import { type Entry, rootEntry } from './shape/entry.ts';
import type { Target } from './shape/target.ts';

/** Everything known of one version of one document. Each stage is worked out at most once, when first asked for. */
export interface Analysis {
  readonly file: string;
  readonly document: TextDocument;
  /** The parts that the real tool reads and that are ours; empty for other people's files. */
  readonly parts: readonly PartAnalysis[];
  readonly info: DocumentInfo;
  /** All problems, after suppressions and severities, in the order of the text. */
  readonly problems: () => readonly Problem[];
  /** What stands in the parts before suppressions and severities, which never change what the real tool does. */
  readonly found: () => readonly Problem[];
  /** Of any problems those that the settings show, with the severities that they give. */
  readonly shown: (problems: readonly Problem[]) => readonly Problem[];
  /** Of any problems those that the settings do not show, and who says so. */
  readonly silenced: (problems: readonly Problem[]) => readonly SilencedProblem[];
  readonly local: LocalFiles | undefined;
  /** The same text without masks, as it is given to the real tool; this very analysis where nothing is masked. */
  readonly asItStands: () => Analysis;
  /** The same file as if it held another text; with `tool`, as if judged by that release: `NAME@VERSION`. */
  readonly withText: (text: string, tool?: string) => Analysis;
  /** The files that have to be read before everything can be said. */
  readonly fileRequests: () => readonly FileRequest[];
}

export interface SilencedProblem {
  readonly problem: Problem;
  readonly silencer: Silencer;
}

/** Everything known of one part. */
export interface PartAnalysis {
  /** The index of the document of the stream, and behind it that of the item where the document only lists objects. */
  readonly place: readonly [number, ...number[]];
  /** Of its root, from the root of that document. */
  readonly path: Path;
  readonly part: Part;
  /** Whether it stands as an object in a config of another format, which is a part too. */
  readonly isHeld?: boolean;
  /** The operating systems that it may be for. */
  readonly systems: readonly NamedOs[];
  readonly format: Format;
  readonly detection: Detection;
  readonly root: Entry;
  readonly decoded: Decoded;
  readonly resolution: VersionResolution;
  readonly target: Target;
  /** What the real tool makes of the part, worked out once; undefined where it makes nothing of this format. */
  readonly compiled: () => ConversionResult | undefined;
}

export interface AnalysisInput {
  /** What `file` is to be called in answers: a URI or a path. */
  readonly file: string;
  readonly document: TextDocument;
  readonly claim: NameClaim;
  readonly settings: Settings;
  /** The offset of the first character whose bytes are not UTF-8, where whoever read the file has seen one. */
  readonly invalidAt?: number | undefined;
  /** Where the document is a settings file itself: what is wrong with it. */
  readonly settingsProblems?: readonly Problem[];
  /** What is wrong with the settings that hold for the document, for a person. */
  readonly settingsMistake?: string | undefined;
  /** The files that the config names, as far as they were read; without it none is asked for, and nothing is translated. */
  readonly local?: LocalFiles | undefined;
}

/** The files directory and what is known of the files in it. */
export interface LocalFiles {
  /** Absolute, with `/` between its names; undefined where no file may be read. */
  readonly filesDir: string | undefined;
  /** The URI of the directory. */
  readonly uri?: string | undefined;
  readonly files: FileSnapshot;
}

/** Reads a text in the syntax and the template language that its claim speaks of. */
export function readClaimed(text: string, claim: NameClaim): TextDocument {
  return readText(text, syntaxFor(text, claim), {
    template: templateOfName(claim.fileName),
    stretchesOf: (whole) => stretchesOf(whole, claim),
  });
}

/** Whether a document that was read for an earlier claim would be read in the same way for this one. */
export function isReadFor(document: TextDocument, claim: NameClaim): boolean {
  const { text } = document;
  if (syntaxFor(text, claim) !== givenSyntaxOf(document)) return false;
  const before = givenOptions.get(document)?.stretchesOf?.(text);
  return JSON.stringify(before) === JSON.stringify(stretchesOf(text, claim));
}

export function analyse(input: AnalysisInput): Analysis {
  const { file, document, claim, settings, invalidAt, settingsProblems = [], local } = input;
  const parts = settings.format === noFormat ? [] : partAnalyses(document, input);
  const found = once(() => [...encodingProblems(document, parts, invalidAt), ...allProblems(document, parts, input)]);
  const shown = (all: readonly Problem[]): readonly Problem[] =>
    applySettings(all, document, settings).toSorted(
      (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
  const problems = once(() => {
    const all = [...settingsProblems, ...commentProblems(document, parts.length > 0), ...found()];
    return limited(shown(all));
  });
  const literal = once(() => {
    const plain = readAsItStands(document);
    return plain === document ? undefined : analyse({ ...input, document: plain });
  });
  const analysis: Analysis = {
    file,
    document,
    parts,
    info: describe(input, parts),
    problems,
    found,
    shown,
    silenced: (all) => {
      const silencerOf = silencers(document, settings);
      return all.flatMap((problem) => {
        const silencer = silencerOf(problem);
        return silencer ? [{ problem, silencer }] : [];
      });
    },
    local,
    asItStands: () => literal() ?? analysis,
    withText: (text, tool) => {
      const judged = tool === undefined ? settings : { ...settings, tool: [tool, ...(settings.tool ?? [])] };
      return analyse({ ...input, settings: judged, document: readClaimed(text, claim) });
    },
    fileRequests: () => [
      ...parts.flatMap(requestsOf),
      ...companionRequests(parts, document),
      // Whoever converts it wants the files of what it says as it stands.
      ...(parts.some(isCompiled) ? (literal()?.fileRequests() ?? []) : []),
    ],
  };
  return analysis;
}

function requestsOf({ compiled }: PartAnalysis): readonly FileRequest[] {
  const result = compiled();
  return result?.kind === 'needs' ? result.requests : [];
}

/** Those that stand beside a text, whatever it says. */
function companionRequests([part]: readonly PartAnalysis[], { text }: TextDocument): readonly FileRequest[] {
  return (part?.format.companionsOf?.(text) ?? []).map((path) => ({ path, want: 'bytes' }));
}

/** Only what a real tool does too reads other files. */
function isCompiled({ format }: PartAnalysis): boolean {
  return conversions.some(({ from, compiles }) => compiles && from === format.id);
}

/** Nobody reads more, and an editor stands still over a hundred thousand. */
const mostShown = 1000;

/** The first problems, and one that speaks for the others. */
function limited(problems: readonly Problem[]): readonly Problem[] {
  const [next, ...others] = problems.slice(mostShown);
  if (!next) return problems;
  const severity = [next, ...others].reduce<Severity>(
    (most, problem) => (gravity[problem.severity] > gravity[most] ? problem.severity : most),
    'hint',
  );
  const count = others.length + 1;
  const message = `from here on there are ${count} more problems, which are not shown; mend those above first`;
  const { range, path } = next;
  return [
    ...problems.slice(0, mostShown),
    { code: 'strata/more-problems', source: 'strata', severity, message, range, path },
  ];
}

/** How a file of a files directory, of which the URI is given, is read. */
export type ReadLocalFile = (filesDir: string, request: FileRequest) => Promise<FileAnswer>;

/**
 * Analyses, reads the files that are asked for, and analyses again, until nothing more is asked.
 *
 * @param filesDir a URI; undefined where no file may be read
 * @param answers what was read before, to which what is read now is added
 */
export async function analyseWithFiles(
  input: Omit<AnalysisInput, 'local'>,
  filesDir: string | undefined,
  read: ReadLocalFile,
  answers: Map<string, FileAnswer> = new Map(),
): Promise<Analysis> {
  const path = filesDir === undefined ? undefined : pathOfUri(filesDir);
  for (;;) {
    const analysis = analyse({
      ...input,
      local: { filesDir: path, uri: filesDir, files: snapshotOf(new Map(answers)) },
    });
    const requests = analysis.fileRequests().filter((request) => !answers.has(requestKey(request)));
    if (filesDir === undefined || requests.length === 0) return analysis;
    await Promise.all(requests.map(async (request) => answers.set(requestKey(request), await read(filesDir, request))));
  }
}

/** What decides how a part is read. */
type PartContext = Pick<AnalysisInput, 'claim' | 'settings' | 'local'>;

function partAnalyses(document: TextDocument, context: PartContext): readonly PartAnalysis[] {
  const found: PartAnalysis[] = [];
  // The texts of which the real tool reads the first document only, and that was ours.
  const ended = new Set<Stretch | undefined>();
  for (const [index, part] of document.parts.entries()) {
    const source = { document, part, place: [index], path: [] } as const;
    if (ended.has(part.stretch)) continue;
    const analysis = analysePart(source, context);
    const isFirst = index === 0 || document.parts[index - 1]?.stretch !== part.stretch;
    if (!analysis) for (const listed of listedAnalyses(source, context)) found.push(listed);
    else if (analysis.format.parts === 'each') found.push(analysis);
    else if (isFirst) {
      found.push(analysis, ...heldAnalyses(analysis, source, context));
      ended.add(part.stretch);
    }
  }
  return found;
}

/** The text that a part is of: the whole, or the stretch of it that is a text of its own. */
function textAround({ stretch }: Part, { text }: TextDocument): string {
  return stretch ? text.slice(stretch.start, stretch.end) : text;
}

/** The objects that a part lists, where they are ours. What the reader says of the part stands with the nearest one. */
function listedAnalyses({ document, part, place: [index] }: PartSource, context: PartContext): readonly PartAnalysis[] {
  const listed = formats.flatMap((format) => format.listedIn?.(part) ?? []);
  const objects = listed.map(({ node: root, path }, item) => {
    const end = listed[item + 1]?.node.start ?? part.end;
    const own: Part = { start: root.start, end, root, problems: [], anchors: part.anchors };
    return { own, path, item };
  });
  const ours = objects.filter(({ own }) => formats.some((format) => format.detect(own, context.claim, document.text)));
  return ours.flatMap(({ own, path, item }, position) => {
    const from = position === 0 ? -1 : own.start;
    const to = ours[position + 1]?.own.start ?? Number.POSITIVE_INFINITY;
    const problems = part.problems.filter(({ range }) => range.start >= from && range.start < to);
    return analysePart({ document, part: { ...own, problems }, place: [index, item], path }, context) ?? [];
  });
}

/** The configs of other formats that stand in a part. What the reader says of them stands with that. */
function heldAnalyses(
  { format, part, place }: PartAnalysis,
  { document }: PartSource,
  context: PartContext,
): readonly PartAnalysis[] {
  return (format.holds?.(part) ?? []).flatMap(({ node: root, path, end, format: held }, index) => {
    const { anchors, stretch } = part;
    const own: Part = { start: root.start, end, root, problems: [], anchors, ...(stretch ? { stretch } : {}) };
    const claim = { ...context.claim, format: held, formatBy: 'what stands around it' };
    const source: PartSource = { document, part: own, place: [...place, index], path };
    const analysis = analysePart(source, { ...context, claim });
    return analysis ? { ...analysis, isHeld: true } : [];
  });
}

interface PartSource extends Pick<PartAnalysis, 'part' | 'place' | 'path'> {
  readonly document: TextDocument;
}

function analysePart(
  { document, part, place, path }: PartSource,
  { claim, settings, local }: PartContext,
): PartAnalysis | undefined {
  const { stretch } = part;
  // What the user says of the whole text is not said of the texts in it.
  const own = stretch && path.length === 0 ? withoutChoice(claim) : claim;
  for (const format of formats) {
    if (path.length === 0 && stretch?.known && stretch.known.format !== format.id) continue;
    const detection = format.detect(part, own, textAround(part, document));
    if (!detection) continue;
    const root = format.rootOf?.(part) ?? rootEntry(format.schemaFile);
    const decoded = format.dialect.decode(part, root);
    const resolution = format.resolveVersion(decoded, judgingRelease(format, settings)?.split('@')[1]);
    const systems = systemsOf(format, resolution, settings);
    const target = targetOf(format, resolution, systems);
    const compiled = once(() =>
      compile({ document, part, decoded, target }, { format, target, resolution, detection }, local),
    );
    return { place, path, part, systems, format, detection, root, decoded, resolution, target, compiled };
  }
  return undefined;
}

function withoutChoice({ format: _format, formatBy: _formatBy, ...name }: NameClaim): NameClaim {
  return name;
}

function compile(
  source: Omit<ConversionInput, 'files'>,
  kind: ConvertiblePart,
  local: LocalFiles | undefined,
): ConversionResult | undefined {
  if (!local) return undefined;
  const { files, filesDir } = local;
  return compilerFor(kind)?.convert({ ...source, files }, { pretty: false, raw: false, filesDir });
}

function once<T>(make: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: make() };
    return result.value;
  };
}

/** The pipeline: syntax, decode, schema, gates, rules, compile. A later stage is silent where an earlier one has spoken. */
function allProblems(document: TextDocument, parts: readonly PartAnalysis[], context: PartContext): readonly Problem[] {
  if (document.declined) return declinedProblem(document, document.declined, context);
  let around: readonly Problem[] = [];
  return parts.flatMap((part) => {
    const { place, detection, format } = part;
    const other = format.otherContent?.check(document, part.part);
    if (other) return [other];
    const read = partStages({ ...part, document, index: place[0], patch: detection.patch });
    const stages = [...read, compileProblems(part, read)];
    const errors = stages.flat().filter(({ severity }) => severity === 'error');
    stages.push(withoutConsequences(outputProblems(part, document), errors));
    stages.push(withoutConsequences(madeProblems(part, stages.flat()), errors));
    const own = withoutEarlyAdvice(withoutRepeats(stages));
    const problems = [...own, ...encodedProblems(part, document, context)].toSorted(
      (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
    // The file's own first part needs no mention.
    if (!part.isHeld) around = problems;
    if (place.length === 1 && place[0] === 0) return problems;
    const shown = part.isHeld ? withoutSaid(problems, part.part, around) : problems;
    return shown.map((problem) => ({ ...problem, part: place }));
  });
}

/** What is found in the texts that a part holds in another form, but for what a comment in them turns off. */
function encodedProblems(
  { format, part }: PartAnalysis,
  document: TextDocument,
  { claim, settings }: PartContext,
): readonly Problem[] {
  return (format.encodedIn?.(part, document) ?? []).flatMap((encoded) => {
    const inner = readText(encoded.text, 'yaml', { stretchesOf: () => ({ texts: encoded.texts }) });
    const context = { claim: withoutChoice(claim), settings, local: undefined };
    const silencerOf = silencers(inner, settings);
    const found = allProblems(inner, partAnalyses(inner, context), context);
    return problemsAtEntry(
      found.filter((problem) => silencerOf(problem)?.by !== 'comment'),
      encoded,
      inner,
    );
  });
}

/** Of a config that stands in another one, what is in it and was not said of the text around it by another name. */
function withoutSaid(
  problems: readonly Problem[],
  { start, end }: Range,
  said: readonly Problem[],
): readonly Problem[] {
  const sayingOf = ({ code, range }: Problem): string => `${code.split('/')[1]} ${placeOf(range)}`;
  const known = new Set(said.map(sayingOf));
  return problems.filter((problem) => {
    return problem.range.start >= start && problem.range.end <= end && !known.has(sayingOf(problem));
  });
}

/** The operating systems that a part may be for: those that the settings or the part itself name, else all that take its format. */
function systemsOf({ id, takenAs = id }: Format, resolution: VersionResolution, { os }: Settings): readonly NamedOs[] {
  if (os !== undefined) return [namedOs(os)];
  const named = resolution.os.length > 0 ? resolution.os : systemsTaking(takenAs);
  return named.map(namedOs);
}

/** Advice of our own about a value waits until what the real tool refuses in it is mended. */
function withoutEarlyAdvice(problems: readonly Problem[]): readonly Problem[] {
  const errors = problems.filter(({ severity, source }) => severity === 'error' && source !== 'strata');
  if (errors.length === 0) return problems;
  const refused = new Set(errors.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1).join('/'))));
  return problems.filter(({ isAdvice, path }) => !isAdvice || !refused.has(path.join('/')));
}

/** Of what is found in the output what does not come from an error that the source has: in what it was made of, or at the same gap. */
function withoutConsequences(problems: readonly Problem[], errors: readonly Problem[]): readonly Problem[] {
  const isBelow = (path: Path, above: Path): boolean => above.every((step, index) => path[index] === step);
  return problems.filter(
    ({ path, lacks, madeFrom }) =>
      !errors.some(
        (error) =>
          madeFrom?.some((source) => isBelow(error.path, source)) ||
          (lacks && error.path.length === path.length && isBelow(error.path, path)),
      ),
  );
}

/** What the rules of the target's format find in what comes out, at the places that it came from. */
function outputProblems({ compiled, systems }: PartAnalysis, document: TextDocument): readonly Problem[] {
  const result = compiled();
  if (result?.kind !== 'done' || !result.made) return [];
  const { format, config, target, sourceKey: key } = result.made;
  const { configRules = [], layerRules } = formatById(format) ?? {};
  const judged = judgedOutput(config);
  return [configRules, layerRules?.rulesFor(systems) ?? []].flatMap((rules) =>
    judge(rules, judged, { target, key }, document),
  );
}

/**
 * What the schema of the target's format finds in what comes out, where nothing before has spoken: of a value that is refused
 * already no more is said, and nothing is missed beside one, or where the translation could not make all that it should.
 */
function madeProblems({ compiled, target: { area } }: PartAnalysis, said: readonly Problem[]): readonly Problem[] {
  const result = compiled();
  if (result?.kind !== 'done' || !result.made) return [];
  const { format: id, config, target, sourceKey } = result.made;
  const format = formatById(id);
  if (!format) return [];
  const judged = judgedOutput(config);
  const context = { root: rootEntry(format.schemaFile), validate: format.validate, target, area, sourceKey };
  const errors = said.filter(({ severity }) => severity === 'error');
  const refused = new Set(errors.map(({ range }) => placeOf(range)));
  const values = madeValueProblems(judged, context).filter(({ range }) => !refused.has(placeOf(range)));
  if (result.problems.some(({ severity }) => severity === 'error')) return values;
  const gaps = madeGapProblems(judged, context).filter(
    ({ path }) => !errors.some((error) => path.every((step, index) => error.path[index] === step)),
  );
  return [...values, ...gaps];
}

/** What only the translation finds, without what an earlier stage has said of the same place. */
function compileProblems({ compiled }: PartAnalysis, stages: readonly (readonly Problem[])[]): readonly Problem[] {
  const result = compiled();
  if (result?.kind !== 'done') return [];
  const said = new Set(stages.flat().map(({ code, path }) => `${code} ${path.join('/')}`));
  return result.problems.filter(({ code, path }) => !said.has(`${code} ${path.join('/')}`));
}

/** YAML must be UTF-8; Go's JSON decoder takes other bytes for U+FFFD without a word. */
function encodingProblems(
  document: TextDocument,
  parts: readonly PartAnalysis[],
  invalidAt: number | undefined,
): readonly Problem[] {
  const [first] = parts;
  if (invalidAt === undefined || !first || document.syntax === 'json') return [];
  return [
    {
      code: 'syntax/not-utf-8',
      source: first.format.tool,
      severity: 'error',
      message: `from here on the file is not UTF-8: ${first.format.refusal}; save it as UTF-8`,
      range: { start: invalidAt, end: invalidAt + 1 },
      path: [],
    },
  ];
}

function declinedProblem(
  document: TextDocument,
  reason: 'too-large' | 'binary',
  { claim, settings }: PartContext,
): readonly Problem[] {
  const format = settings.format === noFormat ? undefined : claimedFormat(claim);
  if (!format) return [];
  const common = { code: `strata/${reason}`, range: { start: 0, end: 0 }, path: [] };
  if (reason === 'binary') {
    const message = `this is not a text: ${format.refusal}`;
    return [{ ...common, source: format.tool, severity: 'error', message }];
  }
  const message = `${tooLarge(document)}: nothing in it was checked`;
  return [{ ...common, source: 'strata', severity: 'warning', message }];
}

/** Begins the sentence about a document that was declined for its size. */
export function tooLarge({ text }: TextDocument): string {
  return `the file holds ${(text.length / 1024 / 1024).toFixed(1)} MB, and Strata reads at most 2 MB`;
}

function describe(
  { file, document, claim, settings, settingsMistake }: AnalysisInput,
  parts: readonly PartAnalysis[],
): DocumentInfo {
  const first = parts[0];
  const masked = document.masks.length > 0;
  const silence = silenceOf(document, first, masked, settings);
  const common = {
    file,
    ...(silence === undefined ? {} : { silence }),
    ...(settingsMistake === undefined ? {} : { settingsMistake }),
    ...(masked ? { masked } : {}),
  };
  if (!first) {
    const declined = document.declined && settings.format !== noFormat ? claimedFormat(claim) : undefined;
    return { ...common, format: declined?.id ?? null, version: null, os: [], tool: null, evidence: [] };
  }
  const { format, resolution, detection, target } = first;
  return {
    ...common,
    format: format.id,
    version: resolution.version ?? null,
    os: settings.os === undefined ? resolution.os : [settings.os],
    tool: target.hasOtherReader ? target.tool : judgingRelease(format, settings),
    evidence: [
      ...detection.evidence,
      ...(settings.os === undefined ? [] : [`${settings.osBy ?? 'the settings'}: os=${settings.os}`]),
    ],
  };
}

/** The first release that the settings name and the format has, else the newest recorded one. */
function judgingRelease({ versions, releasedWith }: Format, { tool: wanted = [] }: Settings): string | null {
  const names = versions.tools.map(({ name, release }) => ({ full: `${name}@${release}`, name, release }));
  for (const word of wanted) {
    const found = names.find(({ full, release }) => full === word || release === word);
    if (found) return found.full;
  }
  return names.findLast(({ name }) => name === releasedWith)?.full ?? null;
}

function silenceOf(
  document: TextDocument,
  first: PartAnalysis | undefined,
  masked: boolean,
  settings: Settings,
): string | undefined {
  if (document.declined === 'too-large') return 'the file is larger than 2 MB and is not read';
  if (document.declined === 'binary') return 'the file is not a text';
  if (settings.format === noFormat) return `turned off by ${settings.formatBy ?? 'the settings'}`;
  if (!first) return 'nothing in the file says that it is of a format that Strata knows; choose one to have it checked';
  if (first.resolution.predecessorAt) return 'keys of this predecessor are not checked';
  if (first.detection.patch) return 'what a patch lacks is not reported';
  if (!first.resolution.row)
    return 'keys of another version are not reported, because the file names no version that exists';
  if (masked) return 'what templates stand for is not checked';
  return undefined;
}

import type { Problem } from '../../base/problem.ts';
import type { Range } from '../../base/text.ts';
import { companionsOf, type GivenData, givenData } from '../../formats/cloud-config/givenData.ts';
import { renderTemplate } from '../../formats/cloud-config/renderTemplate.ts';
import {
  missingVariables,
  sampledTags,
  type TemplateFinding,
  templateRefusal,
} from '../../formats/cloud-config/templateFindings.ts';
import { loadPyYaml } from '../../formats/pyYaml/loadPyYaml.ts';
import { memberOf, type PyValue } from '../../formats/pyYaml/pyValue.ts';
import { writePyYaml } from '../../formats/pyYaml/writePyYaml.ts';
import { typeByContent } from '../../formats/userData/kinds.ts';
import type { EntryContent, UserDataEntry } from '../../formats/userData/userDataEntry.ts';
import { userDataOf } from '../../formats/userData/userDataOf.ts';
import { userDataFacts } from '../../generated/userDataFacts.ts';
import type { Conversion, ConversionInput, ConversionOptions, ConversionResult, Loss } from '../conversion.ts';
import { resultProblems } from '../resultProblems.ts';
import { emptyConfig, mergePart, type PartText } from './mergeParts.ts';
import { roleOf } from './partKinds.ts';

const codes = {
  dropped: 'convert/part-dropped',
  aside: 'convert/part-set-aside',
  otherMachine: 'convert/part-of-other-machine',
  missing: 'convert/missing-variable',
  sample: 'convert/sample-value',
  impossible: 'convert/impossible',
} as const;

/**
 * The one config that cloud-init makes of the parts of a message or an archive, by its own merge rules, before any module sees
 * it. Scripts and the like are no part of it.
 */
const merged: Omit<Conversion, 'from'> = {
  to: 'cloud-config',
  asked: ['cloud-config'],
  label: 'cloud-config, merged from all parts',
  excusedWhenRaw: undefined,
  takesText: true,
  compiles: false,
  codes: Object.values(codes),
  takes: () => true,
  ending: '.yaml',
  convert,
};

export const messageMerged: Conversion = { ...merged, from: 'mime-multipart' };
export const archiveMerged: Conversion = { ...merged, from: 'cloud-config-archive' };

interface State {
  value: PyValue;
  taken: number;
  readonly losses: Loss[];
  refusal: Problem | undefined;
  /** What templates are rendered with; undefined where there are none. */
  readonly given: Exclude<GivenData, { readonly kind: 'needs' }> | undefined;
}

function convert(input: ConversionInput, { filesDir }: ConversionOptions): ConversionResult {
  const { document } = input;
  const userData = userDataOf(document.text);
  const nothing = { kind: 'done', format: 'cloud-config', made: undefined, output: undefined, saved: () => 0 } as const;
  if (userData.kind === 'failed') {
    const why = `cloud-init stops at this entry and takes nothing of all: ${userData.why}`;
    return { ...nothing, problems: [refusalAt(userData.range, why)], losses: [] };
  }
  // Of a template that is encoded nobody has asked for the file.
  const folder = companionsOf(document.text).length > 0 ? filesDir : undefined;
  const needsData = userData.entries.some(({ type }) => type === userDataFacts.template.type);
  const given = needsData ? givenData(input.files, folder) : undefined;
  if (given?.kind === 'needs') return given;
  const state: State = { value: emptyConfig, taken: 0, losses: [], refusal: undefined, given };
  for (const { range, why } of userData.unread)
    report(state, codes.dropped, range, `cloud-init takes nothing of this archive: ${why}`);
  for (const entry of userData.entries) take(entry, state);
  if (state.refusal) return { ...nothing, problems: [state.refusal], losses: [] };
  if (state.taken === 0) {
    const why = 'none of the parts is a config that cloud-init takes, so nothing is merged';
    return { ...nothing, problems: [refusalAt({ start: 0, end: 0 }, why), ...state.losses.map(asWarning)], losses: [] };
  }
  const output = writePyYaml(state.value, '#cloud-config\n');
  if (!output) {
    const why = 'what comes out is longer than 2 MB: aliases (`*name`) stand for too much';
    return { ...nothing, problems: [refusalAt({ start: 0, end: 0 }, why)], losses: [] };
  }
  const losses = state.losses.toSorted((a, b) => a.range.start - b.range.start);
  return { ...nothing, output: () => output, problems: resultProblems(output, input), losses };
}

function take(entry: UserDataEntry, state: State): void {
  const { type, range, content } = entry;
  const isConfig = type === 'text/cloud-config' || type === 'text/cloud-config-jsonp';
  if (isForOtherMachine(entry)) {
    const message =
      'this part is for another machine of a launch (`launch-index`): the result is that of the first one, with index 0; a cloud that does not count its machines gives the part to all of them';
    report(state, codes.otherMachine, range, message);
    return;
  }
  if (type === userDataFacts.template.type && content.kind === 'text') {
    takeTemplate(entry, content, state);
    return;
  }
  if (!isConfig) {
    const role = roleOf(type);
    const message = role
      ? `this part is ${role}; it is no part of the config`
      : `cloud-init knows no \`${type}\` and leaves the part out; begin it with \`#cloud-config\`, or say what it is`;
    if (role || content.kind !== 'text' || content.text !== '')
      report(state, role ? codes.aside : codes.dropped, range, message);
    return;
  }
  if (content.kind !== 'text') {
    report(state, codes.dropped, range, `this part cannot be read: ${content.why}`);
    return;
  }
  merge({ ...entry, text: content.text, sourceOf: content.sourceOf }, state);
}

function merge(part: PartText, state: State): void {
  const before = state.taken === 0 ? emptyConfig : state.value;
  const outcome = mergePart(before, part);
  switch (outcome.kind) {
    case 'merged':
      state.value = outcome.value;
      state.taken++;
      return;
    case 'dropped':
      report(state, codes.dropped, outcome.range, `cloud-init leaves this whole part out: ${outcome.why}`);
      return;
    case 'unknown':
      state.refusal ??= refusalAt(outcome.range, `what cloud-init makes of this is not known here: ${outcome.why}`);
  }
}

/** A template is rendered, and then taken for what its result begins like. */
function takeTemplate(
  entry: UserDataEntry,
  content: Extract<EntryContent, { readonly kind: 'text' }>,
  state: State,
): void {
  const { given } = state;
  if (given?.kind !== 'given') {
    state.refusal ??= refusalAt(entry.range, given?.why ?? 'there is nothing to render this template with');
    return;
  }
  const rendered = renderTemplate(content.text, given.data);
  const refusal = templateRefusal(rendered);
  if (refusal && !refusal.isRefused) state.refusal ??= refusalAt(content.sourceOf(refusal.range), refusal.message);
  if (refusal?.isRefused) report(state, codes.dropped, content.sourceOf(refusal.range), refusal.message);
  if (rendered.kind !== 'rendered' || rendered.text === '') return;
  const note = (code: string, kind: Loss['kind'], { range, message }: TemplateFinding): void => {
    state.losses.push({ code, kind, message, range: content.sourceOf(range), path: [] });
  };
  for (const each of missingVariables(rendered)) note(codes.missing, 'changed', each);
  if (given.isSample) for (const each of sampledTags(rendered, content.text)) note(codes.sample, 'approximated', each);
  const type = typeByContent(rendered.text) ?? '';
  const sourceOf = (range: Range): Range => content.sourceOf(rendered.sourceOf(range));
  // A patch that was rendered is taken for a config all the same.
  if (type === 'text/cloud-config' || type === 'text/cloud-config-jsonp') {
    merge({ ...entry, text: rendered.text, sourceOf }, state);
    return;
  }
  const isRun = type === 'text/x-shellscript' || type === 'text/cloud-boothook';
  const message = isRun
    ? `this part is ${roleOf(type)}; it is no part of the config`
    : 'cloud-init leaves this template out: only a config, a script or a boothook can be one';
  report(state, isRun ? codes.aside : codes.dropped, entry.range, message);
}

/** What a part says of the machine that it is for stands in front of it, or else in a config itself. */
function isForOtherMachine({ type, headers, content }: UserDataEntry): boolean {
  const header = [...headers].find(([name]) => name.toLowerCase() === 'launch-index')?.[1];
  if (header !== undefined) return integerOf(header) !== 0n;
  if (type !== 'text/cloud-config' || content.kind !== 'text') return false;
  const loaded = loadPyYaml(content.text);
  const said =
    loaded.kind === 'value' && loaded.value.kind === 'dict' ? memberOf(loaded.value, 'launch-index') : undefined;
  if (said?.kind !== 'scalar') return false;
  const { value } = said;
  switch (value.kind) {
    case 'integer':
      return value.value !== 0n;
    case 'boolean':
      return value.value;
    case 'float':
      return Math.trunc(value.value) !== 0;
    case 'string': {
      const index = integerOf(value.text);
      return index !== undefined && index !== 0n;
    }
    default:
      return false;
  }
}

/** Python's `int` of a text. */
function integerOf(text: string): bigint | undefined {
  const digits = text.trim();
  return /^[-+]?\d+(?:_\d+)*$/u.test(digits) ? BigInt(digits.replaceAll('_', '').replace('+', '')) : undefined;
}

/** Why nothing is left. */
function asWarning({ code, message, range, path }: Loss): Problem {
  return { code, source: 'strata', severity: 'warning', message, range, path };
}

function report({ losses }: State, code: string, range: Range, message: string): void {
  losses.push({ code, kind: 'dropped', message, range, path: [] });
}

function refusalAt(range: Range, message: string): Problem {
  return { code: codes.impossible, source: 'strata', severity: 'error', message, range, path: [] };
}

import type { FileAnswer, FileRequest } from '../../base/fileSnapshot.ts';
import type { Problem } from '../../base/problem.ts';
import { type Origin, type ProducedScalar, producedScalar } from '../../decode/produced.ts';
import { memberPlace, originOf, type Place, rootPlace } from '../../decode/visit.ts';
import { rangeOf } from '../../document/node.ts';
import { availability } from '../../shape/availability.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { reaches, versionTable } from '../../shape/versions.ts';
import type { ConversionInput, ConversionOptions, Loss } from '../conversion.ts';
import type { TranslationCode } from './translationCodes.ts';

/** One run of the translation: what it reads, and what it finds out on the way. */
export interface Translation {
  readonly input: ConversionInput;
  readonly options: ConversionOptions;
  readonly root: Place;
  /** The Ignition version that comes out. */
  readonly ignition: Target;
  readonly problems: Problem[];
  readonly losses: Loss[];
  /** Counts what a step did beyond making values: asking for files, reporting. */
  readonly outside: { count: number };
  /** What of the files is not known yet. */
  readonly requests: FileRequest[];
}

/** The schema of what comes out. */
export const ignitionRoot = rootEntry('schemas/ignition/index.json');

/** Undefined where the source names no version that exists. */
export function startTranslation(input: ConversionInput, options: ConversionOptions): Translation | undefined {
  const { target, decoded } = input;
  const table = versionTable('ignition');
  const row = table.rows.find(({ id }) => id === target.row?.target);
  if (!row) return undefined;
  const ignition: Target = {
    area: 'ignition',
    tool: target.tool,
    table,
    row,
    choices: [],
    versionPath: ['ignition', 'version'],
    unknownKey: 'warning',
    refusal: target.refusal,
  };
  return {
    input,
    options,
    root: rootPlace(decoded),
    ignition,
    problems: [],
    losses: [],
    requests: [],
    outside: { count: 0 },
  };
}

/** Whether the source's version has what came with a version line. */
export function has({ input: { target } }: Translation, line: Readonly<Record<string, string>>): boolean {
  return target.row !== undefined && reaches(target.table, target.row, line);
}

/** The place that keys lead to; undefined where one is absent or the source's version does not have it. */
export function at(translation: Translation, place: Place | undefined, ...keys: readonly string[]): Place | undefined {
  let step = place;
  for (const key of keys) {
    const member = step?.decoded.members?.get(key);
    if (!step || !member) return undefined;
    const { entry } = member.value;
    if (!entry || availability(entry.keywords, translation.input.target).kind !== 'available') return undefined;
    step = memberPlace(step, key, member);
  }
  return step;
}

/** The places of a list's items; none where there is no list. */
export function itemsOf(place: Place | undefined): readonly Place[] {
  return (place?.decoded.items ?? []).map((item) => ({
    decoded: item.value,
    path: [...(place?.path ?? []), item.index],
    key: undefined,
    parent: place,
  }));
}

export function textAt(translation: Translation, place: Place | undefined, ...keys: readonly string[]) {
  const value = at(translation, place, ...keys)?.decoded.value;
  return typeof value === 'string' ? value : undefined;
}

export function isTrueAt(translation: Translation, place: Place | undefined, ...keys: readonly string[]): boolean {
  return at(translation, place, ...keys)?.decoded.value === true;
}

/** A value as it stands in the source. */
export function scalarOf(place: Place | undefined): ProducedScalar | undefined {
  if (!place) return undefined;
  const { value } = place.decoded;
  return typeof value === 'object' ? undefined : producedScalar(value, originOf(place));
}

export function report(
  translation: Translation,
  origin: Origin,
  code: TranslationCode,
  message: string,
  severity: Problem['severity'] = 'error',
): void {
  reportAs(translation, origin, `${translation.input.target.area}/${code}`, message, severity);
}

/** Reports a value that other problems may come from too: of them all, only the gravest is shown. */
export function reportValue(
  { input: { target }, problems, outside }: Translation,
  { head, path }: Origin,
  code: TranslationCode,
  message: string,
): void {
  const range = rangeOf(head);
  outside.count++;
  problems.push({
    code: `${target.area}/${code}`,
    source: target.tool,
    severity: 'error',
    message,
    range,
    path,
    cause: range,
  });
}

/** Reports under a whole code, which the schema gives. */
export function reportAs(
  { input: { target }, problems, outside }: Translation,
  { head, path }: Origin,
  code: string,
  message: string,
  severity: Problem['severity'] = 'error',
): void {
  outside.count++;
  problems.push({ code, source: target.tool, severity, message, range: rangeOf(head), path });
}

export function reportLoss(
  { losses, outside }: Translation,
  { head, path }: Origin,
  kind: Loss['kind'],
  code: string,
  message: string,
): void {
  outside.count++;
  losses.push({ code: `convert/${code}`, kind, message, range: rangeOf(head), path });
}

/** What is known of a file. Undefined if it has to be read first; then the translation asks for it and goes on. */
export function askFile(translation: Translation, request: FileRequest): FileAnswer | undefined {
  translation.outside.count++;
  const answer = translation.input.files.get(request);
  if (!answer) translation.requests.push(request);
  return answer;
}

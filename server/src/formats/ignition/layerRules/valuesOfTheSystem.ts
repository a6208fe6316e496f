import { decodeText } from '../../../base/decodeText.ts';
import type { Range } from '../../../base/text.ts';
import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { holdsFor } from '../../../layers/osFacts.ts';
import { pathFacts } from '../../../layers/pathFacts.ts';
import type { ValueRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { File } from '../config.ts';
import { isRow } from './isRow.ts';

export const valueCode = 'layers/value-without-effect';

interface ValueFault {
  readonly message: string;
  /** Of the value, in the text. */
  readonly range: Range;
}

/** What files of the system say in contents that stand in the config as a data URL. */
export function valuesOfTheSystem(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ values }) => values)) return undefined;
  return configRule<File>({
    codes: [valueCode],
    at: ['storage.files.*'],
    *check({ path, contents }) {
      const { source, compression } = contents ?? {};
      if (typeof path !== 'string' || typeof source !== 'string' || (compression !== undefined && compression !== ''))
        return;
      if (!source.startsWith('data:') || !speaksOf(path, systems)) return;
      const reading = readDataUrl(source);
      if (reading.kind !== 'contents') return;
      for (const { message } of valueFaults(path, decodeText(reading.bytes).text, systems))
        yield { code: valueCode, severity: 'warning', message, path: ['contents', 'source'], isOwn: true };
    },
  });
}

/** What is wrong with the contents of a file of the system, by its path. */
export function valueFaults(path: string, text: string, systems: readonly KnownSystem[]): readonly ValueFault[] {
  if (!speaksOf(path, systems)) return [];
  return [...text.matchAll(/^.*$/gmu)].flatMap(({ 0: line, index }) => {
    const row = factOnAll(
      systems,
      ({ values }) => values,
      (candidate, system) => isAbout(candidate, path, system) && wrongIn(candidate, line, system) !== undefined,
    );
    const [first] = systems;
    const wrong = row && first ? wrongIn(row, line, first) : undefined;
    if (!row || !wrong) return [];
    const [start, end] = wrong;
    return [
      {
        message: `\`${line.slice(start, end)}\` has no effect on ${namesOfSystems(systems)}: ${reasonOf(row, adviceOf(row, systems))}`,
        range: { start: index + start, end: index + end },
      },
    ];
  });
}

function speaksOf(path: string, systems: readonly KnownSystem[]): boolean {
  return systems.every((system) => system.facts.values?.some((row) => isAbout(row, path, system)));
}

function isAbout(row: ValueRow, path: string, { facts, version }: KnownSystem): boolean {
  const real = pathFacts(facts, path, version)?.real ?? path;
  if (!isRow(row, real)) return false;
  const name = real.slice(real.lastIndexOf('/') + 1);
  return row.after === undefined || name > row.after;
}

/** Where in a line a value stands that is none; templates stand for anything. */
function wrongIn(
  { pattern, allowed = [] }: ValueRow,
  line: string,
  { version }: KnownSystem,
): readonly [start: number, end: number] | undefined {
  const found = new RegExp(pattern, 'du').exec(line);
  const place = found?.indices?.groups?.value;
  const value = found?.groups?.value ?? '';
  if (!place || /[$%{}]/u.test(line)) return undefined;
  const isGood = allowed.some((row) => holdsFor(row, version) && isValue(row.value, value));
  return isGood ? undefined : place;
}

function isValue(allowed: string, value: string): boolean {
  return allowed.endsWith('*') ? value.startsWith(allowed.slice(0, -1)) : value === allowed;
}

/** What may be written instead. */
function adviceOf({ allowed }: ValueRow, [first]: readonly KnownSystem[]): string | undefined {
  const words = allowed?.filter((row) => first && holdsFor(row, first.version)).map(({ value }) => `\`${value}\``);
  return words && words.length > 0 ? `there is ${words.join(', ')}` : undefined;
}

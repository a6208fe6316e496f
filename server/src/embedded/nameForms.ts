import { keptByText } from '../base/keptByText.ts';
import { ownValue } from '../base/ownValue.ts';
import type { Range } from '../base/text.ts';
import { nameFacts } from '../generated/nameFacts.ts';
import type { NameEncoding, NameFormFacts } from '../shape/nameFacts.ts';
import { labelOfUdevName, udevName } from './udevName.ts';
import { unitNameEscape } from './unitNameEscape.ts';
import { unitNameUnescape } from './unitNameUnescape.ts';

/** How a name is written at a place, and which name it is that is written so; undefined where there is none. */
export interface Spelling {
  readonly write: (name: string) => string | undefined;
  readonly read: (written: string) => string | undefined;
}

/** What a text means where a name is expected. */
export interface NameReading {
  readonly kind: string;
  readonly name: string;
  /** The stretch of the text that is written for the name and changes with it. */
  readonly span: Range;
  readonly spelling: Spelling;
  /** True where the text never defines the name. */
  readonly refers: boolean;
  /** At the path of a file: what the file holds, in the words of `x-embeds`. */
  readonly holds: string | undefined;
}

/** Whether a config defines a name. */
export type IsDefined = (kind: string, name: string) => boolean;

/** Of a text that can mean only one thing, like `/dev/mapper/root`: what it means; else the name of the kind that it is by itself. */
export function plainReading(kind: string, text: string): NameReading {
  return certainReading(kind, text) ?? ownReading(kind, text);
}

/** What a text means where a name of the kind is expected, in a config that defines some names. */
export function readName(kind: string, text: string, isDefined: IsDefined): NameReading {
  const plain = plainReading(kind, text);
  return (
    withImplied(plain, isDefined, true) ??
    (isKnown(plain, isDefined) ? plain : withImplied(plain, isDefined, false)) ??
    plain
  );
}

/** The first of several kinds of which a text is a name that the config defines. */
export function readDefinedName(kinds: readonly string[], text: string, isDefined: IsDefined): NameReading | undefined {
  for (const kind of kinds) {
    const reading = readName(kind, text, isDefined);
    if (isKnown(reading, isDefined)) return reading;
  }
  return undefined;
}

/** How a name of one kind is written where another is expected: the ways that mean it and nothing else come first. */
export function writtenAs(expected: string, kind: string, name: string): readonly string[] {
  const own = expected === kind ? [name] : [];
  const forms = nameFacts.forms.filter(
    (form) =>
      form.in === expected &&
      form.kind === kind &&
      form.kind !== form.in &&
      !form.inUnits &&
      !form.written.includes('*'),
  );
  return [...own, ...forms.flatMap((form) => filled(form, name) ?? [])];
}

function isKnown({ kind, name }: NameReading, isDefined: IsDefined): boolean {
  return isDefined(kind, name);
}

function certainReading(kind: string, text: string): NameReading | undefined {
  for (const form of formsIn(kind)) {
    if (form.facts.implied) continue;
    const reading = form.read(text)[0];
    if (reading && isNameOf(reading.kind, reading.name)) return reading;
  }
  return undefined;
}

function ownReading(kind: string, text: string): NameReading {
  return { kind, name: text, span: { start: 0, end: text.length }, spelling: asIs, refers: false, holds: undefined };
}

/** What the name of a reading means beyond that, by the forms that are implied. */
function withImplied(outer: NameReading, isDefined: IsDefined, first: boolean): NameReading | undefined {
  for (const form of formsIn(outer.kind)) {
    if (!form.facts.implied || (form.facts.first === true) !== first) continue;
    for (const inner of form.read(outer.name)) {
      if (isKnown(inner, isDefined)) return composed(outer, inner);
      // A Quadlet template makes the template of a service.
      const deeper = first || inner.kind === outer.kind ? undefined : withImplied(inner, isDefined, true);
      if (deeper) return composed(outer, deeper);
    }
  }
  return undefined;
}

/** A reading of the name that another reading found. */
function composed(outer: NameReading, inner: NameReading): NameReading | undefined {
  const { refers, holds } = outer;
  const { kind, name, span } = inner;
  if (outer.spelling === asIs) {
    const { start } = outer.span;
    return { ...inner, span: { start: start + span.start, end: start + span.end }, refers, holds };
  }
  if (span.start > 0 || span.end < outer.name.length) return undefined;
  return { kind, name, span: outer.span, spelling: chained(outer.spelling, inner.spelling), refers, holds };
}

function chained(outer: Spelling, inner: Spelling): Spelling {
  const both =
    (first: (text: string) => string | undefined, second: (text: string) => string | undefined) => (text: string) => {
      const between = first(text);
      return between === undefined ? undefined : second(between);
    };
  return { write: both(inner.write, outer.write), read: both(outer.read, inner.read) };
}

const asIs: Spelling = { write: (name) => name, read: (written) => written };

/** Whether a text may be a name of the kind. */
export function isNameOf(kind: string, name: string): boolean {
  const pattern = patternOf(kind);
  return pattern === undefined || pattern.test(name);
}

const patterns = new Map<string, RegExp>();

function patternOf(kind: string): RegExp | undefined {
  const facts = ownValue(nameFacts.kinds, kind);
  if (!facts) return undefined;
  const known = patterns.get(kind) ?? new RegExp(facts.pattern, 'u');
  patterns.set(kind, known);
  return known;
}

interface NameForm {
  readonly facts: NameFormFacts;
  /** What a text may mean, the likeliest first. */
  readonly read: (text: string) => readonly NameReading[];
}

const forms = new Map<string, readonly NameForm[]>();

function formsIn(kind: string): readonly NameForm[] {
  const known = forms.get(kind) ?? nameFacts.forms.filter((form) => form.in === kind).map(makeForm);
  forms.set(kind, known);
  return known;
}

function makeForm(facts: NameFormFacts): NameForm {
  const { kind, written, encoding, ending = '', refers = false, holds } = facts;
  const [before = '', behind = ''] = written.split('{}').map(patternText);
  // A name that stands in a path is one of its names.
  const name = before === '' ? '.+' : '[^/]+';
  const pattern = new RegExp(`^(?<before>${before})(?<name>${name})${behind}$`, 'u');
  return {
    facts,
    read: keptByText((text) => {
      const { before: front, name: found } = pattern.exec(text)?.groups ?? {};
      if (front === undefined || found === undefined) return [];
      const span = { start: front.length, end: front.length + found.length };
      const reading = { kind, span, refers, holds };
      if (ending !== '') return [{ ...reading, span: { start: 0, end: text.length }, ...withEnding(facts, found) }];
      if (encoding === undefined) return [{ ...reading, name: found, spelling: asIs }];
      return encodings[encoding](found).map(({ name: meant, spelling, length = found.length }) => ({
        ...reading,
        name: meant,
        spelling,
        span: { start: span.start, end: span.start + length },
      }));
    }),
  };
}

function patternText(written: string): string {
  return written.replaceAll(/[.\\/]/gu, '\\$&').replaceAll('*', '[^/]+');
}

/** A name that differs in its ending from what is written. */
function withEnding({ written, ending = '' }: NameFormFacts, stem: string): Pick<NameReading, 'name' | 'spelling'> {
  const tail = written.slice(written.indexOf('{}') + 2);
  const exchanged = (from: string, to: string) => (text: string) =>
    text.endsWith(from) && text.length > from.length ? text.slice(0, -from.length) + to : undefined;
  return { name: stem + ending, spelling: { write: exchanged(ending, tail), read: exchanged(tail, ending) } };
}

function filled({ written, ending = '', encoding }: NameFormFacts, name: string): string | undefined {
  if (!name.endsWith(ending)) return undefined;
  const stem = name.slice(0, name.length - ending.length);
  const text = encoding === 'udev' ? udevName(stem) : encoding === 'unit-path' ? unitNameEscape(stem) : stem;
  return written.replace('{}', () => text);
}

interface EncodedName {
  readonly name: string;
  readonly spelling: Spelling;
  /** How many characters are written for the name; all by default. */
  readonly length?: number;
}

/** What a text may stand for under each encoding. */
const encodings: Readonly<Record<NameEncoding, (text: string) => readonly EncodedName[]>> = {
  udev: (text) => [
    { name: labelOfUdevName(text), spelling: { write: (name) => udevName(name), read: labelOfUdevName } },
  ],
  'unit-path': (text) => [
    { name: unitNameUnescape(text), spelling: { write: unitNameEscape, read: unitNameUnescape } },
  ],
  partition: partitionOf,
  instance: templateOf,
  below: (text) =>
    [...text.matchAll(/\/(?=.)/gu)]
      .map(({ index }) => index)
      .filter((index) => index > 0)
      .reverse()
      .map((length) => ({ name: text.slice(0, length), spelling: asIs, length })),
};

/** The kernel puts a `p` in front of the number where the disk's name ends in a digit, udev `-part` behind the names of its links. */
function partitionOf(text: string): readonly EncodedName[] {
  const { disk, number } = /^(?<disk>.+?)(?:-part|(?<=\d)p|(?<=[a-z]))(?<number>\d+)$/u.exec(text)?.groups ?? {};
  if (disk === undefined || number === undefined) return [];
  const write = (name: string): string => {
    const between = name.startsWith('/dev/disk/') ? '-part' : /\d$/u.test(name) ? 'p' : '';
    return `${name}${between}${number}`;
  };
  const read = (written: string): string | undefined => {
    const other = partitionOf(written)[0];
    return other && other.spelling.write(other.name) === write(other.name) ? other.name : undefined;
  };
  return [{ name: disk, spelling: { write, read } }];
}

/** The template that an instance is made of. */
function templateOf(text: string): readonly EncodedName[] {
  const { prefix, instance, type } = /^(?<prefix>[^@]+@)(?<instance>.+)(?<type>\.[a-z]+)$/u.exec(text)?.groups ?? {};
  if (prefix === undefined || instance === undefined || type === undefined) return [];
  const write = (name: string): string | undefined =>
    /@\.[a-z]+$/u.test(name) ? name.replace(/@(?=\.[a-z]+$)/u, () => `@${instance}`) : undefined;
  const read = (written: string): string | undefined => {
    const other = /^(?<prefix>[^@]+@)(?<instance>.+)(?<type>\.[a-z]+)$/u.exec(written)?.groups;
    return other?.instance === instance ? `${other.prefix}${other.type}` : undefined;
  };
  return [{ name: `${prefix}${type}`, spelling: { write, read } }];
}

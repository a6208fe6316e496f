import type { Severity } from '../base/problem.ts';
import type { ShapeError } from '../generated/validators.js';
import { availability, isChoice } from './availability.ts';
import { type Entry, propertiesOf } from './entry.ts';
import { abbreviated, isSlipOf, nearest, sameWords } from './nearest.ts';
import type { Target } from './target.ts';

/** How many accepted keys or values a message lists. */
const listLimit = 8;

/** The code of the problem that a violated keyword makes, from the schema entry or by default. */
export function codeFor(keyword: string, entry: Entry | undefined, area: string): string {
  const own = entry?.keywords['x-code']?.[keyword];
  if (own) return own;
  switch (keyword) {
    case 'additionalProperties':
      return `${area}/unknown-key`;
    case 'required':
      return `${area}/missing-key`;
    case 'enum':
    case 'const':
      return `${area}/value-not-allowed`;
    default:
      return `${area}/bad-value`;
  }
}

/** The last answer for each entry: a file may have a hundred thousand keys that one object does not know. */
const accepted = new WeakMap<
  Entry,
  Pick<Target, 'row' | 'choices' | 'system'> & { readonly names: readonly string[] }
>();

/** The keys that an object of this entry accepts in the target's version. */
export function acceptedKeys(entry: Entry, target: Target): readonly string[] {
  const { row, choices, system } = target;
  const known = accepted.get(entry);
  if (known?.row === row && known?.choices === choices && known?.system === system) return known.names;
  const names = [...propertiesOf(entry)]
    .filter(([, child]) => availability(child.keywords, target).kind === 'available')
    .map(([name]) => name);
  accepted.set(entry, { row, choices, system, names });
  return names;
}

interface Names {
  readonly has: (name: string) => boolean;
}

/** What a key that the schema does not know was probably meant to be, nearest first. */
export function likelyKeys(key: string, entry: Entry, present: Names, target: Target): readonly string[] {
  return likelyAmong(key, acceptedKeys(entry, target), present);
}

/** The same by the keys of all versions together. */
export function likelyNames(key: string, entry: Entry, present: Names): readonly string[] {
  return likelyAmong(key, propertiesOf(entry).keys(), present);
}

function likelyAmong(key: string, names: Iterable<string>, present: Names): readonly string[] {
  const free = [...names].filter((name) => !present.has(name));
  const same = sameWords(key, free);
  if (same.length > 0) return same;
  const near = nearest(key, free);
  return near.length > 0 ? near : abbreviated(key, free);
}

/** What becomes of a key that the real tool does not know; `holdsMore` where keys or items stand below it. */
export function fateOfKey(severity: Severity, holdsMore: boolean, { refusal }: Pick<Target, 'refusal'>): string {
  if (severity === 'error') return refusal;
  return holdsMore ? 'it is ignored, with everything in it' : 'it is ignored';
}

/** What becomes of an unknown key, and of a key that the documentation asks for, which it was probably meant to be. */
export function withoutDocumentedKey(fate: string, missing: string): string {
  return `${fate}, and \`${missing}\`, which the documentation asks for, is missing`;
}

/**
 * `place` is where the key stands (`storage.files[0]`), empty for the root; `fate` is what becomes of it; `from` the other
 * format that has it there.
 */
export function unknownKeyMessage(key: string, place: string, fate: string, from?: string): string {
  const where = place === '' ? '' : ` in \`${place}\``;
  return `unknown key \`${key}\`${where}${knownTo(from)}: ${fate}`;
}

function knownTo(from: string | undefined): string {
  return from === undefined ? '' : ` (known to ${from})`;
}

/** The key that stands in an object already, and that an unknown one beside it was meant to be; undefined where none is. */
export function keyBeside(key: string, entry: Entry, present: ReadonlyMap<string, unknown>): string | undefined {
  const [best] = nearest(
    key,
    [...propertiesOf(entry).keys()].filter((name) => present.has(name)),
  );
  return best !== undefined && isSlipOf(key, best) ? best : undefined;
}

/** What to do about an unknown key: what it was meant to be, or else what is accepted. */
export function keyAdvice(likely: readonly string[], accepted: readonly string[], beside?: string): string {
  const [best] = likely;
  if (beside !== undefined) return `\`${beside}\` is here already, so what stands here belongs there`;
  return best === undefined ? `accepted here: ${listed(accepted)}` : `did you mean \`${best}\`?`;
}

export function missingKeyMessage(
  key: string,
  place: string,
  severity: Severity,
  { refusal }: Pick<Target, 'refusal'>,
): string {
  const where = place === '' ? 'the file' : `\`${place}\``;
  if (severity !== 'error') return `${where} has no \`${key}\`, which the documentation asks for`;
  return `${where} needs the key \`${key}\`; without it ${refusal}`;
}

/** A key that is needed and stands there, but without a value. */
export function emptyKeyMessage(
  key: string,
  place: string,
  severity: Severity,
  { refusal }: Pick<Target, 'refusal'>,
): string {
  if (severity !== 'error') return `\`${key}\` has no value, and the documentation asks for one`;
  return `\`${key}\` has no value: ${place === '' ? 'the file' : `\`${place}\``} needs one, and without it ${refusal}`;
}

/** An unknown key, in place of which or in which `missing` is needed; `advice` is what to do. */
export function misspeltKeyMessage(
  key: string,
  place: string,
  missing: string,
  severity: Severity,
  advice: string,
  { refusal }: Pick<Target, 'refusal'>,
  from?: string,
): string {
  const where = place === '' ? 'the file' : `\`${place}\``;
  const need = severity === 'error' ? `needs \`${missing}\`, and without it ${refusal}` : `should have \`${missing}\``;
  return `unknown key \`${key}\`${knownTo(from)}: ${where} ${need}; ${advice}`;
}

/** What a place should say, where it lists that; a boolean too where it is one of the place's types. */
export function allowedValues(entry: Entry, target: Target): readonly string[] {
  const words = (entry.keywords['x-enum'] ?? []).filter((item) => isChoice(item, target) && !item.deprecated);
  return [...(takesBoolean(entry) ? ['true', 'false'] : []), ...words.map((item) => String(item.value))];
}

/** Whether the texts of a place stand beside `true` and `false`. */
export function takesBoolean({ whole }: Entry): boolean {
  return whole?.keywords['x-types']?.boolean !== undefined;
}

/** What is wrong with a scalar, list or map that violates a judging keyword; `name` is what a sentence calls it. */
export function badValueMessage(error: ShapeError, name: string, shown: string, entry: Entry, target: Target): string {
  const { refusal } = target;
  const found = `${name} cannot be ${shown}: ${refusal}`;
  switch (error.keyword) {
    case 'enum': {
      const values = allowedValues(entry, target);
      const near = nearest(shown.replace(/^"|"$/gu, ''), values);
      return `${found}; accepted: ${listed([...near, ...values.filter((value) => !near.includes(value))])}`;
    }
    case 'const':
      return `${found}; accepted: \`${String(entry.keywords.const)}\``;
    case 'pattern':
      return `${found}; expected ${entry.keywords['x-pattern-hint'] ?? `text like ${entry.keywords.pattern}`}`;
    case 'minimum':
      return `${found}; the smallest accepted value is ${printNumber(entry.keywords.minimum, entry)}`;
    case 'maximum':
      return `${found}; the largest accepted value is ${printNumber(entry.keywords.maximum, entry)}`;
    case 'minLength':
      if (entry.keywords.minLength === 1) return `${name} cannot be empty: ${refusal}`;
      return `${found}; at least ${entry.keywords.minLength} characters are needed`;
    case 'maxLength':
      return `${found}; at most ${entry.keywords.maxLength} characters are accepted`;
    case 'minItems':
      if (entry.keywords.minItems === 1) return `${name} cannot be empty: ${refusal}`;
      return `${name} needs at least ${entry.keywords.minItems} items: ${refusal}`;
    case 'minProperties':
      return `${name} needs at least ${entry.keywords.minProperties === 1 ? 'one key' : `${entry.keywords.minProperties} keys`} below it: ${refusal}`;
    case 'maxItems':
      return `${name} takes at most ${entry.keywords.maxItems} items: ${refusal}`;
    default:
      return `${found} (${error.keyword})`;
  }
}

/** A number as people write it at this place: modes in octal. */
export function printNumber(value: number | bigint | undefined, entry: Entry): string {
  if (value === undefined) return '';
  if (entry.keywords['x-notation'] !== 'octal' || value <= 0) return String(value);
  return `0${value.toString(8)}`;
}

/** A list for a sentence, cut where it gets long. */
export function listed(words: readonly string[]): string {
  const shown = words.slice(0, listLimit).map((word) => `\`${word}\``);
  const rest = words.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

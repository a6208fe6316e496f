import { operatingSystems } from '../generated/schemas.ts';
import { osFacts } from '../layers/osFacts.ts';
import { formats } from '../registry.ts';
import { nearest } from '../shape/nearest.ts';
import { listed } from '../shape/wording.ts';
import { problemCodes } from './problemCodes.ts';
import { noFormat, shownSeverities } from './settings.ts';

/** Whatever a setting may name out of a list that Strata knows. */
export type NamedThing = 'format' | 'fileFormat' | 'os' | 'tool' | 'code' | 'severity';

/** Why a word cannot stand where a setting names something. */
export interface Refusal {
  /** What was found: `unknown operating system `x``. */
  readonly found: string;
  /** What is accepted, nearest first, as the end of a sentence. */
  readonly advice: string;
  /** What was probably meant, nearest first; often empty. */
  readonly likely: readonly string[];
}

/** The words that are accepted. Beside them an `os` may name a version, and `tool` takes a bare release. */
export function acceptedWords(thing: NamedThing): readonly string[] {
  switch (thing) {
    case 'format':
      return formats.map(({ id }) => id);
    case 'fileFormat':
      return [...formats.map(({ id }) => id), noFormat];
    case 'os':
      return operatingSystems.map(({ id }) => id);
    case 'tool':
      return [...new Set(formats.flatMap(({ versions }) => versions.tools.map(releaseName)))];
    case 'code':
      return [...problemCodes()];
    case 'severity':
      return shownSeverities;
  }
}

/** Refuses what Strata does not know; undefined for a word that is good. */
export function refuse(thing: NamedThing, word: string): Refusal | undefined {
  const words = acceptedWords(thing);
  if (isAccepted(thing, word, words)) return undefined;
  const release = thing === 'os' ? releaseRefusal(word) : undefined;
  if (release) return release;
  const likely = likelyWords(thing, word, words);
  return { found: `${names[thing]} \`${word}\``, advice: adviceFor(thing, word, likely, words), likely };
}

/** Facts hold from one release on to another, so a release has to be one that can be compared: `4593.2`, `1.14.0-beta.0`. */
function isRelease(version: string): boolean {
  return /^\d+(?:\.\d+)*(?:-[\w.]+)?$/u.test(version);
}

/** Of a system that is known, in a release that is none. */
function releaseRefusal(word: string): Refusal | undefined {
  const { name, version } = splitVersion(word);
  const facts = version ? osFacts(name) : undefined;
  if (!facts) return undefined;
  return {
    found: `\`${word}\` names no ${facts.versionName}`,
    advice: `accepted: \`${name}\`, or behind an \`@\` a ${facts.versionName} in numbers`,
    likely: [name],
  };
}

/** There are too many codes to list those that are not near. */
function adviceFor(thing: NamedThing, word: string, likely: readonly string[], words: readonly string[]): string {
  if (thing !== 'code') return `accepted: ${listed([...new Set([...likely, ...words])])}`;
  if (likely.length > 0) return `did you mean ${listed(likely.slice(0, 3))}?`;
  const area = word.slice(0, word.indexOf('/') + 1);
  const inArea = words.filter((code) => area !== '' && code.startsWith(area));
  return `accepted: ${listed(inArea.length > 0 ? inArea : words)}`;
}

const names: Readonly<Record<NamedThing, string>> = {
  format: 'unknown format',
  fileFormat: 'unknown format',
  os: 'unknown operating system',
  tool: 'no judgement is recorded of the tool release',
  code: 'unknown problem code',
  severity: 'unknown severity',
};

function isAccepted(thing: NamedThing, word: string, words: readonly string[]): boolean {
  if (words.includes(word)) return true;
  switch (thing) {
    case 'os': {
      const { name, version } = splitVersion(word);
      return words.includes(name) && version !== undefined && isRelease(version);
    }
    case 'tool':
      return words.some((release) => splitVersion(release).version === word);
    case 'format':
    case 'fileFormat':
    case 'code':
    case 'severity':
      return false;
  }
}

function likelyWords(thing: NamedThing, word: string, words: readonly string[]): readonly string[] {
  const { name, version } = splitVersion(word);
  switch (thing) {
    case 'os':
      return (words.includes(name) ? [name] : nearest(name, words)).map((id) => (version ? `${id}@${version}` : id));
    case 'tool': {
      const own = words.filter((release) => nearest(name, [splitVersion(release).name]).length > 0);
      return own.length > 0 ? own : nearest(word, words);
    }
    case 'code': {
      const [area = '', what] = word.split('/', 2);
      // The first half is easily forgotten.
      if (what === undefined) return words.filter((code) => code.endsWith(`/${area}`));
      const inArea = words.filter((code) => code.startsWith(`${area}/`)).map((code) => code.slice(area.length + 1));
      return inArea.length > 0 ? nearest(what, inArea).map((near) => `${area}/${near}`) : nearest(word, words);
    }
    case 'format':
    case 'fileFormat':
    case 'severity':
      return nearest(word, words);
  }
}

function releaseName({ name, release }: { readonly name: string; readonly release: string }): string {
  return `${name}@${release}`;
}

function splitVersion(word: string): { readonly name: string; readonly version: string | undefined } {
  const at = word.indexOf('@');
  return at < 0 ? { name: word, version: undefined } : { name: word.slice(0, at), version: word.slice(at + 1) };
}

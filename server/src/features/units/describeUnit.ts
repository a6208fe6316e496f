import type { UnitKeyFacts } from '../../embedded/systemd/unitKeyFacts.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import { listed } from '../../shape/wording.ts';
import { code } from '../describeEntry.ts';

/** What is known of a key of a unit file, as lines of Markdown; hover and completion show the same. */
export function describeUnitKey(facts: UnitKeyFacts): readonly string[] {
  const { text, default: usual, example, form, needs, docs } = facts;
  const values: string[] = [];
  if (usual !== undefined) values.push(`Default: ${code(usual)}`);
  const accepted = acceptedWords(facts);
  if (accepted.length > 0) values.push(`Accepted: ${listed(accepted)}`);
  else if (form?.parts) values.push(`Form: ${code(form.form)}`);
  if (example !== undefined) values.push(`Example: ${code(`${facts.key}=${example}`)}`);
  const footer = [
    ...(needs === undefined ? [] : [`Since ${needs}`]),
    ...(docs === undefined ? [] : [`[Documentation](${docs})`]),
  ];
  return [
    ...(facts.kind === 'obsolete' ? ['**No longer known to systemd**, which ignores it.'] : []),
    ...(text === undefined ? [] : [text]),
    ...(values.length > 0 ? [values.join(' · ')] : []),
    ...(footer.length > 0 ? [footer.join(' · ')] : []),
  ];
}

/** The kind of a key's value in a word or three; undefined where anything may stand there. */
export function unitKindWords({ kind, form, words }: UnitKeyFacts): string | undefined {
  if (words !== undefined || typeof kind !== 'string') return 'one of several words';
  if (kind === 'text') return form === undefined ? undefined : 'text';
  return unitWords.kinds[kind] ?? kind;
}

/** The words that a key takes, with what each means where that is written down; empty where anything may stand there. */
export function wordsOf({ kind, words = {} }: UnitKeyFacts): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>(Object.entries(words));
  if (typeof kind === 'string') return found;
  // The numbers that some words stand for say nothing to a reader.
  const others = kind.flatMap((word) => (word === 'boolean' ? ['yes', 'no'] : /^\d+$/u.test(word) ? [] : [word]));
  for (const word of others) if (!found.has(word)) found.set(word, undefined);
  return found;
}

function acceptedWords(facts: UnitKeyFacts): readonly string[] {
  return [...wordsOf(facts).keys()];
}

import type { Keywords } from '../shape/keywords.ts';

/** What the words of a thing find at one of its keys. */
export interface NamedValue {
  /** On one line. */
  readonly text: string;
  readonly value: unknown;
}

/**
 * A thing in the words of its schema (`x-symbol`): `file /etc/hosts 0644`. Undefined where none of the keys is there that the
 * words speak of.
 *
 * @param read what stands at a key, or at a JSON Pointer from the thing on
 */
export function thingName(
  symbol: NonNullable<Keywords['x-symbol']>,
  read: (key: string) => NamedValue | undefined,
): string | undefined {
  const isWhole = (piece: string): boolean =>
    [...piece.matchAll(placeholder)].every(({ 1: inside = '' }) => wordFor(inside, read) !== '');
  let isEmpty = true;
  const name = symbol.text
    .replaceAll(/\[([^[\]]*)\]/gu, (_, piece: string) => (isWhole(piece) ? piece : ''))
    .replaceAll(placeholder, (_, inside: string) => {
      const word = wordFor(inside, read);
      if (word !== '') isEmpty = false;
      return word;
    });
  return isEmpty ? undefined : name.replaceAll(/ {2,}/gu, ' ').trim();
}

const placeholder = /\{([^{}]+)\}/gu;

/** What stands for `key`, `key|other` or `key?yes:no`; empty where nothing does. */
function wordFor(inside: string, read: (key: string) => NamedValue | undefined): string {
  const [keys = '', choice] = inside.split('?');
  const found = keys
    .split('|')
    .map(read)
    .find((value) => value !== undefined);
  if (!found) return '';
  if (choice === undefined) return found.text;
  const [yes = '', no = ''] = choice.split(':');
  return found.value === true ? yes : found.value === false ? no : '';
}

import type { PartAnalysis } from '../../analysis.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import { contentsOf } from '../decodedContents.ts';
import type { Moves } from './moves.ts';

/** Says for a person that a name is used in contents that are encoded, and so are not changed with the others. */
export function encodedWith({ decoded }: PartAnalysis, moves: Moves): string | undefined {
  const names = [...moves.values()].map(({ name }) => name);
  // Longer words, and paths that only end in it, are others.
  const word = new RegExp(`(?<![\\w./-])(?:${names.map(escaped).join('|')})(?![\\w-]|\\.\\w)`, 'u');
  for (const { name, text } of encodedTexts(rootPlace(decoded))) {
    const found = word.exec(text)?.[0];
    if (found !== undefined)
      return `\`${found}\` is used in the encoded contents of \`${name}\`, which are not changed: write them as plain text first`;
  }
  return undefined;
}

function* encodedTexts(place: Place): Generator<{ readonly name: string; readonly text: string }> {
  const contents = contentsOf(place);
  if (contents?.kind === 'contents' && contents.text !== undefined) yield { name: contents.name, text: contents.text };
  for (const child of childPlaces(place)) yield* encodedTexts(child);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

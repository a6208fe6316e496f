import { deepStrictEqual } from 'node:assert/strict';
import { editText } from '../../server/src/document/editText.ts';
import { type ReadOptions, readText } from '../../server/src/document/readText.ts';
import type { TextDocument } from '../../server/src/document/textDocument.ts';
import { editFrom, sampleTexts } from './documentEdits.ts';

/**
 * Edits documents at random and demands after every edit that the result equals reading the new text. Every document
 * gets a few dozen edits, so that damage piles up on damage; one that grows beyond 4 KB is begun anew.
 */
export function fuzzIncremental(
  runs: number,
  seed: number,
): { readonly runs: number; readonly failures: readonly string[] } {
  const random = randomNumbers(seed);
  const failures: string[] = [];
  let options: ReadOptions = {};
  let document = readText(sampleTexts[0] ?? '', 'yaml');
  for (let run = 0; run < runs && failures.length < 20; run++) {
    if (random() % 25 === 0 || document.text.length > 4096) {
      options = { template: templates[random() % templates.length] ?? 'auto' };
      document = readText(sampleTexts[random() % sampleTexts.length] ?? '', 'yaml', options);
    }
    const before = document.text;
    const edit = editFrom(before, random(), random(), random());
    document = editText(document, [edit]);
    const failure = difference(before, edit, document, options);
    if (failure === undefined) continue;
    failures.push(failure);
    document = readText(before, 'yaml', options);
  }
  return { runs, failures };
}

/** What the names of files say: mostly nothing. */
const templates: readonly ReadOptions['template'][] = [
  'auto',
  'auto',
  'auto',
  'auto',
  'none',
  'go',
  'jinja',
  'terraform',
];

/** What an edited document has that reading its text does not give; undefined where they are equal. */
export function difference(
  before: string,
  edit: unknown,
  document: TextDocument,
  options: ReadOptions,
): string | undefined {
  try {
    deepStrictEqual(document, readText(document.text, document.syntax, options));
    return undefined;
  } catch (error) {
    return `${JSON.stringify(edit)} on ${JSON.stringify(options)} ${JSON.stringify(before)}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A small generator (mulberry32), so that a seed means the same edits on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

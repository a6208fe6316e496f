import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../../server/src/document/readText.ts';
import { templateOfName } from '../../../server/src/document/template/templateOfName.ts';
import type { Syntax } from '../../../server/src/document/textDocument.ts';
import { complete } from '../../../server/src/features/completion/completion.ts';
import type { Random } from '../../fuzz/random.ts';
import { randomOf, seedOfRun } from '../../fuzz/random.ts';
import { acceptItem } from '../../support/acceptCompletion.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/** As many fixtures, and places in each, are tried; `ROUNDS` asks for more. */
const rounds = Number(process.env.ROUNDS ?? 150);
const placesEach = 4;

const folders = ['examples', 'test/goldens/butane', 'test/goldens/ignition', 'test/goldens/machineconfig'];

interface Fixture {
  readonly file: string;
  readonly text: string;
  readonly options: AnalyseOptions & { readonly fileName: string };
}

/** Those whose own syntax is whole. */
const fixtures: readonly Fixture[] = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:bu|ign|yaml|tftpl)$/u.test(name))
    .map((name) => ({
      file: path.posix.join(folder, name),
      text: readFileSync(path.join(folder, name), 'utf8'),
      options: { fileName: name },
    }))
    .filter(({ text, options }) => text.length < 20_000 && isWhole(text, options.fileName)),
);

/** The same text as other people write it: half typed, with Windows line ends, one line less. */
function changed(text: string, random: Random): string {
  switch (random.below(4)) {
    case 0:
      return text.replaceAll(/\r?\n/gu, '\r\n');
    case 1: {
      const lines = text.split('\n');
      const place = random.below(lines.length);
      // Without its brackets a text has no shape that anything could keep.
      return /[[\]{}]/u.test(lines[place] ?? '') ? text : lines.toSpliced(place, 1).join('\n');
    }
    case 2: {
      const lines = text.split('\n');
      const place = random.below(lines.length);
      const line = lines[place] ?? '';
      const word = /[\w.-]*:?[ \t]*\r?$/u.exec(line)?.[0] ?? '';
      return lines.with(place, line.slice(0, line.length - random.below(word.length + 1))).join('\n');
    }
    default:
      return text;
  }
}

function isWhole(text: string, fileName: string): boolean {
  return syntaxErrors(text, analyseText(text, { fileName }).document.syntax, fileName).length === 0;
}

/** By the syntax that the file has, whatever an item makes of what it is about. */
function syntaxErrors(text: string, syntax: Syntax, fileName: string): readonly string[] {
  return readText(text, syntax, { template: templateOfName(fileName) })
    .parts.flatMap((part) => part.problems)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

describe('accepting an item', () => {
  it('breaks no syntax, in any fixture, however it is written', () => {
    let accepted = 0;
    for (let round = 0; round < rounds; round++) {
      const random = randomOf(seedOfRun(6, round));
      const { file, text: plain, options } = random.pick(fixtures);
      const text = changed(plain, random);
      const analysis = analyseText(text, options);
      const { syntax } = analysis.document;
      const before = syntaxErrors(text, syntax, options.fileName);
      for (let place = 0; place < placesEach; place++) {
        const offset = placeIn(text, random);
        for (const item of complete(analysis, offset)) {
          const { start, end } = item.replace;
          assert.ok(start <= offset && offset <= end && !/[\r\n]/u.test(text.slice(start, end)), item.label);
          if (!random.chance(0.3)) continue;
          accepted++;
          const after = acceptItem(text, item);
          const left = syntaxErrors(after, syntax, options.fileName);
          // What was damaged already may be called by another name now.
          assert.ok(
            left.length <= before.length,
            `${left} by ${item.label} at ${offset} of ${file}, round ${round}:\n${after}`,
          );
        }
      }
    }
    assert.ok(accepted > rounds);
  });
});

/** Mostly the end of a line, where people type. */
function placeIn(text: string, random: Random): number {
  const place = random.below(text.length + 1);
  // No editor puts the cursor inside a line break.
  const offset = text.startsWith('\r\n', place - 1) ? place - 1 : place;
  if (random.chance(0.3)) return offset;
  const end = /\r?\n|$/u.exec(text.slice(offset));
  return offset + (end?.index ?? 0);
}

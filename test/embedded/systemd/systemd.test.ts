import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lineAt, lineStartsOf } from '../../../server/src/base/text.ts';
import { readUnitFile } from '../../../server/src/embedded/systemd/readUnitFile.ts';
import { unitProblems } from '../../../server/src/embedded/systemd/unitProblems.ts';
import { unitRefusals } from '../../../server/src/embedded/systemd/unitRefusals.ts';
import { unitTexts } from './unitTexts.ts';

interface Said {
  /** Absent where it is said of the whole unit. */
  readonly line?: number;
  readonly message: string;
}

const recording: { readonly release: string; readonly units: readonly (readonly Said[])[] } = JSON.parse(
  readFileSync('test/goldens/systemd.json', 'utf8'),
);

/** Where we say less, or nothing, on purpose. */
const silent: Readonly<Record<string, string>> = {
  'RemainAfterExit=\n': 'an empty word for yes or no does no harm',
  'KillMode=none\n': 'it is taken, with a word on how unsafe it is',
};

describe(`units as systemd ${recording.release} takes them`, () => {
  it('are recorded', () => assert.equal(recording.units.length, unitTexts.length));

  for (const [index, { name, text }] of unitTexts.entries()) {
    it(`${name}: ${JSON.stringify(text.slice(0, 90))}`, () => {
      const isSilent = Object.keys(silent).some((line) => text.includes(line));
      const said = isSilent ? [] : (recording.units[index] ?? []);
      const file = readUnitFile(text);
      const starts = lineStartsOf(text);
      const lineOf = (offset: number): number => lineAt(starts, offset) + 1;
      const problems = unitProblems(file, name.slice(name.lastIndexOf('.') + 1));
      const isReadable = !problems.some(({ message }) => message.includes('refuses the whole file'));
      const refusals = isReadable ? unitRefusals(name, [file]) : [];
      // A command that is refused is named by its line, and the unit is refused with it.
      const lines = new Set(said.flatMap(({ line }) => line ?? []));
      const ours = new Set(problems.map(({ range }) => lineOf(range.start)));
      const words = [...problems, ...refusals].map(({ message }) => message).join('\n');
      // A line that was to go on in the next one is one mistake, of which systemd speaks at the next one too.
      const isUnfinished = problems.some(({ message }) => message.includes('blank stands behind'));
      if (isUnfinished) assert.deepEqual([...ours], [Math.min(...lines)], words);
      else assert.deepEqual([...ours].sort(byNumber), [...lines].sort(byNumber), words);
      // A line that is ignored may be what the unit lacks; then it is said once.
      const isRefused = said.some(
        ({ line, message }) => line === undefined && /Refusing|fatal error|not loading/u.test(message),
      );
      if (ours.size === 0) assert.equal(refusals.length > 0, isRefused, words);
    });
  }
});

function byNumber(a: number, b: number): number {
  return a - b;
}

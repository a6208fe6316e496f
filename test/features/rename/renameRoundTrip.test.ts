import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../server/src/analysis.ts';
import { applyEdits } from '../../../server/src/base/text.ts';
import { isNameOf } from '../../../server/src/embedded/nameForms.ts';
import { namesOf, type PartName } from '../../../server/src/features/navigation/names.ts';
import { rename, renamePlace } from '../../../server/src/features/rename/rename.ts';
import { nameFacts } from '../../../server/src/generated/nameFacts.ts';
import { seedDocuments } from '../../fuzz/seeds.ts';
import { analyseText } from '../../support/analyseText.ts';

/** A name of the kind that no text has, as it is written at one place. */
function freshName({ kind, name, spelling }: PartName): string | undefined {
  const keeps = nameFacts.kinds[kind]?.keeps;
  const ending = keeps === undefined ? '' : (new RegExp(`@?${keeps}`, 'u').exec(name)?.[0] ?? '');
  return spelling.write(`${name.slice(0, name.length - ending.length)}zq${ending}`);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  assert.ok(item);
  return item;
}

/** What is found, but for the texts that may hold the name. */
function findings(analysis: Analysis): readonly string[] {
  return analysis.problems().map(({ code, path }) => `${code} ${path.join('/')}`);
}

/** What is said of some names of users and disks only, and of places on a system. */
const aboutNames =
  /^(?:butane\/(?:boot-luks-device-name|partition-without-number|user-not-core)|machineconfig\/not-changed-later|layers\/[\w-]+|files\/[\w-]+) /u;

/** What is refused for what the rest of the file says. */
const saysMore = /the file would be refused|other keys of this file make|encoded contents|only because it is called/u;

describe('renaming to a fresh name and back', () => {
  const texts = seedDocuments().flatMap(({ fileName, text }) => {
    const analysis = analyseText(text, { fileName });
    return namesOf(analysis).length > 0 ? [{ fileName, text, analysis }] : [];
  });

  it('gives the same text, and changes no other problem', () => {
    let done = 0;
    const property = fc.property(fc.nat(texts.length - 1), fc.nat(50), (index, place) => {
      const { fileName, text, analysis } = at(texts, index);
      const name = at(namesOf(analysis), place);
      const { start } = name.range;
      const fresh = freshName(name);
      if (fresh === undefined || !isNameOf(name.kind, name.name) || renamePlace(analysis, start)?.kind !== 'place')
        return;
      const there = rename(analysis, start, fresh);
      if (there?.kind !== 'renamed' && saysMore.test(there?.message ?? '')) return;
      if (there?.kind !== 'renamed') {
        assert.ok(fresh.length > 32, `${fileName}: ${there?.message} (${name.kind} ${name.name})`);
        return;
      }
      const changed = applyEdits(text, there.edits);
      const after = analyseText(changed, { fileName });
      // A name that is a key stands in the paths of what is found below it.
      const rest = (found: Analysis) =>
        findings(found)
          .filter((finding) => !aboutNames.test(finding))
          .map((finding) => finding.replaceAll(fresh, name.name));
      assert.deepEqual(rest(after), rest(analysis), `${fileName}: ${name.name}`);
      const moved = namesOf(after).find(({ range }) => changed.slice(range.start, range.end) === fresh);
      assert.ok(moved, `${fileName}: ${fresh}`);
      const back = rename(after, moved.range.start, text.slice(name.range.start, name.range.end));
      // Nothing becomes what the system has by itself, not even what had its name before.
      if (back?.kind === 'refused' && /exists on /u.test(back.message)) return;
      assert.equal(back?.kind === 'renamed' ? applyEdits(changed, back.edits) : back?.message, text);
      done++;
    });
    fc.assert(property, { seed: 20261127, numRuns: 150 });
    assert.ok(done > 50);
  });
});

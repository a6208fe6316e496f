import { printPath } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { respell } from '../../decode/fixes.ts';
import { problemAt } from '../../decode/shapeProblems.ts';
import type { Place } from '../../decode/visit.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { type Entry, propertiesOf } from '../../shape/entry.ts';
import { isSlipOf, nearest, sameLetters } from '../../shape/nearest.ts';
import type { Rule } from '../format.ts';
import { judgePlaces } from './judgePlaces.ts';

/**
 * Keys that look like a known one, where the tool takes any: in a source of packages, in the settings of another program. What
 * reads them passes over a name that it does not know.
 *
 * @param area the first half of the code
 */
export const nearKeys = (area: string): Rule => {
  const code = `${area}/misspelt-key`;
  return judgePlaces([code], (place, _target, document) => judge(place, code, document));
};

function* judge({ decoded, path }: Place, code: string, document: TextDocument): Generator<Problem> {
  const { entry, members } = decoded;
  if (!entry?.keywords.additionalProperties || !members) return;
  const known = propertiesOf(entry);
  if (known.size === 0) return;
  for (const [name, { pair, borrowed }] of members) {
    if (borrowed || known.has(name)) continue;
    const meant = meantKey(name, known);
    if (meant === undefined || members.has(meant)) continue;
    const where = path.length === 0 ? '' : ` in \`${printPath(path)}\``;
    yield problemAt(pair.key, {
      code,
      source: 'strata',
      severity: 'warning',
      message: `nothing is known to read \`${name}\`${where}, so it most likely does nothing; did you mean \`${meant}\`?`,
      path: [...path, name],
      fixes: () => respell(pair, meant, true)(document),
    });
  }
}

/** The key that a name is a slip of; of short ones only where letters are swapped or one is left out. */
function meantKey(name: string, known: ReadonlyMap<string, Entry>): string | undefined {
  const [likely] = nearest(name, known.keys());
  if (likely === undefined) return undefined;
  // Names of header fields, which begin with a capital, are read in any case.
  if (likely.toLowerCase() === name.toLowerCase() && likely !== likely.toLowerCase()) return undefined;
  return isSlipOf(name, likely) || (likely.length === 4 && sameLetters(name, likely)) ? likely : undefined;
}
